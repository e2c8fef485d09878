"""Breaking the clauses of a resolution down into the tasks of bodies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record_many
from phoihop.organisations.models import Body
from phoihop.plans.models import Block, Plan, PlanVersion, Task
from phoihop.plans.rules import Clause, Source, hold_days, hold_said
from phoihop.plans.services._terms import drafted, facts_of, guard_all, held_plan, hold_alive, searchable
from phoihop.programmes.models import Programme


@transaction.atomic
def break_down(
    *,
    programme: Programme,
    clauses: Sequence[Clause],
    bodies: Sequence[Body],
    due_on: date,
    source_label: str,
    actor: Actor,
    at: datetime,
    source_key: str = "",
    plan: Plan | None = None,
    starts_on: date | None = None,
    blocks: Mapping[str, Block | None] | None = None,
) -> list[Task]:
    """Make a task of each body from each clause, its sub-clauses as parts (cụ thể hóa nghị quyết thành nhiệm vụ).

    With a plan they stand in its drafted version, otherwise they bind at once. `blocks` says under which block the
    clause of a number comes. A clause that a body has been given already is not given again, so pressing twice does
    no harm. Returns the tasks made, each whole before its parts.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    require(actor, Permission.TASK_EDIT, programme)
    version = drafted(held_plan(plan)) if plan is not None else None
    hold_said(source_label=source_label)
    hold_days(starts_on, due_on)
    hold_alive(bodies, timezone.localdate(at))
    guard_all(source_label, *(clause.text for clause in clauses), *(p.text for clause in clauses for p in clause.parts))
    source = source_key or source_label[:80]
    press = _Press(programme=programme, plan=plan, version=version, label=source_label, source=source,
                   starts_on=starts_on, due_on=due_on)  # fmt: skip
    given = press.given()
    wholes, parts = [], []
    for clause in clauses:
        for body in bodies:
            if (press.key(clause), body.pk) in given:
                continue
            block = (blocks or {}).get(clause.number)
            whole = press.task(clause, body, block, order=int(clause.number))
            wholes.append(whole)
            parts += [press.task(part, body, block, order=n, parent=whole) for n, part in enumerate(clause.parts, 1)]
    Task.objects.bulk_create(wholes, batch_size=500)
    Task.objects.bulk_create(parts, batch_size=500)
    made = [*wholes, *parts]
    record_many(actor=actor, action="plans.task_given", targets=[(task, facts_of(task)) for task in made], at=at)
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class _Press:
    """What all tasks of one press share; `source` is the key of the resolution, `label` what is printed of it."""

    programme: Programme
    plan: Plan | None
    version: PlanVersion | None
    label: str
    source: str
    starts_on: date | None
    due_on: date

    def key(self, clause: Clause) -> str:
        """The clause's key among sources."""
        return f"{self.source}#{clause.number}"

    def given(self) -> set[tuple[str, int]]:
        """Which clauses which bodies have been given before."""
        tasks = Task.objects.filter(
            programme=self.programme,
            plan=self.plan,
            source_kind=Source.RESOLUTION,
            source_key__startswith=f"{self.source}#",
        )
        return set(tasks.values_list("source_key", "lead"))

    def task(self, clause: Clause, body: Body, block: Block | None, *, order: int, parent: Task | None = None) -> Task:
        """The task of one body from one clause, not yet written."""
        label = f"{self.label}, {clause.number}"[:400]
        new = Task(programme=self.programme, plan=self.plan, since_version=self.version,
                   is_binding=self.version is None, source_kind=Source.RESOLUTION, source_key=self.key(clause),
                   source_label=label, name=clause.text, lead=body, block=block, starts_on=self.starts_on,
                   due_on=self.due_on, order=order, parent=parent)  # fmt: skip
        return searchable(new)
