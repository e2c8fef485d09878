"""Results flow into the report of the host; whoever co-operated shows them and does not add them again."""

from datetime import date

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.activities import services as activities
from phoihop.activities.rules import Stage
from phoihop.foundation.periods import Kind
from phoihop.foundation.quantities import read, total
from phoihop.foundation.refusals import NotAllowed, Refused
from phoihop.programmes import services as programmes
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Obligation
from phoihop.submissions import services
from phoihop.submissions.examination import examine
from phoihop.submissions.proposals import flow, proposed, shown, typed
from phoihop.submissions.services import Statement
from tests.cast import BEGINNING


@pytest.fixture
def owed(regime, programme, world, binh):
    """What is owed for the first months of 2025; the commune's Party committee takes part as well."""
    joining = programmes.Joining(body=world.commune_party, since=date(2025, 1, 1), reports_to=world.province_military)
    programmes.join_many(programme=programme, rows=[joining], actor=binh, at=BEGINNING)
    reporting.make_obligations(regime=regime, until=date(2025, 4, 1), actor=binh, at=BEGINNING)
    return {(each.body_id, each.since.month): each for each in Obligation.objects.filter(regime=regime)}


@pytest.fixture
def february(owed, world, an, noon):
    """The report of the host for February."""
    return services.open_report(obligation=owed[world.commune_military.pk, 2], actor=an, at=noon)


@pytest.fixture
def of_the_party(owed, world, em, noon):
    """The report of the co-host for February."""
    return services.open_report(obligation=owed[world.commune_party.pk, 2], actor=em, at=noon)


def said(proposals):
    return [(each.indicator.code, each.words) for each in proposals]


def test_the_hosts_report_is_offered_the_figures_of_its_period(road, february, owed, world, an, noon):
    march = services.open_report(obligation=owed[world.commune_military.pk, 3], actor=an, at=noon)

    assert said(proposed(february)) == [("NM01", "trên 300"), ("NM03", "1,2")]
    assert proposed(march) == []


def test_activities_are_added_by_their_bounds(road, told, february, catalogue, an, noon):
    more = [activities.Result(indicator=catalogue["NM01"], words="150")]
    activities.record_activity(**told | {"title": "Khác"}, results=more, actor=an, at=noon)

    assert said(proposed(february)) == [("NM01", "khoảng 500"), ("NM03", "1,2")]


def test_accepting_states_the_figure_and_remembers_the_activities(road, february, catalogue, an, noon):
    outcome = services.accept(submission=february, indicator=catalogue["NM01"], actor=an, at=noon)

    [entry] = outcome.accepted
    assert (entry.words, entry.channel, entry.source["activities"]) == ("trên 300", "activity", [road.pk])
    assert [each.taken for each in proposed(february)] == [True, False]


def test_what_was_done_besides_is_added(road, february, catalogue, an, noon):
    outcome = services.accept(submission=february, indicator=catalogue["NM03"], besides="0,8", actor=an, at=noon)

    assert outcome.accepted[0].words == "2"


def test_a_sum_of_money_is_typed_in_dong():
    parts = [read("15,5 triệu", "triệu đồng"), read("500 nghìn đồng", "đồng")]

    assert read(typed(total(parts), 2), "triệu đồng").low == 16_000_000


def test_a_figure_typed_before_becomes_one_of_activities(road, february, catalogue, an, noon):
    typed = [Statement(indicator="NM01", words="trên 300", note="đã kiểm đếm")]
    services.state(submission=february, statements=typed, actor=an, at=noon)

    services.accept(submission=february, indicator=catalogue["NM01"], actor=an, at=noon)

    entry = february.entries.current().get()
    assert (entry.channel, entry.note) == ("activity", "đã kiểm đếm")


def test_saving_the_page_again_forgets_no_activity(road, february, catalogue, an, noon):
    services.accept(submission=february, indicator=catalogue["NM01"], actor=an, at=noon)

    typed = [Statement(indicator="NM01", words="trên 300", note="theo biên bản")]
    services.state(submission=february, statements=typed, actor=an, at=noon)

    entry = february.entries.current().get()
    assert (entry.channel, entry.note, entry.source["activities"]) == ("activity", "theo biên bản", [road.pk])


def test_another_figure_typed_over_is_of_no_activity(road, february, catalogue, an, noon):
    services.accept(submission=february, indicator=catalogue["NM01"], actor=an, at=noon)

    services.state(submission=february, statements=[Statement(indicator="NM01", words="500")], actor=an, at=noon)

    entry = february.entries.current().get()
    assert (entry.channel, entry.source) == ("web", {})


def test_a_result_that_changed_is_offered_again(road, february, catalogue, an, noon):
    services.accept(submission=february, indicator=catalogue["NM01"], actor=an, at=noon)
    activities.drop_result(result=road.results.get(indicator=catalogue["NM01"]), actor=an, at=noon)
    activities.add_result(activity=road, indicator=catalogue["NM01"], words="320", actor=an, at=noon)

    [changed, _road] = proposed(february)

    assert (changed.words, changed.taken, changed.outdated) == ("320", False, True)


def test_what_is_only_started_or_was_withdrawn_is_offered_to_nobody(told, road, february, catalogue, an, noon):
    results = [activities.Result(indicator=catalogue["TT01"], words="50")]
    begun = told | {"title": "Khởi công nhà", "stage": Stage.STARTED}
    activities.record_activity(**begun, results=results, actor=an, at=noon)
    activities.withdraw(activity=road, reason="Ghi nhầm", actor=an, at=noon)

    assert proposed(february) == []


def test_a_result_of_a_place_beneath_is_stated_for_that_place(owed, told, world, programme, catalogue, binh, noon):
    results = [activities.Result(indicator=catalogue["NM01"], words="70", place=world.second_commune)]
    hosted = told | {"host": world.province_military, "co_hosts": [], "places": [world.second_commune]}
    activities.record_activity(**hosted, results=results, actor=binh, at=noon)
    report = services.open_report(obligation=owed[world.province_military.pk, 2], actor=binh, at=noon)

    services.accept(submission=report, indicator=catalogue["NM01"], place=world.second_commune, actor=binh, at=noon)

    assert report.entries.current().get().place == world.second_commune


def test_nothing_is_accepted_that_nobody_proposes(february, catalogue, an, noon):
    with pytest.raises(Refused):
        services.accept(submission=february, indicator=catalogue["NM01"], actor=an, at=noon)


def test_only_whoever_fills_in_the_report_accepts(road, february, catalogue, em, noon):
    with pytest.raises(NotAllowed):
        services.accept(submission=february, indicator=catalogue["NM01"], actor=em, at=noon)


def test_a_co_host_shows_the_result_and_is_offered_nothing(road, of_the_party):
    offered, joint = flow(of_the_party)

    assert offered == []
    assert [(str(each.result), each.carrier.name) for each in joint] == [
        ("NM01: trên 300", "Ban CHQS xã Đại Từ"),
        ("NM03: 1,2", "Ban CHQS xã Đại Từ"),
    ]


def test_whoever_declined_shows_nothing(road, of_the_party, em, noon):
    activities.confirm(co_host=road.co_hosts.get(), agrees=False, note="Không tham gia", actor=em, at=noon)

    assert shown(of_the_party) == []


@pytest.mark.parametrize(
    ("words", "note", "warned"), [("trên 300", "", True), ("trên 300", "Việc khác", False), ("12", "", False)]
)
def test_a_co_host_is_warned_of_a_figure_that_the_host_counts(words, note, warned, road, of_the_party, em, noon):
    typed = [Statement(indicator="NM01", words=words, note=note)]
    services.state(submission=of_the_party, statements=typed, actor=em, at=noon)

    found = examine([of_the_party], noon.date())[of_the_party.pk]

    assert any(fault.rule == "counted_elsewhere" for fault in found.warnings) == warned


def test_where_the_host_takes_no_part_the_first_co_host_carries_the_figures(
    told, version, calendar, catalogue, world, an, em, binh, noon
):
    youth = programmes.sign(
        title="Chương trình phối hợp với Đoàn Thanh niên",
        term_from=date(2025, 1, 1),
        term_until=date(2027, 1, 1),
        parties=[
            programmes.NewParty(body=world.province_military, role="lead"),
            programmes.NewParty(body=world.province_party, role="coordinating"),
        ],
        actor=binh,
        at=BEGINNING,
    )
    joining = programmes.Joining(body=world.commune_party, since=date(2025, 1, 1), reports_to=world.province_military)
    programmes.join_many(programme=youth, rows=[joining], actor=binh, at=BEGINNING)
    monthly = {"form": version.form, "calendar": calendar, "period_kind": Kind.MONTH, "since": date(2025, 1, 1)}
    regime = reporting.establish_regime(programme=youth, name="Tháng", **monthly, actor=binh, at=BEGINNING)
    reporting.make_obligations(regime=regime, until=date(2025, 3, 1), actor=SYSTEM, at=noon)
    results = [activities.Result(indicator=catalogue["NM01"], words="70")]
    claimed = told | {"programmes": [*told["programmes"], youth]}
    activities.record_activity(**claimed, results=results, actor=an, at=noon)

    report = services.open_report(
        obligation=Obligation.objects.get(regime=regime, period_code="2025-02"), actor=em, at=noon
    )

    assert said(proposed(report)) == [("NM01", "70")]
