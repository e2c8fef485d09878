"""Every page speaks one language: no sentence of the other one is left between."""

import polib
import pytest

from phoihop.submissions import services as submissions
from tests.journeys.conftest import MORNING
from tools.pages import ROOT

# Shorter ones may stand in the names of things, which keep their own language.
SENTENCE = 14
PAGES = (
    "/",
    "/programmes/",
    "/programmes/{programme}/",
    "/submissions/",
    "/submissions/inbox/",
    "/submissions/{report}/",
    "/submissions/completeness/{key}/",
    "/submissions/closings/",
    "/analytics/programmes/{programme}/",
    "/analytics/programmes/{programme}/table/",
    "/reviews/",
    "/reviews/new/?programme={programme}",
    "/indicators/",
    "/organisations/",
    "/places/",
    "/reporting/programmes/{programme}/",
    "/accounts/2fa/",
)


@pytest.fixture
def sentences():
    """What the site says, in English and in Vietnamese."""
    files = [*(ROOT / "phoihop").glob("*/locale/vi/LC_MESSAGES/django.po")]
    pairs = [(entry.msgid, entry.msgstr) for path in files for entry in polib.pofile(str(path))]
    return [pair for pair in pairs if "%" not in pair[0] and all(len(each) >= SENTENCE for each in pair)]


@pytest.fixture
def addresses(february, programme, owed, binh):
    """The main pages, with something on each."""
    own = submissions.open_report(obligation=owed["province-military", "2026-03"], actor=binh, at=MORNING)
    known = {"programme": programme.slug, "key": programme.pk, "report": own.pk}
    return [page.format(**known) for page in PAGES]


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

    left = [(at, vi) for at, text in read(window, addresses) for en, vi in sentences if vi in text and vi not in en]

    assert left == []


def test_in_vietnamese_nothing_is_said_in_english(window, addresses, sentences, binh):
    window.sign_in(binh)

    left = [(at, en) for at, text in read(window, addresses) for en, vi in sentences if en in text and en not in vi]

    assert left == []
