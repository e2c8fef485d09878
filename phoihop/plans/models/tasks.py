"""Tasks: what is asked, what is proposed to change in it, what proves it, and how it goes on."""

from collections.abc import Set
from datetime import date
from typing import Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.indicators.models import Indicator, Target
from phoihop.organisations.models import Body, BodyStanding
from phoihop.plans.models.plans import Block, Plan, PlanVersion
from phoihop.plans.models.reaching import bodies_below, led_below, programmes_joined, programmes_led
from phoihop.plans.rules import WINDOW, Source, State, last_near_day, state_of
from phoihop.programmes.models import Programme
from phoihop.records.searching import matching


class Terms(models.Model):
    """What is asked by a task: the work, the product, whose it is, from when, by when (nội dung nhiệm vụ)."""

    name = models.TextField(_("task"))
    product = models.CharField(_("product"), max_length=400, blank=True)
    lead = models.ForeignKey(Body, models.PROTECT, related_name="%(class)ss_led", verbose_name=_("lead body"))
    partners = models.ManyToManyField(
        Body, related_name="%(class)ss_shared", blank=True, verbose_name=_("co-operating bodies")
    )
    block = models.ForeignKey(Block, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("block"))
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    due_on = models.DateField(_("to be completed by"))
    weight = models.PositiveSmallIntegerField(_("weight"), default=1, validators=[MinValueValidator(1)])

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(due_on__gte=F("starts_on")), name="%(class)s_is_due_after_its_start"
            ),
            models.CheckConstraint(condition=Q(weight__gte=1), name="%(class)s_has_a_weight"),
        ]


class TaskQuerySet(models.QuerySet["Task"]):
    """The words in which the rest of the site asks for tasks."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see; what is only drafted is seen by those who lead the programme."""
        permission = Permission.TASK_VIEW
        if bodies_reaching(actor, permission, Reach.ANY):
            return self
        reached = {reach: bodies_reaching(actor, permission, reach) for reach in Reach}
        above = reached[Reach.ABOVE]
        shared = self.model.partners.through.objects.filter(body__in=reached[Reach.RECEIVER]).values("task")
        announced = (
            Q(lead__in=reached[Reach.OWN])
            | Q(pk__in=shared)
            | Q(programme__in=programmes_joined(reached[Reach.MEMBER]))
            | Q(programme__in=led_below(above))
            | Q(lead__in=bodies_below(above))
        )
        return self.filter(Q(programme__in=programmes_led(reached[Reach.LEAD])) | (Q(is_binding=True) & announced))

    def of_bodies(self, bodies: Set[int]) -> Self:
        """Those that these bodies lead or co-operate in."""
        shared = self.model.partners.through.objects.filter(body__in=bodies).values("task")
        return self.filter(Q(lead__in=bodies) | Q(pk__in=shared))

    def coordinated_by(self, actor: Actor) -> Self:
        """Those of the programmes that `actor` coordinates."""
        return self.filter(programme__in=programmes_led(bodies_reaching(actor, Permission.TASK_EDIT, Reach.LEAD)))

    def binding(self) -> Self:
        """Those that somebody has to do: given, or standing in an approved plan."""
        return self.filter(is_binding=True)

    def open(self) -> Self:
        """Those neither completed nor cancelled."""
        return self.filter(completed_on=None, cancelled_on=None)

    def overdue(self, today: date) -> Self:
        """Those that should have been completed before `today` and are not."""
        return self.binding().open().filter(due_on__lt=today)

    def near_due(self, today: date, window: int = WINDOW) -> Self:
        """Those not completed whose due day is today or within so many working days."""
        return self.binding().open().filter(due_on__gte=today, due_on__lte=last_near_day(today, window))

    def in_state(self, state: State, today: date) -> Self:
        """Exactly those for which `state_on(today)` says `state`."""
        near = last_near_day(today, WINDOW)
        cancelled = Q(cancelled_on__lte=today)
        still = self.exclude(cancelled)
        done, undone = still.filter(completed_on__lte=today), still.exclude(completed_on__lte=today)
        match state:
            case State.CANCELLED:
                return self.filter(cancelled)
            case State.DONE_IN_TIME:
                return done.filter(completed_on__lte=F("due_on"))
            case State.DONE_LATE:
                return done.filter(completed_on__gt=F("due_on"))
            case State.OVERDUE:
                return undone.filter(due_on__lt=today)
            case State.NEARLY_DUE:
                return undone.filter(due_on__gte=today, due_on__lte=near)
            case State.ON_COURSE:
                return undone.filter(due_on__gt=near)

    def search(self, text: str) -> Self:
        """Those in whose words, product or source words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows, what is due first before the rest."""
        shown = self.select_related("programme", "plan", "lead", "block")
        return shown.prefetch_related("partners").order_by("due_on", "order", "pk")


class Task(Terms):
    """Something one body has to do, by a day, with a product (nhiệm vụ).

    `source_kind`, `source_key` and `source_label` say where it comes from, so that the room that knows the source can
    find its tasks. `since_version` is the version of the plan in which it first stands; `is_binding` whether somebody
    has to do it: from the approval of that version on, outside plans at once. `handed_in` is the product as handed in,
    by number or title. `search_text` is made by the services.
    """

    Source = Source

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="tasks", verbose_name=_("programme"))
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="tasks", verbose_name=_("plan"))
    since_version = models.ForeignKey(PlanVersion, models.CASCADE, null=True, blank=True, related_name="new_tasks")
    is_binding = models.BooleanField(_("has been given"), default=False)
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts", verbose_name=_("part of the task")
    )
    order = models.PositiveIntegerField(_("order"), default=1)
    source_kind = models.CharField(_("source"), max_length=10, choices=Source.choices)
    source_key = models.CharField(max_length=120, blank=True, db_index=True)
    source_label = models.CharField(_("where it comes from"), max_length=400, blank=True)
    completed_on = models.DateField(_("completed on"), null=True, blank=True)
    handed_in = models.CharField(_("product handed in"), max_length=400, blank=True)
    reported_share = models.PositiveSmallIntegerField(_("done, in per cent"), default=0)
    cancelled_on = models.DateField(_("no longer carried out from"), null=True, blank=True)
    cancel_reason = models.TextField(_("why it is no longer carried out"), blank=True)
    cancel_decision = models.CharField(_("deciding paper"), max_length=200, blank=True)
    search_text = models.TextField(blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["order", "pk"]
        constraints = [
            *Terms.Meta.constraints,
            models.CheckConstraint(
                condition=Q(completed_on=None) | ~Q(handed_in=""), name="task_is_completed_by_its_product"
            ),
            models.CheckConstraint(
                condition=Q(completed_on=None) | Q(cancelled_on=None), name="task_is_completed_or_cancelled"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | ~Q(cancel_reason=""), name="task_is_cancelled_for_a_reason"
            ),
            models.CheckConstraint(condition=Q(reported_share__lte=100), name="task_is_done_once"),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(completed_on=None, cancelled_on=None), name="task_open_by_day"),
            models.Index(fields=["programme", "due_on"], name="task_by_programme"),
            models.Index(fields=["source_kind", "source_key"], name="task_by_source"),
        ]

    def __str__(self) -> str:
        return self.name if len(self.name) <= 120 else f"{self.name[:117]}…"

    @property
    def is_open(self) -> bool:
        """Whether it is neither completed nor cancelled."""
        return self.completed_on is None and self.cancelled_on is None

    def state_on(self, today: date) -> State:
        """How it stands on a day, from its days and its product."""
        return state_of(
            due_on=self.due_on,
            completed_on=self.completed_on,
            handed_in=bool(self.handed_in),
            cancelled_on=self.cancelled_on,
            today=today,
        )

    @property
    def state(self) -> State:
        """How it stands today."""
        return self.state_on(timezone.localdate())

    def guardians(self, reach: Reach) -> Set[int]:
        """The lead body (own), its partners (receiver), whoever stands above it or above the programme's lead.

        What is only drafted is guarded by the leading parties of the programme alone.
        """
        if reach is Reach.LEAD:
            return self.programme.guardians(reach)
        if not self.is_binding:
            return frozenset()
        match reach:
            case Reach.OWN:
                return frozenset({self.lead_id})
            case Reach.RECEIVER:
                return frozenset(partner.pk for partner in self.partners.all())
            case Reach.ABOVE:
                above = BodyStanding.objects.filter(body=self.lead_id).values_list("ancestor", flat=True)
                return self.programme.guardians(reach) | frozenset(above)
            case _:
                return self.programme.guardians(reach)


class Amendment(Terms):
    """The terms of a task as a drafted version of the plan would change them (nội dung sửa đổi)."""

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="amendments", verbose_name=_("version"))
    task = models.ForeignKey(Task, models.CASCADE, related_name="amendments", verbose_name=_("task"))

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["pk"]
        constraints = [
            *Terms.Meta.constraints,
            models.UniqueConstraint(fields=["version", "task"], name="amendment_is_made_once_in_a_version"),
        ]

    def __str__(self) -> str:
        return str(self.task)


class Proof(models.Model):
    """That an indicator, and perhaps a target set for it, proves a task (minh chứng bằng chỉ tiêu)."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="proofs", verbose_name=_("task"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="proofs", verbose_name=_("indicator"))
    target = models.ForeignKey(
        Target, models.SET_NULL, null=True, blank=True, related_name="proofs", verbose_name=_("target")
    )

    class Meta:
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["task", "indicator"], name="proof_is_named_once")]

    def __str__(self) -> str:
        return f"{self.task}: {self.indicator.code}"


class ProgressNote(models.Model):
    """What a body reports about how a task goes on (báo cáo tiến độ)."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="progress_notes", verbose_name=_("task"))
    reported_at = models.DateTimeField(_("reported"))
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("reported by")
    )
    text = models.TextField(_("how it goes on"))
    product = models.CharField(_("product so far"), max_length=400, blank=True)
    share = models.PositiveSmallIntegerField(_("done, in per cent"), null=True, blank=True)

    class Meta:
        verbose_name = _("progress note")
        verbose_name_plural = _("progress notes")
        ordering = ["-reported_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(share=None) | Q(share__lte=100), name="progress_is_at_most_whole")
        ]

    def __str__(self) -> str:
        return self.text[:120]
