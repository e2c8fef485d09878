"""What several services of this room hold fast before they write: plans, tasks and the terms of tasks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.models import Body
from phoihop.plans.models import Amendment, Block, Plan, PlanVersion, Task
from phoihop.plans.rules import hold_days, hold_partners, hold_said, hold_weight
from phoihop.records import searching

# The columns of a task's terms that are kept in its own row; partners stand in a table of their own.
COLUMNS = ("name", "product", "lead", "block", "starts_on", "due_on", "weight")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A task to be given: what, with which product, by whom with whom, from when, by when, how weighty."""

    name: str
    lead: Body
    due_on: date
    product: str = ""
    partners: Sequence[Body] = ()
    block: Block | None = None
    starts_on: date | None = None
    weight: int = 1
    parent: Task | None = None

    @property
    def terms(self) -> dict[str, object]:
        """The values of COLUMNS."""
        return {name: getattr(self, name) for name in COLUMNS}


def held_plan(plan: Plan) -> Plan:
    """The plan, afresh and locked until the transaction ends."""
    return Plan.objects.select_for_update(of=("self",)).select_related("programme").get(pk=plan.pk)


def held_task(task: Task) -> Task:
    """The task, afresh and locked until the transaction ends."""
    held = Task.objects.select_for_update(of=("self",))
    return held.select_related("programme", "plan__programme", "lead", "block").get(pk=task.pk)


def drafted(plan: Plan) -> PlanVersion:
    """The version that is being drafted. Raises Refused where the plan stands as approved."""
    version = plan.open_version
    if version is None:
        raise Refused(_("An approved plan is never changed. Open an amendment first, and approve it when it is ready."))
    return version


def hold_terms(terms: Mapping[str, object], partners: Iterable[Body], at: datetime) -> None:
    """What must be so of a task's terms, new or changed. Raises Invalid or Refused, as the rules do."""
    hold_said(name=str(terms["name"]))
    hold_days(terms["starts_on"], terms["due_on"])  # type: ignore[arg-type]
    hold_weight(terms["weight"])  # type: ignore[arg-type]
    lead: Body = terms["lead"]  # type: ignore[assignment]
    others = list(partners)
    hold_partners(lead.pk, (partner.pk for partner in others))
    guard_all(terms["name"], terms["product"])
    hold_alive([lead, *others], timezone.localdate(at))


def hold_alive(bodies: Iterable[Body], day: date) -> None:
    """Raises Refused, naming it, where one of the bodies does not exist on `day`."""
    known = {body.pk: body for body in bodies}
    alive = set(Body.objects.filter(pk__in=known).alive_on(day).values_list("pk", flat=True))
    for key, body in known.items():
        if key not in alive:
            reason = _("%(body)s does not exist on %(day)s. Choose the body that followed it.")
            raise Refused(reason % {"body": body, "day": written(day)}, body=key)


def guard_all(*texts: object) -> None:
    """Raises Invalid where a text names a person by number or bears a mark of secrecy."""
    for text in texts:
        guard(str(text))


def searchable(task: Task) -> Task:
    """The task with the words by which it is found."""
    said = (task.name, task.product, task.source_label, task.lead.name)
    task.search_text = searching.searchable(*said)
    return task


def facts_of(terms: "Task | Amendment") -> dict[str, object]:
    """The terms of a task as the journal keeps them."""
    return {"lead": terms.lead.name, "due_on": terms.due_on, "product": terms.product, "weight": terms.weight}
