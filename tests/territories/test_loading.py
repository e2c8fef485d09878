"""The published registers become places that last through the mergers of 2025."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from phoihop.access.checks import SYSTEM
from phoihop.audit.models import JournalEntry
from phoihop.foundation.hierarchy import Link, check
from phoihop.foundation.refusals import NotAllowed, Refused
from phoihop.territories import services
from phoihop.territories.models import Level, Place, PlaceVersion, Standing, Succession, ZoneMembership

EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)
COUNTS = [
    ("2024-02-01", 63, 705, 10_597),
    ("2024-05-01", 63, 705, 10_595),
    ("2024-09-01", 63, 704, 10_542),
    ("2024-11-01", 63, 704, 10_472),
    ("2025-01-01", 63, 696, 10_039),
    ("2025-06-30", 63, 696, 10_035),
    ("2025-07-01", 34, 0, 3_321),
    ("2026-04-30", 34, 0, 3_321),
    ("2026-11-25", 34, 0, 3_321),
]


class Nobody:
    pk = None

    def bodies_as(self, _role):
        return frozenset()


@pytest.mark.parametrize(("day", *"pdc"), COUNTS)
def test_the_units_of_each_day_are_as_many_as_published(units, day, p, d, c):
    alive = Place.objects.alive_on(date.fromisoformat(day))

    counts = [alive.filter(level=level).count() for level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)]

    assert counts == [p, d, c]


@pytest.mark.parametrize(("day", *"pdc"), COUNTS)
def test_every_unit_stands_under_the_country_on_each_day(units, day, p, d, c):
    under = Place.objects.under(units, date.fromisoformat(day)).exclude(level__in=[Level.ZONE, Level.COUNTRY])

    assert under.count() == p + d + c


@pytest.mark.parametrize(("day", *"pdc"), COUNTS)
def test_the_military_regions_together_reach_every_unit_once(units, day, p, d, c):
    standings = Standing.objects.as_of(date.fromisoformat(day)).filter(ancestor__level=Level.ZONE, depth__gt=0)

    assert standings.count() == p + d + c


def test_no_unit_is_an_orphan_stands_twice_or_in_a_circle_on_any_day(units):
    rows = PlaceVersion.objects.values_list("place", "parent", "valid_from", "valid_until")

    check(Link(*row) for row in rows)


def test_each_succession_leads_from_the_day_before_to_the_day(units):
    alive = {}
    for place, since, until in PlaceVersion.objects.values_list("place", "valid_from", "valid_until"):
        alive.setdefault(place, []).append((since, until or date.max))

    def lives(place, on, *, before):
        return any(since < on <= until if before else since <= on < until for since, until in alive[place])

    rows = Succession.objects.values_list("old", "new", "on")
    wrong = [row for row in rows if not (lives(row[0], row[2], before=True) and lives(row[1], row[2], before=False))]

    assert wrong == []


def test_every_unit_that_ended_was_succeeded(units):
    ended = Place.objects.exclude(versions__valid_until=None)

    assert not ended.filter(became=None).exists()


def test_a_code_that_changed_hands_leaves_the_old_history_with_its_unit(unit):
    kien_giang, an_giang = unit("91", "2025-06-30"), unit("91", "2025-07-01")

    assert (kien_giang.name, an_giang.name) == ("Kiên Giang", "An Giang")
    assert [v.code for v in an_giang.versions.all()] == ["89", "91"]
    assert [v.valid_until for v in kien_giang.versions.all()] == [DAY]


@pytest.mark.parametrize("code", ["91", "82", "80", "52", "44", "24", "15"])
def test_each_of_the_seven_codes_belonged_to_two_provinces(unit, code):
    old, new = unit(code, "2025-06-30"), unit(code, "2025-07-01")

    assert old != new
    assert not Place.objects.alive_on(DAY).filter(pk=old.pk).exists()


@pytest.mark.parametrize(
    ("name", "came_from"),
    [
        ("Quảng Trị", {"Quảng Bình", "Quảng Trị"}),
        ("Thái Nguyên", {"Thái Nguyên", "Bắc Kạn"}),
        ("Phú Thọ", {"Phú Thọ", "Vĩnh Phúc", "Hoà Bình"}),
    ],
)
def test_a_merged_province_names_those_it_came_from(units, name, came_from):
    province = Place.objects.alive_on(DAY).get(level=Level.PROVINCE, name=name)

    assert {row.old.name for row in province.came_from.filter(on=DAY, old__level=Level.PROVINCE)} == came_from


def test_a_renamed_unit_is_the_same_place(unit):
    assert unit("46", "2024-12-31") == unit("46", "2025-01-01")


def test_hoa_binh_changes_its_region_within_the_merger(unit):
    hoa_binh, phu_tho = unit("17", "2025-06-30"), unit("25", "2025-07-01")

    assert [zone.name for zone in hoa_binh.zones_on(EVE)] == ["Quân khu 3"]
    assert [zone.name for zone in phu_tho.zones_on(DAY)] == ["Quân khu 2"]


def test_a_province_that_stayed_in_its_region_has_one_membership(unit):
    assert ZoneMembership.objects.filter(place=unit("01", "2025-06-30")).count() == 1


def test_dong_nai_becomes_a_city_with_ten_new_wards(unit):
    dong_nai = unit("75", "2026-04-30")
    turned = Succession.objects.filter(on=date(2026, 4, 30), old__level=Level.COMMUNE)

    assert dong_nai.version_on(date(2026, 4, 29)).kind == "Tỉnh"
    assert dong_nai.version_on(date(2026, 4, 30)).kind == "Thành phố trực thuộc trung ương"
    assert {row.new.version_on(date(2026, 4, 30)).kind for row in turned} == {"Phường"}
    assert len(turned) == 10


def test_the_registers_are_loaded_only_once(units, noon):
    with pytest.raises(Refused):
        services.load_units(actor=SYSTEM, at=noon)


def test_the_command_says_so_too(units):
    with pytest.raises(CommandError, match="đã được nạp"):
        call_command("load_units")


def test_only_a_steward_may_load_them(db, noon):
    with pytest.raises(NotAllowed):
        services.load_units(actor=Nobody(), at=noon)


def test_the_journal_tells_of_the_loading(units):
    assert JournalEntry.objects.about(units).first().action == "territories.loaded"
