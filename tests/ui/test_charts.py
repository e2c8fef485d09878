import re
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.ui import charts
from phoihop.ui.charts import Point, Row
from phoihop.ui.drawing import element, wrapped

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Bounded:
    words: str
    low: Decimal | None
    high: Decimal | None


amounts = st.decimals(min_value=0, max_value=10**15, allow_nan=False, allow_infinity=False, places=2)
bounded = st.builds(
    lambda low, more, is_open: Bounded("", low, None if is_open else low + more), amounts, amounts, st.booleans()
)
values = st.none() | amounts | st.integers(0, 10**12) | st.floats(0, 1e12) | bounded
labels = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=60)


def check(svg):
    """The drawing as XML, once it is sure that nothing in it is broken."""
    assert not re.search(r"\b(nan|NaN|inf|Infinity|None)\b", re.sub(r">[^<]*<", "><", svg))
    assert " style=" not in svg
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    assert root[0].tag == f"{SVG}title"
    assert root[1].tag == f"{SVG}desc"
    for rectangle in root.iter(f"{SVG}rect"):
        assert float(rectangle.get("width")) >= 0
    return root


@given(st.lists(st.builds(Row, labels, values, st.none() | amounts, st.sampled_from(["", "/x/?a=1&b=2"])), max_size=8))
def test_bars_are_sound_whatever_the_figures(rows):
    chart = charts.bars(rows, title="Kết quả <&>", unit="%")

    check(chart.svg)
    check(chart.narrow)
    assert len(chart.rows) == len(rows)


@given(st.lists(st.builds(Point, labels, values), max_size=14), st.lists(st.builds(Point, labels, values), max_size=14))
def test_lines_are_sound_whatever_the_figures(points, before):
    chart = charts.trend(points, before, title="Theo tháng")

    check(chart.svg)
    check(chart.narrow)
    assert len(chart.rows) == max(len(points), len(before))


@given(values, st.none() | amounts)
def test_gauges_are_sound_whatever_the_figures(value, target):
    check(charts.gauge(value, target).svg)


def test_a_month_without_a_figure_breaks_the_line():
    chart = charts.trend([Point("1", 5), Point("2", None), Point("3", 7)])
    lines = [p for p in check(chart.svg).iter(f"{SVG}path") if p.get("fill") == "none"]

    assert len(lines) == 2
    assert chart.rows[1] == ("2", "–")


def test_a_bar_is_full_as_far_as_is_certain_and_light_as_far_as_is_possible():
    chart = charts.bars([Row("Tỉnh", Bounded("trên 2,8 triệu", Decimal(28), Decimal(29)))])
    light, full = list(check(chart.svg).iter(f"{SVG}rect"))[1:]

    assert light.get("fill-opacity") == "0.38"
    assert float(light.get("x")) == pytest.approx(float(full.get("x")) + float(full.get("width")), abs=0.02)
    assert float(light.get("width")) / float(full.get("width")) == pytest.approx(1 / 28, abs=0.001)
    assert "trên 2,8 triệu" in chart.svg


@pytest.mark.parametrize(("high", "colour"), [(Decimal(99), "#b7791f"), (Decimal(100), "#1d6b52"), (None, "#1d6b52")])
def test_only_a_bar_that_certainly_misses_its_target_is_ochre(high, colour):
    chart = charts.bars([Row("Xã", Bounded("", Decimal(90), high), target=100)])

    assert list(check(chart.svg).iter(f"{SVG}rect"))[-1].get("fill") == colour or colour in chart.svg


def test_a_drawing_with_links_is_no_image_to_screen_readers():
    assert check(charts.bars([Row("Xã", 1, href="/x/")]).svg).get("role") == "group"
    assert check(charts.bars([Row("Xã", 1)]).svg).get("role") == "img"


def test_the_share_of_a_bounded_figure_is_bounded():
    chart = charts.gauge(Bounded("trên 2,8 triệu", Decimal(2_800_000), Decimal(2_900_000)), 4_000_000)

    assert chart.rows[0][-1] == "70–72%"


def test_long_labels_are_broken_into_lines_and_end_in_an_ellipsis():
    assert wrapped("Ban Tuyên giáo và Dân vận Tỉnh ủy Sơn La", 16) == ["Ban Tuyên giáo", "và Dân vận Tỉnh…"]


def test_attributes_are_escaped():
    assert element("a", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;"/>'
