"""Units change by decisions, one at a time, and their history stays whole."""

from datetime import date
from decimal import Decimal

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.territories import services
from phoihop.territories.models import Level, Place, Portion
from tests.territories.conftest import AT, SINCE

EVE, DAY, LATER = date(2026, 12, 31), date(2027, 1, 1), date(2028, 1, 1)
DONE = {"on": DAY, "actor": SYSTEM, "at": AT, "decision_number": "12/NQ-HĐND", "decided_on": date(2026, 12, 1)}


class Nobody:
    pk = None

    def bodies_as(self, _role):
        return frozenset()


def names(places):
    return {place.code for place in places}


def test_a_merged_unit_ends_and_its_successor_takes_over_what_stood_under_it(small):
    services.merge(places=[small["02"]], into=small["01"], **DONE)

    assert not Place.objects.alive_on(DAY).filter(pk=small["02"].pk).exists()
    assert names(small["01"].children_on(EVE)) == {"101", "10003"}
    assert names(small["01"].children_on(DAY)) == {"101", "10003", "20001", "20002"}


def test_a_merged_unit_is_wholly_its_successor(small):
    services.merge(places=[small["02"], small["03"]], into=small["01"], **DONE)

    assert small["03"].successors(EVE, DAY) == [(small["01"], Decimal(1))]


def test_a_merged_province_leaves_its_region(small):
    services.merge(places=[small["03"]], into=small["01"], **DONE)

    assert names(small["30001"].zones_on(EVE)) == {"QK2"}
    assert names(small["30001"].zones_on(DAY)) == {"QK1"}


def test_the_decision_stands_on_what_it_changed(small):
    services.rename(place=small["10001"], name="Thủy Nguyên", **DONE)

    version = small["10001"].version_on(DAY)
    assert (version.full_name, version.decision_number) == ("Xã Thủy Nguyên", "12/NQ-HĐND")
    assert small["10001"].version_on(EVE).name == "Số 10001"


def test_two_changes_of_one_day_are_one_succession(small):
    services.rename(place=small["10001"], name="Thủy Nguyên", **DONE)
    services.reclassify(place=small["10001"], kind="Phường", **DONE)

    [row] = small["10001"].became.all()
    assert (row.kind, row.new.full_name) == ("rename+reclassify", "Phường Thủy Nguyên")


def test_a_change_recorded_late_leaves_later_ones_alone(small):
    services.rename(place=small["10001"], name="Tên sau", **DONE | {"on": LATER})
    services.reclassify(place=small["10001"], kind="Phường", **DONE)

    named = [(v.name, v.kind) for v in small["10001"].versions.order_by("valid_from")]
    assert named == [("Số 10001", "Xã"), ("Số 10001", "Phường"), ("Tên sau", "Phường")]


def test_a_moved_unit_takes_along_what_stands_under_it(small):
    services.move(place=small["101"], parent=small["02"], **DONE)

    assert [place.code for place in small["10001"].ancestors_on(DAY)] == ["", "02", "101"]
    assert [place.code for place in small["10001"].ancestors_on(EVE)] == ["", "01", "101"]


def test_a_divided_unit_with_unknown_shares_is_several_parts(small):
    parts = [Portion(small["20001"], None), Portion(small["20002"], None)]
    services.split(place=small["10003"], parts=parts, **DONE)

    assert small["10003"].successors(EVE, DAY) == parts
    assert small["10003"].version_on(DAY) is None


def test_a_divided_unit_may_go_on_with_the_rest(small):
    parts = [Portion(small["10003"], Decimal("0.75")), Portion(small["20001"], Decimal("0.25"))]
    services.split(place=small["10003"], parts=parts, **DONE)

    assert set(small["10003"].successors(EVE, DAY)) == set(parts)
    assert small["10003"].version_on(DAY) is not None


def test_what_was_a_dissolved_units_falls_to_the_unit_above(small):
    for code in ("10001", "10002"):
        services.move(place=small[code], parent=small["01"], **DONE)
    services.dissolve(place=small["101"], **DONE)

    assert small["101"].successors(EVE, DAY) == [(small["01"], Decimal(1))]


def test_a_founded_unit_stands_in_the_tree_and_its_region(small):
    province = services.found(
        level=Level.PROVINCE, name="Mới", kind="Tỉnh", code="04", parent=small[""], zone=small["QK2"], **DONE
    )

    assert province.slug == "province-moi"
    assert names(province.zones_on(DAY)) == {"QK2"}
    assert province.version_on(EVE) is None


def test_a_founded_unit_may_take_others_in_on_its_first_day(small):
    new = services.found(level="commune", name="Gộp", kind="Xã", code="99999", parent=small["02"], **DONE)
    services.merge(places=[small["20001"], small["20002"]], into=new, **DONE)

    assert names(small["02"].children_on(DAY)) == {"99999"}


def test_a_province_moves_to_another_region_with_all_beneath_it(small):
    services.enrol(place=small["01"], zone=small["QK2"], on=DAY, actor=SYSTEM, at=AT)

    assert names(small["10001"].zones_on(EVE)) == {"QK1"}
    assert names(small["10001"].zones_on(DAY)) == {"QK2"}


def test_a_unit_is_found_by_the_name_it_had(small):
    services.rename(place=small["10001"], name="Thủy Nguyên", **DONE)

    assert small["10001"] in Place.objects.search("so 10001")


def test_the_journal_tells_what_was_decided(small):
    services.rename(place=small["10001"], name="Thủy Nguyên", **DONE)

    assert JournalEntry.objects.about(small["10001"]).first().facts["decision"] == "12/NQ-HĐND"


REFUSED = {
    "a unit that does not exist that day": lambda s: services.rename(
        place=s["01"], name="X", **DONE | {"on": date(2020, 1, 1)}
    ),
    "the name it has": lambda s: services.rename(place=s["01"], name="Tỉnh số 01", **DONE),
    "children left behind": lambda s: services.dissolve(place=s["101"], **DONE),
    "a superior of the wrong level": lambda s: services.move(place=s["01"], parent=s["10001"], **DONE),
    "a merger across levels": lambda s: services.merge(places=[s["10001"]], into=s["01"], **DONE),
    "a merger of nothing": lambda s: services.merge(places=[s["01"]], into=s["01"], **DONE),
    "an end on the first day": lambda s: services.dissolve(place=s["10001"], **DONE | {"on": SINCE}),
    "one part": lambda s: services.split(place=s["10003"], parts=[Portion(s["20001"], None)], **DONE),
    "the end of the country": lambda s: services.dissolve(place=s[""], **DONE),
    "a region with provinces": lambda s: services.dissolve(place=s["QK1"], **DONE),
    "the region it is in": lambda s: services.enrol(place=s["01"], zone=s["QK1"], on=DAY, actor=SYSTEM, at=AT),
    "a commune in a region": lambda s: services.enrol(place=s["10001"], zone=s["QK2"], on=DAY, actor=SYSTEM, at=AT),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused_is(small, what):
    with pytest.raises(Refused):
        REFUSED[what](small)


def test_a_unit_cannot_end_before_what_is_known_to_have_followed(small):
    services.merge(places=[small["20002"]], into=small["20001"], **DONE | {"on": LATER})

    with pytest.raises(Refused, match="2028"):
        services.dissolve(place=small["20001"], **DONE)


def test_a_superior_must_exist_as_long_as_what_stands_under_it(small):
    services.merge(places=[small["03"]], into=small["02"], **DONE | {"on": LATER})

    with pytest.raises(Refused, match="Xã Số 10003"):
        services.move(place=small["10003"], parent=small["03"], **DONE)


@pytest.mark.parametrize("shares", [("0.5", "0.6"), ("0.5", "0.4"), ("0", "1"), ("1", None)])
def test_shares_that_cannot_be_are_invalid(small, shares):
    parts = [Portion(small[c], s and Decimal(s)) for c, s in zip(("20001", "20002"), shares, strict=True)]

    with pytest.raises(Invalid):
        services.split(place=small["10003"], parts=parts, **DONE)


def test_a_code_in_use_is_invalid(small):
    with pytest.raises(Invalid):
        services.found(level="province", name="Mới", kind="Tỉnh", code="01", parent=small[""], **DONE)


def test_only_a_steward_may_change_units(small):
    with pytest.raises(NotAllowed):
        services.rename(place=small["01"], name="X", **DONE | {"actor": Nobody()})
