"""Bodies are dissolved, merged and divided; others follow them."""

from datetime import date
from decimal import Decimal

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.organisations import services
from phoihop.organisations.models import Body, BodySuccession, Line
from phoihop.organisations.rules import Decision
from phoihop.territories.models import Level
from tests.cast import NOON, SINCE

REFORM = date(2025, 7, 1)
BEFORE = date(2025, 6, 30)


def found(world, name, **facts):
    facts = {"line": Line.MILITARY, "level": Level.PROVINCE, "place": world.province, "on": SINCE} | facts
    return services.found(name=name, actor=SYSTEM, at=NOON, **facts)


@pytest.fixture
def merged(world):
    """The commands of both provinces become a new one."""
    new = found(world, "Bộ CHQS tỉnh (mới)", parent=world.region_military, on=REFORM)
    old = [world.province_military, world.other_military]
    decision = Decision("2551/QĐ-BQP", date(2025, 6, 16))
    return services.merge(bodies=old, into=new, on=REFORM, decision=decision, actor=SYSTEM, at=NOON)


def test_a_merger_ends_the_old_bodies(merged, world):
    alive = set(Body.objects.alive_on(REFORM).values_list("slug", flat=True))

    assert merged.slug in alive
    assert not alive & {"province-military", "other-military"}


def test_a_merger_hands_over_the_subordinates(merged, world):
    under = {day: Body.objects.under({merged.pk}, day).count() for day in (BEFORE, REFORM)}

    assert under == {BEFORE: 0, REFORM: 1 + 3}


def test_until_the_merger_everybody_stood_where_they_stood(merged, world):
    [above] = world.commune_military.superiors_on(BEFORE)[-1:]

    assert above.body == world.province_military


def test_a_merger_says_who_followed_whom(merged):
    followed = BodySuccession.objects.filter(new=merged).values_list("old__slug", "kind", "share", "decision_number")

    assert sorted(followed) == [
        ("other-military", "merge", Decimal(1), "2551/QĐ-BQP"),
        ("province-military", "merge", Decimal(1), "2551/QĐ-BQP"),
    ]


def test_one_of_the_merging_bodies_may_take_in_the_other(world):
    old = [world.province_military, world.other_military]
    services.merge(bodies=old, into=world.province_military, on=REFORM, actor=SYSTEM, at=NOON)

    assert Body.objects.under({world.province_military.pk}, REFORM).count() == 1 + 3


def test_a_body_lives_no_longer_than_its_four_months(world):
    short = found(world, "Ban Tuyên giáo và Dân vận", on=date(2025, 3, 1))
    services.merge(bodies=[short], into=world.other_party, on=REFORM, actor=SYSTEM, at=NOON)

    alive = [day for day in (date(2025, 2, 28), date(2025, 3, 1), BEFORE, REFORM) if short.version_on(day)]

    assert alive == [date(2025, 3, 1), BEFORE]


def test_nothing_merges_into_a_body_that_does_not_exist_that_day(world):
    late = found(world, "Bộ CHQS tỉnh (mới)", on=date(2026, 1, 1))

    with pytest.raises(Refused):
        services.merge(bodies=[world.other_military], into=late, on=REFORM, actor=SYSTEM, at=NOON)


def test_a_superior_is_not_dissolved_before_its_subordinates(world):
    with pytest.raises(Refused, match="Ban CHQS xã"):
        services.dissolve(body=world.province_military, on=REFORM, actor=SYSTEM, at=NOON)


def test_superiors_and_subordinates_are_dissolved_together(world):
    bodies = [world.other_military, world.other_commune_military]
    services.dissolve_many(bodies=bodies, on=REFORM, actor=SYSTEM, at=NOON)

    assert not Body.objects.alive_on(REFORM).filter(pk__in=[body.pk for body in bodies]).exists()


def test_a_body_is_dissolved_once(world):
    services.dissolve(body=world.commune_party, on=REFORM, actor=SYSTEM, at=NOON)

    with pytest.raises(Refused):
        services.dissolve(body=world.commune_party, on=date(2026, 1, 1), actor=SYSTEM, at=NOON)


def test_a_body_is_not_dissolved_before_a_change_already_recorded(world):
    services.rename(body=world.commune_party, name="Tên", on=REFORM, actor=SYSTEM, at=NOON)

    with pytest.raises(Refused, match="01/07/2025"):
        services.dissolve(body=world.commune_party, on=BEFORE, actor=SYSTEM, at=NOON)


def test_a_divided_body_is_followed_by_several_without_known_shares(world):
    parts = [found(world, f"Ban Chỉ huy Phòng thủ khu vực {number}", on=REFORM) for number in (1, 2)]
    services.split(body=world.commune_military, into=parts, on=REFORM, actor=SYSTEM, at=NOON)

    assert list(world.commune_military.became.values_list("share", flat=True)) == [None, None]
    assert world.commune_military.version_on(REFORM) is None


def test_a_body_may_give_off_a_part_and_go_on(world):
    part = found(world, "Phần tách ra", on=REFORM)
    services.split(body=world.commune_military, into=[world.commune_military, part], on=REFORM, actor=SYSTEM, at=NOON)

    assert world.commune_military.version_on(REFORM) is not None


def test_shares_make_no_more_than_the_whole(world):
    parts = [found(world, f"Phần {number}", on=REFORM) for number in (1, 2)]

    with pytest.raises(Invalid):
        services.split(
            body=world.commune_military,
            into=parts,
            shares=[Decimal("0.6"), Decimal("0.5")],
            on=REFORM,
            actor=SYSTEM,
            at=NOON,
        )


def test_many_mergers_of_one_day_are_carried_out_together_or_not_at_all(world):
    mergings = [
        services.Merging((world.commune_military, world.second_commune_military), world.commune_military),
        services.Merging((world.commune_military,), world.other_military),
    ]

    with pytest.raises(Refused):
        services.merge_many(mergings=mergings, on=REFORM, actor=SYSTEM, at=NOON)

    assert not BodySuccession.objects.exists()


def test_that_one_body_became_another_on_a_day_is_said_once(world):
    facts = {"on": REFORM, "actor": SYSTEM, "at": NOON}
    services.split(body=world.commune_party, into=[world.commune_party, world.second_commune_party], **facts)

    with pytest.raises(Refused):
        services.split(body=world.commune_party, into=[world.second_commune_party], **facts)
