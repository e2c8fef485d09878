"""Which bodies are to be inspected in a year."""

from collections.abc import Set
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.plans.models.reaching import programmes_led
from phoihop.programmes.models import Party, Programme
from phoihop.records.searching import matching


class InspectionPlanQuerySet(models.QuerySet["InspectionPlan"]):
    """Asks for plans of inspections."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of programmes that `actor` may see."""
        return self.filter(programme__in=Programme.objects.visible_to(actor))

    def search(self, text: str) -> Self:
        """Those in whose year, programme, number or purpose words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def awaiting_approval_by(self, actor: Actor) -> Self:
        """Those not approved that hold inspections, of programmes led by a body for which `actor` approves."""
        own = bodies_reaching(actor, Permission.INSPECTION_CONCLUDE, Reach.OWN)
        planned = self.filter(approved_on=None, inspections__called_off_at=None, inspections__isnull=False)
        return planned.filter(programme__in=programmes_led(own)).distinct().order_by("year", "pk")

    def for_listing(self) -> Self:
        """With how many inspections each holds, the latest first."""
        held = models.Count("inspections", filter=models.Q(inspections__called_off_at=None))
        return self.select_related("programme", "approved_by").annotate(inspection_count=held).order_by("-year", "-pk")


class InspectionPlan(models.Model):
    """What a programme inspects in a year, approved by its lead (kế hoạch kiểm tra).

    `search_text` is made by the services.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="inspection_plans", verbose_name=_("programme")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    purpose = models.TextField(_("purpose and requirements"), blank=True)
    reference = models.CharField(_("number and symbol of the plan"), max_length=120, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("approved by")
    )

    search_text = models.TextField(blank=True)

    objects = InspectionPlanQuerySet.as_manager()

    inspection_count: int

    class Meta:
        verbose_name = _("plan of inspections")
        verbose_name_plural = _("plans of inspections")
        ordering = ["-year", "-pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "year"], name="inspections_are_planned_yearly")]

    def __str__(self) -> str:
        return f"{self.year}: {self.programme}"

    def guardians(self, reach: Reach) -> Set[int]:
        """Those of the programme; the bodies that lead it own its plan."""
        if reach is Reach.OWN:
            leading = Party.objects.leading().filter(programme=self.programme_id)
            return frozenset(leading.values_list("body", flat=True))
        return self.programme.guardians(reach)
