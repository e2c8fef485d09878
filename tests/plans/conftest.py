"""A plan of 2025 with two tasks, drafted and approved by Bình; made by services."""

from datetime import date

import pytest
import time_machine

from phoihop.access.checks import SYSTEM
from phoihop.plans import services
from phoihop.plans.models import Block
from phoihop.plans.rules import clauses_of
from tests.cast import BEGINNING, NOON


@pytest.fixture
def blocks(db):
    """The starting blocks, by code."""
    services.load_blocks(actor=SYSTEM, at=BEGINNING)
    return {block.code: block for block in Block.objects.all()}


@pytest.fixture
def acts(binh, noon):
    """Bình acts, at noon on 5 March 2025."""
    return {"actor": binh, "at": noon}


@pytest.fixture
def draft(programme, acts):
    """The drafted plan of 2025."""
    return services.draft_plan(
        programme=programme,
        title="Kế hoạch phối hợp năm 2025",
        title_en="Coordination plan of 2025",
        since=date(2025, 1, 1),
        until=date(2026, 1, 1),
        reference="12-KH/BTGDVTU-BCHQST",
        **acts,
    )


@pytest.fixture
def ask(world, blocks):
    """A task to be given to the military command of the commune, unless said otherwise."""

    def asked(**facts):
        return services.NewTask(
            **{
                "name": "Tuyên truyền Luật Nghĩa vụ quân sự",
                "product": "Báo cáo kết quả tuyên truyền",
                "lead": world.commune_military,
                "partners": [world.commune_party],
                "block": blocks["tuyen-truyen"],
                "starts_on": date(2025, 1, 15),
                "due_on": date(2025, 3, 31),
                **facts,
            }
        )

    return asked


@pytest.fixture
def drafted_task(draft, ask, acts):
    """A task in the draft."""
    return services.add_task(plan=draft, task=ask(), **acts)


@pytest.fixture
def plan(draft, drafted_task, acts):
    """The plan, approved with its one task."""
    services.approve_plan(plan=draft, approved_on=date(2025, 2, 10), **acts)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def task(plan, drafted_task):
    """The task of the approved plan, due on 31 March 2025."""
    return type(drafted_task).objects.get(pk=drafted_task.pk)


@pytest.fixture
def at_noon():
    """It is noon on 5 March 2025."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def as_binh(client, binh):
    """Bình at his browser."""
    client.force_login(binh)
    return client


@pytest.fixture
def as_an(client, an):
    """An at his browser."""
    client.force_login(an)
    return client


@pytest.fixture
def large(programme, world, acts):
    """A hundred and eight tasks and their parts, given to two bodies."""
    text = "\n".join(f"{number}. Nhóm nhiệm vụ {number}\na) Một\nb) Hai" for number in range(1, 19))
    plan = services.draft_plan(
        programme=programme, title="Kế hoạch lớn", since=date(2025, 1, 1), until=date(2026, 1, 1), **acts
    )
    services.break_down(
        programme=programme,
        plan=plan,
        clauses=clauses_of(text),
        bodies=[world.commune_military, world.second_commune_military],
        due_on=date(2025, 3, 10),
        source_label="Nghị quyết số 25-NQ/TU",
        **acts,
    )
    services.approve_plan(plan=plan, approved_on=date(2025, 3, 1), **acts)
    return plan
