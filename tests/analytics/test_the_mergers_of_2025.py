"""With the real units of Viet Nam: Bắc Kạn and Thái Nguyên before and after 1 July 2025."""

from datetime import date

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.analytics.figures import Span
from phoihop.analytics.questions import figures, undivided
from phoihop.organisations import services as organisations
from phoihop.territories.models import Level, Place, PlaceVersion, Succession
from tests.analytics.ground import AT, STOCK, SUM, found, lay

pytestmark = pytest.mark.long

MERGED = date(2025, 7, 1)
BEFORE, TODAY = date(2025, 6, 30), date(2026, 11, 25)
FIRST_HALF, YEAR = Span(date(2025, 1, 1), MERGED), Span(date(2025, 1, 1), date(2026, 1, 1))


def communes(province, day, count):
    return list(Place.objects.under(province, day).filter(level=Level.COMMUNE).order_by("pk")[:count])


def province(code, day):
    return PlaceVersion.objects.as_of(day).get(code=code, place__level=Level.PROVINCE).place


@pytest.fixture
def two_provinces(units):
    """Communes of both provinces report until June; those that took their place report from July."""
    bac_kan, thai_nguyen = province("06", BEFORE), province("19", BEFORE)
    zone = Place.objects.get(level=Level.ZONE, name="Quân khu 1")
    lead = found("qk1", zone, Level.ZONE)
    old = [*communes(bac_kan, BEFORE, 25), *communes(thai_nguyen, BEFORE, 25)]
    before = {place: found(f"cu-{place.pk}", place, parent=lead) for place in old}
    links = Succession.objects.filter(old__in=old, on=MERGED).select_related("new")
    heirs = sorted({link.new for link in links}, key=lambda place: place.pk)
    after = {place: found(f"moi-{place.pk}", place, parent=lead, since=MERGED) for place in heirs}
    for place, body in before.items():
        heir = after[links.filter(old=place).first().new]
        organisations.merge(bodies=[body], into=heir, on=MERGED, actor=SYSTEM, at=AT)
    ground = lay(lead, [*before.values(), *after.values()])
    for number, body in enumerate(before.values(), 1):
        ground.report(body, "2025-03", TT01=f"trên {number * 10}", DV05=f"{number}")
    for number, body in enumerate(after.values(), 1):
        ground.report(body, "2025-09", TT01=f"{number}", DV05=f"{number}")
    return ground, units, bac_kan, thai_nguyen


def bounds(ground, code, *places, **ask):
    return [(figure.low, figure.high) for figure in figures(ground.question(code, *places, **ask))]


def test_the_provinces_as_then_and_as_today_agree_for_the_country(two_provinces):
    ground, country, bac_kan, thai_nguyen = two_provinces
    [whole] = bounds(ground, SUM, country, span=YEAR)
    then = bounds(ground, SUM, bac_kan, thai_nguyen, span=FIRST_HALF)
    today = bounds(ground, SUM, bac_kan, thai_nguyen, span=FIRST_HALF, structure=TODAY)
    [half] = bounds(ground, SUM, country, span=FIRST_HALF)

    for structure in (BEFORE, MERGED, TODAY):
        assert bounds(ground, SUM, country, span=YEAR, structure=structure) == [whole]
    assert then[0][0] > 0
    assert tuple(map(sum, zip(*then, strict=True))) == half
    assert today == [(None, None), half]

    # Stocks of the old communes are not counted beside those that took their place.
    after = sum(range(1, ground.regime.obligations.filter(period_code="2025-09").count()))
    assert bounds(ground, STOCK, country, thai_nguyen, span=YEAR) == [(after, after), (after, after)]

    # Every old commune is wholly in one of today's, or is named as one that cannot be divided.
    new = sorted({link.new_id for link in Succession.objects.filter(on=MERGED, new__level=Level.COMMUNE)})
    held = ground.question(SUM, thai_nguyen, span=FIRST_HALF, structure=TODAY)
    asked = bounds(ground, SUM, *Place.objects.filter(pk__in=new), span=FIRST_HALF, structure=TODAY)
    low = sum(each[0] for each in asked if each[0] is not None)
    assert low + sum(shared.figure.low for shared in undivided(held)) == half[0]
