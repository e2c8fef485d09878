"""Whatever a service notes in the journal is read there in words, in either language."""

import ast

import pytest
from django.utils.translation import override

from phoihop.audit.models import JournalEntry
from phoihop.audit.wording import deed, deeds_called, told
from tools.pages import ROOT

HOUSE = ROOT / "phoihop"
ABOUT = {"actor", "at", "target", "targets", "turns", "action"}


def noted():
    """What the services note: each action with the names of the facts that stand beside it in the code."""
    for path in sorted(HOUSE.glob("*/services*/**/*.py")) + sorted(HOUSE.glob("*/services.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"record", "record_many"}:
                said = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
                if isinstance(said.get("action"), ast.Constant):
                    yield said["action"].value, said.keys() - ABOUT


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_deed_and_fact_of_a_service_has_words(language):
    with override(language):
        nameless = {action for action, _facts in noted() if deed(action) == action}
        unnamed = {
            (action, fact)
            for action, facts in noted()
            for fact in facts
            for name, _value in told(action, "audit.journalentry", {fact: None})
            if language == "vi" and name == fact
        }

    assert (nameless, unnamed) == (set(), set())


def test_the_journal_of_a_whole_year_is_read_in_vietnamese(house):
    with override("vi"):
        raw = {
            (entry.action, name)
            for entry in JournalEntry.objects.all()
            for name in [entry.deed, *(name for name, _said in entry.told)]
            if name == entry.action or name in entry.facts
        }

    assert raw == set()


def test_the_values_of_facts_are_read_as_people_write_them(house):
    facts = {
        "old": {"due_on": "2026-03-31"},
        "new": None,
        "weight": 12_000,
        "source": "conclusion",
        "changed": ["name"],
    }

    with override("vi"):
        said = [value for _name, value in told("plans.task_edited", "plans.task", facts)]

    assert said == ["hạn hoàn thành: 31/03/2026", "–", "12.000", "Kết luận hội nghị", "nhiệm vụ"]


def test_the_journal_is_searched_by_what_was_done(house, client):
    client.force_login(house.world.person("giang"))

    page = client.get("/journal/", {"q": "ky ket chuong trinh"}).text

    assert "Ký kết chương trình phối hợp" in page
    assert "Mở tài khoản" not in page
    assert deeds_called("nothing like this") == []
