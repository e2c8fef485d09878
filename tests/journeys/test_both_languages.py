"""Every page speaks one language: no sentence of the other one is left between."""

import polib
import pytest

from tools.pages import ROOT

# Shorter ones may stand in the names of things, which keep their own language.
SENTENCE = 14
MANY = 40


@pytest.fixture
def sentences():
    """What the site says, in English and in Vietnamese."""
    files = [*(ROOT / "phoihop").glob("*/locale/vi/LC_MESSAGES/django.po")]
    pairs = [(entry.msgid, entry.msgstr) for path in files for entry in polib.pofile(str(path))]
    return [pair for pair in pairs if "%" not in pair[0] and all(len(each) >= SENTENCE for each in pair)]


def read(window, addresses):
    """What can be read on each page: its words, and what stands in empty boxes or is only said."""
    for address in addresses:
        window.page.goto(address)
        said = "[...document.querySelectorAll('[placeholder], [aria-label], [title]')].flatMap("
        said += "each => ['placeholder', 'aria-label', 'title'].map(name => each.getAttribute(name)))"
        yield address, "\n".join([window.page.locator("body").inner_text(), *filter(None, window.page.evaluate(said))])


def test_in_english_nothing_is_said_in_vietnamese(window, addresses, sentences, binh):
    window.sign_in(binh)
    window.page.get_by_role("button", name="English").click()
    texts = list(read(window, addresses))

    assert [(at, vi) for at, text in texts for en, vi in sentences if vi in text and vi not in en] == []
    assert len({en for _, text in texts for en, _ in sentences if en in text}) > MANY


def test_in_vietnamese_nothing_is_said_in_english(window, addresses, sentences, binh):
    window.sign_in(binh)
    texts = list(read(window, addresses))

    assert [(at, en) for at, text in texts for en, vi in sentences if en in text and en not in vi] == []
    assert len({vi for _, text in texts for _, vi in sentences if vi in text}) > MANY
