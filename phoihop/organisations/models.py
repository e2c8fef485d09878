"""Bodies, the names and superiors they had, and how one became another."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from phoihop.records.models import Dated, DatedQuerySet
from phoihop.records.searching import matching
from phoihop.territories.models import Level, Place, SuccessionKind


class Line(models.TextChoices):
    """The chain of command a body belongs to (hệ thống, ngành dọc)."""

    PARTY = "party", _("Communist Party")
    MILITARY = "military", _("Army")
    BORDER = "border", _("Border guard")
    POLICE = "police", _("Public security")
    GOVERNMENT = "government", _("State administration")
    FRONT = "front", _("Fatherland Front")
    FARMERS = "farmers", _("Farmers' union")
    WOMEN = "women", _("Women's union")
    YOUTH = "youth", _("Youth union")
    VETERANS = "veterans", _("Veterans' association")
    LABOUR = "labour", _("Trade unions")
    RED_CROSS = "red_cross", _("Red Cross")
    COMMITTEE = "committee", _("Steering committee")


class BodyQuerySet(models.QuerySet["Body"]):
    """The words in which the rest of the site asks for bodies."""

    def alive_on(self, day: date) -> Self:
        """Bodies that exist on `day`."""
        return self.filter(
            Q(versions__valid_until=None) | Q(versions__valid_until__gt=day), versions__valid_from__lte=day
        )

    def under(self, ancestors: "set[int] | frozenset[int]", day: date) -> Self:
        """The bodies with these identifiers and every body that stands under one of them on `day`."""
        return self.filter(pk__in=BodyStanding.objects.as_of(day).filter(ancestor__in=ancestors).values("body"))

    def search(self, text: str) -> Self:
        """Bodies whose names, now or once, begin words with those of `text`, whatever the accents and capitals."""
        return self.filter(pk__in=matching(BodyVersion.objects.all(), text).values("body"))

    def living_first(self, day: date) -> Self:
        """Those that exist on `day` before those that do not, each in the order of the alphabet."""
        living = models.Exists(BodyVersion.objects.as_of(day).filter(body=models.OuterRef("pk")))
        return self.annotate(living=living).order_by("-living", "sort_text", "pk")

    def within_place(self, place: Place, day: date) -> Self:
        """Bodies that work in `place`, or in a place beneath it, on `day`."""
        versions = BodyVersion.objects.as_of(day).filter(place__in=Place.objects.under(place, day))
        return self.filter(pk__in=versions.values("body"))

    def for_listing(self, day: date) -> Self:
        """With the version that holds on `day` as the one of `versions_then`, in the order of the alphabet."""
        versions = BodyVersion.objects.as_of(day).select_related("parent", "place")
        return self.order_by("sort_text", "pk").prefetch_related(
            models.Prefetch("versions", queryset=versions, to_attr="versions_then")
        )


class Body(models.Model):
    """A body that lasts through its changes of name and superior (cơ quan, đơn vị).

    `name`, `abbreviation` and `place` are those of the latest version; `sort_text` puts it in its place in the
    Vietnamese alphabet.
    """

    slug = models.SlugField(max_length=120, unique=True)
    line = models.CharField(_("line"), max_length=12, choices=Line.choices)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    name = models.CharField(_("name"), max_length=250)
    name_en = models.CharField(_("English name"), max_length=250, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="bodies", verbose_name=_("place"))
    sort_text = models.CharField(max_length=1_000, blank=True)

    objects = BodyQuerySet.as_manager()

    versions_then: "list[BodyVersion]"

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        indexes = [
            models.Index(fields=["place", "line"], name="body_by_place"),
            models.Index(fields=["sort_text"], name="body_by_alphabet"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The latest name in the reader's language."""
        return (get_language() == "en" and self.name_en) or self.name

    def version_on(self, day: date) -> "BodyVersion | None":
        """The name, superior and place that held on `day`; None on a day outside its life."""
        return next((version for version in self.versions.all() if version.holds_on(day)), None)

    def name_on(self, day: date) -> str:
        """The name borne on `day`, as a document of that day bears it.

        For a day outside its life, the name that was nearest: the first one before it began, the last one after.
        """
        versions = list(self.versions.all())
        before = [version for version in versions if version.valid_from <= day]
        return (before or versions[:1])[-1].name if versions else self.name

    def superiors_on(self, day: date) -> list["BodyVersion"]:
        """The bodies above this one on `day`, as they were called then, the highest first."""
        above = BodyStanding.objects.as_of(day).filter(body=self, depth__gt=0)
        depths = dict(above.values_list("ancestor", "depth"))
        versions = BodyVersion.objects.as_of(day).filter(body__in=depths).select_related("body")
        return sorted(versions, key=lambda version: -depths[version.body_id])


class BodyVersion(Dated):
    """A body's name, superior and place, for a while (phiên bản cơ quan)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="versions", verbose_name=_("body"))
    name = models.CharField(_("name"), max_length=250)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    parent = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="child_versions", verbose_name=_("under")
    )
    place = models.ForeignKey(Place, models.PROTECT, related_name="body_versions", verbose_name=_("place"))
    search_text = models.CharField(max_length=350, db_index=True)
    decision_number = models.CharField(_("decision"), max_length=80, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("version of a body")
        verbose_name_plural = _("versions of bodies")
        ordering = ["valid_from"]
        indexes = [models.Index(fields=["parent", "valid_from"], name="body_version_by_parent")]

    def __str__(self) -> str:
        return self.name


class BodyStanding(Dated):
    """That a body stands under another, directly or not, for a while; itself at depth 0 (quan hệ cấp trên)."""

    ancestor = models.ForeignKey(Body, models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, models.CASCADE, related_name="standings")
    depth = models.PositiveSmallIntegerField()

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("standing of a body")
        verbose_name_plural = _("standings of bodies")
        indexes = [
            models.Index(fields=["ancestor", "valid_from"], name="body_standing_by_ancestor"),
            models.Index(fields=["body", "valid_from"], name="body_standing_by_body"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} < {self.ancestor_id}"


class BodySuccession(models.Model):
    """That a body became another on a day, and passed on its obligations (kế tục cơ quan).

    `share` is 1 where the whole went over, and empty where nobody has published how it was divided.
    """

    old = models.ForeignKey(Body, models.PROTECT, related_name="became", verbose_name=_("old body"))
    new = models.ForeignKey(Body, models.PROTECT, related_name="came_from", verbose_name=_("new body"))
    on = models.DateField(_("on"))
    kind = models.CharField(_("kind"), max_length=60, choices=SuccessionKind.choices)
    share = models.DecimalField(_("share"), max_digits=9, decimal_places=6, null=True, blank=True)
    decision_number = models.CharField(_("decision"), max_length=80, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    class Meta:
        verbose_name = _("succession of bodies")
        verbose_name_plural = _("successions of bodies")
        constraints = [models.UniqueConstraint(fields=["old", "new", "on"], name="body_succession_is_said_once")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new} ({self.on:%d/%m/%Y})"
