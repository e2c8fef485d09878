"""Proposals for awards, the evidence behind them, what councils voted, and the steps taken."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.commendations.models.decisions import AwardDecision, AwardForm
from phoihop.commendations.rules import (
    GIVEN,
    STANDING,
    Category,
    Claim,
    Pending,
    State,
    Step,
    Subject,
    Votes,
    subject_key,
)
from phoihop.exemplars.models import Exemplar
from phoihop.organisations.models import Body
from phoihop.plans.models.reaching import programmes_led
from phoihop.programmes.models import Programme
from phoihop.records.searching import matching
from phoihop.submissions.models import Entry

PERSON = settings.AUTH_USER_MODEL


class ProposalQuerySet(models.QuerySet["AwardProposal"]):
    """The words in which the rest of the site asks for proposals."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see."""
        reached = {reach: bodies_reaching(actor, Permission.AWARD_VIEW, reach) for reach in Reach}
        return self.filter(
            Q(body__in=reached[Reach.OWN])
            | Q(authority__in=reached[Reach.RECEIVER])
            | Q(programme__in=programmes_led(reached[Reach.LEAD]))
        )

    def given(self) -> Self:
        """Those decided upon, conferred or not yet; not those revoked."""
        return self.filter(state__in=GIVEN)

    def standing(self) -> Self:
        """Those under way or given, which keep the same achievement from being rewarded again."""
        return self.filter(state__in=STANDING)

    def registered(self) -> Self:
        """Those that bear a number of the register, revoked ones too, in its order."""
        return self.exclude(register_number=None).order_by("-register_year", "-register_number")

    def awaiting_council_of(self, bodies: Set[int]) -> Self:
        """Those proposed to these authorities of which no council has met, the oldest first."""
        return self.filter(authority__in=bodies, state=State.PROPOSED).order_by("proposed_on", "pk")

    def awaiting_decision_of(self, bodies: Set[int]) -> Self:
        """Those submitted to these authorities and against whom nothing is pending."""
        return self.filter(authority__in=bodies, state=State.SUBMITTED, pending="")

    def awaiting_conferral_of(self, bodies: Set[int]) -> Self:
        """Those that these authorities decided upon and that nobody has handed over yet."""
        return self.filter(authority__in=bodies, state=State.DECIDED, pending="")

    def expired(self, today: date) -> Self:
        """Those whose nominee's name should be kept no longer."""
        return self.filter(subject_kind=Subject.INDIVIDUAL, retain_until__lte=today).exclude(person="")

    def search(self, text: str) -> Self:
        """Those in whose subject, body or achievement words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows, the latest first."""
        shown = self.select_related("programme", "body", "authority", "form", "decision__issued_number", "collective")
        return shown.order_by("-proposed_on", "-pk")


class AwardProposal(models.Model):
    """That a body proposes a collective or a person for an award, for an achievement (đề nghị khen thưởng).

    The achievement's span is half-open. Of a person, name, office and unit are kept, from the day of consent or notice
    (`told_on`) until `retain_until`. While `pending` is set nothing is given. `register_number` is the number in the
    authority's register of the year. `search_text` is made by the services.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("proposed by"))
    authority = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("authority"))
    form = models.ForeignKey(AwardForm, models.PROTECT, related_name="proposals", verbose_name=_("form of award"))
    category = models.CharField(_("sort of achievement"), max_length=8, choices=Category.choices)
    subject_kind = models.CharField(_("collective or individual"), max_length=10, choices=Subject.choices)
    collective = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body proposed")
    )
    unit = models.CharField(_("unit within the body"), max_length=200, blank=True)
    person = models.CharField(_("name of the nominee"), max_length=120, blank=True)
    office = models.CharField(_("office of the nominee"), max_length=150, blank=True)
    told_on = models.DateField(_("consented or told on"), null=True, blank=True)
    retain_until = models.DateField(_("name kept until"), null=True, blank=True)
    achievement = models.CharField(_("achievement"), max_length=500)
    report = models.TextField(_("report on the achievement"))
    confirmed_by = models.CharField(_("report confirmed by"), max_length=200, blank=True)
    achieved_since = models.DateField(_("achieved from"))
    achieved_until = models.DateField(_("achieved until"))
    proposed_on = models.DateField(_("proposed on"))
    state = models.CharField(_("where it stands"), max_length=9, choices=State.choices, default=State.PROPOSED)
    pending = models.CharField(_("pending"), max_length=13, choices=Pending.choices, blank=True)
    pending_since = models.DateField(_("pending since"), null=True, blank=True)
    sanction_ended_on = models.DateField(_("sanction ended on"), null=True, blank=True)
    basis = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("earlier award as a basis")
    )
    decision = models.ForeignKey(
        AwardDecision, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("decision")
    )
    register_year = models.PositiveSmallIntegerField(_("year of the register"), null=True, blank=True)
    register_number = models.PositiveIntegerField(_("number in the register"), null=True, blank=True)
    conferred_on = models.DateField(_("conferred on"), null=True, blank=True)
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True)
    revocation_reason = models.CharField(_("why it was revoked"), max_length=300, blank=True)
    search_text = models.TextField(blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal for an award")
        verbose_name_plural = _("proposals for awards")
        indexes = [
            models.Index(fields=["body", "state"], name="award_by_body"),
            models.Index(fields=["authority", "state"], name="award_by_authority"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(achieved_until__gt=F("achieved_since")), name="achievement_has_days"),
            models.UniqueConstraint(
                fields=["authority", "register_year", "register_number"],
                condition=Q(register_number__isnull=False),
                name="award_has_its_number_in_the_register",
            ),
            models.CheckConstraint(
                condition=Q(pending="") | Q(pending_since__isnull=False), name="award_is_frozen_since_a_day"
            ),
            models.CheckConstraint(
                condition=Q(person="") | Q(told_on__isnull=False, retain_until__isnull=False),
                name="nominee_was_told_and_is_forgotten",
            ),
            models.CheckConstraint(
                condition=~Q(state="revoked") | ~Q(revocation_reason=""), name="award_is_revoked_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        # The journal keeps what it is told for ever, so that no nominee is named in it.
        named = gettext("an individual") if self.subject_kind == Subject.INDIVIDUAL else self.subject
        return f"{self.form.label}: {named} ({self.body.label})"

    @property
    def subject(self) -> str:
        """Whom it is for, as a list shows it: the collective, or the nominee by name and office."""
        if self.subject_kind == Subject.INDIVIDUAL:
            return self.person or gettext("(name deleted)")
        named = self.collective.label if self.collective else ""
        return ", ".join(part for part in (self.unit, named) if part)

    @property
    def standing_of_subject(self) -> str:
        """What stands under a name: office and unit; nothing for a collective."""
        if self.subject_kind == Subject.COLLECTIVE:
            return ""
        return ", ".join(part for part in (self.office, self.unit) if part)

    @property
    def subject_key(self) -> str:
        """By what the subject is recognised in other proposals."""
        if self.subject_kind == Subject.INDIVIDUAL:
            return subject_key(self.subject_kind, self.person, self.unit)
        return subject_key(self.subject_kind, self.collective_id or "", self.unit)

    @property
    def last_day(self) -> date:
        """The last day of the achievement."""
        return self.achieved_until - timedelta(days=1)

    def claim(self) -> Claim:
        """What the rules compare; the evidence should be at hand."""
        exemplars = frozenset(each.exemplar_id for each in self.evidence.all() if each.exemplar_id)
        return Claim(
            subject=self.subject_key,
            achievement=self.achievement,
            since=self.achieved_since,
            until=self.achieved_until,
            exemplars=exemplars,
            form=self.form.label,
        )

    def guardians(self, reach: Reach) -> Set[int]:
        """The body that proposes (own), the authority (receiver), the programme's leads."""
        match reach:
            case Reach.OWN:
                return frozenset({self.body_id})
            case Reach.RECEIVER:
                return frozenset({self.authority_id})
            case Reach.LEAD:
                return self.programme.guardians(reach)
            case _:
                return frozenset()


class Evidence(models.Model):
    """What shows an achievement: a model of the register, or a figure with the way back to its report (minh chứng).

    `words` is the figure as it stood when it was linked, `address` where its trace begins.
    """

    proposal = models.ForeignKey(AwardProposal, models.CASCADE, related_name="evidence", verbose_name=_("proposal"))
    exemplar = models.ForeignKey(
        Exemplar, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("model")
    )
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("figure"))
    label = models.CharField(_("what it shows"), max_length=400)
    words = models.CharField(_("as worded"), max_length=120, blank=True)
    address = models.CharField(_("address of the trace"), max_length=300)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "exemplar"], condition=Q(exemplar__isnull=False), name="model_is_evidence_once"
            ),
            models.UniqueConstraint(
                fields=["proposal", "entry"], condition=Q(entry__isnull=False), name="figure_is_evidence_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.words}".strip()


class CouncilVote(models.Model):
    """The minutes of a council on a proposal: who met and how many voted, in numbers (biên bản xét khen thưởng)."""

    proposal = models.OneToOneField(AwardProposal, models.CASCADE, related_name="vote", verbose_name=_("proposal"))
    council = models.CharField(_("council"), max_length=200)
    met_on = models.DateField(_("met on"))
    members = models.PositiveSmallIntegerField(_("members"))
    present = models.PositiveSmallIntegerField(_("present"))
    in_favour = models.PositiveSmallIntegerField(_("in favour"))
    against = models.PositiveSmallIntegerField(_("against"), default=0)
    blank = models.PositiveSmallIntegerField(_("blank"), default=0)
    minutes = models.TextField(_("minutes"), blank=True)

    class Meta:
        verbose_name = _("vote of a council")
        verbose_name_plural = _("votes of councils")
        constraints = [
            models.CheckConstraint(
                condition=Q(present__lte=F("members"), present=F("in_favour") + F("against") + F("blank")),
                name="votes_are_those_of_the_present",
            )
        ]

    def __str__(self) -> str:
        return f"{self.council} ({self.in_favour}/{self.members})"

    @property
    def votes(self) -> Votes:
        """The numbers as the rules know them."""
        return Votes(
            members=self.members,
            present=self.present,
            in_favour=self.in_favour,
            against=self.against,
            blank=self.blank,
        )


class AwardStep(models.Model):
    """A step in the life of a proposal: who took it, when, and a word on it (bước xử lý khen thưởng)."""

    proposal = models.ForeignKey(AwardProposal, models.CASCADE, related_name="steps", verbose_name=_("proposal"))
    step = models.CharField(_("step"), max_length=8, choices=Step.choices)
    actor = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("moment"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("step of a proposal")
        verbose_name_plural = _("steps of proposals")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_step_display()} ({self.at:%d/%m/%Y %H:%M})"
