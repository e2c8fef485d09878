"""Inspections: who inspects whom, what was answered and found, and the conclusion."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.documents.models import IssuedNumber
from phoihop.inspections.models.checklists import ChecklistPoint, ChecklistVersion
from phoihop.inspections.models.plans import InspectionPlan
from phoihop.inspections.rules import UNSETTLED, WANTING, Kind, Stage, State, Verdict, state_of
from phoihop.organisations.models import Body, BodyStanding
from phoihop.plans.models.reaching import programmes_led
from phoihop.programmes.models import Programme
from phoihop.records.searching import matching
from phoihop.territories.models import Place

PERSON = settings.AUTH_USER_MODEL


def _requests(**conditions: object) -> models.Count:
    return models.Count("requests", filter=Q(**{f"requests__{name}": value for name, value in conditions.items()}))


class InspectionQuerySet(models.QuerySet["Inspection"]):
    """The words in which the rest of the site asks for inspections."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see: of the team, of the bodies inspected or asked, above them, or led."""
        reached = {reach: bodies_reaching(actor, Permission.INSPECTION_VIEW, reach) for reach in Reach}
        below = BodyStanding.objects.filter(ancestor__in=reached[Reach.ABOVE], depth__gt=0).values("body")
        team = InspectingBody.objects.filter(body__in=reached[Reach.OWN]).values("inspection")
        made = [stage for stage in Stage if stage is not Stage.DRAFT]
        asked = Inspection.objects.filter(requests__body__in=reached[Reach.RECEIVER], requests__stage__in=made)
        return self.filter(
            Q(pk__in=team)
            | Q(body__in=reached[Reach.RECEIVER])
            | Q(pk__in=asked.values("pk"))
            | Q(body__in=below)
            | Q(programme__in=programmes_led(reached[Reach.LEAD]))
        )

    def standing(self) -> Self:
        """Those not called off."""
        return self.filter(called_off_at=None)

    def unended(self) -> Self:
        """Those without a conclusion, and surveys whose findings are not handed over."""
        return self.filter(conclusion=None, closed_on=None)

    def of_team(self, bodies: Set[int]) -> Self:
        """Those in which one of these bodies inspects."""
        return self.filter(pk__in=InspectingBody.objects.filter(body__in=bodies).values("inspection"))

    def coming(self, today: date) -> Self:
        """Those that have not ended yet and of which nothing was concluded, the nearest first."""
        return self.standing().unended().filter(until__gt=today).order_by("since", "pk")

    def unconcluded(self, today: date) -> Self:
        """Those whose days are over and of which no conclusion was signed."""
        return self.standing().unended().filter(until__lte=today).order_by("until", "pk")

    def awaiting_reply_of(self, bodies: Set[int]) -> Self:
        """Those whose findings were handed over to these bodies, which have said nothing yet."""
        handed = self.standing().unended().filter(body__in=bodies, handed_over_at__isnull=False)
        return handed.exclude(findings__replies__isnull=False)

    def in_state(self, state: State, today: date) -> Self:
        """Those that stand so on `today`."""
        open_ = self.standing().unended()
        match state:
            case State.CALLED_OFF:
                return self.exclude(called_off_at=None)
            case State.CLOSED:
                return self.standing().exclude(closed_on=None)
            case State.CONCLUDED:
                return self.standing().filter(closed_on=None, conclusion__isnull=False)
            case State.HANDED_OVER:
                return open_.filter(handed_over_at__isnull=False)
            case State.UNDER_WAY:
                return open_.filter(handed_over_at=None, since__lte=today)
            case _:
                return open_.filter(handed_over_at=None, since__gt=today)

    def search(self, text: str) -> Self:
        """Those in whose title, body or scope words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows and how many requests came of each, the latest first."""
        shown = self.select_related("programme", "plan", "body", "place", "conclusion__number")
        counted = shown.annotate(
            request_count=_requests(),
            open_count=_requests(stage__in=UNSETTLED),
            late_count=_requests(stage__in=WANTING, due_on__lt=timezone.localdate()),
        )
        return counted.prefetch_related("team__body").order_by("-since", "-pk")


class Inspection(models.Model):
    """A visit of a team from several bodies to one body, with what it found (cuộc kiểm tra).

    The span is half-open. How it stands follows from its days, from the handing over and from its conclusion; a signed
    conclusion freezes findings and requests. A survey asks for nothing: it is closed by handing its findings over.
    `search_text` is made by the services.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="inspections", verbose_name=_("programme"))
    plan = models.ForeignKey(
        InspectionPlan, models.PROTECT, null=True, blank=True, related_name="inspections", verbose_name=_("plan")
    )
    title = models.CharField(_("title of the inspection"), max_length=300)
    is_survey = models.BooleanField(_("survey without a conclusion"), default=False)
    scope = models.TextField(_("scope"), blank=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("inspected body"))
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("place"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    checklist = models.ForeignKey(
        ChecklistVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("checklist")
    )
    handed_over_at = models.DateTimeField(_("findings handed over"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    called_off_at = models.DateTimeField(_("called off"), null=True, blank=True)
    called_off_reason = models.CharField(_("why it was called off"), max_length=300, blank=True)
    search_text = models.TextField(blank=True)

    objects = InspectionQuerySet.as_manager()

    request_count: int
    open_count: int
    late_count: int

    class Meta:
        verbose_name = _("inspection")
        verbose_name_plural = _("inspections")
        indexes = [
            models.Index(fields=["programme", "since"], name="inspection_by_programme"),
            models.Index(fields=["body", "since"], name="inspection_by_body"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="inspection_has_days"),
            models.CheckConstraint(
                condition=Q(called_off_at=None) | ~Q(called_off_reason=""), name="inspection_is_called_off_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(called_off_at=None) | Q(closed_on=None), name="inspection_is_closed_or_called_off"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date:
        """The last day of the visit."""
        return self.until - timedelta(days=1)

    @property
    def signed(self) -> "InspectionConclusion | None":
        """Its conclusion, once it is signed."""
        return getattr(self, "conclusion", None)

    @property
    def head(self) -> "InspectingBody":
        """The body that heads the team."""
        return next(each for each in self.team.all() if each.heads)

    def state_on(self, today: date) -> State:
        """How it stands on a day."""
        return state_of(
            since=self.since,
            today=today,
            handed_over=self.handed_over_at is not None,
            concluded=self.signed is not None,
            closed=self.closed_on is not None,
            called_off=self.called_off_at is not None,
        )

    @property
    def state(self) -> State:
        """How it stands today."""
        return self.state_on(timezone.localdate())

    @cached_property
    def _asked(self) -> frozenset[int]:
        return frozenset(self.requests.exclude(stage=Stage.DRAFT).values_list("body", flat=True))

    def guardians(self, reach: Reach) -> Set[int]:
        """The team (own), the body inspected and those asked (receiver), who stands above it, the programme's leads."""
        match reach:
            case Reach.OWN:
                return frozenset(each.body_id for each in self.team.all())
            case Reach.RECEIVER:
                return frozenset({self.body_id, *self._asked})
            case Reach.ABOVE:
                above = BodyStanding.objects.filter(body=self.body_id, depth__gt=0)
                return frozenset(above.values_list("ancestor", flat=True))
            case Reach.LEAD:
                return self.programme.guardians(reach)
            case _:
                return frozenset()


class InspectingBody(models.Model):
    """A body of the team; of the one that heads it, the office held by the head (thành viên đoàn kiểm tra)."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="team", verbose_name=_("inspection"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    heads = models.BooleanField(_("heads the team"), default=False)
    office = models.CharField(_("office of the head of the team"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("body of the team")
        verbose_name_plural = _("bodies of the team")
        ordering = ["-heads", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "body"], name="body_is_in_a_team_once"),
            models.UniqueConstraint(fields=["inspection"], condition=Q(heads=True), name="team_has_one_head"),
        ]

    def __str__(self) -> str:
        return str(self.body)

    def guardians(self, reach: Reach) -> Set[int]:
        """The body alone: who signs for the head of a team signs for no other body of it."""
        return frozenset({self.body_id}) if reach is Reach.OWN else frozenset()


class InspectionAnswer(models.Model):
    """What a team answers to a point of its checklist (kết quả theo đề cương)."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="answers", verbose_name=_("inspection"))
    point = models.ForeignKey(ChecklistPoint, models.PROTECT, related_name="+", verbose_name=_("point of a checklist"))
    verdict = models.CharField(_("how it is met"), max_length=8, choices=Verdict.choices)
    remark = models.CharField(_("remark"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("answer to a checklist")
        verbose_name_plural = _("answers to checklists")
        ordering = ["point__order"]
        constraints = [models.UniqueConstraint(fields=["inspection", "point"], name="point_is_answered_once")]

    def __str__(self) -> str:
        return f"{self.point}: {self.get_verdict_display()}"


class FindingQuerySet(models.QuerySet["Finding"]):
    """Asks for what inspections found."""

    def visible_to(self, actor: Actor) -> Self:
        """The team's and the leads' at once; all others' once they are handed over."""
        permission = Permission.INSPECTION_VIEW
        team = InspectingBody.objects.filter(body__in=bodies_reaching(actor, permission, Reach.OWN))
        led = programmes_led(bodies_reaching(actor, permission, Reach.LEAD))
        seen = Inspection.objects.visible_to(actor).exclude(handed_over_at=None)
        return self.filter(
            Q(inspection__in=team.values("inspection")) | Q(inspection__programme__in=led) | Q(inspection__in=seen)
        )


class Finding(models.Model):
    """A strength or shortcoming that a team found; never about a person (nhận xét, tồn tại)."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="findings", verbose_name=_("inspection"))
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=11, choices=Kind.choices)
    text = models.TextField(_("finding"))
    point = models.ForeignKey(
        ChecklistPoint,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("point of a checklist"),
    )
    found_on = models.DateField(_("found on"))

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["inspection", "number"], name="finding_has_its_number")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    def guardians(self, reach: Reach) -> Set[int]:
        """Those of the inspection; whoever is inspected and who stands above only once findings are handed over."""
        if reach in {Reach.RECEIVER, Reach.ABOVE} and self.inspection.handed_over_at is None:
            return frozenset()
        return self.inspection.guardians(reach)


class FindingReply(models.Model):
    """What the inspected body says of a finding, beside it and never in its place (ý kiến giải trình)."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="replies", verbose_name=_("finding"))
    text = models.TextField(_("statement"))
    replied_at = models.DateTimeField(_("stated"))
    replied_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("stated by"))

    class Meta:
        verbose_name = _("statement on a finding")
        verbose_name_plural = _("statements on findings")
        ordering = ["replied_at", "pk"]

    def __str__(self) -> str:
        return self.text


class InspectionConclusion(models.Model):
    """The signed and numbered conclusion of an inspection (thông báo kết luận kiểm tra)."""

    inspection = models.OneToOneField(
        Inspection, models.PROTECT, related_name="conclusion", verbose_name=_("inspection")
    )
    assessment = models.TextField(_("general assessment"))
    number = models.ForeignKey(IssuedNumber, models.PROTECT, related_name="+", verbose_name=_("number"))
    signed_on = models.DateField(_("signed on"))
    layout = models.CharField(_("form of the paper"), max_length=10, choices=Programme.PaperForm.choices)
    issued_from = models.CharField(_("place of issue"), max_length=100)
    signatory = models.CharField(_("signed by"), max_length=120)
    office = models.CharField(_("office of the signatory"), max_length=150)
    on_behalf_of = models.CharField(_("on whose behalf"), max_length=200, blank=True)
    entered_at = models.DateTimeField(_("entered"))
    entered_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by"))

    class Meta:
        verbose_name = _("conclusion of an inspection")
        verbose_name_plural = _("conclusions of inspections")

    def __str__(self) -> str:
        return f"{self.number.number:02d} ({self.signed_on:%d/%m/%Y})"


class InspectionCorrection(models.Model):
    """A later record that corrects a signed conclusion, which itself stays as it was (đính chính kết luận)."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="corrections", verbose_name=_("inspection"))
    text = models.TextField(_("correction"))
    corrected_on = models.DateField(_("corrected on"))
    corrected_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("who"))

    class Meta:
        verbose_name = _("correction of a conclusion")
        verbose_name_plural = _("corrections of conclusions")
        ordering = ["corrected_on", "pk"]

    def __str__(self) -> str:
        return self.text
