"""What the rules find between the figures of a report; no database is needed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.quantities import Bounds
from phoihop.submissions.rules import working_days_between
from phoihop.submissions.rules.statements import Asked, Severity, Statement, fault_of, said_back
from phoihop.submissions.rules.validation import Report, Stated, faults_between, unanswered
from tests.conftest import NOON

AMOUNTS = st.integers(min_value=0, max_value=10**7).map(Decimal)
BOUNDS = st.tuples(AMOUNTS, AMOUNTS | st.none()).map(
    lambda ends: Bounds(ends[0], None if ends[1] is None else ends[0] + ends[1])
)


def asked(code, **more):
    facts = {"indicator": 1, "label": code, "unit": "mô hình", "kind": "count"} | more
    return Asked(code=code, **facts)


FORM = {
    "DV01": asked("DV01", label="Số mô hình đăng ký"),
    "DV02": asked("DV02", label="Trong đó: tập thể", whole="DV01"),
    "DV03": asked("DV03", label="Trong đó: cá nhân", whole="DV01"),
    "QP04": asked("QP04", label="Số đảng viên nhập ngũ", whole="QP02"),
    "QP02": asked("QP02", label="Số công dân nhập ngũ", stock=True),
}


def report(before=None, *, ended=False, notes=(), **figures):
    stated = {code: Stated(exact(value), note="đã xem" if code in notes else "") for code, value in figures.items()}
    earlier = {code: exact(value) for code, value in (before or {}).items()}
    return Report(asked=FORM, stated=stated, before=earlier, ended=ended)


def exact(value):
    if isinstance(value, Bounds):
        return value
    return Bounds(Decimal(value), Decimal(value))


def rules(of):
    return [(fault.code, fault.rule) for fault in faults_between(of)]


def test_sound_figures_have_no_fault():
    assert rules(report(DV01=10, DV02=4, DV03=6)) == []


def test_a_part_beyond_its_whole_is_an_error():
    [fault] = faults_between(report(DV01=10, DV02=11))

    assert (fault.code, fault.rule, fault.severity) == ("DV02", "part_exceeds_whole", Severity.ERROR)


def test_a_part_that_may_be_beyond_its_whole_is_a_warning():
    part = Bounds(Decimal(8), Decimal(12))

    [fault] = faults_between(report(DV01=10, DV02=part))

    assert (fault.rule, fault.severity) == ("part_may_exceed_whole", Severity.WARNING)


def test_alike_words_for_part_and_whole_are_not_doubted():
    alike = Bounds(Decimal(100), Decimal(200))

    assert rules(report(DV01=alike, DV02=alike)) == []


def test_collectives_and_individuals_make_up_the_whole():
    assert rules(report(DV01=10, DV02=4, DV03=5)) == [("DV01", "parts_do_not_add_up")]


def test_other_parts_need_not_make_up_the_whole():
    assert rules(report(QP02=100, QP04=10)) == []


@pytest.mark.parametrize(("before", "now", "jumps"), [(10, 60, True), (10, 50, False), (2, 15, False), (0, 21, True)])
def test_a_figure_more_than_five_times_the_one_before_is_asked_about(before, now, jumps):
    assert bool(rules(report(before={"DV01": before}, DV01=now))) == jumps


def test_what_is_there_does_not_vanish_unasked():
    assert rules(report(before={"QP02": 100}, QP02=0)) == [("QP02", "jump")]


def test_what_was_done_before_need_not_be_done_again():
    assert rules(report(before={"DV01": 100}, DV01=0)) == []


def test_a_note_answers_a_warning():
    assert rules(report(before={"DV01": 10}, DV01=60, notes=["DV01"])) == []


def test_an_estimate_that_stayed_after_the_period_is_asked_about():
    stated = {"DV01": Stated(exact(5), estimated=True)}

    assert rules(Report(asked=FORM, stated=stated, before={}, ended=True)) == [("DV01", "estimate_stayed")]


def test_a_reason_and_zero_are_answers():
    stated = {"DV01": Stated(exact(0)), "DV02": Stated(None)}

    assert [line.code for line in unanswered(Report(asked=FORM, stated=stated, before={}))] == ["DV03", "QP04", "QP02"]


@given(part=BOUNDS, whole=BOUNDS)
def test_an_error_is_found_only_where_no_true_figures_could_agree(part, whole):
    errors = [fault for fault in faults_between(report(DV01=whole, DV02=part)) if fault.severity is Severity.ERROR]

    assert bool(errors) == (whole.high is not None and part.low > whole.high)


@given(part=BOUNDS, whole=BOUNDS)
def test_where_a_part_surely_fits_nothing_is_said(part, whole):
    if part.high is not None and part.high <= whole.low:
        assert rules(report(DV01=whole, DV02=part)) == []


@given(words=st.text(max_size=140), missing=st.sampled_from(["", "not_yet", "?"]), note=st.text(max_size=310))
def test_whatever_is_typed_is_accepted_or_answered(words, missing, note):
    statement = Statement(indicator="DV01", words=words, missing=missing, note=note)

    fault = fault_of(FORM["DV01"], statement, estimates=False)

    assert fault is None or (fault.reason and fault.words == words)


@given(amount=st.integers(min_value=0, max_value=10**12))
def test_what_is_said_back_is_understood_alike(amount):
    assert said_back(FORM["DV01"], f"{amount:,}".replace(",", ".")).removesuffix(" mô hình").replace(".", "") == str(
        amount
    )


def test_waiting_is_counted_in_working_days():
    friday = NOON.date().replace(day=7)

    assert working_days_between(friday, friday.replace(day=10)) == 1
