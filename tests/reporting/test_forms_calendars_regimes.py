"""Designing what is asked."""

from datetime import date

import pytest

from phoihop.foundation.periods import Cut, Kind
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.indicators import services as indicators
from phoihop.reporting import services
from phoihop.reporting.models import Line


@pytest.fixture
def told(binh, noon):
    """Whose act it is, and when."""
    return {"actor": binh, "at": noon}


@pytest.fixture
def draft(world, told, catalogue):
    """A version that is being written, and asks one figure."""
    version = services.design_form(
        code="quy", name="Biểu quý", since=date(2025, 1, 1), owner=world.province_military, **told
    )
    section = services.add_section(version=version, name="Số liệu", **told)
    services.add_line(section=section, indicator=catalogue["TT02"], **told)
    return version


@pytest.fixture
def section(draft):
    return draft.sections.get()


@pytest.fixture
def establishing(programme, version, calendar, told):
    """What `establish_regime` is called with."""
    return {
        "programme": programme,
        "name": "Báo cáo tháng",
        "form": version.form,
        "calendar": calendar,
        "period_kind": Kind.MONTH,
        "since": date(2025, 1, 1),
        **told,
    }


def test_a_form_is_kept_by_a_body_of_its_designer(world, told):
    with pytest.raises(NotAllowed):
        services.design_form(code="x", name="X", since=date(2025, 1, 1), owner=world.other_military, **told)


def test_a_form_that_nobody_keeps_is_left_to_stewards(told, giang):
    with pytest.raises(NotAllowed):
        services.design_form(code="x", name="X", since=date(2025, 1, 1), **told)

    assert services.design_form(code="x", name="X", since=date(2025, 1, 1), **told | {"actor": giang}).pk


def test_a_code_is_given_once(draft, world, told):
    with pytest.raises(Refused):
        services.design_form(code="quy", name="X", since=date(2025, 1, 1), owner=world.province_military, **told)


def test_a_version_that_asks_nothing_is_not_published(world, told):
    empty = services.design_form(code="x", name="X", since=date(2025, 1, 1), owner=world.province_military, **told)

    with pytest.raises(Refused):
        services.publish_version(version=empty, **told)


def test_a_ratio_is_not_asked(section, catalogue, told):
    with pytest.raises(Refused, match="CT03"):
        services.add_line(section=section, indicator=catalogue["CT03"], **told)


def test_a_figure_is_asked_once(draft, catalogue, told):
    other = services.add_section(version=draft, name="Thêm", **told)

    with pytest.raises(Refused, match="TT02"):
        services.add_line(section=other, indicator=catalogue["TT02"], **told)


def test_a_retired_indicator_is_not_asked(section, catalogue, told, giang, noon):
    retired = indicators.retire_indicator(indicator=catalogue["TT05"], reason="Trùng", actor=giang, at=noon)

    with pytest.raises(Refused):
        services.add_line(section=section, indicator=retired, **told)


def test_words_and_figures_stand_apart(draft, catalogue, told):
    words = services.add_section(version=draft, name="Kiến nghị", kind="proposals", **told)

    with pytest.raises(Refused):
        services.add_line(section=words, indicator=catalogue["TT05"], **told)


def test_lines_change_places(section, catalogue, told):
    line = services.add_line(section=section, indicator=catalogue["TT05"], **told)
    services.move_line(line=line, up=True, **told)
    services.move_line(line=line, up=True, **told)

    assert [one.indicator.code for one in section.lines.all()] == ["TT05", "TT02"]


def test_lines_and_sections_are_taken_out(draft, section, told):
    services.remove_line(line=section.lines.get(), **told)
    services.remove_section(section=section, **told)

    assert not draft.sections.exists()


def test_a_published_version_never_changes(draft, section, catalogue, told):
    services.publish_version(version=draft, **told)

    with pytest.raises(Refused):
        services.add_line(section=section, indicator=catalogue["TT05"], **told)


def test_the_next_version_begins_as_a_copy_and_closes_the_one_before(draft, told):
    services.publish_version(version=draft, **told)
    later = services.new_version(form=draft.form, since=date(2025, 7, 1), note="Thêm chỉ tiêu", **told)
    services.publish_version(version=later, **told)

    draft.refresh_from_db()
    assert draft.valid_until == date(2025, 7, 1)
    assert [line.indicator.code for line in Line.objects.filter(section__version=later)] == ["TT02"]


def test_one_version_is_written_at_a_time(draft, told):
    with pytest.raises(Refused):
        services.new_version(form=draft.form, since=date(2025, 7, 1), **told)


def test_whoever_coordinates_elsewhere_does_not_touch_the_form(draft, chi, noon):
    with pytest.raises(NotAllowed):
        services.publish_version(version=draft, actor=chi, at=noon)


def test_a_deadline_is_set_anew(calendar, told):
    services.set_deadline(calendar=calendar, period_kind=Kind.MONTH, level="commune", days=5, **told)

    assert calendar.allowances("month")["commune"].days == 5


def test_a_deadline_stays_near_its_period(calendar, told):
    with pytest.raises(Invalid):
        services.set_deadline(calendar=calendar, period_kind=Kind.MONTH, level="commune", days=365, **told)


def test_a_calendar_has_a_code_of_its_own(calendar, world, told):
    with pytest.raises(Refused):
        services.make_calendar(code="thang", name="X", cut=Cut.FIFTEENTH, owner=world.province_military, **told)


def test_a_regime_holds_within_the_term(establishing):
    with pytest.raises(Invalid):
        services.establish_regime(**establishing | {"since": date(2024, 12, 1)})


def test_a_regime_asks_a_published_form(establishing, draft):
    with pytest.raises(Refused, match="Biểu quý"):
        services.establish_regime(**establishing | {"form": draft.form})


def test_two_regimes_never_ask_the_same_figure_at_the_same_time(establishing, regime):
    with pytest.raises(Refused, match=r"AS03.*Báo cáo tháng"):
        services.establish_regime(**establishing | {"name": "Lần nữa"})


def test_one_regime_may_follow_another(establishing, regime, told):
    services.end_regime(regime=regime, on=date(2025, 7, 1), **told)

    assert services.establish_regime(**establishing | {"since": date(2025, 7, 1)}).pk


def test_a_new_version_does_not_ask_what_another_regime_asks(establishing, regime, draft, section, catalogue, told):
    services.publish_version(version=draft, **told)
    services.establish_regime(**establishing | {"form": draft.form, "name": "Khác"})
    later = services.new_version(form=draft.form, since=date(2025, 7, 1), **told)
    services.add_line(section=later.sections.get(), indicator=catalogue["TT01"], **told)

    with pytest.raises(Refused, match="Báo cáo tháng"):
        services.publish_version(version=later, **told)


def test_every_level_that_takes_part_needs_a_deadline(establishing, calendar, told):
    services.drop_deadline(deadline=calendar.deadlines.get(level="province"), **told)

    with pytest.raises(Refused, match="Cấp tỉnh"):
        services.establish_regime(**establishing)


def test_a_deadline_before_the_end_needs_estimates(establishing, calendar, told):
    services.set_deadline(calendar=calendar, period_kind=Kind.MONTH, level="province", days=-5, **told)
    with pytest.raises(Refused):
        services.establish_regime(**establishing)

    assert services.establish_regime(**establishing, estimate_allowed=True).pk


def test_whoever_takes_part_asks_nothing(establishing, anh):
    with pytest.raises(NotAllowed):
        services.establish_regime(**establishing | {"actor": anh})


@pytest.fixture
def asking(establishing, world):
    """What `request_adhoc` is called with, under an ad hoc regime."""
    return {
        "regime": services.establish_regime(**establishing | {"period_kind": Kind.ADHOC}),
        "bodies": [world.commune_military],
        "since": date(2025, 2, 1),
        "until": date(2025, 2, 10),
        "due_on": date(2025, 2, 12),
        "request": "Công văn 15-CV/BTGDVTU",
        "actor": establishing["actor"],
        "at": establishing["at"],
    }


def test_a_report_is_asked_for_out_of_turn(asking, world):
    [owed] = services.request_adhoc(**asking)

    assert (owed.body, owed.receiver, owed.due_on) == (
        world.commune_military,
        world.province_military,
        date(2025, 2, 12),
    )
    assert owed.period_label == "từ 01/02/2025 đến 09/02/2025"


def test_the_same_days_are_not_asked_for_twice(asking):
    services.request_adhoc(**asking)

    with pytest.raises(Refused):
        services.request_adhoc(
            **asking | {"since": date(2025, 2, 9), "until": date(2025, 2, 20), "due_on": date(2025, 3, 1)}
        )


@pytest.mark.parametrize(
    "faulty", [{"request": ""}, {"bodies": []}, {"until": date(2025, 2, 1)}, {"due_on": date(2025, 2, 5)}]
)
def test_a_request_says_what_of_whom_and_when(asking, faulty):
    with pytest.raises(Invalid):
        services.request_adhoc(**asking | faulty)


def test_only_whoever_takes_part_is_asked(asking, world):
    with pytest.raises(Refused):
        services.request_adhoc(**asking | {"bodies": [world.other_military]})


def test_a_monthly_regime_asks_by_itself(regime, world, told):
    days = {"since": date(2025, 2, 1), "until": date(2025, 2, 10), "due_on": date(2025, 2, 12)}

    with pytest.raises(Refused):
        services.request_adhoc(regime=regime, bodies=[world.commune_military], request="Công văn 15", **days, **told)


def test_nobody_owes_an_ad_hoc_report_by_itself(asking, told):
    assert services.make_obligations(regime=asking["regime"], until=date(2026, 1, 1), **told) == []
