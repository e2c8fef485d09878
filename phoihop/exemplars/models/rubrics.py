"""How a programme divides its models and judges them: fields and rubrics, both with their time."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.exemplars.rules import Criterion as Asked
from phoihop.exemplars.rules import Gate, National
from phoihop.programmes.models import Programme
from phoihop.records.models import Bilingual, Dated, DatedQuerySet


class ExemplarField(Bilingual):
    """A field of models as a programme divides them, and which of the national four it is (lĩnh vực Dân vận khéo)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="exemplar_fields")
    national = models.CharField(_("national field"), max_length=8, choices=National.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    retired = models.BooleanField(_("no longer used"), default=False)

    class Meta:
        verbose_name = _("field of models")
        verbose_name_plural = _("fields of models")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "name"], name="exemplar_field_is_named_once")]


class RubricQuerySet(DatedQuerySet["Rubric"]):
    """Asks by which criteria models are judged."""

    def with_criteria(self) -> Self:
        """With their criteria, the latest first."""
        return self.prefetch_related("criteria").order_by("-version")


class Rubric(Dated):
    """The criteria by which a programme judges models from a day on, with the points each gate asks (bộ tiêu chí).

    A version is never changed; a new one replaces it from its day. `is_default` marks the neutral one offered by the
    site, which is nobody's law.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="rubrics", verbose_name=_("programme"))
    version = models.PositiveSmallIntegerField(_("version"))
    reference = models.CharField(_("number and symbol"), max_length=120, blank=True)
    effective = models.DecimalField(_("points to be effective"), max_digits=6, decimal_places=2)
    recognised = models.DecimalField(_("points to be recognised"), max_digits=6, decimal_places=2)
    typical = models.DecimalField(_("points to be typical"), max_digits=6, decimal_places=2)
    is_default = models.BooleanField(_("neutral default"), default=False)

    objects = RubricQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")
        ordering = ["version"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "version"], name="rubric_version_is_unique"),
            models.CheckConstraint(
                condition=Q(effective__lte=F("recognised"), recognised__lte=F("typical")),
                name="rubric_thresholds_rise",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} ({self.version})"

    @property
    def thresholds(self) -> Mapping[Gate, Decimal]:
        """The points that each judged gate asks."""
        return {Gate.EFFECTIVE: self.effective, Gate.RECOGNISED: self.recognised, Gate.TYPICAL: self.typical}

    @property
    def most(self) -> Decimal:
        """The points there are in all."""
        return sum((each.most for each in self.criteria.all() if not each.veto), Decimal(0))


class Criterion(Bilingual):
    """What a rubric judges: with points, or as a veto that must be satisfied (tiêu chí đánh giá)."""

    rubric = models.ForeignKey(Rubric, models.CASCADE, related_name="criteria", verbose_name=_("rubric"))
    order = models.PositiveSmallIntegerField(_("order"))
    most = models.DecimalField(_("points at most"), max_digits=5, decimal_places=2, default=0)
    evidence = models.BooleanField(_("evidence required"), default=False)
    veto = models.BooleanField(_("decides by itself"), default=False)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["rubric", "order"], name="criterion_has_its_place"),
            models.CheckConstraint(
                condition=Q(veto=True, most=0) | Q(veto=False, most__gt=0), name="criterion_gives_points_or_vetoes"
            ),
        ]

    def asked(self) -> Asked:
        """The criterion as the rules know it."""
        return Asked(key=self.pk, name=self.label, most=self.most, evidence=self.evidence, veto=self.veto)


def rubric_in_force(programme: Programme, day: date) -> Rubric | None:
    """The rubric by which a programme judges on a day; None where it has none yet."""
    return Rubric.objects.as_of(day).filter(programme=programme).with_criteria().first()
