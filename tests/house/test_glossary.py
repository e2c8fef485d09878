"""Every noun bears its Vietnamese name, and stands in the glossary."""

import inspect
import re

import pytest
from django.apps import apps

from tools.pages import ROOT

GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
NOUNS = [noun for noun in apps.get_models() if noun.__module__.startswith("phoihop.")]


@pytest.mark.parametrize("noun", NOUNS, ids=[noun.__name__ for noun in NOUNS])
def test_a_noun_bears_its_vietnamese_name_and_stands_in_the_glossary(noun):
    first = inspect.getdoc(noun).splitlines()[0]

    named = re.search(r"\(([^()]+)\)\.?$", first)

    assert named, f"{first!r} does not end in a Vietnamese name in brackets"
    assert f"| {noun.__name__} | {named[1]} |" in GLOSSARY


def test_no_word_stands_in_the_glossary_twice():
    words = re.findall(r"^\| ([^|]+) \|", GLOSSARY, re.MULTILINE)

    assert sorted(words) == sorted(set(words))
