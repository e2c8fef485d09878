"""Reports, their entries and narratives, the steps they took, and closings."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor
from phoihop.access.policy import Reach
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.records.models import Quantified
from phoihop.reporting.models import Form, Obligation, Section
from phoihop.submissions.rules import OPEN, Channel, Missing, Status, Step
from phoihop.territories.models import Place

RECEIVED = Q(status__in=(Status.SUBMITTED, Status.APPROVED)) | Q(approved_revision__isnull=False)


M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """The words in which the rest of the site asks for reports."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see."""
        return self.filter(obligation__in=Obligation.objects.visible_to(actor))

    def awaiting_decision_of(self, bodies: Set[int]) -> Self:
        """Those submitted to these bodies and not yet decided, the oldest first."""
        return self.filter(status=Status.SUBMITTED, obligation__receiver__in=bodies).order_by("submitted_at", "pk")

    def open(self) -> Self:
        """Those that can still be filled in."""
        return self.filter(status__in=OPEN)

    def overdue(self, on: date) -> Self:
        """Those that should have been submitted before `on` and are not."""
        return self.open().filter(obligation__due_on__lt=on)

    def received(self) -> Self:
        """Those that have reached whoever receives them, and were not handed back."""
        return self.filter(RECEIVED)

    def approved_once(self) -> Self:
        """Those that count in the totals: approved now, or reopened after an approval."""
        return self.filter(approved_revision__isnull=False)

    def for_listing(self) -> Self:
        """With everything a list shows."""
        return self.select_related(
            "obligation__regime__programme",
            "obligation__regime__calendar",
            "obligation__body",
            "obligation__receiver",
            "obligation__place",
        )


class Submission(models.Model):
    """The report of a body for a period, through its whole life (báo cáo).

    `revision` grows by one at each reopening; `approved_revision` is the one that counts. `stamp` grows at each
    change of content, so that two persons never overwrite each other silently. `first_submitted_on` decides whether
    it came in time: a report returned for correction was not late for that.
    """

    obligation = models.OneToOneField(
        Obligation, models.PROTECT, related_name="submission", verbose_name=_("obligation")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    approved_revision = models.PositiveIntegerField(_("approved revision"), null=True, blank=True)
    stamp = models.PositiveIntegerField(default=0)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    first_submitted_on = models.DateField(_("first submitted on"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("submitted by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )
    return_reason = models.TextField(_("why it was returned or reopened"), blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [models.Index(fields=["status", "submitted_at"], name="submission_by_status")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=("returned", "reopened")) | ~Q(return_reason=""),
                name="submission_returned_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(approved_revision=None) | Q(approved_revision__lte=F("revision")),
                name="submission_approved_revision_exists",
            ),
        ]

    def __str__(self) -> str:
        return str(self.obligation)

    @property
    def is_open(self) -> bool:
        """Whether it can still be filled in."""
        return Status(self.status) in OPEN

    def guardians(self, reach: Reach) -> Set[int]:
        """Those of the obligation it answers."""
        return self.obligation.guardians(reach)


class RevisedQuerySet(models.QuerySet[M_co]):
    """Asks for what a report said in one of its revisions."""

    def in_revision(self, revision: "int | F") -> Self:
        """What holds in `revision`: stated then or before, and not replaced until after."""
        return self.filter(Q(until_revision=None) | Q(until_revision__gt=revision), since_revision__lte=revision)

    def current(self) -> Self:
        """What the latest revision says."""
        return self.filter(until_revision=None)


class Revised(models.Model):
    """Something a report says from one revision on, until another revision replaces it (nội dung theo lần sửa)."""

    since_revision = models.PositiveIntegerField(default=1)
    until_revision = models.PositiveIntegerField(null=True, blank=True)
    entered_at = models.DateTimeField(_("entered"))
    # Nobody asks for all that one person ever entered, and an index would be written with every figure.
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("entered by"),
        db_index=False,
    )

    class Meta:
        abstract = True


class Entry(Quantified, Revised):
    """What a body states: an indicator, a place, a quantity as worded; or why there is none (số liệu báo cáo).

    `source` tells where the words stood: {"file": …, "sheet": …, "cell": …} or {"document": …, "span": [from, to]}.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="entries", verbose_name=_("report"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="entries", verbose_name=_("indicator"))
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("place"), db_index=False)
    missing = models.CharField(_("why missing"), max_length=14, choices=Missing.choices, blank=True)
    estimated = models.BooleanField(_("estimated for a period not yet closed"), default=False)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices, default=Channel.WEB)
    source = models.JSONField(_("source"), default=dict, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    stamp = models.PositiveIntegerField(default=0)

    objects = RevisedQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "indicator", "place"],
                condition=Q(until_revision=None),
                name="entry_is_stated_once",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=False, missing="") | (Q(low__isnull=True) & ~Q(missing="")),
                name="entry_is_a_quantity_or_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}: {self.words or self.get_missing_display()}"


class Narrative(Revised):
    """What a report says in words under one section of its form (phần lời của báo cáo).

    `source` tells where the words stood, as that of an entry does.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="narratives", verbose_name=_("report"))
    section = models.ForeignKey(Section, models.PROTECT, related_name="+", verbose_name=_("section"))
    text = models.TextField(_("text"), blank=True)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices, default=Channel.WEB)
    source = models.JSONField(_("source"), default=dict, blank=True)
    stamp = models.PositiveIntegerField(default=0)

    objects = RevisedQuerySet.as_manager()

    class Meta:
        verbose_name = _("narrative")
        verbose_name_plural = _("narratives")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "section"], condition=Q(until_revision=None), name="narrative_is_told_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.text[:60]}"


class StepTaken(models.Model):
    """A step in the life of a report: who took it, when, why (bước đã xử lý)."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="steps", verbose_name=_("report"))
    step = models.CharField(_("step"), max_length=10, choices=Step.choices)
    revision = models.PositiveIntegerField(_("revision"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    at = models.DateTimeField(_("moment"))
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("step taken")
        verbose_name_plural = _("steps taken")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_step_display()} ({self.at:%d/%m/%Y %H:%M})"


class Message(models.Model):
    """What a phone sent once it met the network again, kept so that it is done once (tin gửi từ điện thoại).

    The phone names its message before it knows whether it arrives; the same message sent again is answered by the same
    `answer`, and changes nothing.
    """

    id = models.UUIDField(primary_key=True)
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="messages", verbose_name=_("report"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))
    received_at = models.DateTimeField(_("received"))
    answer = models.JSONField(_("reply"), default=dict)

    class Meta:
        verbose_name = _("message of a phone")
        verbose_name_plural = _("messages of phones")

    def __str__(self) -> str:
        return f"{self.submission} ({self.received_at:%d/%m/%Y %H:%M})"


class TableMap(models.Model):
    """How tables of a body's own making are read for a form, as somebody told it once (cách đọc bảng của đơn vị).

    A table is known again by `digest`, made of its `heads`; these take `depth` rows. `columns` tells by the place of a
    column what it means, `labels` by the key of a row's name the code of its indicator (empty: left out).
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    form = models.ForeignKey(Form, models.PROTECT, related_name="+", verbose_name=_("form"))
    digest = models.CharField(max_length=64)
    heads = models.JSONField(_("heads"), default=list)
    depth = models.PositiveSmallIntegerField()
    columns = models.JSONField(default=dict)
    labels = models.JSONField(default=dict)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    told_at = models.DateTimeField(_("moment"))

    class Meta:
        verbose_name = _("reading of a table")
        verbose_name_plural = _("readings of tables")
        ordering = ["-told_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["body", "form", "digest"], name="table_is_read_in_one_way")]

    def __str__(self) -> str:
        return " | ".join(filter(None, self.heads))[:80]


class ClosingQuerySet(models.QuerySet["Closing"]):
    """The words in which the rest of the site asks for closings."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the programmes that `actor` may see."""
        return self.filter(programme__in=Programme.objects.visible_to(actor))

    def for_listing(self) -> Self:
        """With everything a list shows, the latest first."""
        counted = self.annotate(reports=models.Count("revisions"))
        return counted.select_related("programme", "actor").order_by("-at", "-pk")


class Closing(models.Model):
    """That the figures of a programme for a span were frozen, with a hash over them (chốt số liệu)."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="closings", verbose_name=_("programme"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    at = models.DateTimeField(_("closed"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("closed by")
    )
    digest = models.CharField(_("hash"), max_length=64)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = _("closing")
        verbose_name_plural = _("closings")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.programme} ({self.since:%d/%m/%Y} – {self.last_day:%d/%m/%Y})"

    @property
    def last_day(self) -> date:
        """The last day whose figures were frozen."""
        return self.until - timedelta(days=1)


class ClosedRevision(models.Model):
    """The revision of a report that a closing froze (báo cáo đã chốt)."""

    closing = models.ForeignKey(Closing, models.CASCADE, related_name="revisions")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="closed_revisions")
    revision = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("closed revision")
        verbose_name_plural = _("closed revisions")
        constraints = [models.UniqueConstraint(fields=["closing", "submission"], name="closing_names_a_report_once")]

    def __str__(self) -> str:
        return f"{self.submission} ({self.revision})"
