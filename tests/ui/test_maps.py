import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.ui import maps
from tests.ui.test_charts import SVG, Bounded, check

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
FOLDER = Path(maps.__file__).parent
# Province, and where on the sheet of the country its archipelago lies: east of, and between two heights.
ARCHIPELAGOS = {"48": ("Quần đảo Hoàng Sa", 1150, 800, 1050), "56": ("Quần đảo Trường Sa", 920, 1580, 2150)}
PROVINCES = sorted(path.stem.removeprefix("communes-") for path in FOLDER.glob("communes-*.json"))


@pytest.mark.parametrize(("day", "count"), [(BEFORE, 63), (AFTER, 34)])
def test_a_map_shows_the_provinces_there_were_on_its_day(day, count):
    assert len(maps.draw(day, {}).rows) == count


@pytest.mark.parametrize("day", [BEFORE, AFTER])
@pytest.mark.parametrize("province", ARCHIPELAGOS)
def test_both_archipelagos_are_on_the_map_in_their_place_and_named(day, province):
    name, west, north, south = ARCHIPELAGOS[province]
    chart = maps.draw(day, {province: Decimal(5)})
    count = 63 if day == BEFORE else 34
    sheet = json.loads((FOLDER / f"provinces-{count}.json").read_text(encoding="utf-8"))
    reefs = next(unit[3] for unit in sheet["units"] if unit[0] == province)
    places = [tuple(map(int, start.split("l")[0].replace("-", " -").split())) for start in reefs.split("M")[1:]]

    assert f">{name}<" in chart.svg
    assert f'd="{reefs}"' in chart.svg
    assert len(places) > 15
    assert all(north < y < south and x > west for x, y in places)


@pytest.mark.parametrize("province", ARCHIPELAGOS)
def test_the_maps_of_their_provinces_show_the_archipelagos_too(province):
    name = ARCHIPELAGOS[province][0]
    chart = maps.draw_province(province, {})

    assert f">{name}<" in chart.svg
    assert any(name.split()[-2] in row[0] for row in chart.rows)


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_every_map_says_that_it_is_no_legal_boundary(day):
    assert "Bản đồ minh họa, không có giá trị pháp lý về địa giới" in maps.draw(day, {}).svg
    assert "Bản đồ minh họa, không có giá trị pháp lý về địa giới" in maps.draw_province("14", {}).svg


def test_the_communes_of_all_provinces_are_there():
    assert sorted(maps.provinces(AFTER)) == PROVINCES
    assert sum(len(maps.communes(province)) for province in PROVINCES) == 3321


@pytest.mark.parametrize("province", PROVINCES)
def test_the_map_of_a_province_is_sound(province):
    root = check(maps.draw_province(province, dict.fromkeys(list(maps.communes(province))[::2], 3)).svg)

    assert all(path.get("d") for path in root.iter(f"{SVG}path"))


numbers = st.decimals(min_value=-(10**9), max_value=10**12, allow_nan=False, allow_infinity=False, places=2)


@given(
    st.dictionaries(st.sampled_from(sorted(maps.provinces(AFTER))), st.none() | numbers), st.lists(numbers, max_size=6)
)
def test_a_map_is_sound_whatever_the_figures(values, breaks):
    chart = maps.draw(AFTER, values, breaks=breaks, title="Tỷ lệ <&>", unit="%")

    check(chart.svg)
    assert sum(row[1] != "chưa có số liệu" for row in chart.rows) == sum(v is not None for v in values.values())


def test_a_province_without_a_figure_is_hatched_not_shown_as_nought():
    shapes = [p for p in check(maps.draw(AFTER, {"01": Decimal(0)}).svg).iter(f"{SVG}path") if p.get("fill")]

    assert sum(p.get("fill").startswith("url(#hatch-") for p in shapes) > 33
    assert sum(p.get("fill") == maps.CLASSES[2] for p in shapes) == 1


def test_a_province_with_an_address_is_a_link_that_tells_its_figure():
    root = check(maps.draw(AFTER, {"14": Decimal(75)}, hrefs={"14": "/places/14/"}, unit="%").svg)
    link = next(root.iter(f"{SVG}a"))

    assert link.get("href") == "/places/14/"
    assert "".join(link.itertext()) == "Tỉnh Sơn La: 75 %"


def test_a_quantity_with_bounds_is_told_in_its_own_words():
    over = Bounded("trên 2,8 triệu", Decimal(2_800_000), Decimal(2_900_000))
    chart = maps.draw(AFTER, {"14": over}, unit="lượt")

    assert ("Tỉnh Sơn La", "trên 2,8 triệu") in chart.rows
    assert "Tỉnh Sơn La: trên 2,8 triệu lượt" in chart.svg


def test_breaks_that_are_given_are_kept():
    svg = maps.draw(AFTER, {"01": 10, "04": 60, "08": 120}, breaks=[50, 75, 100]).svg

    assert all(words in svg for words in ("dưới 50", "từ 50 đến dưới 75", "từ 75 đến dưới 100", "từ 100 trở lên"))


def test_a_code_of_another_time_is_named_rather_than_dropped():
    assert "02" in maps.draw(AFTER, {"02": Decimal(1)}).note
    assert maps.draw(BEFORE, {"02": Decimal(1)}).note == ""


@pytest.mark.parametrize("code", ["02", "../x", "", "٠١"])
def test_a_province_there_is_not_has_no_map(code):
    with pytest.raises(KeyError):
        maps.draw_province(code, {})


def test_the_shapes_stay_small_enough_for_a_slow_line():
    sizes = {path.name: path.stat().st_size for path in FOLDER.glob("*.json")}

    assert max(sizes.values()) < 60_000
    assert sum(sizes.values()) < 2_000_000
