"""Every page of the house speaks one language: no sentence of the other one is left between."""

from contextlib import suppress

import polib
import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from tests.house.house import addresses
from tools.pages import ROOT

pytestmark = pytest.mark.long

# Shorter ones may stand in the names of things, which keep their own language.
SENTENCE = 14
MANY = 300
# What programs may ask is told in the language of programs.
IN_ENGLISH = {"api:reference"}
SAID_ALONE = ("placeholder", "aria-label", "title", "alt")


@pytest.fixture
def sentences():
    """What the site says, in English and in Vietnamese."""
    files = [*(ROOT / "phoihop").glob("*/locale/vi/LC_MESSAGES/django.po")]
    pairs = {(entry.msgid, entry.msgstr) for path in files for entry in polib.pofile(str(path))}
    return [pair for pair in pairs if "%" not in pair[0] and all(len(each) >= SENTENCE for each in pair)]


@pytest.fixture
def pages(house):
    """Gives what can be read on every page that Binh may look at, in a language, by its name."""

    def read(language):
        client = Client()
        client.force_login(house.world.person("binh"))
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        opened = {name: client.get(address, query) for name, address, query in looked_at(house)}
        return {name: legible(answer) for name, answer in opened.items() if is_page(answer)}

    return read


def looked_at(house):
    """Every address for which something is furnished; the table of who reaches which names the others."""
    for name, arguments in sorted(one for one in addresses() if one[0] not in IN_ENGLISH):
        with suppress(LookupError):
            yield name, house.address(name, arguments), house.queries.get(name)


def is_page(answer):
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


def legible(answer):
    """A page's words, and what stands in empty boxes or is only said."""
    page = html.fromstring(answer.content)
    alone = [element.get(name) for element in page.iter() for name in SAID_ALONE if element.get(name)]
    written = [" ".join(text.split()) for text in page.xpath("//body//text()[not(parent::script or parent::style)]")]
    return "\n".join(["", *written, *alone, ""])


def says(text, words):
    """A sentence may stand among others; a mere name stands alone: names of things are made of the same words."""
    return words in text if words.endswith(".") else f"\n{words}\n" in text


def test_in_english_nothing_is_said_in_vietnamese(pages, sentences):
    said = pages("en")

    assert [(at, vi) for at, text in said.items() for en, vi in sentences if says(text, vi) and vi not in en] == []
    assert len({en for text in said.values() for en, _ in sentences if says(text, en)}) > MANY


def test_in_vietnamese_nothing_is_said_in_english(pages, sentences):
    said = pages("vi")

    assert [(at, en) for at, text in said.items() for en, vi in sentences if says(text, en) and en not in vi] == []
    assert len({vi for text in said.values() for _, vi in sentences if says(text, vi)}) > MANY
