"""Places, the names they bore, the zones they belong to, and how one became another."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.records.models import Dated, DatedQuerySet


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


class Place(models.Model):
    """A place that lasts through its changes of name, code and superior (địa bàn).

    The official code is no identity: on 1 July 2025 seven province codes went to a province with another name.
    `slug` is ours, stable and readable ("tinh-thai-nguyen"); `name` and `code` are those of the latest version.
    """

    slug = models.SlugField(max_length=120, unique=True)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    name = models.CharField(_("name"), max_length=150)
    code = models.CharField(_("code"), max_length=10, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        indexes = [models.Index(fields=["level", "name"], name="place_by_level")]

    def __str__(self) -> str:
        return self.name


class PlaceVersion(Dated):
    """A place's name, kind, code and superior, for a while (phiên bản địa bàn)."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="versions", verbose_name=_("place"))
    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=60)
    full_name = models.CharField(_("full name"), max_length=200)
    code = models.CharField(_("code"), max_length=10)
    parent = models.ForeignKey(Place, models.PROTECT, null=True, related_name="child_versions", verbose_name=_("under"))
    search_text = models.CharField(max_length=250, db_index=True)
    decision_number = models.CharField(_("decision"), max_length=80, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("version of a place")
        verbose_name_plural = _("versions of places")
        ordering = ["valid_from"]
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

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [models.UniqueConstraint(fields=["old", "new", "on"], name="succession_is_said_once")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new} ({self.on:%d/%m/%Y})"
