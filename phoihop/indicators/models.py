"""Indicators, their groups, and the targets set for them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor
from phoihop.foundation.quantities import Quantity, read
from phoihop.indicators.rules import Goal, Sense
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.records.models import Bilingual, Quantified
from phoihop.records.searching import matching


class IndicatorGroup(Bilingual):
    """A field of work under which indicators are listed (lĩnh vực, nhóm chỉ tiêu)."""

    code = models.SlugField(max_length=20, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("group of indicators")
        verbose_name_plural = _("groups of indicators")
        ordering = ["order"]


class Kind(models.TextChoices):
    """What sort of quantity an indicator takes (loại số liệu)."""

    COUNT = "count", _("Count")
    MONEY = "money", _("Money")
    MEASURE = "measure", _("Measure")
    PERCENT = "percent", _("Percentage")
    YES_NO = "yesno", _("Yes or no")


class Aggregation(models.TextChoices):
    """How an indicator adds up over time and over units (cách tổng hợp)."""

    SUM = "sum", _("Added over time and over units")
    LAST = "last", _("Latest over time, added over units")
    MAX = "max", _("Peak over time, not added over units")
    RATIO = "ratio", _("Ratio of two sums")
    YES_SHARE = "yes_share", _("Share of units that answer yes")


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """The words in which the rest of the site asks for indicators."""

    def typed(self) -> Self:
        """Those that are stated in reports; ratios are derived and never typed."""
        return self.exclude(aggregation=Aggregation.RATIO)

    def in_use(self) -> Self:
        """Those that are not retired."""
        return self.filter(retired=False)

    def made_of(self, part: "Indicator") -> Self:
        """The ratios of which `part` is the numerator or the denominator."""
        return self.filter(Q(numerator=part) | Q(denominator=part))

    def search(self, text: str) -> Self:
        """Those in whose code, name or definition words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows, in the catalogue's order."""
        return self.select_related("group", "whole", "numerator", "denominator").order_by("group__order", "code")


class Indicator(Bilingual):
    """Something measured: its definition, unit, kind and way of adding up (chỉ tiêu).

    Values are kept in `unit`, money always in đồng. Money is often typed in a larger unit; `typed_in` is that unit,
    in which a bare figure is read. `search_text` is made by the services.
    """

    code = models.CharField(_("code"), max_length=20, unique=True)
    group = models.ForeignKey(IndicatorGroup, models.PROTECT, related_name="indicators", verbose_name=_("group"))
    unit = models.CharField(_("unit"), max_length=40)
    unit_en = models.CharField(_("English unit"), max_length=40, blank=True)
    typed_in = models.CharField(_("typed in"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    aggregation = models.CharField(_("aggregation"), max_length=10, choices=Aggregation.choices)
    decimals = models.PositiveSmallIntegerField(_("decimals"), default=0)
    numerator = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("numerator")
    )
    denominator = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("denominator")
    )
    whole = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    frequency = models.CharField(_("usual frequency"), max_length=30, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    definition_en = models.TextField(_("English definition"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    retired = models.BooleanField(_("no longer used"), default=False)
    search_text = models.TextField(blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(aggregation="ratio") | Q(numerator__isnull=False, denominator__isnull=False),
                name="indicator_ratio_has_both_parts",
            )
        ]

    @property
    def definition_label(self) -> str:
        """The definition in the reader's language."""
        return (get_language() == "en" and self.definition_en) or self.definition

    @property
    def unit_label(self) -> str:
        """The unit in the reader's language."""
        return (get_language() == "en" and self.unit_en) or self.unit

    @property
    def typed_unit(self) -> str:
        """The unit in which a bare figure is read: "triệu đồng" for most money, otherwise the unit itself."""
        return self.typed_in or self.unit

    def read(self, words: str) -> Quantity:
        """What an official wrote for this indicator, in its unit. Raises Invalid where it cannot be understood."""
        return read(words, self.typed_unit, decimals=self.decimals)

    @property
    def formula(self) -> str:
        """Of a ratio "CT04 / CT02"; otherwise empty."""
        return f"{self.numerator.code} / {self.denominator.code}" if self.numerator and self.denominator else ""

    @property
    def is_ratio(self) -> bool:
        return self.aggregation == Aggregation.RATIO


class TargetQuerySet(models.QuerySet["Target"]):
    """The words in which the rest of the site asks for targets."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the programmes that `actor` may see."""
        return self.filter(programme__in=Programme.objects.visible_to(actor).values("pk"))

    def within(self, since: date, until: date) -> Self:
        """Those that aim at days wholly within the half-open span."""
        return self.filter(since__gte=since, until__lte=until)

    def for_listing(self) -> Self:
        """With everything a list shows, in the catalogue's order, the programme's own before those of bodies."""
        shown = self.select_related("programme", "indicator__group", "body")
        return shown.order_by(
            "since", "indicator__group__order", "indicator__code", F("body__sort_text").asc(nulls_first=True)
        )


class Target(Quantified):
    """What a programme aims at for an indicator, in a body and a span of time (chỉ tiêu giao)."""

    Sense = Sense

    class Measure(models.TextChoices):
        """Whether a target is a number or a share in percent (số tuyệt đối hay tỷ lệ)."""

        ABSOLUTE = "absolute", _("Absolute number")
        SHARE = "share", _("Percentage")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="targets", verbose_name=_("programme"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets", verbose_name=_("indicator"))
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="targets", verbose_name=_("body")
    )
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    sense = models.CharField(_("sense"), max_length=10, choices=Sense.choices, default=Sense.AT_LEAST)
    measure = models.CharField(_("measure"), max_length=10, choices=Measure.choices, default=Measure.ABSOLUTE)

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="target_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["programme", "indicator", "body", "since", "until"], name="target_is_set_once_for_a_body"
            ),
            models.UniqueConstraint(
                fields=["programme", "indicator", "since", "until"],
                condition=Q(body=None),
                name="target_is_set_once_for_the_programme",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} {self.get_sense_display()} {self.words}"

    @property
    def goal(self) -> Goal:
        """The target as the rules compare figures with it."""
        return Goal(self.low or Decimal(0), self.high, Sense(self.sense))

    @property
    def last_day(self) -> date:
        """The last day aimed at."""
        return self.until - timedelta(days=1)
