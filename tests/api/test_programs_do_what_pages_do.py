"""What a page can write, a program can write; what is left to pages is said here, with the reason."""

import ast
import re
from functools import cache

from phoihop.config.api import ROOMS, described
from tools.pages import ROOT

HOUSE = ROOT / "phoihop"
LEFT_TO_PAGES = {
    "people.make_token": "a token that makes tokens would never expire",
    "people.revoke_token": "tokens are seen and ended where they are made",
    "people.set_password": "a secret is typed by whom it concerns, or by a steward at a page",
    "bulletin.receive": "readers are not signed in; the page keeps machines out",
    "bulletin.share": "readers are not signed in; the page keeps machines out",
    "submissions.accept_passages": "a person has to look at what was read out of a text before it counts",
    "submissions.receive": "what a phone kept; the page itself speaks JSON, and a program states entries",
    "submissions.take_answers": "workbooks; a program sends the same rows as JSON lines or CSV",
    "submissions.remember_table": "which columns of a workbook mean what; a program sends rows under their names",
    "submissions.open_many": "comes with the bulk rows of a program",
    "submissions.approve_many": "a list with boxes to tick; a program approves one after the other",
}


def files(room, *, interface):
    """The modules of a room that call services for somebody: those of its interface, or all others."""
    for path in (HOUSE / room).rglob("*.py"):
        inside = path.relative_to(HOUSE / room)
        of_interface = inside.parts[0] in {"api", "api.py"}
        if inside.parts[0] not in {"services", "services.py", "management", "migrations"} and of_interface is interface:
            yield path


@cache
def called(room, *, interface):
    """The services of its room that these modules name, as `room.verb`."""
    found = set()
    for path in files(room, interface=interface):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == f"phoihop.{room}"
            for alias in node.names
            if alias.name == "services"
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
                found.add(f"{room}.{node.attr}")
            if isinstance(node, ast.ImportFrom) and node.module == f"phoihop.{room}.services":
                found |= {f"{room}.{alias.name}" for alias in node.names}
    return found


def verbs(room):
    """The doors of a room's services: what is done in somebody's name."""
    found = set()
    for path in [*(HOUSE / room).glob("services.py"), *(HOUSE / room).glob("services/*.py")]:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and "actor" in {one.arg for one in node.args.kwonlyargs}:
                found.add(f"{room}.{node.name}")
    return found


def written():
    """The verbs that pages offer."""
    rooms = {path.parent.name for path in HOUSE.glob("*/services*")}
    return {verb for room in rooms for verb in called(room, interface=False) & verbs(room)}


def test_a_verb_of_a_page_is_a_verb_of_a_program():
    offered = {verb for room in ROOMS for verb in called(room.__name__.split(".")[1], interface=True)}

    assert written() - offered <= set(LEFT_TO_PAGES)
    assert not offered & set(LEFT_TO_PAGES)


DETAILS = [details for methods in described()["paths"].values() for details in methods.values()]


def unclear(details):
    """Whether an operation does not say what it does in whole English sentences."""
    summary, said = details["summary"], details["description"]
    whole = re.fullmatch(r"[A-Z].*[^.:;,]", summary) and re.fullmatch(r"[A-Z].*[.]", said, re.DOTALL)
    ours = re.search(r"\b(Raises|Refused|Invalid|NotAllowed)\b", said)
    asked = all(one["description"].endswith(".") for one in details.get("parameters", ()))
    return not whole or ours or not asked or not said.startswith(summary)


def test_an_operation_says_what_it_does_in_whole_sentences():
    assert [one["operationId"] for one in DETAILS if unclear(one)] == []


def descriptions(said):
    """Whatever is described, wherever it stands."""
    if isinstance(said, dict):
        yield from ([said["description"]] if isinstance(said.get("description"), str) else [])
        yield from (one for value in said.values() for one in descriptions(value))
    elif isinstance(said, list):
        yield from (one for value in said for one in descriptions(value))


def test_all_is_described_in_english():
    spoken = {word for one in descriptions(described()) for word in re.findall(r"[^\W\d_]+", one)}

    assert {word for word in spoken if not word.isascii()} <= {
        "Phối",
        "Hợp",
        "bằng",
        "giấy",
        "trên",
        "triệu",
        "đồng",
        "tỷ",
    }


def test_every_operation_has_its_own_name():
    names = [one["operationId"] for one in DETAILS]

    assert sorted(set(names)) == sorted(names)
