"""Reports through the interface: the same verbs, the same policy, the same refusals as on the pages."""

import pytest

from phoihop.people.models import Post
from phoihop.submissions.models import Entry
from phoihop.submissions.rules import Channel
from tests.api.conftest import Program


def test_a_report_is_begun_by_its_obligation(by_an, asked):
    owed = asked.owed["commune-military", "2025-Q1"]

    answer = by_an.send("POST", "/reports", {"obligation": owed.pk})

    assert (answer.status_code, answer.json()["status"], answer.json()["period"]) == (201, "draft", "2025-Q1")


def test_figures_are_stated_in_words_and_faults_come_back(by_an, draft):
    told = {"entries": [{"indicator": "TT01", "words": "trên 2.800"}, {"indicator": "DV01", "words": "mười %"}]}

    answer = by_an.send("PATCH", f"/reports/{draft.pk}/entries", told).json()

    assert [(one["words"], float(one["low"]), float(one["high"])) for one in answer["accepted"]] == [
        ("trên 2.800", 2800, 2900)
    ]
    assert [fault["cell"] for fault in answer["faults"]] == ["DV01"]


def test_an_entry_keeps_which_program_stated_it(by_an, draft):
    by_an.send("PATCH", f"/reports/{draft.pk}/entries", {"entries": [{"indicator": "DV01", "words": "5"}]})

    entry = Entry.objects.get()

    assert (entry.channel, entry.source) == (Channel.API, {"client": "kho/1.0", "token": "kho số liệu", "row": 1})


def test_a_dry_run_keeps_nothing(by_an, draft):
    told = {"entries": [{"indicator": "DV01", "words": "5"}], "dry_run": True}

    answer = by_an.send("PATCH", f"/reports/{draft.pk}/entries", told).json()

    assert (len(answer["accepted"]), Entry.objects.count()) == (1, 0)


def test_a_report_that_has_changed_is_not_overwritten(by_an, draft):
    tag = by_an.read(f"/reports/{draft.pk}")["ETag"]
    told = {"entries": [{"indicator": "DV01", "words": "5"}]}

    statuses = [
        by_an.send("PATCH", f"/reports/{draft.pk}/entries", told, headers={"If-Match": tag}).status_code
        for _time in range(2)
    ]

    assert statuses == [200, 412]


def test_what_is_unchanged_is_not_sent_again(by_an, draft):
    tag = by_an.read(f"/reports/{draft.pk}")["ETag"]

    answer = by_an.get(f"/api/v1/reports/{draft.pk}", headers={"If-None-Match": tag})

    assert (answer.status_code, answer.content) == (304, b"")


def test_a_list_has_a_tag_too(by_an, draft):
    tag = by_an.read("/reports")["ETag"]

    assert by_an.get("/api/v1/reports", headers={"If-None-Match": tag}).status_code == 304


def test_a_report_goes_through_its_life(by_anh, by_binh, filled):
    steps = [
        by_anh.send("POST", f"/reports/{filled.pk}/submit", {"acknowledged": True}),
        by_binh.send("POST", f"/reports/{filled.pk}/return", {"reason": "Số mô hình chưa khớp."}),
        by_anh.send("POST", f"/reports/{filled.pk}/submit", {"acknowledged": True}),
        by_binh.send("POST", f"/reports/{filled.pk}/approve"),
        by_binh.send("POST", f"/reports/{filled.pk}/reopen", {"reason": "Bổ sung số liệu."}),
    ]

    assert [step.json()["status"] for step in steps] == ["submitted", "returned", "submitted", "approved", "reopened"]


def test_a_report_with_gaps_is_refused_line_by_line(by_anh, draft):
    answer = by_anh.send("POST", f"/reports/{draft.pk}/submit", {})

    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert "TT01" in answer.json()["errors"]


def test_whoever_may_not_sign_is_refused(by_an, filled):
    assert by_an.send("POST", f"/reports/{filled.pk}/submit", {}).status_code == 403


def test_what_cannot_be_done_now_is_refused(by_binh, draft):
    answer = by_binh.send("POST", f"/reports/{draft.pk}/approve")

    assert (answer.status_code, answer.json()["title"]) == (409, "Hiện chưa thể thực hiện việc này")


def test_a_refusal_speaks_the_language_asked_for(by_binh, draft):
    answer = by_binh.send("POST", f"/reports/{draft.pk}/approve", headers={"Accept-Language": "en"})

    assert answer.json()["title"] == "This cannot be done now"


def test_a_text_is_written(by_an, draft, asked):
    told = {"text": "Nhân dân đồng tình ủng hộ."}

    answer = by_an.send("PUT", f"/reports/{draft.pk}/narratives/{asked.results.pk}", told)

    assert answer.json()["text"] == told["text"]


def test_a_list_is_paged_by_cursor(by_binh, asked):
    first = by_binh.read("/obligations", page_size=4).json()
    second = by_binh.get(first["next"]).json()

    seen = [one["id"] for one in first["results"] + second["results"]]
    assert (len(seen), sorted(set(seen))) == (8, seen)


def test_a_list_asks_few_queries(by_binh, asked, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        by_binh.read("/obligations")


@pytest.mark.parametrize(
    "path", ["/programmes", "/obligations", "/reports", "/targets", "/plans", "/tasks", "/activities", "/courses"]
)
def test_whoever_has_no_part_sees_nothing(path, approved, dung):
    Post.objects.filter(person=dung).delete()

    assert Program(dung).read(path).json()["results"] == []
