"""Real units, named as people name them, and a small country to change."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.territories import services
from phoihop.territories.models import Place, PlaceVersion
from phoihop.territories.registers import RegionMember, Register, UnitVersion

SINCE = date(2024, 2, 1)
AT = datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def unit(units):
    """Finds the place that bears a code on a day."""

    def find(code, day):
        return PlaceVersion.objects.as_of(date.fromisoformat(day)).select_related("place").get(code=code).place

    return find


def small_country():
    """Three provinces in two regions, a district, and communes named after their codes; by code."""
    versions = [
        UnitVersion(code, f"Tỉnh số {code}", "Tỉnh", "", SINCE, None, 1, f"Tỉnh Tỉnh số {code}")
        for code in ("01", "02", "03")
    ]
    versions.append(UnitVersion("101", "Huyện A", "Huyện", "01", SINCE, None, 2, "Huyện Huyện A"))
    parents = {"10001": "101", "10002": "101", "10003": "01", "20001": "02", "20002": "02", "30001": "03"}
    versions += [
        UnitVersion(code, f"Số {code}", "Xã", parent, SINCE, None, 3, f"Xã Số {code}")
        for code, parent in parents.items()
    ]
    regions = {"01": "QK1", "02": "QK1", "03": "QK2"}
    members = [RegionMember(code, zone, f"Quân khu {zone[2]}", SINCE, None) for code, zone in regions.items()]
    services.load_units(actor=SYSTEM, at=AT, register=Register(versions, [], members))
    return {place.code: place for place in Place.objects.all()}


@pytest.fixture
def small(db):
    """The small country's places by code; "" is the country itself."""
    return small_country()
