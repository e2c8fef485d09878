from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Permission
from phoihop.audit.models import JournalEntry
from phoihop.documents import services
from phoihop.documents.models import IssuedNumber, NumberSeries
from phoihop.documents.paper import Kind
from phoihop.documents.rules import Scope, Term, gaps, series_start
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused

TERM = Term(date(2025, 9, 20), date(2030, 9, 20))
GRANTED = {"permission": Permission.REGISTER_EDIT, "thing": None, "actor": SYSTEM}


@pytest.fixture
def issue(db, noon):
    """Gives the next number to a report of one body, changed as told."""

    def given_(**changes):
        parts = {
            "issuer": "body:12",
            "kind": Kind.REPORT,
            "scope": Scope.YEAR,
            "signed_on": date(2026, 3, 1),
            "subject": "Kết quả quý I",
            "paper": "",
            "at": noon,
        }
        return services.issue_number(**(parts | GRANTED | changes))

    return given_


@pytest.fixture
def enter(db, noon):
    """Notes a number of the paper register."""

    def noted(number, **changes):
        parts = {
            "issuer": "body:12",
            "kind": Kind.REPORT,
            "scope": Scope.YEAR,
            "number": number,
            "signed_on": date(2026, 2, 1),
            "subject": "Báo cáo trong sổ",
            "at": noon,
        }
        return services.enter_number(**(parts | GRANTED | changes))

    return noted


def test_the_papers_of_a_series_count_from_one(issue):
    assert [issue().number for _ in range(3)] == [1, 2, 3]


def test_each_type_and_each_issuer_counts_for_itself(issue):
    issue()

    assert [issue(kind=Kind.PLAN).number, issue(issuer="body:13").number, issue().number] == [1, 1, 2]


def test_a_state_body_begins_again_on_1_january(issue):
    issue(signed_on=date(2026, 12, 31))

    assert issue(signed_on=date(2027, 1, 1)).number == 1


def test_a_party_body_goes_on_through_its_term(issue):
    numbers = [
        issue(scope=Scope.TERM, term=TERM, signed_on=day).number for day in (date(2026, 12, 31), date(2027, 1, 1))
    ]

    assert numbers == [1, 2]


def test_a_new_term_begins_a_new_series(issue):
    issue(scope=Scope.TERM, term=TERM)

    assert issue(scope=Scope.TERM, term=Term(date(2030, 9, 20)), signed_on=date(2031, 1, 1)).number == 1


def test_a_series_by_term_needs_its_term(issue):
    with pytest.raises(Invalid):
        issue(scope=Scope.TERM)


def test_a_day_outside_the_term_is_refused(issue):
    with pytest.raises(Invalid):
        issue(scope=Scope.TERM, term=TERM, signed_on=TERM.until)


def test_a_secret_paper_is_never_numbered(issue):
    with pytest.raises(Refused):
        issue(secret=True)

    assert NumberSeries.objects.count() == 0


@pytest.mark.parametrize("subject", ["TỐI MẬT: phương án", "Gọi 0912345678"])
def test_a_subject_holds_no_secret_and_no_number_of_a_person(issue, enter, subject):
    with pytest.raises(Invalid):
        issue(subject=subject)
    with pytest.raises(Invalid):
        enter(4, subject=subject)


def test_a_paper_keeps_the_number_it_bears(issue):
    first, again = issue(paper="review:7"), issue(paper="review:7")

    assert (first, issue().number) == (again, 2)


def test_numbers_of_the_paper_register_move_the_series_on(issue, enter):
    enter(36)

    assert issue().number == 37


def test_a_number_is_never_given_twice(issue, enter):
    issue()

    with pytest.raises(Refused):
        enter(1)


def test_numbers_begin_at_one(enter):
    with pytest.raises(Invalid):
        enter(0)


def test_what_nobody_bears_is_reported(enter):
    enter(3)
    enter(5)

    assert NumberSeries.objects.get().gaps() == [1, 2, 4]


def test_a_withdrawn_number_stays_unused(issue, noon):
    first = issue(paper="review:7")

    services.withdraw_number(issued=first, reason="Không ban hành", at=noon, **GRANTED)

    assert issue(paper="review:7").number == 2
    assert NumberSeries.objects.get().gaps() == [1]


def test_a_number_is_withdrawn_once_and_for_a_reason(issue, noon):
    number = issue()
    with pytest.raises(Invalid):
        services.withdraw_number(issued=number, reason=" ", at=noon, **GRANTED)

    services.withdraw_number(issued=number, reason="Trùng", at=noon, **GRANTED)

    with pytest.raises(Refused):
        services.withdraw_number(issued=number, reason="Trùng", at=noon, **GRANTED)


def test_every_number_leaves_a_trace(issue, enter, noon):
    services.withdraw_number(issued=issue(), reason="Trùng", at=noon, **GRANTED)
    enter(9)

    actions = JournalEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["documents.issue_number", "documents.withdraw_number", "documents.issue_number"]


class Nobody:
    pk = None

    def bodies_as(self, _role):
        return frozenset()


def test_whoever_may_not_write_the_paper_gets_no_number(issue):
    with pytest.raises(NotAllowed):
        issue(actor=Nobody())


def test_a_register_of_numbers_is_read_in_one_question(issue, django_assert_max_num_queries):
    for _ in range(5):
        issue()

    with django_assert_max_num_queries(1):
        assert [str(number)[:2] for number in IssuedNumber.objects.for_listing()] == ["05", "04", "03", "02", "01"]


@given(st.sets(st.integers(1, 200)))
def test_gaps_and_given_numbers_together_count_without_a_hole(given_numbers):
    last = max(given_numbers, default=0)

    assert sorted([*gaps(last, given_numbers), *given_numbers]) == list(range(1, last + 1))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_year_of_a_paper_begins_before_it(day):
    start = series_start(Scope.YEAR, day, None)

    assert (start.year, start <= day) == (day.year, True)
