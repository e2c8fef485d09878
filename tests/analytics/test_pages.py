"""A leader's page, the tables and the trace: what they show, to whom, and what they cost."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from phoihop.access.checks import SYSTEM
from phoihop.analytics.addresses import question_from, trace_url
from phoihop.analytics.figures import Tree
from phoihop.foundation.refusals import Invalid
from phoihop.indicators import services as indicators
from phoihop.people import services as people
from phoihop.territories import services as territories
from phoihop.territories.models import Portion
from tests.analytics.ground import AT, SHARE, STOCK, SUM
from tests.sharing import made_once

TODAY = date(2026, 11, 25)
# All reports of this module go through the services.
pytestmark = pytest.mark.usefixtures("totals_kept")


@pytest.fixture(autouse=True)
def _today():
    """Pages are asked for on 25 November 2026."""
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture(scope="module")
def _told_of_the_module(request, _world_of_the_module, _ground_of_the_module, django_db_blocker):
    yield from made_once(request, django_db_blocker, lambda: _tell(_ground_of_the_module, _world_of_the_module))


@pytest.fixture
def told(_told_of_the_module, ground):
    """Reports of two years from both provinces."""
    return ground


def _tell(ground, world):
    bodies = (world.commune_military, world.second_commune_military, world.province_military, world.other_military)
    return ground.report_many(
        [
            (body, month, {"TT01": f"trên {n}00", "DV05": f"{n}", "CT04": f"{n}", "CT02": f"{n * 2}", "QP10": "có"})
            for n, body in enumerate(bodies, 1)
            for month in ("2024-03", "2025-03", "2025-11", "2025-12")
        ]
    )


@pytest.fixture
def leader(client, chi):
    """Chi reads at the region, which leads the programme."""
    client.force_login(chi)
    return client


def address(ground, name="dashboard", **query):
    return f"{reverse(f'analytics:{name}', args=[ground.programme.slug])}?{urlencode(query)}"


def text(response):
    return " ".join(response.content.decode().split())


def test_it_opens_on_the_latest_period_with_approved_figures(told, leader):
    response = leader.get(address(told))

    assert (response.status_code, response.context["look"].period_label) == (200, "tháng 12/2025")


@pytest.mark.parametrize("period", ["2025-03", "2025-Q1", "2025-H2", "2025-9M", "2025", "2024-03-01..2026-12-31"])
def test_any_period_of_the_term_can_be_looked_at(told, leader, period):
    look = leader.get(address(told, period=period)).context["look"]

    assert look.period_label in text(leader.get(address(told, period=period)))


@pytest.mark.parametrize(
    "query",
    [
        {"period": "nonsense"},
        {"tree": "nonsense"},
        {"node": "nonsense"},
        {"node": 999_999},
        {"structure": "day"},
        {"structure": "day", "day": "nonsense"},
        {"indicator": "XX99"},
    ],
)
def test_what_cannot_be_read_is_left_to_where_looking_begins(told, leader, query):
    assert leader.get(address(told, **query)).status_code == 200


def test_the_lead_sees_totals_of_its_place(told, leader, world):
    response = leader.get(address(told, period="2025-03", indicator=SUM))

    assert (response.context["look"].node.pk, response.context["chosen"].words) == (world.zone.pk, "trên 1 nghìn")


def test_a_unit_below_is_looked_into(told, leader, world):
    response = leader.get(address(told, period="2025-03", indicator=SUM, node=world.province.pk))

    assert (response.context["chosen"].words, [one.label for one, _ in response.context["above"]]) == (
        "từ 600 đến 900",
        ["Quân khu 1"],
    )


def test_the_units_below_come_with_what_they_state_themselves(told, leader, world):
    below = leader.get(address(told, period="2025-03", indicator=SUM, node=world.province.pk)).context["below"]

    assert [(one.label, words) for one, _figure, words, *_ in below.rows] == [
        ("Xã Phú Lương", "trên 200"),
        ("Xã Đại Từ", "trên 100"),
    ]
    assert below.rest_words == "trên 300"


def test_along_the_chain_of_command_the_bodies_stand_below(told, leader, world):
    below = leader.get(address(told, period="2025-03", indicator=SUM, tree="body")).context["below"]

    assert {one.pk for one, *_ in below.rows} == {world.province_military.pk, world.other_military.pk}


def test_changing_the_hierarchy_begins_at_its_top(told, leader, world):
    look = leader.get(address(told, tree="body", tree_before="place", node=world.commune.pk)).context["look"]

    assert (look.tree, look.node.pk) == (Tree.BODY, world.region_military.pk)


def test_last_year_stands_beside_this(told, leader):
    chosen = leader.get(address(told, period="2025-03", indicator=STOCK)).context["chosen"]

    assert (chosen.words, chosen.before, chosen.change) == ("10", "10", "không đổi")


def test_progress_is_shown_against_the_target(told, leader, scribe):
    year = {"since": date(2025, 1, 1), "until": date(2026, 1, 1)}
    target = {"programme": told.programme, "indicator": told.indicators[SUM], "words": "6.000"} | year
    indicators.set_target(**target, actor=scribe, at=AT)

    response = leader.get(address(told, period="2025-03", indicator=SUM))
    met = response.context["chosen"].met

    assert (round(met.lowest), met.verdict) == (17, "not_met")
    assert "17–23%" in text(response)


def test_a_target_passed_by_half_again_is_marked(told, leader, scribe):
    year = {"since": date(2025, 1, 1), "until": date(2026, 1, 1)}
    target = {"programme": told.programme, "indicator": told.indicators[SUM], "words": "100"} | year
    indicators.set_target(**target, actor=scribe, at=AT)

    assert "Vượt 150%" in text(leader.get(address(told, period="2025-03", indicator=SUM)))


def test_who_is_late_is_named(told, leader):
    late = leader.get(address(told, period="2025-03")).context["late"]

    assert [owed.body.slug for owed in late.shown] == ["other-commune-military", "region-military"]


def test_those_who_take_part_see_how_many_are_late_but_not_whose_reports_they_may_not_read(told, client, an):
    client.force_login(an)

    late = client.get(address(told, period="2025-03")).context["late"]

    assert (late.count, len(late.shown), late.hidden) == (2, 0, 2)


def test_a_programme_that_may_not_be_seen_is_not_found(told, client, world):
    stranger = people.add_person(username="la", full_name="Người Lạ", password="trăng lên từ núi", actor=SYSTEM, at=AT)
    client.force_login(stranger)
    trace = trace_url(told.question(SUM, world.zone))

    found = [
        client.get(url).status_code
        for url in (*(address(told, name) for name in ("dashboard", "table", "export")), trace)
    ]

    assert found == [404, 404, 404, 404]


def test_made_up_figures_say_so_on_every_page(told, leader, world):
    told.programme.illustrative = True
    told.programme.save()

    pages = [address(told), address(told, "table"), trace_url(told.question(SUM, world.zone))]

    assert all("Số liệu minh họa" in text(leader.get(page)) for page in pages)


def test_htmx_gets_only_what_changes(told, leader):
    response = leader.get(address(told), headers={"HX-Request": "true"})

    assert (b"<html" in response.content, b'name="node"' in response.content) == (False, True)


@pytest.mark.parametrize("name", ["dashboard", "table"])
def test_a_page_costs_few_queries_however_many_indicators(told, leader, name, django_assert_max_num_queries):
    leader.get(address(told, name))

    with django_assert_max_num_queries(45):
        leader.get(address(told, name))


def test_a_programme_without_reports_has_a_page(ground, leader):
    assert leader.get(address(ground)).status_code == 200


def test_a_programme_that_asks_nothing_has_a_page(leader, programme, client, binh):
    client.force_login(binh)
    slug = programme.slug

    found = [
        client.get(reverse(f"analytics:{name}", args=[slug])).status_code for name in ("dashboard", "table", "export")
    ]

    assert found == [200, 200, 200]


@pytest.mark.parametrize("shape", ["units_time", "units_indicators", "indicators_time", ""])
@pytest.mark.parametrize("period", ["2025-03", "2025", "2024-03-01..2026-12-31"])
def test_figures_stand_side_by_side(told, leader, shape, period):
    league = leader.get(address(told, "table", shape=shape, period=period)).context["league"]

    assert all(len(row.cells) == len(league.columns) > 0 for row in league.rows)


def test_a_table_of_units_ends_with_what_they_are_in(told, leader, world):
    asked = {"shape": "units_time", "period": "2025-12", "indicator": SUM, "node": world.province.pk}
    league = leader.get(address(told, "table", **asked)).context["league"]

    assert [(row.label, row.total, row.cells[-1].words) for row in league.rows] == [
        ("Xã Đại Từ", False, "trên 100"),
        ("Xã Phú Lương", False, "trên 200"),
        ("Tỉnh Thái Nguyên", True, "từ 600 đến 900"),
    ]


def test_the_table_goes_to_excel_with_its_bounds(told, leader, world):
    asked = {"shape": "units_time", "period": "2025-12", "indicator": SUM, "node": world.province.pk}
    book = openpyxl.load_workbook(BytesIO(leader.get(address(told, "export", **asked)).content))

    spoken, counted = ([[cell.value for cell in row] for row in sheet] for sheet in book.worksheets)
    assert spoken[-1][0] == counted[-1][0] == "Tỉnh Thái Nguyên"
    assert (spoken[-1][-1], counted[-1][-2:]) == ("từ 600 đến 900", [600, 900])


def test_the_address_of_a_trace_asks_the_same_question_again(told, world):
    question = told.question(
        SHARE, world.zone, structure=date(2025, 7, 1), lines=("military", "party"), without=(world.province.pk,)
    )

    assert question_from(QueryDict(trace_url(question).partition("?")[2])) == question


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"indicator": "x"},
        {"indicator": 999_999},
        {"since": "x"},
        {"since": "2026-01-01", "until": "2026-01-01"},
        {"tree": "x"},
        {"structure": "x"},
        {"lines": "x"},
        {"node": ""},
        {"programme": "1,x"},
        {"node": "9" * 5000},
    ],
)
def test_an_address_that_cannot_be_read_is_refused(told, world, query):
    sound = QueryDict(trace_url(told.question(SUM, world.zone)).partition("?")[2]).dict()

    with pytest.raises(Invalid):
        question_from({**sound, **query} if query else {})


def test_a_refused_address_has_a_page(leader):
    assert leader.get(reverse("analytics:trace")).status_code == 422


def test_a_trace_shows_the_words_who_stated_them_and_who_approved(told, leader, world):
    page = text(leader.get(trace_url(told.question(SUM, world.commune))))

    assert "“trên 100”" in page
    assert "từ 300 đến 600 lượt người" in page
    assert page.count("Đỗ Minh Thư") == 6
    assert "09:00 25/11/2026" in page


def test_a_trace_names_what_is_lacking(told, leader, world):
    page = text(leader.get(trace_url(told.question(SUM, world.commune))))

    assert "Thiếu 9 báo cáo" in page


def test_a_trace_of_a_ratio_leads_to_both_its_parts(told, leader, world):
    response = leader.get(trace_url(told.question(SHARE, world.zone)))
    part, whole = response.context["trace"].parts

    assert [leader.get(url).context["trace"].words for *_, url in (part, whole)] == ["30 vụ việc", "60 vụ việc"]


def test_whoever_may_not_read_a_report_sees_what_it_counts_as_and_no_more(told, client, an, world):
    client.force_login(an)

    page = text(client.get(trace_url(told.question(SUM, world.zone))))

    assert "“trên 100”" in page
    assert "“trên 200”" not in page
    assert "từ 200 đến 300" in page


def test_a_trace_comes_in_pages(told, leader, world, django_assert_max_num_queries):
    url = trace_url(told.question(SUM, world.zone))
    leader.get(url)

    with django_assert_max_num_queries(40):
        page = leader.get(url).context["page_obj"]

    assert (page.paginator.count, len(page.object_list)) == (12, 12)


def test_a_trace_lists_what_cannot_be_divided(told, leader, world, giang):
    parts = [Portion(world.commune, None), Portion(world.other_commune, None)]
    territories.split(place=world.second_commune, parts=parts, on=date(2026, 1, 1), actor=giang, at=AT)

    page = text(leader.get(trace_url(told.question(SUM, world.zone, structure=TODAY))))

    assert "<strong>Xã Phú Lương</strong>: từ 600 đến 900 lượt người → Xã Nguyên Bình, Xã Đại Từ" in page


def test_every_link_to_a_trace_opens_and_says_the_same(told, leader):
    for line in leader.get(address(told, period="2025")).context["groups"].values():
        for headline in line:
            assert leader.get(headline.trace).context["trace"].figure == headline.figure


def test_a_map_of_the_provinces_is_drawn_for_the_region(told, leader):
    assert leader.get(address(told, period="2025-03", indicator=SUM)).context["below"].map is not None
