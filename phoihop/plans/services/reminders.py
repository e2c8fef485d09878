"""Reminding people of tasks that are nearly due or overdue."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission, Role
from phoihop.audit.services import record_many
from phoihop.foundation.vietnamese import day as written
from phoihop.notices import services as notices
from phoihop.notices.models import Notice
from phoihop.people.models import Person, Post
from phoihop.plans.models import Task
from phoihop.programmes.models import Party

WORKING = (Role.REPORTER, Role.APPROVER, Role.COORDINATOR)
SENTENCES = {
    "near": gettext_lazy("Nearly due, on {day}: {task}"),
    "overdue": gettext_lazy("Overdue since {day}: {task}"),
}


@transaction.atomic
def remind_tasks(*, actor: Actor, at: datetime) -> list[Notice]:
    """Tell who works on it that a task is nearly due, and also who coordinates it that it is overdue (nhắc nhiệm vụ).

    Each of them is told once for a due day; a due day moved by an amendment is another occasion.
    """
    require(actor, Permission.NOTICE_MAKE)
    today = timezone.localdate(at)
    near = Task.objects.near_due(today).prefetch_related("partners")
    late = Task.objects.overdue(today).prefetch_related("partners")
    people = _People(today)
    reminders = [
        *(one for task in near for one in _reminders(task, people.of_bodies(task), "near")),
        *(one for task in late for one in _reminders(task, people.of_all(task), "overdue")),
    ]
    made = notices.remind(reminders=reminders, actor=actor, at=at)
    told = {(notice.kind, notice.url) for notice in made}
    facts = [
        (task, {"kind": kind, "due_on": task.due_on})
        for kind, tasks in (("plans.near", near), ("plans.overdue", late))
        for task in tasks
        if (kind, _page(task)) in told
    ]
    record_many(actor=actor, action="plans.task_reminded", targets=facts, at=at)
    return made


class _People:
    """Who works in which body, and which bodies lead which programme, read once."""

    def __init__(self, today: date) -> None:
        self.by_body: dict[int, list[tuple[str, Person]]] = defaultdict(list)
        self.leading: dict[int, set[int]] = defaultdict(set)
        posts = Post.objects.as_of(today).filter(role__in=WORKING, person__is_active=True).select_related("person")
        for post in posts:
            self.by_body[post.body_id].append((post.role, post.person))
        for programme, body in Party.objects.leading().values_list("programme", "body"):
            self.leading[programme].add(body)

    def of_bodies(self, task: Task) -> list[Person]:
        """Whoever works in the lead body or a partner."""
        bodies = [task.lead_id, *(partner.pk for partner in task.partners.all())]
        return [person for body in bodies for _role, person in self.by_body.get(body, [])]

    def of_all(self, task: Task) -> list[Person]:
        """Those, and whoever coordinates the programme."""
        leading = self.leading.get(task.programme_id, set())
        posts = [post for body in sorted(leading) for post in self.by_body.get(body, [])]
        return [*self.of_bodies(task), *(person for role, person in posts if role == Role.COORDINATOR)]


def _reminders(task: Task, people: Iterable[Person], kind: str) -> Iterator[notices.Reminder]:
    for person in {person.pk: person for person in people}.values():
        yield notices.Reminder(
            recipient=person,
            kind=f"plans.{kind}",
            subject=format_lazy(SENTENCES[kind], day=written(task.due_on), task=str(task)),
            url=_page(task),
            key=f"plans.{kind}:{task.pk}:{task.due_on.isoformat()}",
        )


def _page(task: Task) -> str:
    return reverse("plans:task", args=[task.pk])
