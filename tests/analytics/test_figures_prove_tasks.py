"""How far a task is follows from the figures reported on the targets that prove it."""

from datetime import date
from fractions import Fraction

import pytest

from phoihop.analytics.proving import proven_tasks
from phoihop.indicators import services as indicators
from phoihop.plans import services as plans
from phoihop.plans.measuring import measured
from phoihop.plans.rules import Progress, Source
from tests.analytics.ground import AT, PEAK, STOCK, SUM

TODAY = date(2025, 12, 1)
YEAR = {"since": date(2025, 1, 1), "until": date(2026, 1, 1)}


@pytest.fixture
def chief(ground):
    return {"actor": ground.scribe, "at": AT}


@pytest.fixture
def task(ground, world, chief):
    """To be done by the end of 2025."""
    asked = plans.NewTask(
        name="Tuyên truyền", product="Báo cáo", lead=world.province_military, due_on=date(2025, 12, 31)
    )
    return plans.give_task(programme=ground.programme, task=asked, source_kind=Source.AD_HOC, **chief)


@pytest.fixture
def aims(ground, task, chief):
    """Names targets of the whole programme, or of a body, as the proof of the task."""

    def aimed(body=None, **words):
        made = {
            code: indicators.set_target(
                programme=ground.programme, indicator=ground.indicators[code], words=text, body=body, **YEAR, **chief
            )
            for code, text in words.items()
        }
        plans.set_proofs(task=task, proofs={ground.indicators[code]: one for code, one in made.items()}, **chief)

    return aimed


def test_what_was_reported_of_the_target_is_the_progress(ground, task, aims, world):
    aims(**{SUM: "1.000"})
    ground.report(world.commune_military, "2025-03", **{SUM: "250"})

    assert proven_tasks([task], TODAY) == {task.pk: Progress(Fraction(1, 4), Fraction(1, 4))}


def test_a_vague_figure_proves_between_two_shares(ground, task, aims, world):
    aims(**{SUM: "1.000"})
    ground.report(world.commune_military, "2025-03", **{SUM: "từ 250 đến 500"})

    assert proven_tasks([task], TODAY) == {task.pk: Progress(Fraction(1, 4), Fraction(1, 2))}


def test_several_proofs_count_alike(ground, task, aims, world):
    aims(**{SUM: "1.000", PEAK: "10"})
    ground.report(world.commune_military, "2025-03", **{SUM: "500", PEAK: "10"})

    assert proven_tasks([task], TODAY)[task.pk].low == Fraction(3, 4)


def test_a_target_of_a_body_is_compared_with_what_that_body_reports(ground, task, aims, world):
    aims(body=world.other_military, **{SUM: "1.000"})
    ground.report(world.commune_military, "2025-03", **{SUM: "500"})
    ground.report(world.other_commune_military, "2025-03", **{SUM: "100"})

    assert proven_tasks([task], TODAY)[task.pk].low == Fraction(1, 10)


def test_what_nobody_reported_proves_nothing(task, aims):
    aims(**{STOCK: "10"})

    assert proven_tasks([task], TODAY) == {}


def test_a_task_without_proof_is_left_to_what_is_reported(task):
    assert measured([task], TODAY) == {}


def test_a_target_that_begins_later_is_not_asked(ground, task, aims, world):
    aims(**{SUM: "1.000"})
    ground.report(world.commune_military, "2025-03", **{SUM: "250"})

    assert proven_tasks([task], date(2024, 12, 1)) == {}


def test_the_page_of_the_task_shows_what_figures_prove(client, ground, task, aims, world):
    aims(**{SUM: "1.000"})
    ground.report(world.commune_military, "2025-03", **{SUM: "250"})
    client.force_login(ground.scribe)

    assert "25" in client.get(f"/plans/tasks/{task.pk}/").content.decode()
