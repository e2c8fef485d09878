"""`refresh_analytics` brings the totals up to date, makes them anew, and says where they differ from the reports."""

import pytest
from django.core.management import CommandError, call_command

from phoihop.analytics import engine, refresh
from phoihop.submissions.models import Entry
from tests.analytics.ground import SUM


@pytest.mark.parametrize("way", [{}, {"rebuild": True}, {"verify": True}, {"sample": 1}])
def test_the_totals_are_brought_up_to_date(ground, world, capsys, way):
    ground.report(world.commune_military, "2025-01", TT01="120")

    call_command("refresh_analytics", **way)

    assert "Số liệu tổng hợp đã được cập nhật" in capsys.readouterr().out
    assert ground.bounds(SUM, world.country) == (120, 120)


def test_totals_that_differ_from_the_reports_are_refused_and_made_anew(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="120")
    ground.figure(SUM, world.country)
    Entry.objects.update(low=6, high=6)

    with pytest.raises(CommandError, match="fact: 1"):
        call_command("refresh_analytics", verify=True)
    call_command("refresh_analytics", rebuild=True)

    assert refresh.verify() == {}
    assert ground.bounds(SUM, world.country) == (6, 6)


def test_roll_ups_that_differ_from_the_facts_are_refused(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="120", DV05="3", PC02="7", QP10="có")
    ground.figure(SUM, world.country)
    folder = refresh.folder()
    volume = folder / refresh.read_manifest(folder).files.volumes["2025"]
    with engine.draft(folder) as state:
        state.attach("volume", folder / "spoilt.duckdb", base=volume)
        state.run("update volume.rollup set facts = facts + 1")
        state.detach("volume")
    (folder / "spoilt.duckdb").replace(volume)
    refresh._Shelf.store = None  # noqa: SLF001 - as in a process that has just begun

    with pytest.raises(CommandError, match="--rebuild"):
        call_command("refresh_analytics", sample=50)


def test_two_ways_at_once_are_refused():
    with pytest.raises(CommandError):
        call_command("refresh_analytics", "--rebuild", "--verify")
