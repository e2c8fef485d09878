"""Conferences: what is planned, who is invited and came, what was handed in and taken down."""

from collections.abc import Set
from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.documents.models import IssuedNumber, Upload
from phoihop.organisations.models import Body, BodyStanding
from phoihop.plans.models.reaching import programmes_led
from phoihop.programmes.models import Participation, Party, Programme, Regulation
from phoihop.records.searching import matching
from phoihop.reviews.models.reviews import Review
from phoihop.reviews.rules.conferences import Answer, ConferenceKind, ConferenceState, state_of
from phoihop.territories.models import Place


class ConferenceQuerySet(models.QuerySet["Conference"]):
    """The words in which the rest of the site asks for conferences."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see: of their programmes, beneath them, or to which they are invited."""
        reached = {reach: bodies_reaching(actor, Permission.CONFERENCE_VIEW, reach) for reach in Reach}
        below = BodyStanding.objects.filter(ancestor__in=reached[Reach.ABOVE]).values("body")
        led = Party.objects.leading().filter(Q(body__in=reached[Reach.LEAD]) | Q(body__in=below))
        joined = Participation.objects.filter(body__in=reached[Reach.MEMBER])
        invited = Invitation.objects.filter(body__in=reached[Reach.RECEIVER])
        return self.filter(
            Q(programme__in=led.values("programme"))
            | Q(programme__in=joined.values("programme"))
            | Q(pk__in=invited.values("conference"))
        )

    def edited_by(self, actor: Actor) -> Self:
        """Those of programmes that `actor` coordinates."""
        leads = bodies_reaching(actor, Permission.CONFERENCE_EDIT, Reach.LEAD)
        return self.filter(programme__in=programmes_led(leads))

    def standing(self) -> Self:
        """Those not called off."""
        return self.filter(called_off_at=None)

    def awaiting_minutes(self, now: datetime) -> Self:
        """Those that are over and of which nobody has finished the minutes."""
        return self.standing().filter(ends_at__lte=now).exclude(minutes__finished_at__isnull=False)

    def concluded(self) -> Self:
        """Those whose conclusions were issued."""
        return self.filter(concluded_at__isnull=False)

    def search(self, text: str) -> Self:
        """Those in whose title or venue words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows, the latest first."""
        shown = self.select_related("programme", "issuer", "place", "notice_number")
        return shown.order_by("-begins_at", "-pk")

    def with_numbers(self) -> Self:
        """With how many persons each invited and how many came, and how many conclusions it has."""
        invitations = Invitation.objects.filter(conference=models.OuterRef("pk")).order_by().values("conference")

        def summed(column: str) -> models.Subquery:
            return models.Subquery(invitations.annotate(sum=models.Sum(column)).values("sum"))

        clauses = models.Count("conclusions", distinct=True)
        return self.annotate(invited_count=summed("invited"), present_count=summed("present"), clause_count=clauses)


class Conference(models.Model):
    """A meeting that looks back on a programme and concludes on what comes next (hội nghị).

    `issuer` sends the invitation and the notice of conclusions; `signatory`, in `office`, signs them. `awards` are
    decisions on commendations announced there that are not kept here, one a line. How it stands follows from its hours
    and from what was signed. `search_text` is made by the services.
    """

    Kind = ConferenceKind
    State = ConferenceState

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="conferences", verbose_name=_("programme"))
    kind = models.CharField(_("kind of conference"), max_length=10, choices=ConferenceKind.choices)
    title = models.CharField(_("title"), max_length=300)
    venue = models.CharField(_("venue"), max_length=300)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("place"))
    begins_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    chairs = models.ManyToManyField(Body, related_name="+", verbose_name=_("chaired by"))
    report = models.ForeignKey(
        Review, models.PROTECT, null=True, blank=True, related_name="conferences", verbose_name=_("central report")
    )
    regulation = models.ForeignKey(
        Regulation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("regulation signed there")
    )
    awards = models.TextField(_("decisions on commendations announced"), blank=True)
    layout = models.CharField(_("form of papers"), max_length=10, choices=Programme.PaperForm.choices)
    issuer = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("convened by"))
    issued_from = models.CharField(_("place of issue"), max_length=100, blank=True)
    signatory = models.CharField(_("signed by"), max_length=120, blank=True)
    office = models.CharField(_("office of the signatory"), max_length=150, blank=True)
    on_behalf_of = models.CharField(_("on whose behalf"), max_length=150, blank=True)
    invited_at = models.DateTimeField(_("invitations sent"), null=True, blank=True)
    invitation_number = models.ForeignKey(
        IssuedNumber,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("number of the invitation"),
    )
    concluded_on = models.DateField(_("conclusions signed on"), null=True, blank=True)
    concluded_at = models.DateTimeField(_("conclusions issued"), null=True, blank=True)
    notice_number = models.ForeignKey(
        IssuedNumber, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("number of the notice")
    )
    called_off_at = models.DateTimeField(_("called off"), null=True, blank=True)
    called_off_reason = models.CharField(_("why it was called off"), max_length=300, blank=True)
    search_text = models.TextField(blank=True)

    objects = ConferenceQuerySet.as_manager()

    invited_count: int | None
    present_count: int | None
    clause_count: int

    class Meta:
        verbose_name = _("conference")
        verbose_name_plural = _("conferences")
        indexes = [models.Index(fields=["programme", "begins_at"], name="conference_by_programme")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="conference_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(concluded_at=None) | Q(concluded_on__isnull=False, called_off_at=None),
                name="conference_is_concluded_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(called_off_at=None) | ~Q(called_off_reason=""), name="conference_is_called_off_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def held_on(self) -> date:
        """The day on which it begins."""
        return timezone.localdate(self.begins_at)

    def state_at(self, now: datetime) -> ConferenceState:
        """How it stands at a moment."""
        return state_of(
            begins_at=self.begins_at,
            concluded=self.concluded_at is not None,
            called_off=self.called_off_at is not None,
            now=now,
        )

    @property
    def state(self) -> ConferenceState:
        """How it stands now."""
        return self.state_at(timezone.now())

    def guardians(self, reach: Reach) -> Set[int]:
        """Those of the programme; the invited bodies as receivers."""
        if reach is Reach.RECEIVER:
            return frozenset(self.invitations.values_list("body", flat=True))
        return self.programme.guardians(reach)


class AgendaItem(models.Model):
    """A point of the agenda: from when, what, which body speaks in which office (mục chương trình hội nghị)."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField(_("order"))
    starts = models.TimeField(_("from"), null=True, blank=True)
    subject = models.CharField(_("what is dealt with"), max_length=400)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("speaking body")
    )
    office = models.CharField(_("office of who speaks"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("point of the agenda")
        verbose_name_plural = _("agenda")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.subject


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Asks which bodies are invited."""

    def awaiting_answer_of(self, bodies: Set[int], now: datetime) -> Self:
        """Those sent to one of these bodies that nobody has answered, of conferences still to come."""
        open_ = Conference.objects.standing().filter(invited_at__isnull=False, begins_at__gt=now)
        return self.filter(body__in=bodies, answer="", conference__in=open_.values("pk"))

    def for_listing(self) -> Self:
        """With body and conference, by the alphabet."""
        return self.select_related("body", "conference__programme").order_by("body__sort_text", "pk")


class Invitation(models.Model):
    """That a body is invited to a conference, what it answered and how many came; nobody is named (thành phần mời)."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="invitations")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    invited = models.PositiveSmallIntegerField(_("number invited"), default=1)
    answer = models.CharField(_("reply"), max_length=8, choices=Answer.choices, blank=True)
    answer_note = models.CharField(_("note of the reply"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("replied"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("replied by")
    )
    present = models.PositiveSmallIntegerField(_("present"), null=True, blank=True)
    absence_note = models.CharField(_("note of absence"), max_length=300, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "body"], name="body_is_invited_once"),
            models.CheckConstraint(condition=Q(answer="") | Q(answered_at__isnull=False), name="answer_has_its_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.invited}"

    def guardians(self, reach: Reach) -> Set[int]:
        """The invited body (own), and those of the programme."""
        return frozenset({self.body_id}) if reach is Reach.OWN else self.conference.guardians(reach)


class ConferencePaper(models.Model):
    """A paper that a body hands in for a conference (tham luận)."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="papers")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    title = models.CharField(_("title"), max_length=300)
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="+", verbose_name=_("file"))
    handed_in_at = models.DateTimeField(_("handed in"))
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("handed in by")
    )

    class Meta:
        verbose_name = _("conference paper")
        verbose_name_plural = _("conference papers")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Minutes(models.Model):
    """What was said at a conference, in three parts, and who signs that it was so (biên bản hội nghị).

    Once finished it stays as it was finished.
    """

    conference = models.OneToOneField(Conference, models.CASCADE, related_name="minutes")
    progress = models.TextField(_("course of the conference"), blank=True)
    discussion = models.TextField(_("discussion"), blank=True)
    conclusion = models.TextField(_("closing words of the chair"), blank=True)
    secretary = models.CharField(_("secretary"), max_length=120, blank=True)
    secretary_office = models.CharField(_("office of the secretary"), max_length=150, blank=True)
    chair = models.CharField(_("chair"), max_length=120, blank=True)
    chair_office = models.CharField(_("office of the chair"), max_length=150, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    number = models.ForeignKey(
        IssuedNumber, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("number")
    )

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")

    def __str__(self) -> str:
        return str(self.conference)
