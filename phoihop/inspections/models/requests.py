"""What a conclusion asks for, how it was remedied, and what the inspecting side says of it."""

from collections.abc import Set
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.documents.models import Upload
from phoihop.inspections.models.inspections import Finding, InspectingBody, Inspection
from phoihop.inspections.rules import WANTING, Stage, Step, loop
from phoihop.organisations.models import Body
from phoihop.plans.models import Task
from phoihop.plans.models.reaching import programmes_led
from phoihop.records.searching import matching

PERSON = settings.AUTH_USER_MODEL


class InspectionRequestQuerySet(models.QuerySet["InspectionRequest"]):
    """The words in which the rest of the site asks for requests."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see: drafts on the inspecting side, all once the conclusion is signed."""
        permission = Permission.INSPECTION_VIEW
        team = InspectingBody.objects.filter(body__in=bodies_reaching(actor, permission, Reach.OWN))
        led = programmes_led(bodies_reaching(actor, permission, Reach.LEAD))
        signed = Q(inspection__in=Inspection.objects.visible_to(actor)) & ~Q(stage=Stage.DRAFT)
        return self.filter(signed | Q(inspection__in=team.values("inspection")) | Q(inspection__programme__in=led))

    def asked_of(self, bodies: Set[int]) -> Self:
        """Those made to these bodies by a signed conclusion."""
        return self.filter(body__in=bodies).exclude(stage=Stage.DRAFT)

    def wanting(self) -> Self:
        """Those whose body has to act, the soonest due first."""
        return self.filter(stage__in=WANTING).order_by("due_on", "pk")

    def overdue(self, today: date) -> Self:
        """Those whose body has not acted in time."""
        return self.wanting().filter(due_on__lt=today)

    def awaiting_verification_of(self, bodies: Set[int]) -> Self:
        """Those whose remedy teams of these bodies have to verify."""
        team = InspectingBody.objects.filter(body__in=bodies).values("inspection")
        return self.filter(stage=Stage.HANDED_IN, inspection__in=team).order_by("due_on", "pk")

    def search(self, text: str) -> Self:
        """Those in whose text or body words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows, the soonest due first."""
        shown = self.select_related("inspection__programme", "body", "finding", "task").prefetch_related("extensions")
        return shown.order_by("due_on", "pk")


class InspectionRequest(models.Model):
    """What a conclusion asks a body to do by a day; it becomes a task (kiến nghị sau kiểm tra).

    `search_text` is made by the services.
    """

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="requests", verbose_name=_("inspection"))
    finding = models.ForeignKey(
        Finding, models.PROTECT, null=True, blank=True, related_name="requests", verbose_name=_("finding")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("request"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body asked"))
    due_on = models.DateField(_("to be met by"))
    stage = models.CharField(_("stage"), max_length=9, choices=Stage.choices, default=Stage.DRAFT)
    task = models.OneToOneField(
        Task, models.PROTECT, null=True, blank=True, related_name="inspection_request", verbose_name=_("task")
    )
    search_text = models.TextField(blank=True)

    objects = InspectionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request of an inspection")
        verbose_name_plural = _("requests of inspections")
        ordering = ["number", "pk"]
        indexes = [
            models.Index(fields=["body", "stage", "due_on"], name="request_by_body"),
            models.Index(fields=["stage", "due_on"], name="request_by_stage"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="request_has_its_number"),
            models.CheckConstraint(
                condition=Q(stage=Stage.DRAFT) | Q(task__isnull=False), name="request_that_is_made_is_a_task"
            ),
        ]

    def __str__(self) -> str:
        return Truncator(f"{self.number}. {self.text}").chars(200)

    @property
    def source_key(self) -> str:
        """The key by which its task is found again."""
        return f"inspection-request:{self.pk}"

    @property
    def tone(self) -> str:
        """The word by which the look chooses the colour of its stage."""
        return Stage(self.stage).tone

    @property
    def is_late(self) -> bool:
        """Whether its body should have acted by today."""
        return self.stage in WANTING and self.due_on < timezone.localdate()

    @property
    def first_due_on(self) -> date:
        """The day that the conclusion named, whatever was extended since."""
        extensions = list(self.extensions.all())
        return extensions[0].former_due_on if extensions else self.due_on

    @property
    def latest(self) -> "Remedy | None":
        """The remedy handed in last; remedies should be at hand."""
        remedies = list(self.remedies.all())
        return remedies[-1] if remedies else None

    @property
    def steps(self) -> list[Step]:
        """The loop as both sides see it; finding, conclusion and remedies should be at hand."""
        conclusion, latest = self.inspection.signed, self.latest
        judged = latest.judged if latest else None
        return loop(
            stage=Stage(self.stage),
            due_on=self.due_on,
            today=timezone.localdate(),
            found_on=self.finding.found_on if self.finding else None,
            asked_on=conclusion.signed_on if conclusion else None,
            remedied_on=timezone.localdate(latest.handed_in_at) if latest else None,
            judged_on=timezone.localdate(judged.judged_at) if judged else None,
        )

    def guardians(self, reach: Reach) -> Set[int]:
        """The team (own), the body asked (receiver), who stands above the inspected body, the programme's leads.

        Until the conclusion is signed, nobody but the team and the leads is concerned by it.
        """
        made = self.stage != Stage.DRAFT
        match reach:
            case Reach.RECEIVER:
                return frozenset({self.body_id}) if made else frozenset()
            case Reach.ABOVE if not made:
                return frozenset()
            case _:
                return self.inspection.guardians(reach)


class Extension(models.Model):
    """More time for a request, given by the inspecting side for a reason (gia hạn kiến nghị)."""

    request = models.ForeignKey(InspectionRequest, models.PROTECT, related_name="extensions", verbose_name=_("request"))
    former_due_on = models.DateField(_("formerly to be met by"))
    due_on = models.DateField(_("to be met by"))
    reason = models.CharField(_("reason"), max_length=300)
    extended_at = models.DateTimeField(_("extended"))
    extended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("extended by"))

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["extended_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gt=F("former_due_on")), name="extension_gives_more_time")
        ]

    def __str__(self) -> str:
        return self.reason


class Remedy(models.Model):
    """What a body states to have done on a request; each statement is kept, a new one follows (báo cáo khắc phục)."""

    request = models.ForeignKey(InspectionRequest, models.PROTECT, related_name="remedies", verbose_name=_("request"))
    number = models.PositiveSmallIntegerField(_("version"))
    statement = models.TextField(_("what was done"))
    handed_in_at = models.DateTimeField(_("handed in"))
    handed_in_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("handed in by")
    )

    class Meta:
        verbose_name = _("remedy")
        verbose_name_plural = _("remedies")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["request", "number"], name="remedy_has_its_number")]

    def __str__(self) -> str:
        return self.statement

    @property
    def judged(self) -> "Verification | None":
        """What the inspecting side said of it, if it has."""
        return getattr(self, "verification", None)


class Verification(models.Model):
    """What the inspecting side says of a remedy: verified or not, and why (thẩm tra kết quả khắc phục)."""

    remedy = models.OneToOneField(Remedy, models.PROTECT, related_name="verification", verbose_name=_("remedy"))
    verified = models.BooleanField(_("verified"))
    reason = models.TextField(_("reason"))
    judged_at = models.DateTimeField(_("judged"))
    judged_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("judged by"))

    class Meta:
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")

    def __str__(self) -> str:
        return self.reason


class InspectionEvidence(models.Model):
    """A file, or the address of a figure or report, behind a finding or a remedy (tài liệu minh chứng)."""

    finding = models.ForeignKey(
        Finding, models.CASCADE, null=True, blank=True, related_name="evidence", verbose_name=_("finding")
    )
    remedy = models.ForeignKey(
        Remedy, models.PROTECT, null=True, blank=True, related_name="evidence", verbose_name=_("remedy")
    )
    label = models.CharField(_("what the evidence shows"), max_length=200)
    upload = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file"))
    address = models.CharField(_("address within this site"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("evidence of an inspection")
        verbose_name_plural = _("evidence of inspections")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(finding__isnull=False, remedy=None) | Q(finding=None, remedy__isnull=False),
                name="evidence_is_of_a_finding_or_a_remedy",
            ),
            models.CheckConstraint(
                condition=Q(upload__isnull=False, address="") | (Q(upload=None) & ~Q(address="")),
                name="evidence_is_a_file_or_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.label
