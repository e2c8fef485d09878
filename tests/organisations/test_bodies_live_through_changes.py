"""Names, superiors and places change on a day; what was true before stays true of the days before."""

from datetime import date

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import NotAllowed, Refused
from phoihop.organisations import services
from phoihop.organisations.models import Body, BodyStanding, Line
from phoihop.organisations.rules import Decision
from phoihop.organisations.timeline import timeline
from phoihop.territories.models import Level
from tests.cast import NOON, SINCE

RENAMED = date(2025, 3, 1)
REFORM = date(2025, 7, 1)


def found(world, name, **facts):
    facts = {"line": Line.MILITARY, "level": Level.PROVINCE, "place": world.province, "on": SINCE} | facts
    return services.found(name=name, actor=SYSTEM, at=NOON, **facts)


def names(bodies):
    return sorted(body.slug for body in bodies)


@pytest.fixture
def commission(world):
    """The mass-mobilisation commission of a province, as it was called until 1 March 2025."""
    return found(world, "Ban Dân vận Tỉnh ủy Thái Nguyên", line=Line.PARTY, parent=world.central_party, slug="dan-van")


@pytest.fixture
def border_guard(world):
    """The border guard of the other province, with a station, under a command of its own line."""
    command = found(world, "Bộ Tư lệnh Bộ đội Biên phòng", line=Line.BORDER, place=world.country, slug="bien-phong")
    guard = found(
        world, "BĐBP tỉnh Cao Bằng", line=Line.BORDER, parent=command, place=world.other_province, slug="bdbp"
    )
    found(world, "Đồn Biên phòng Nguyên Bình", line=Line.BORDER, parent=guard, place=world.other_commune, slug="don")
    return guard


@pytest.fixture
def renamed(commission):
    return services.rename(
        body=commission,
        name="Ban Tuyên giáo và Dân vận Tỉnh ủy Thái Nguyên (mới)",
        on=RENAMED,
        decision=Decision("983-QĐ/TU", date(2025, 2, 12)),
        actor=SYSTEM,
        at=NOON,
    )


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2010, 1, 1), "Ban Dân vận Tỉnh ủy Thái Nguyên"),
        (date(2025, 2, 28), "Ban Dân vận Tỉnh ủy Thái Nguyên"),
        (RENAMED, "Ban Tuyên giáo và Dân vận Tỉnh ủy Thái Nguyên (mới)"),
        (date(2026, 11, 25), "Ban Tuyên giáo và Dân vận Tỉnh ủy Thái Nguyên (mới)"),
    ],
)
def test_a_document_bears_the_name_of_its_own_day(renamed, day, name):
    assert renamed.name_on(day) == name


def test_each_province_renames_on_its_own_day(renamed, world):
    other = services.rename(body=world.other_party, name="Tên khác", on=date(2025, 2, 15), actor=SYSTEM, at=NOON)

    assert [body.name_on(date(2025, 2, 20)) for body in (other, renamed)] == [
        "Tên khác",
        "Ban Dân vận Tỉnh ủy Thái Nguyên",
    ]


def test_a_change_keeps_the_paper_that_decided_it(renamed):
    assert renamed.version_on(RENAMED).decision_number == "983-QĐ/TU"


def test_a_body_is_found_by_a_name_it_no_longer_bears(renamed):
    services.rename(body=renamed, name="Cơ quan chuyên trách", on=REFORM, actor=SYSTEM, at=NOON)

    assert renamed in Body.objects.search("ban dan van tinh uy")


def test_every_word_asked_for_must_begin_a_word_of_the_name(world):
    assert names(Body.objects.search("ĐAI tư quân")) == []
    assert names(Body.objects.search("ĐAI tư  chqs")) == ["commune-military"]


def test_border_guards_pass_under_the_military_command_with_their_stations(border_guard, world):
    services.move(body=border_guard, parent=world.other_military, on=date(2025, 6, 28), actor=SYSTEM, at=NOON)

    under = {
        day: "don" in names(Body.objects.under({world.region_military.pk}, day))
        for day in (date(2025, 6, 27), date(2025, 6, 28))
    }

    assert under == {date(2025, 6, 27): False, date(2025, 6, 28): True}


def test_before_they_passed_over_border_guards_stood_under_their_own_command(border_guard, world):
    services.move(body=border_guard, parent=world.other_military, on=REFORM, actor=SYSTEM, at=NOON)

    above = [version.body.slug for version in border_guard.superiors_on(date(2025, 6, 30))]

    assert above == ["bien-phong"]


def test_only_the_touched_subtree_is_stood_anew(border_guard, world):
    before = set(BodyStanding.objects.filter(body=world.commune_military).values_list("pk", flat=True))

    services.move(body=border_guard, parent=world.other_military, on=REFORM, actor=SYSTEM, at=NOON)

    assert set(BodyStanding.objects.filter(body=world.commune_military).values_list("pk", flat=True)) == before


def test_a_change_recorded_late_leaves_later_changes_alone(commission):
    services.rename(body=commission, name="Tên sau", on=REFORM, actor=SYSTEM, at=NOON)
    services.rename(body=commission, name="Tên giữa", on=RENAMED, actor=SYSTEM, at=NOON)

    assert [commission.name_on(day) for day in (SINCE, RENAMED, REFORM)] == [
        "Ban Dân vận Tỉnh ủy Thái Nguyên",
        "Tên giữa",
        "Tên sau",
    ]


def test_a_name_recorded_late_holds_through_a_later_move(commission, world):
    services.move(body=commission, parent=None, on=REFORM, actor=SYSTEM, at=NOON)
    services.rename(body=commission, name="Tên mới", on=RENAMED, actor=SYSTEM, at=NOON)

    assert commission.name_on(date(2026, 1, 1)) == "Tên mới"


def test_a_body_moves_to_another_place(commission, world):
    services.relocate(body=commission, place=world.other_province, on=REFORM, actor=SYSTEM, at=NOON)

    in_old_place = Body.objects.within_place(world.province, REFORM)

    assert commission not in in_old_place
    assert commission in Body.objects.within_place(world.province, RENAMED)


def test_a_body_never_stands_under_its_own_subordinate(world):
    with pytest.raises(Refused, match="Ban CHQS xã Đại Từ") as refusal:
        services.move(body=world.province_military, parent=world.commune_military, on=REFORM, actor=SYSTEM, at=NOON)

    assert refusal.value.facts["fault"] == "cycle"


def test_a_body_never_stands_under_one_that_does_not_exist_yet(world):
    late = found(world, "Ban CHPTKV 1", on=REFORM)

    with pytest.raises(Refused) as refusal:
        services.move(body=world.commune_military, parent=late, on=RENAMED, actor=SYSTEM, at=NOON)

    assert refusal.value.facts["fault"] == "orphan"


def test_a_body_does_not_change_outside_its_life(world):
    late = found(world, "Ban CHPTKV 1", on=REFORM)

    with pytest.raises(Refused):
        services.rename(body=late, name="Tên", on=RENAMED, actor=SYSTEM, at=NOON)


def test_a_change_that_changes_nothing_is_refused(world):
    with pytest.raises(Refused):
        services.move(body=world.commune_military, parent=world.province_military, on=REFORM, actor=SYSTEM, at=NOON)


def test_an_address_is_given_once(world):
    with pytest.raises(Refused):
        found(world, "Bộ CHQS", slug="province-military")


def test_a_body_works_in_a_place_that_exists(world):
    with pytest.raises(Refused):
        found(world, "Bộ CHQS", on=date(2019, 12, 31))


def test_only_a_steward_changes_the_register(world, binh, giang):
    with pytest.raises(NotAllowed):
        services.rename(body=world.province_military, name="Tên", on=REFORM, actor=binh, at=NOON)

    services.rename(body=world.province_military, name="Tên", on=REFORM, actor=giang, at=NOON)


def test_every_change_is_in_the_journal(renamed):
    entries = JournalEntry.objects.about(renamed)

    assert [entry.action for entry in entries] == ["organisations.renamed", "organisations.founded"]


def test_a_life_is_told_in_order(renamed, world):
    services.move(body=renamed, parent=None, on=REFORM, actor=SYSTEM, at=NOON)
    services.dissolve(body=renamed, on=date(2026, 1, 1), actor=SYSTEM, at=NOON)

    assert [event.on for event in timeline(renamed)] == [SINCE, SINCE, RENAMED, REFORM, date(2026, 1, 1)]
