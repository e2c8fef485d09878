"""Who owes what, for which period, by when."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from phoihop.access.checks import SYSTEM, may
from phoihop.access.roles import Permission
from phoihop.foundation.periods import Cut, Kind, period
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.foundation.workdays import add_working_days, is_working_day
from phoihop.organisations import services as organisations
from phoihop.programmes import services as programmes
from phoihop.reporting import services
from phoihop.reporting.models import Obligation
from phoihop.reporting.rules import RECURRENT, Allowance, Share, Span, coming, due_day, owed_periods, who_owes
from phoihop.submissions import services as submissions

MARCH = date(2025, 3, 1)


@pytest.fixture
def told(binh, noon):
    """Whose act it is, and when."""
    return {"actor": binh, "at": noon}


def owed(regime, **wanted):
    return list(regime.obligations.filter(**wanted).order_by("since", "body__sort_text"))


def test_every_participant_owes_every_period(regime, told, world):
    services.make_obligations(regime=regime, until=MARCH, **told)

    assert [(one.period_code, one.body) for one in owed(regime)] == [
        (month, body)
        for month in ("2025-01", "2025-02")
        for body in (world.commune_military, world.second_commune_military, world.province_military)
    ]


def test_a_period_that_is_not_over_by_that_day_is_not_yet_owed(regime, told):
    services.make_obligations(regime=regime, until=date(2025, 2, 27), **told)

    assert {one.period_code for one in owed(regime)} == {"2025-01"}


def test_making_again_makes_nothing_twice(regime, told):
    services.make_obligations(regime=regime, until=MARCH, **told)

    assert services.make_obligations(regime=regime, until=MARCH, **told) == []
    assert len(services.make_obligations(regime=regime, until=date(2025, 4, 1), **told)) == 3


def test_a_report_is_handed_to_whoever_receives_it_or_stays_at_home(regime, told, world):
    services.make_obligations(regime=regime, until=date(2025, 2, 1), **told)

    assert [one.receiver for one in owed(regime)] == [world.province_military] * 3


def test_each_level_has_its_own_deadline(regime, told, world):
    services.make_obligations(regime=regime, until=MARCH, **told)

    communes = owed(regime, body=world.commune_military)
    province = owed(regime, body=world.province_military)
    # 3 February is the first working day after Tết; 8 February, 8 March and 3 March fall on Saturday, Saturday, Monday.
    assert [one.due_on for one in communes] == [date(2025, 2, 3), date(2025, 3, 3)]
    assert [one.due_on for one in province] == [date(2025, 2, 10), date(2025, 3, 10)]


def test_whoever_leaves_during_a_period_does_not_owe_it(regime, programme, told, world):
    leaving = programme.participations.get(body=world.commune_military)
    programmes.leave(participation=leaving, on=date(2025, 2, 15), **told)
    services.make_obligations(regime=regime, until=MARCH, **told)

    assert [one.period_code for one in owed(regime, body=world.commune_military)] == ["2025-01"]


def test_whoever_receives_on_the_last_day_receives_the_whole_period(regime, programme, told, world):
    moving = programme.participations.get(body=world.commune_military)
    programmes.redirect(participation=moving, reports_to=world.province_party, on=date(2025, 2, 15), **told)
    services.make_obligations(regime=regime, until=MARCH, **told)

    received = [one.receiver for one in owed(regime, body=world.commune_military)]
    assert received == [world.province_military, world.province_party]


def test_a_body_that_ceased_owes_nothing_more(regime, told, world, giang, noon):
    organisations.dissolve(body=world.second_commune_military, on=date(2025, 2, 10), actor=giang, at=noon)
    services.make_obligations(regime=regime, until=MARCH, **told)

    assert [one.period_code for one in owed(regime, body=world.second_commune_military)] == ["2025-01"]


def test_the_place_is_where_the_body_worked_at_the_end(regime, told, world, giang, noon):
    organisations.relocate(
        body=world.commune_military, place=world.second_commune, on=date(2025, 2, 10), actor=giang, at=noon
    )
    services.make_obligations(regime=regime, until=MARCH, **told)

    assert [one.place for one in owed(regime, body=world.commune_military)] == [world.commune, world.second_commune]


def test_the_version_of_the_form_is_that_of_the_last_day(regime, version, told):
    later = services.new_version(form=version.form, since=date(2025, 2, 10), **told)
    services.publish_version(version=later, **told)
    services.make_obligations(regime=regime, until=MARCH, **told)

    assert {one.period_code: one.form_version.number for one in owed(regime)} == {"2025-01": 1, "2025-02": 2}


def test_a_level_without_a_deadline_stops_the_making_with_its_name(regime, calendar, told):
    services.drop_deadline(deadline=calendar.deadlines.get(level="commune"), **told)

    with pytest.raises(Refused, match="Cấp xã"):
        services.make_obligations(regime=regime, until=MARCH, **told)


def test_the_site_itself_may_make_what_is_owed(regime, noon):
    assert services.make_obligations(regime=regime, until=MARCH, actor=SYSTEM, at=noon)


def test_whoever_owes_does_not_make_what_is_owed(regime, anh, noon):
    with pytest.raises(NotAllowed):
        services.make_obligations(regime=regime, until=MARCH, actor=anh, at=noon)


def test_making_asks_as_few_queries_for_two_years_as_for_two_months(regime, told, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        made = services.make_obligations(regime=regime, until=date(2027, 1, 1), **told)

    assert len(made) == 24 * 3


@pytest.mark.parametrize("name", ["an", "anh", "binh", "chi", "dung", "giang"])
def test_the_list_shows_exactly_what_the_policy_allows(name, regime, told, world):
    services.make_obligations(regime=regime, until=MARCH, **told)
    person = world.person(name)

    listed = set(Obligation.objects.visible_to(person))

    assert listed == {one for one in Obligation.objects.all() if may(person, Permission.SUBMISSION_VIEW, one)}


def test_what_nobody_has_begun_may_be_withdrawn_with_a_reason(regime, told):
    services.make_obligations(regime=regime, until=MARCH, **told)
    first = owed(regime)[0]
    with pytest.raises(Invalid):
        services.withdraw_obligation(obligation=first, reason=" ", **told)

    services.withdraw_obligation(obligation=first, reason="Đơn vị mới thành lập", **told)

    assert len(owed(regime)) == 5


def test_what_somebody_has_begun_stays_owed(regime, told, world, an, noon):
    services.make_obligations(regime=regime, until=MARCH, **told)
    [first, _later] = owed(regime, body=world.commune_military)
    submissions.open_report(obligation=first, actor=an, at=noon)

    with pytest.raises(Refused):
        services.withdraw_obligation(obligation=first, reason="Nhầm", **told)


def test_a_regime_with_reports_owed_beyond_its_end_does_not_end(regime, told):
    services.make_obligations(regime=regime, until=MARCH, **told)
    with pytest.raises(Refused):
        services.end_regime(regime=regime, on=date(2025, 2, 1), **told)

    assert services.end_regime(regime=regime, on=MARCH, **told).valid_until == MARCH


def test_the_command_makes_what_is_owed_for_the_period_that_runs(regime, capsys, time_machine_in_march):
    call_command("make_obligations")

    assert {one.period_code for one in owed(regime)} == {"2025-01", "2025-02", "2025-03"}


@pytest.fixture
def time_machine_in_march():
    import time_machine  # noqa: PLC0415 - this test alone travels

    with time_machine.travel("2025-03-05T12:00:00+07:00", tick=False):
        yield


def test_the_command_passes_over_a_regime_that_cannot_be_served(regime, calendar, told, capsys):
    services.drop_deadline(deadline=calendar.deadlines.get(level="commune"), **told)

    call_command("make_obligations", "--until", "2025-02-28")

    assert "Cấp xã" in capsys.readouterr().err


days = st.dates(date(2017, 1, 1), date(2030, 6, 1))
allowances = st.builds(Allowance, st.integers(0, 60), st.booleans())


@given(days, allowances)
def test_at_least_one_working_day_lies_between_cut_off_and_deadline(last_day, allowance):
    assert due_day(last_day, allowance) >= add_working_days(last_day, 1)


@given(days, st.integers(-60, 60))
def test_a_shifted_deadline_never_falls_on_a_day_off(last_day, number):
    assert is_working_day(due_day(last_day, Allowance(number, shifted=True)))


@given(days, allowances)
def test_a_deadline_moves_only_later(last_day, allowance):
    assert due_day(last_day, allowance) >= last_day + timedelta(days=allowance.days)


def test_an_estimate_may_be_due_before_the_period_ends():
    assert due_day(date(2025, 12, 31), Allowance(-36, shifted=False)) == date(2025, 11, 25)


@given(
    st.sampled_from([Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR]), st.sampled_from(Cut), days, st.integers(1, 900)
)
def test_what_is_owed_tiles_the_days(kind, cut, since, length):
    span = Span(since, since + timedelta(days=length))

    periods = owed_periods(kind, cut, span, span.until)

    assert all(one.until == after.since for one, after in pairwise(periods))
    assert all(span.since <= one.since and one.until <= span.until for one in periods)


def test_a_term_is_owed_once_when_it_is_over():
    span = Span(date(2016, 11, 11), date(2021, 11, 11))

    assert owed_periods(Kind.TERM, Cut.CALENDAR, span, date(2021, 11, 10)) == []
    [whole] = owed_periods(Kind.TERM, Cut.CALENDAR, span, date(2022, 1, 1))
    assert (whole.since, whole.until) == (span.since, span.until)


@given(st.lists(st.tuples(days, st.integers(1, 500)), max_size=6))
def test_no_body_owes_a_period_twice(spans):
    begins, shares = None, []
    for since, length in sorted(spans):
        begins = max(since, begins or since)
        shares.append(Share(1, None, Span(begins, begins + timedelta(days=length))))
        begins += timedelta(days=length)

    assert all(len(who_owes(shares, period(Kind.MONTH, 2020, month))) <= 1 for month in range(1, 13))


@given(st.sampled_from(RECURRENT), st.sampled_from(Cut), days)
def test_the_coming_periods_begin_with_the_one_that_runs(kind, cut, today):
    first, *others = coming(kind, cut, today)

    assert today < first.until
    assert [one.until for one in others] == sorted({one.until for one in others})


def test_a_span_of_a_share_is_half_open():
    share = Share(1, None, Span(date(2025, 1, 1), date(2025, 1, 31)))
    january = period(Kind.MONTH, 2025, 1)

    assert (who_owes([share], january), who_owes([replace(share, span=Span(date(2025, 1, 31)))], january)) == (
        [],
        [replace(share, span=Span(date(2025, 1, 31)))],
    )
