"""How a task stands follows from its days and its product, in the rules as in the database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.periods import is_working_day
from phoihop.plans import services
from phoihop.plans.models import Task
from phoihop.plans.rules import WINDOW, State, last_near_day, state_of

DAYS = st.dates(date(2025, 1, 1), date(2025, 6, 30))
DUE = date(2025, 3, 31)


@pytest.mark.parametrize(
    ("today", "completed_on", "handed_in", "state"),
    [
        (date(2025, 3, 21), None, False, State.ON_COURSE),
        (date(2025, 3, 24), None, False, State.NEARLY_DUE),
        (date(2025, 3, 31), None, False, State.NEARLY_DUE),
        (date(2025, 4, 1), None, False, State.OVERDUE),
        (date(2025, 4, 1), date(2025, 3, 31), True, State.DONE_IN_TIME),
        (date(2025, 4, 9), date(2025, 4, 1), True, State.DONE_LATE),
        (date(2025, 4, 1), date(2025, 3, 31), False, State.OVERDUE),
        (date(2025, 3, 20), date(2025, 3, 25), True, State.ON_COURSE),
    ],
)
def test_the_state_follows_from_days_and_product(today, completed_on, handed_in, state):
    found = state_of(due_on=DUE, completed_on=completed_on, handed_in=handed_in, today=today)

    assert found is state


def test_what_is_no_longer_carried_out_is_neither_done_nor_late():
    found = state_of(due_on=DUE, completed_on=None, handed_in=False, today=date(2025, 6, 1), cancelled_on=DUE)

    assert found is State.CANCELLED


@given(today=DAYS, due_on=DAYS, window=st.integers(1, 15))
def test_a_task_is_near_exactly_while_fewer_working_days_lie_between(today, due_on, window):
    state = state_of(due_on=due_on, completed_on=None, handed_in=False, today=today, window=window)

    between = sum(is_working_day(today + timedelta(days=n)) for n in range(1, (due_on - today).days))
    assert (state is State.NEARLY_DUE) == (due_on >= today and between < window)


@given(today=DAYS, due_on=DAYS, completed_on=st.none() | DAYS, handed_in=st.booleans(), cancelled_on=st.none() | DAYS)
def test_every_task_stands_somewhere_and_time_alone_completes_nothing(
    today, due_on, completed_on, handed_in, cancelled_on
):
    facts = {"due_on": due_on, "completed_on": completed_on, "handed_in": handed_in, "cancelled_on": cancelled_on}

    state = state_of(today=today, **facts)

    done = state in {State.DONE_IN_TIME, State.DONE_LATE}
    assert not done or (completed_on is not None and completed_on <= today and handed_in)


@pytest.fixture
def tasks(programme, ask, acts):
    """One task due on each of many days, some of them completed or cancelled at noon on 5 March."""
    made = []
    for number in range(24):
        asked = ask(name=f"Việc {number}", starts_on=None, due_on=date(2025, 2, 20) + timedelta(days=number))
        task = services.give_task(programme=programme, task=asked, source_kind=Task.Source.AD_HOC, **acts)
        if number % 4 == 1:
            services.complete_task(task=task, product="Báo cáo", on=date(2025, 3, 1), **acts)
        if number % 4 == 2:
            services.cancel_task(task=task, reason="Đã lồng ghép", **acts)
        made.append(task)
    return made


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("today", [date(2025, 2, 22), date(2025, 3, 5), date(2025, 3, 14)])
def test_the_database_finds_exactly_the_tasks_that_stand_so(tasks, state, today):
    listed = set(Task.objects.in_state(state, today))

    assert listed == {task for task in Task.objects.all() if task.state_on(today) is state}


def test_near_and_overdue_lists_hold_what_stands_so(tasks):
    today = date(2025, 3, 5)

    assert set(Task.objects.near_due(today)) == set(Task.objects.in_state(State.NEARLY_DUE, today))
    assert set(Task.objects.overdue(today)) == set(Task.objects.in_state(State.OVERDUE, today))
    assert last_near_day(today, WINDOW) == date(2025, 3, 12)
