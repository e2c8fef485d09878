"""Forms of award and the decisions that give them."""

from collections.abc import Set
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.commendations.rules import FormKind
from phoihop.documents.models import IssuedNumber
from phoihop.organisations.models import Body
from phoihop.plans.models.reaching import programmes_led
from phoihop.programmes.models import Programme
from phoihop.records.models import Bilingual
from phoihop.records.searching import matching
from phoihop.reviews.models import Conference


class AwardForm(Bilingual):
    """A form of award that a programme gives, and what share of the council it asks (hình thức khen thưởng)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="award_forms", verbose_name=_("programme"))
    kind = models.CharField(_("kind"), max_length=6, choices=FormKind.choices)
    share = models.PositiveSmallIntegerField(_("percent of the members in favour"), default=51)
    retired = models.BooleanField(_("no longer used"), default=False)

    class Meta:
        verbose_name = _("form of award")
        verbose_name_plural = _("forms of award")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="award_form_is_named_once"),
            models.CheckConstraint(
                condition=models.Q(share__gte=1, share__lte=100), name="award_form_asks_a_share_of_the_council"
            ),
        ]


class DecisionQuerySet(models.QuerySet["AwardDecision"]):
    """The words in which the rest of the site asks for decisions."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see: of the authority, or of a programme led."""
        receiver = bodies_reaching(actor, Permission.AWARD_VIEW, Reach.RECEIVER)
        leads = bodies_reaching(actor, Permission.AWARD_VIEW, Reach.LEAD)
        return self.filter(models.Q(authority__in=receiver) | models.Q(programme__in=programmes_led(leads)))

    def search(self, text: str) -> Self:
        """Those in whose number, subject, authority or signatory words begin with those of `text`."""
        return matching(self, text)

    def announced_at(self, conference: Conference) -> Self:
        """Those that a conference announces, the earliest first."""
        named = self.filter(announcements__conference=conference)
        return named.select_related("programme", "authority", "issued_number").order_by("signed_on", "pk")

    def for_listing(self) -> Self:
        """With everything a list shows, the latest first."""
        awards = models.Count("proposals", distinct=True)
        shown = self.select_related("programme", "authority", "issued_number").annotate(award_count=awards)
        return shown.order_by("-signed_on", "-pk")


class AwardDecision(models.Model):
    """A decision by which an authority gives awards, with its number and who signed it (quyết định khen thưởng).

    `search_text` is made by the services.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    authority = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("authority"))
    subject = models.CharField(_("subject of the decision"), max_length=300)
    grounds = models.TextField(_("grounds"), blank=True)
    layout = models.CharField(_("form of the paper"), max_length=10, choices=Programme.PaperForm.choices)
    place = models.CharField(_("issued in"), max_length=80)
    signatory = models.CharField(_("signed by"), max_length=120)
    office = models.CharField(_("office of the signatory"), max_length=150)
    on_behalf_of = models.CharField(_("on behalf of"), max_length=200, blank=True)
    issued_number = models.ForeignKey(IssuedNumber, models.PROTECT, related_name="+", verbose_name=_("number"))
    signed_on = models.DateField(_("signed on"))
    decided_at = models.DateTimeField(_("entered"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by")
    )
    search_text = models.TextField(blank=True)

    objects = DecisionQuerySet.as_manager()

    award_count: int

    class Meta:
        verbose_name = _("decision on awards")
        verbose_name_plural = _("decisions on awards")
        ordering = ["-signed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.issued_number.number:02d} ({self.signed_on:%d/%m/%Y})"

    def guardians(self, reach: Reach) -> Set[int]:
        """The authority (receiver), and the programme's leads."""
        match reach:
            case Reach.RECEIVER:
                return frozenset({self.authority_id})
            case Reach.LEAD:
                return self.programme.guardians(reach)
            case _:
                return frozenset()


class Announcement(models.Model):
    """That a decision is announced at a conference (công bố quyết định khen thưởng)."""

    conference = models.ForeignKey(
        Conference, models.CASCADE, related_name="announcements", verbose_name=_("conference")
    )
    decision = models.ForeignKey(
        AwardDecision, models.PROTECT, related_name="announcements", verbose_name=_("decision on awards")
    )
    named_at = models.DateTimeField(_("entered"))
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by")
    )

    class Meta:
        verbose_name = _("decision announced at a conference")
        verbose_name_plural = _("decisions announced at conferences")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "decision"], name="decision_is_announced_once_at_a_conference"
            )
        ]

    def __str__(self) -> str:
        return f"{self.conference}: {self.decision}"
