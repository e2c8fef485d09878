"""The guard on content stands on every text that somebody may type, and on every file.

Which words reach `guard` is read from the services: the arguments of each call that leads to it, in a room. A column of
text must be among them by its name, by the last word of it (a `withdrawal_reason` is a `reason`), or be excepted below.
"""

import ast
from functools import cache

import pytest
from django.apps import apps
from django.db import models

from tools.pages import ROOT

HOUSE = ROOT / "phoihop"
MADE = {
    "search_text": "made by the services of words that were guarded",
    "sort_text": "made by the services of words that were guarded",
    "public_text": "made by the services of words that were guarded",
    "spelled_text": "made by the services of the register's names",
    "name_en": "given together with the name, which is guarded, or English of a register",
    "words_en": "a figure in words, made by the site",
    "digest": "a hash",
    "seal": "a hash",
}
EXCEPTED = {
    "audit.JournalEntry": "the journal repeats what happened; keys and names of things",
    "commendations.AwardStep.note": "a reason that was guarded where it was given",
    "commendations.Evidence": "the label, figure and address of things that were guarded",
    "documents.Upload.sha256": "a hash",
    "documents.Upload.name": "a mark of secrecy in it is refused; cameras and telephones name files by long numbers",
    "documents.NumberSeries.issuer": "a key that the site makes",
    "exchange": "identifiers and codes of another system, as it gave them",
    "indicators.Indicator.code": "a code of the catalogue, held by its own rule",
    "indicators.Indicator.typed_in": "a unit among few",
    "indicators.IndicatorGroup": "the catalogue's own groups",
    "indicators.Target.words": "a quantity: anything else is refused",
    "liaison.Note.period": "a code of a period",
    "liaison.Recipient.read_as": "the office of a post, which is guarded",
    "organisations": "the register of bodies: names, abbreviations and numbers of decisions",
    "people.Person.username": "a name to sign in with, held by its own rule",
    "people.Person.password": "a hash",
    "people.Person.email": "an address of one's office",
    "people.Person.language": "one among two",
    "plans.Task.source_key": "a key that the site makes",
    "reviews.QuotedFigure": "a figure as the analytics word it",
    "territories": "the register of places: names, codes and numbers of decisions",
}

RENAMED = {"plans.Task.handed_in": "product"}
"""Columns that are called otherwise where they are guarded."""


def is_excepted(field):
    model = f"{field.model._meta.label}"
    return bool({field.model._meta.app_label, model, f"{model}.{field.name}"} & set(EXCEPTED)) or field.name in MADE


FIELDS = [
    field
    for model in apps.get_models()
    if model.__module__.startswith("phoihop.")
    for field in model._meta.local_fields
    if isinstance(field, models.CharField | models.TextField)
    and not isinstance(field, models.SlugField)
    and not field.choices
]


@cache
def trees(room):
    """The services of a room and what they decide by."""
    files = [*(HOUSE / room).glob("services*.py"), *(HOUSE / room).glob("services/**/*.py")]
    rules = [*(HOUSE / room).glob("rules*.py"), *(HOUSE / room).glob("rules/**/*.py")]
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(files + rules)]


def nodes(room, kind):
    return [node for tree in trees(room) for node in ast.walk(tree) if isinstance(node, kind)]


def called(call):
    return getattr(call.func, "id", None) or getattr(call.func, "attr", "")


def words_of(node):
    """Every name, attribute, keyword and string under a node."""
    for each in ast.walk(node):
        match each:
            case ast.Name(id=word) | ast.Attribute(attr=word) | ast.keyword(arg=str(word)):
                yield word
            case ast.Constant(value=str(word)) if word.isidentifier():
                yield word


@cache
def guarded(room):
    """The words that reach `guard` in a room: in the calls that lead to it, and what these names stand for."""
    functions = nodes(room, ast.FunctionDef)
    leading = {"guard"}
    while more := {
        each.name
        for each in functions
        if each.name not in leading
        and any(called(call) in leading for call in ast.walk(each) if isinstance(call, ast.Call))
    }:
        leading |= more
    found = set()
    for function in functions:
        calls = [call for call in ast.walk(function) if isinstance(call, ast.Call)]
        said = {word for call in calls if called(call) in leading for word in words_of(call)}
        for line in ast.walk(function):
            if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name) and line.targets[0].id in said:
                said |= set(words_of(line.value))
        if any(called(call) == "guard" for call in calls):
            said |= set(words_of(function))
        found |= said
    return found | {word for name in found for word in meaning(room).get(name, ())}


@cache
def meaning(room):
    """What the names of a room stand for: fields of its values, and strings of its constants."""
    known = {}
    for each in nodes(room, ast.ClassDef):
        known[each.name] = {line.target.id for line in each.body if isinstance(line, ast.AnnAssign)}
    for each in nodes(room, ast.Assign):
        if isinstance(each.targets[0], ast.Name) and each.targets[0].id.isupper():
            known[each.targets[0].id] = set(words_of(each.value))
    for function in nodes(room, ast.FunctionDef):
        for argument in [*function.args.args, *function.args.kwonlyargs]:
            if isinstance(argument.annotation, ast.Name) and argument.annotation.id in known:
                known.setdefault(argument.arg, set()).update(known[argument.annotation.id])
    return known


@pytest.mark.parametrize("field", [field for field in FIELDS if not is_excepted(field)], ids=str)
def test_the_guard_stands_on(field):
    renamed = RENAMED.get(f"{field.model._meta.label}.{field.name}", field.name)

    assert {field.name, renamed, field.name.rpartition("_")[2]} & guarded(field.model._meta.app_label)


def test_no_exception_is_out_of_date():
    known = {
        name
        for field in FIELDS
        for label in [field.model._meta.label]
        for name in (field.model._meta.app_label, label, f"{label}.{field.name}")
    }

    assert set(EXCEPTED) - known == set()


def test_files_are_kept_by_one_service_alone():
    """It looks into each file before it stores it."""
    stored = {
        str(path.relative_to(HOUSE))
        for path in HOUSE.rglob("*.py")
        if "migrations" not in path.parts
        and {"default_storage", "Upload.objects.create("} & set(pieces(path.read_text(encoding="utf-8")))
    }

    assert stored == {"documents/services.py"}


def pieces(text):
    return [each for each in ("default_storage", "Upload.objects.create(") if each in text]
