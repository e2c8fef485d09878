"""Places, the names they bore, the zones they belong to, and how one became another."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Self

from django.db import models
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import sort_key
from phoihop.records.models import Dated, DatedQuerySet
from phoihop.territories.rules import Step, Steps, absent, searchable, spelled, steps_by_old, trace_forward


class Level(models.TextChoices):
    """Where a place stands in the hierarchy (cấp)."""

    COUNTRY = "country", _("Country")
    ZONE = "zone", _("Military region")
    PROVINCE = "province", _("Province")
    DISTRICT = "district", _("District")
    COMMUNE = "commune", _("Commune")


class SuccessionKind(models.TextChoices):
    """How one unit became another (loại kế tục)."""

    MERGE = "merge", _("Merged")
    SPLIT = "split", _("Divided")
    RENAME = "rename", _("Renamed")
    REPARENT = "reparent", _("Moved under another unit")
    RECLASSIFY = "reclassify", _("Changed in kind")
    ABOLISH = "abolish", _("Dissolved")
    CONVERT = "convert", _("Converted")


class PlaceQuerySet(models.QuerySet["Place"]):
    """The words in which the rest of the site asks for places."""

    def alive_on(self, day: date) -> Self:
        """Places that exist on `day`."""
        return self.filter(
            Q(versions__valid_until=None) | Q(versions__valid_until__gt=day), versions__valid_from__lte=day
        )

    def under(self, ancestor: "Place", day: date) -> Self:
        """`ancestor` itself and every place that stands under it on `day`."""
        return self.filter(pk__in=Standing.objects.as_of(day).filter(ancestor=ancestor).values("place"))

    def search(self, text: str, day: date | None = None) -> Self:
        """Places that bear, or once bore, a name in which every word of `text` begins a word, the likeliest first.

        Accents, case and the placement of tones are overlooked, but names with just these accents come first, then
        higher levels, then whole names. With `day`, only places that exist on that day.
        """
        words = searchable(text).split()
        if not words:
            return self.none()
        found = self if day is None else self.alive_on(day)
        for word in words:
            found = found.filter(search_text__contains=f" {word}")
        return found.order_by(
            _rank(Q(spelled_text__contains=f" {spelled(text)}")),
            _by_level(),
            _rank(Q(search_text__contains=f" {' '.join(words)} |")),
            "search_text",
            "pk",
        )

    def living_first(self, day: date) -> Self:
        """In the order they have, but those that exist on `day` before those that do not."""
        living = Exists(PlaceVersion.objects.as_of(day).filter(place=OuterRef("pk")))
        return self.order_by(_rank(living), *self.query.order_by)

    def browsed_on(self, day: date) -> Self:
        """Where browsing begins: the provinces and military regions of `day`."""
        return self.alive_on(day).filter(level__in=[Level.PROVINCE, Level.ZONE])

    def with_versions(self, day: date) -> Self:
        """With the version that holds on `day` as the one of `versions_then`, and all of them as `life`."""
        versions = PlaceVersion.objects.select_related("parent")
        return self.prefetch_related(
            models.Prefetch("versions", queryset=versions.as_of(day), to_attr="versions_then"),
            models.Prefetch("versions", queryset=versions.order_by("valid_from"), to_attr="life"),
        )

    def in_order(self) -> Self:
        """Higher levels first, then by the Vietnamese alphabet."""
        return self.order_by(_by_level(), "sort_text", "pk")

    def for_listing(self, day: date) -> Self:
        """With their versions, ordered as a list shows them."""
        return self.in_order().with_versions(day)


def _by_level() -> Case:
    """Higher levels first; a military region after the provinces, which are sought more often."""
    levels = (Level.COUNTRY, Level.PROVINCE, Level.ZONE, Level.DISTRICT, Level.COMMUNE)
    return _rank(*(Q(level=level) for level in levels))


def _rank(*conditions: Q | Exists) -> Case:
    """The place of the first condition that holds; places for which none does come last."""
    whens = [When(condition, then=Value(rank)) for rank, condition in enumerate(conditions)]
    return Case(*whens, default=Value(len(whens)), output_field=IntegerField())


class Portion(NamedTuple):
    """A place and its share of another; None where nobody has published the share."""

    place: "Place"
    share: Decimal | None


class Place(models.Model):
    """A place that lasts through its changes of name, code and superior (địa bàn).

    The official code is no identity: on 1 July 2025 seven province codes went to a province with another name.
    `slug` is ours, stable and readable ("province-thai-nguyen", "commune-tan-lap-01234"); `name`, `full_name` and
    `code` are those of the latest version. The texts for searching hold every name that the place ever bore.
    """

    slug = models.SlugField(max_length=120, unique=True)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    name = models.CharField(_("name"), max_length=150)
    full_name = models.CharField(_("name with its kind"), max_length=200, blank=True)
    code = models.CharField(_("code"), max_length=10, blank=True)
    search_text = models.TextField(blank=True)
    spelled_text = models.TextField(blank=True)
    sort_text = models.CharField(max_length=600, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        indexes = [
            models.Index(fields=["level", "name"], name="place_by_level"),
            models.Index(fields=["level", "sort_text"], name="place_by_alphabet"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.name

    def take_names(self, versions: "Iterable[PlaceVersion]") -> None:
        """Bear the latest of the names in `versions`, which are in order of time, and be found by all of them."""
        versions = list(versions)
        latest = versions[-1]
        self.name, self.full_name, self.code = latest.name, latest.full_name, latest.code
        names = list(dict.fromkeys(version.full_name for version in versions))
        self.search_text = "".join(f" {searchable(name)} |" for name in names)
        self.spelled_text = "".join(f" {spelled(name)} |" for name in names)
        self.sort_text = sort_key(self.name)

    def version_on(self, day: date) -> "PlaceVersion | None":
        """The name, kind and superior on `day`; None if the place does not exist then."""
        return self.versions.as_of(day).select_related("parent").first()

    def ancestors_on(self, day: date) -> list["Place"]:
        """The administrative units above this one on `day`, the country first; without military regions."""
        standings = Standing.objects.as_of(day).filter(place=self, depth__gt=0).exclude(ancestor__level=Level.ZONE)
        return [standing.ancestor for standing in standings.select_related("ancestor").order_by("-depth")]

    def zones_on(self, day: date) -> list["Place"]:
        """The military regions to which this place belongs on `day`."""
        standings = Standing.objects.as_of(day).filter(place=self, depth__gt=0, ancestor__level=Level.ZONE)
        return [standing.ancestor for standing in standings.select_related("ancestor")]

    def children_on(self, day: date) -> PlaceQuerySet:
        """The places directly under this one on `day`: for a military region, its provinces."""
        if self.level == Level.ZONE:
            return Place.objects.filter(pk__in=ZoneMembership.objects.as_of(day).filter(zone=self).values("place"))
        return Place.objects.filter(pk__in=PlaceVersion.objects.as_of(day).filter(parent=self).values("place"))

    def successors(self, day_from: date, day_to: date) -> list[Portion]:
        """What this place, as it was on `day_from`, is on `day_to`: itself or another whole, or several parts.

        Raises `Invalid` if the place does not exist on `day_from`, or if `day_to` is earlier.
        """
        if self.version_on(day_from) is None:
            reason = absent(str(self), day_from)
            raise Invalid(reason, day_from=reason)
        parts = trace_forward(self.pk, Succession.objects.after(day_from).steps_from(self), day_from, day_to)
        places = Place.objects.in_bulk([part.place for part in parts])
        return [Portion(places[part.place], part.share) for part in parts]


class PlaceVersion(Dated):
    """A place's name, kind, code and superior, for a while (phiên bản địa bàn)."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="versions", verbose_name=_("place"))
    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=60)
    full_name = models.CharField(_("name with its kind"), max_length=200)
    code = models.CharField(_("code"), max_length=10)
    parent = models.ForeignKey(Place, models.PROTECT, null=True, related_name="child_versions", verbose_name=_("under"))
    decision_number = models.CharField(_("decision"), max_length=80, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("version of a place")
        verbose_name_plural = _("versions of places")
        ordering = ["valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["place", "valid_from"], name="version_of_a_place_begins_once"),
        ]
        indexes = [
            models.Index(fields=["code", "valid_from"], name="place_version_by_code"),
            models.Index(fields=["parent", "valid_from"], name="place_version_by_parent"),
        ]

    def __str__(self) -> str:
        return self.full_name


class ZoneMembership(Dated):
    """That a province belongs to a military region, for a while (tỉnh thuộc quân khu)."""

    zone = models.ForeignKey(Place, models.PROTECT, related_name="members", verbose_name=_("region"))
    place = models.ForeignKey(Place, models.PROTECT, related_name="zones", verbose_name=_("province"))

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("membership of a region")
        verbose_name_plural = _("memberships of regions")

    def __str__(self) -> str:
        return f"{self.zone}: {self.place}"


class Standing(Dated):
    """That a place stands under another, directly or not, for a while; itself at depth 0 (quan hệ trên dưới).

    Made from the versions and memberships whenever these change, never typed. A zone reaches its provinces and
    all beneath them.
    """

    ancestor = models.ForeignKey(Place, models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, models.CASCADE, related_name="standings")
    depth = models.PositiveSmallIntegerField()

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        indexes = [
            models.Index(fields=["ancestor", "valid_from"], name="standing_by_ancestor"),
            models.Index(fields=["place", "valid_from"], name="standing_by_place"),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} < {self.ancestor_id}"


class SuccessionQuerySet(models.QuerySet["Succession"]):
    """Asks what became of places, as the rules trace it."""

    def after(self, day: date) -> Self:
        """Those later than `day`."""
        return self.filter(on__gt=day)

    def about(self, place: Place) -> Self:
        """All that concern `place`, those in which it goes on included."""
        return self.filter(Q(old=place) | Q(new=place))

    def with_others(self, place: Place) -> Self:
        """Those by which `place` became another unit, or another became it; not those in which it goes on."""
        return self.about(place).exclude(old=place, new=place)

    def for_listing(self) -> Self:
        """With both units, in order of time."""
        return self.select_related("old", "new").order_by("on", "pk")

    def steps(self) -> Steps:
        """All of them as steps for `rules.trace_forward`: to trace many places at once, read them once."""
        return steps_by_old(Step(*row) for row in self.values_list("old", "new", "on", "share"))

    def steps_from(self, place: Place) -> Steps:
        """Those that lead away from `place`, or from anything it became: one query for each remove."""
        found: dict[int, list[Step]] = {}
        waiting = {place.pk}
        while waiting:
            rows = [Step(*row) for row in self.filter(old__in=waiting).values_list("old", "new", "on", "share")]
            for row in rows:
                found.setdefault(row.old, []).append(row)
            waiting = {row.new for row in rows} - found.keys()
        return steps_by_old(step for steps in found.values() for step in steps)


class Succession(models.Model):
    """That a unit, or a part of it, became another on a day (kế tục).

    `share` is 1 where the whole went over, and empty where nobody has published how it was divided: a figure is
    then never apportioned. Units that go on unchanged have no row.
    """

    old = models.ForeignKey(Place, models.PROTECT, related_name="became", verbose_name=_("old unit"))
    new = models.ForeignKey(Place, models.PROTECT, related_name="came_from", verbose_name=_("new unit"))
    on = models.DateField(_("on"), db_index=True)
    kind = models.CharField(_("kind"), max_length=60)
    share = models.DecimalField(_("share"), max_digits=9, decimal_places=6, null=True, blank=True)
    confidence = models.CharField(_("confidence"), max_length=30, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    decision_number = models.CharField(_("decision"), max_length=80, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [models.UniqueConstraint(fields=["old", "new", "on"], name="succession_is_said_once")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new} ({self.on:%d/%m/%Y})"

    @property
    def percent(self) -> Decimal | None:
        """The share in percent."""
        return None if self.share is None else self.share * 100

    @property
    def is_doubtful(self) -> bool:
        """Whether no second source confirms it."""
        return self.confidence in {"inferred", "one source"}
