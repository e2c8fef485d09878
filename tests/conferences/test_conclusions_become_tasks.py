"""Clauses are numbered, issued, and become tasks that are followed; the next review begins with how they ended."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.plans.rules import State
from phoihop.plans.services import complete_task
from phoihop.reviews import services
from phoihop.reviews.beginning import Plan
from phoihop.reviews.models import Conclusion
from phoihop.reviews.papers import paper_of
from phoihop.reviews.quotes import differences
from phoihop.reviews.rules import bare_numbers
from phoihop.reviews.rules.conferences import Clause, tally
from tests.conferences.conftest import AFTER, CLAUSES, CONCLUDED, NOVEMBER, PLANNED

YEAR = {"since": date(2026, 1, 1), "until": date(2027, 1, 1)}


@pytest.fixture
def review(followed, programme, catalogue, binh):
    """The draft of the year's review, made in November."""
    return services.draft_review(plan=Plan(programme=programme, **YEAR), actor=binh, at=NOVEMBER)


def opening(review):
    """The passages of the first part, figures as words."""
    words = {figure.code: figure.words for figure in review.figures.all()}
    passages = list(review.passages.filter(annex=0))
    [first, second] = [n for n, one in enumerate(passages) if one.kind == "heading" and one.level == 1][:2]
    texts = [one.text for one in passages[first:second]]
    for code, word in words.items():
        texts = [text.replace(f"[[{code}]]", word) for text in texts]
    return texts


@given(st.lists(st.sampled_from(State)))
def test_every_task_stands_in_exactly_one_state(states):
    counted = tally(states)

    parts = counted.in_time + counted.late + counted.overdue + counted.under_way + counted.cancelled
    assert counted.given == len(states) == parts


def test_clauses_are_numbered_as_they_stand(held):
    assert [(each.number, each.text) for each in held.conclusions.all()] == list(enumerate(CLAUSES, 1))


def test_a_clause_that_stays_keeps_its_key_whatever_its_number(held, binh):
    first, second, _third = held.conclusions.all()
    clauses = [Clause(second.text, key=second.pk), Clause(first.text, key=first.pk)]

    kept = services.set_conclusions(conference=held, clauses=clauses, actor=binh, at=AFTER)

    assert [(each.pk, each.number) for each in kept] == [(second.pk, 1), (first.pk, 2)]


def test_a_clause_is_not_due_before_the_conference(held, binh):
    with pytest.raises(Invalid):
        services.set_conclusions(
            conference=held, clauses=[Clause("Làm ngay", due_on=date(2026, 7, 14))], actor=binh, at=AFTER
        )


def test_conclusions_are_issued_by_whoever_signs_for_the_lead(held, chi):
    with pytest.raises(NotAllowed):
        services.conclude(conference=held, actor=chi, at=CONCLUDED)


def test_nothing_is_concluded_before_it_is_held(conference, binh):
    with pytest.raises(Refused):
        services.conclude(conference=conference, actor=binh, at=PLANNED)


def test_issued_conclusions_stay_as_they_are(concluded, binh):
    assert concluded.notice_number.number == 1
    with pytest.raises(Refused):
        services.set_conclusions(conference=concluded, clauses=[Clause("Khác")], actor=binh, at=CONCLUDED)


def test_before_they_are_issued_no_task_is_given(held, give):
    with pytest.raises(Refused):
        give(held.conclusions.first(), date(2026, 8, 31))


def test_a_task_says_which_clause_it_comes_from(concluded, give):
    clause = concluded.conclusions.first()

    task = give(clause, date(2026, 8, 31))

    assert [one.pk for one in clause.tasks()] == [task.pk]
    assert task.source_label == "Kết luận 1 tại Hội nghị sơ kết 6 tháng đầu năm 2026 (ngày 15/07/2026)"


def test_a_clause_waits_until_its_task_is_given(concluded, give):
    waiting = [each.number for each in Conclusion.objects.awaiting_task()]
    give(concluded.conclusions.first(), date(2026, 8, 31))

    assert (waiting, [each.number for each in Conclusion.objects.awaiting_task()]) == ([1, 2], [2])


def test_the_next_review_opens_with_how_they_ended(review):
    heading, whole, first, second = opening(review)

    assert heading == "I. VIỆC THỰC HIỆN KẾT LUẬN HỘI NGHỊ TRƯỚC"
    assert whole == (
        "Hội nghị sơ kết 6 tháng đầu năm 2026, tổ chức ngày 15/07/2026, đã thống nhất 3 kết luận, giao 4 nhiệm vụ. "
        "Đến thời điểm tổng hợp: 1 nhiệm vụ hoàn thành đúng hạn; 1 nhiệm vụ hoàn thành chậm hạn; "
        "1 nhiệm vụ quá hạn, chưa hoàn thành; 1 nhiệm vụ đang thực hiện trong hạn."
    )
    assert first.startswith("Kết luận số 1 (các đơn vị kiện toàn")
    assert first.endswith("giao 2 nhiệm vụ: 1 nhiệm vụ hoàn thành đúng hạn; 1 nhiệm vụ hoàn thành chậm hạn.")
    assert second.endswith("giao 2 nhiệm vụ: 1 nhiệm vụ quá hạn, chưa hoàn thành; 1 nhiệm vụ đang thực hiện trong hạn.")


def test_what_follows_is_numbered_on(review):
    headings = review.passages.filter(annex=0, kind="heading", level=1).values_list("text", flat=True)

    assert [text.partition(".")[0] for text in headings] == ["I", "II", "III", "IV", "V", "VI"]


def test_no_figure_of_it_is_typed(review):
    texts = [one.text for one in review.passages.filter(annex=0) if one.text.startswith("Kết luận số")]

    assert [bare_numbers(text) for text in texts] == [[], []]


def test_a_task_completed_later_is_a_difference_and_comes_with_a_refresh(review, binh):
    task = Conclusion.objects.get(number=2).tasks().order_by("due_on").first()
    complete_task(task=task, product="Báo cáo", on=NOVEMBER.date(), actor=binh, at=NOVEMBER)
    changed = {one.figure.label.partition(";")[0]: (one.was, one.becomes) for one in differences(review)}

    services.refresh_figures(review=review, actor=binh, at=NOVEMBER)

    assert changed["Số nhiệm vụ hoàn thành chậm hạn"] == ("1", "2")
    assert differences(review) == []


def test_its_figures_stand_in_the_annex_of_sources(review):
    [source] = [one for one in paper_of(review).sources if one.statement.startswith("Số kết luận của hội nghị")]

    assert source.origin.startswith("Sổ theo dõi nhiệm vụ giao từ kết luận hội nghị")


def test_without_a_conference_before_it_a_review_begins_with_the_features(programme, catalogue, binh, conference):
    review = services.draft_review(plan=Plan(programme=programme, **YEAR), actor=binh, at=NOVEMBER)

    assert review.passages.filter(kind="heading").first().text == "I. ĐẶC ĐIỂM TÌNH HÌNH"


def test_a_review_does_not_follow_what_was_concluded_after_it(concluded, programme, catalogue, binh):
    before = CONCLUDED - timedelta(days=1)

    review = services.draft_review(plan=Plan(programme=programme, **YEAR), actor=binh, at=before)

    assert review.passages.filter(kind="heading").first().text == "I. ĐẶC ĐIỂM TÌNH HÌNH"
