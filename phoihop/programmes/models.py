"""Programmes, their parties, participants, regulation and steering committee."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.organisations.models import Body, BodyStanding
from phoihop.records.models import Dated, DatedQuerySet
from phoihop.records.searching import matching


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """The words in which the rest of the site asks for programmes."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see."""
        permission = Permission.PROGRAMME_VIEW
        if bodies_reaching(actor, permission, Reach.ANY):
            return self
        leads = bodies_reaching(actor, permission, Reach.LEAD)
        members = bodies_reaching(actor, permission, Reach.MEMBER)
        above = bodies_reaching(actor, permission, Reach.ABOVE)
        below = BodyStanding.objects.filter(ancestor__in=above).values("body")
        parties = Party.objects.leading()
        return self.filter(
            Q(pk__in=parties.filter(body__in=leads).values("programme"))
            | Q(pk__in=Participation.objects.filter(body__in=members).values("programme"))
            | Q(pk__in=parties.filter(body__in=below).values("programme"))
        )

    def led_by(self, bodies: Set[int]) -> Self:
        """Those that one of these bodies leads."""
        return self.filter(pk__in=Party.objects.leading().filter(body__in=bodies).values("programme"))

    def in_force(self, day: date) -> Self:
        """Those whose term covers `day`."""
        return self.filter(term_from__lte=day, term_until__gt=day)

    def ended(self, day: date) -> Self:
        """Those whose term was over before `day`."""
        return self.filter(term_until__lte=day)

    def search(self, text: str) -> Self:
        """Those in whose title, number or symbol words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With the parties and the parent, as a list shows them."""
        parties = Party.objects.select_related("body")
        return self.select_related("parent").prefetch_related(models.Prefetch("parties", queryset=parties))


class Programme(models.Model):
    """A programme or regulation that several bodies signed to act together (chương trình phối hợp).

    The term is half-open: `term_until` is the first day after it. `search_text` is title, number and symbol folded;
    the services make it.
    """

    class PaperForm(models.TextChoices):
        """Under which rules of form its papers are written (thể thức)."""

        PARTY = "party", _("Party form")
        STATE = "state", _("State form (Decree 30/2020)")

    slug = models.SlugField(max_length=80, unique=True)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    symbol = models.CharField(_("symbol"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=400)
    title_en = models.CharField(_("English title"), max_length=400, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    term_from = models.DateField(_("term from"))
    term_until = models.DateField(_("term until"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("carries out")
    )
    paper_form = models.CharField(_("form of papers"), max_length=10, choices=PaperForm.choices)
    illustrative = models.BooleanField(_("made-up figures"), default=False)
    search_text = models.CharField(max_length=1_000, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["-term_from", "title"]
        constraints = [
            models.CheckConstraint(condition=Q(term_until__gt=F("term_from")), name="programme_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The title in the reader's language."""
        return (get_language() == "en" and self.title_en) or self.title

    @property
    def reference(self) -> str:
        """Number and symbol as printed in running text, e.g. "02-CTr/BDVTU-BCHQST"."""
        if self.number is None:
            return self.symbol
        joint = "-" if self.paper_form == self.PaperForm.PARTY else "/"
        return f"{self.number:02d}{joint}{self.symbol}"

    @property
    def last_day(self) -> date:
        """The last day of the term."""
        return self.term_until - timedelta(days=1)

    def is_in_force(self, day: date) -> bool:
        """Whether the term covers `day`."""
        return self.term_from <= day < self.term_until

    @property
    def chain(self) -> "list[Programme]":
        """This programme after all those it carries out, the first of them first."""
        steps = [self]
        while steps[0].parent is not None:
            steps.insert(0, steps[0].parent)
        return steps

    def guardians(self, reach: Reach) -> Set[int]:
        """Leading parties (lead), participants of any time (member), whoever stands above a leading party (above)."""
        match reach:
            case Reach.LEAD:
                return self._leads
            case Reach.MEMBER:
                return frozenset(self.participations.values_list("body", flat=True))
            case Reach.ABOVE:
                standings = BodyStanding.objects.filter(body__in=self._leads)
                return frozenset(standings.values_list("ancestor", flat=True))
            case _:
                return frozenset()

    @cached_property
    def _leads(self) -> frozenset[int]:
        return frozenset(self.parties.leading().values_list("body", flat=True))


class PartyQuerySet(models.QuerySet["Party"]):
    """Asks for the signatories of programmes."""

    def leading(self) -> Self:
        """Those who run the programme: the lead and whoever coordinates with it."""
        return self.filter(role__in=(Party.Role.LEAD, Party.Role.COORDINATING))


class Party(models.Model):
    """A body that signed a programme, with its role and who signed for it (bên ký kết).

    A party that ceased stays the one that signed; `passed_to` is the party that took its obligations over, from
    `passed_on`.
    """

    class Role(models.TextChoices):
        """What a party does in the programme (vai trò của bên)."""

        LEAD = "lead", _("Lead")
        COORDINATING = "coordinating", _("Coordinating")
        MEMBER = "member", _("Member")
        WITNESS = "witness", _("Witness")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="parties", verbose_name=_("programme"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="parties", verbose_name=_("body"))
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    signatory = models.CharField(_("signed by"), max_length=120, blank=True)
    office = models.CharField(_("office of the signatory"), max_length=150, blank=True)
    passed_to = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="took_over", verbose_name=_("passed to")
    )
    passed_on = models.DateField(_("passed on"), null=True, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "body"], name="party_signs_once")]

    def __str__(self) -> str:
        return str(self.body)


class ParticipationQuerySet(DatedQuerySet["Participation"]):
    """The words in which the rest of the site asks who takes part."""

    def search(self, text: str) -> Self:
        """Those whose body, now or once, bears a name whose words begin with those of `text`."""
        return self.filter(body__in=Body.objects.search(text).values("pk"))

    def for_listing(self) -> Self:
        """With both bodies, in the order of the alphabet."""
        return self.select_related("body__place", "reports_to").order_by("body__sort_text", "body", "valid_from")


class Participation(Dated):
    """That a body carries out a programme and reports on it to another, for a while (đơn vị tham gia)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="participations", verbose_name=_("programme"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="participations", verbose_name=_("body"))
    reports_to = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("reports to")
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "body", "valid_from"], name="participation_begins_once"),
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.body}"


class Regulation(Dated):
    """A version of the signed coordination regulation, in force from its day (quy chế phối hợp)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="regulations", verbose_name=_("programme"))
    version = models.PositiveSmallIntegerField(_("version"))
    reference = models.CharField(_("number and symbol"), max_length=120, blank=True)
    title = models.CharField(_("title"), max_length=400)
    signed_on = models.DateField(_("signed on"))
    summary = models.TextField(_("what it lays down, or what was amended"), blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("regulation")
        verbose_name_plural = _("regulations")
        ordering = ["version"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "version"], name="regulation_version_is_unique"),
        ]

    def __str__(self) -> str:
        return self.title


class Seat(Dated):
    """A seat on the steering committee, taken by whoever holds an office (thành viên Ban Chỉ đạo)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="seats", verbose_name=_("programme"))
    title = models.CharField(_("title on the committee"), max_length=150)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    office = models.CharField(_("office held in that body"), max_length=150)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("committee seat")
        verbose_name_plural = _("committee seats")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.title}: {self.office}"
