"""Activities with co-hosts, results, money and pictures; and what was declared of overlapping totals."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.activities.rules import DONE, Answer, Declared, MoneySource, OverlapKind, Stage
from phoihop.documents.models import Upload
from phoihop.foundation.quantities import Bounds, Quantity
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body, BodyStanding
from phoihop.programmes.models import Party, Programme
from phoihop.records.models import Quantified
from phoihop.records.searching import matching
from phoihop.territories.models import Place


class ActivityQuerySet(models.QuerySet["Activity"]):
    """The words in which the rest of the site asks for activities."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see."""
        permission = Permission.ACTIVITY_VIEW
        if bodies_reaching(actor, permission, Reach.ANY):
            return self
        members = bodies_reaching(actor, permission, Reach.MEMBER)
        above = BodyStanding.objects.filter(ancestor__in=bodies_reaching(actor, permission, Reach.ABOVE), depth__gt=0)
        leads = Party.objects.leading().filter(body__in=bodies_reaching(actor, permission, Reach.LEAD))
        below = above.values("body")
        co_hosts = CoHost.objects.filter(Q(body__in=members) | Q(body__in=below))
        claims = Activity.programmes.through.objects.filter(programme__in=leads.values("programme"))
        return self.filter(
            Q(host__in=bodies_reaching(actor, permission, Reach.OWN))
            | Q(host__in=below)
            | Q(pk__in=co_hosts.values("activity"))
            | Q(pk__in=claims.values("activity"))
        )

    def standing(self) -> Self:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def done(self) -> Self:
        """Those that are finished or handed over; only these count."""
        return self.filter(stage__in=DONE)

    def of_bodies(self, bodies: Set[int]) -> Self:
        """Those in which one of these bodies is host or co-host."""
        return self.filter(Q(host__in=bodies) | Q(pk__in=CoHost.objects.filter(body__in=bodies).values("activity")))

    def of_programme(self, programme: "Programme | int") -> Self:
        """Those that a programme claims."""
        claims = Activity.programmes.through.objects.filter(programme=programme)
        return self.filter(pk__in=claims.values("activity"))

    def joint(self) -> Self:
        """Those with a co-host that did not decline."""
        return self.filter(pk__in=CoHost.objects.taking_part().values("activity"))

    def awaiting_answer_of(self, bodies: Set[int]) -> Self:
        """Those in which one of these bodies is yet to say whether it took part."""
        waiting = CoHost.objects.filter(body__in=bodies, answer=Answer.WAITING)
        return self.standing().filter(pk__in=waiting.values("activity"))

    def meeting(self, since: date, until: date) -> Self:
        """Those with a day within the half-open span."""
        return self.filter(since__lt=until, until__gt=since)

    def ended_within(self, since: date, until: date) -> Self:
        """Those whose last day lies within the half-open span; it decides in which period they count."""
        return self.filter(until__gt=since, until__lte=until)

    def search(self, text: str) -> Self:
        """Those in whose title or host words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows, the latest first."""
        co_hosts = CoHost.objects.select_related("body")
        results = ActivityResult.objects.select_related("indicator")
        return (
            self.select_related("host")
            .prefetch_related(
                "places",
                "programmes",
                models.Prefetch("co_hosts", queryset=co_hosts),
                models.Prefetch("results", queryset=results),
            )
            .order_by("-until", "-pk")
        )


class Activity(models.Model):
    """Something done in the field, by one body or by several together, recorded once (hoạt động).

    The span is half-open; its last day decides in which period the results count. `search_text` is made by the
    services.
    """

    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    host = models.ForeignKey(Body, models.PROTECT, related_name="activities", verbose_name=_("host"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices, default=Stage.FINISHED)
    programmes = models.ManyToManyField(Programme, related_name="activities", verbose_name=_("programmes"))
    places = models.ManyToManyField(Place, related_name="activities", verbose_name=_("places"))
    recorded_at = models.DateTimeField(_("recorded"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("recorded by")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    search_text = models.CharField(max_length=1_000, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        indexes = [
            models.Index(fields=["host", "until"], name="activity_by_host"),
            models.Index(fields=["until"], name="activity_by_last_day"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="activity_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawal_reason=""), name="activity_is_withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.until - timedelta(days=1)

    @property
    def is_done(self) -> bool:
        """Whether its results count."""
        return self.stage in DONE and self.withdrawn_at is None

    @property
    def partners(self) -> "list[CoHost]":
        """The co-hosts that did not decline, in order."""
        return [co_host for co_host in self.co_hosts.all() if co_host.answer != Answer.DECLINED]

    @property
    def is_joint(self) -> bool:
        """Whether another body took part."""
        return bool(self.partners)

    def guardians(self, reach: Reach) -> Set[int]:
        """The host (own), the co-hosts (member), whoever stands above one of them, who leads a programme claimed."""
        match reach:
            case Reach.OWN:
                return frozenset({self.host_id})
            case Reach.MEMBER:
                return self._co_hosts
            case Reach.ABOVE:
                standings = BodyStanding.objects.filter(body__in=self._co_hosts | {self.host_id}, depth__gt=0)
                return frozenset(standings.values_list("ancestor", flat=True))
            case Reach.LEAD:
                parties = Party.objects.leading().filter(programme__in=self.programmes.all())
                return frozenset(parties.values_list("body", flat=True))
            case _:
                return frozenset()

    @property
    def _co_hosts(self) -> frozenset[int]:
        return frozenset(co_host.body_id for co_host in self.co_hosts.all())


class CoHostQuerySet(models.QuerySet["CoHost"]):
    """Asks for the bodies that took part."""

    def taking_part(self) -> Self:
        """Those that did not decline."""
        return self.exclude(answer=Answer.DECLINED)


class CoHost(models.Model):
    """A body that co-operated in an activity, and whether it says so itself (đơn vị phối hợp)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="co_hosts", verbose_name=_("activity"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="co_hosted", verbose_name=_("body"))
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, default=Answer.WAITING)
    note = models.CharField(_("its part, or why it declines"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("answered by")
    )

    objects = CoHostQuerySet.as_manager()

    class Meta:
        verbose_name = _("co-host")
        verbose_name_plural = _("co-hosts")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "body"], name="co_host_takes_part_once")]

    def __str__(self) -> str:
        return str(self.body)

    def guardians(self, reach: Reach) -> Set[int]:
        """The co-operating body itself: nobody answers for it."""
        return frozenset({self.body_id}) if reach is Reach.OWN else frozenset()


class ActivityResult(Quantified):
    """What an activity achieved for an indicator, as worded, at one of its places or at all of them (kết quả)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="results", verbose_name=_("activity"))
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="activity_results", verbose_name=_("indicator")
    )
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("place"))

    class Meta:
        verbose_name = _("result of an activity")
        verbose_name_plural = _("results of activities")
        ordering = ["indicator__code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "indicator", "place"], name="result_is_stated_once_for_a_place"
            ),
            models.UniqueConstraint(
                fields=["activity", "indicator"], condition=Q(place=None), name="result_is_stated_once"
            ),
            models.CheckConstraint(condition=Q(low__isnull=False), name="result_is_a_quantity"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}: {self.words}"

    @property
    def quantity(self) -> Quantity:
        """What was stated, read again from its words."""
        return self.indicator.read(self.words)


class Funding(Quantified):
    """What an activity cost, as worded, in đồng, from one source (kinh phí hoạt động)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="money", verbose_name=_("activity"))
    source = models.CharField(_("source"), max_length=12, choices=MoneySource.choices)

    class Meta:
        verbose_name = _("money of an activity")
        verbose_name_plural = _("money of activities")
        ordering = ["source"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "source"], name="funding_names_a_source_once"),
            models.CheckConstraint(condition=Q(low__isnull=False), name="funding_is_a_quantity"),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()}: {self.words}"


class Picture(models.Model):
    """A picture of an activity with its caption, without the place and device it was taken with (ảnh hoạt động)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="pictures", verbose_name=_("activity"))
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="+", verbose_name=_("file"))
    caption = models.CharField(_("caption"), max_length=300)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.caption


class OverlapQuerySet(models.QuerySet["Overlap"]):
    """Asks what was declared of two programmes."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of two programmes that `actor` may both see."""
        seen = Programme.objects.visible_to(actor).values("pk")
        return self.filter(first__in=seen, second__in=seen)

    def between(self, one: int, other: int) -> Self:
        """Those of these two programmes, in whichever order."""
        return self.filter(first=min(one, other), second=max(one, other))

    def about(self, since: date, until: date) -> Self:
        """Those that speak of a span: all of it, or for a known amount just it. The narrowest comes first."""
        covering = Q(since__lte=since, until__gte=until) & ~Q(kind=OverlapKind.KNOWN)
        exactly = Q(since=since, until=until)
        return self.filter(covering | exactly).order_by("-since", "until")

    def for_listing(self) -> Self:
        """With everything a list shows."""
        shown = self.select_related("first", "second", "indicator", "body", "place", "decided_by")
        return shown.order_by("first", "second", "indicator__code", "since")


class Overlap(Quantified):
    """How far the totals of two programmes count the same deeds, as somebody decided (mức độ trùng số liệu).

    It speaks of one indicator, one body or one place, and a half-open span. The quantity is the known amount. The
    programmes stand in the order of their keys.
    """

    first = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    second = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("other programme"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name=_("indicator"))
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body"))
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("place"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    kind = models.CharField(_("overlap"), max_length=8, choices=OverlapKind.choices)
    decided_by = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body that decided"))
    ground = models.CharField(_("on what ground"), max_length=300)
    declared_at = models.DateTimeField(_("declared"))
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("declared by")
    )

    objects = OverlapQuerySet.as_manager()

    class Meta:
        verbose_name = _("overlap of totals")
        verbose_name_plural = _("overlaps of totals")
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="overlap_is_of_two_programmes"),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="overlap_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(body=None, place__isnull=False) | Q(body__isnull=False, place=None),
                name="overlap_is_of_a_body_or_a_place",
            ),
            models.CheckConstraint(
                condition=Q(kind="known", low__isnull=False) | (~Q(kind="known") & Q(low=None)),
                name="overlap_names_its_amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}: {self.indicator.code}, {self.get_kind_display()}"

    @property
    def last_day(self) -> date:
        """The last day it speaks of."""
        return self.until - timedelta(days=1)

    @property
    def declared(self) -> Declared:
        """What the rules reckon with."""
        amount = None if self.low is None else Bounds(self.low, self.high)
        return Declared(OverlapKind(self.kind), amount)

    def guardians(self, reach: Reach) -> Set[int]:
        """Those who lead one of the two programmes."""
        if reach is not Reach.LEAD:
            return frozenset()
        return self.first.guardians(reach) | self.second.guardians(reach)
