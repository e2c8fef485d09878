"""Checklists, in versions that never change."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.programmes.models import Programme


class Checklist(models.Model):
    """What inspections of a programme look at, in versions (đề cương kiểm tra)."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="checklists", verbose_name=_("programme"))
    name = models.CharField(_("name"), max_length=300)

    class Meta:
        verbose_name = _("checklist")
        verbose_name_plural = _("checklists")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "name"], name="checklist_is_named_once")]

    def __str__(self) -> str:
        return self.name


class ChecklistVersionQuerySet(models.QuerySet["ChecklistVersion"]):
    """Asks for versions of checklists."""

    def newest(self) -> Self:
        """Of each checklist the version that replaced all others."""
        newer = ChecklistVersion.objects.filter(
            checklist=models.OuterRef("checklist"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(newer))

    def for_listing(self) -> Self:
        """With their checklists and points, by name."""
        shown = self.select_related("checklist__programme").prefetch_related("points")
        return shown.order_by("checklist__name", "-number")


class ChecklistVersion(models.Model):
    """The points of a checklist from a day on; never changed, only replaced (phiên bản đề cương)."""

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="versions", verbose_name=_("checklist"))
    number = models.PositiveSmallIntegerField(_("version"))
    since = models.DateField(_("in force from"))
    issued_at = models.DateTimeField(_("issued"))

    objects = ChecklistVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a checklist")
        verbose_name_plural = _("versions of checklists")
        ordering = ["checklist", "-number"]
        constraints = [models.UniqueConstraint(fields=["checklist", "number"], name="checklist_version_has_its_number")]

    def __str__(self) -> str:
        return f"{self.checklist} ({self.number})"


class ChecklistPoint(models.Model):
    """One point of a checklist: what is required, and on what basis (nội dung kiểm tra)."""

    version = models.ForeignKey(ChecklistVersion, models.CASCADE, related_name="points")
    order = models.PositiveSmallIntegerField(_("order"))
    requirement = models.CharField(_("requirement"), max_length=500)
    basis = models.CharField(_("basis"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("point of a checklist")
        verbose_name_plural = _("points of checklists")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "order"], name="checklist_point_has_its_place")]

    def __str__(self) -> str:
        return f"{self.order}. {self.requirement}"
