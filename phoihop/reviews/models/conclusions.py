"""The clauses in which a conference concludes, and the tasks that come of them."""

from typing import Self

from django.db import models
from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from phoihop.organisations.models import Body
from phoihop.plans.models import Task, TaskQuerySet
from phoihop.plans.rules import Source
from phoihop.reviews.models.conferences import Conference
from phoihop.reviews.rules.conferences import source_key


class ConclusionQuerySet(models.QuerySet["Conclusion"]):
    """Asks for the clauses of conferences."""

    def awaiting_task(self) -> Self:
        """Those issued that ask for a task of which nobody has been given one yet."""
        key = Concat(Value(source_key(0)[:-1]), Cast(OuterRef("pk"), CharField()))
        given = Task.objects.filter(source_kind=Source.CONCLUSION, source_key=key)
        return self.filter(~Exists(given), asks_task=True, conference__concluded_at__isnull=False)

    def for_listing(self) -> Self:
        """With conference and suggested lead, in their order."""
        return self.select_related("conference__programme", "lead").order_by("conference", "number")


class Conclusion(models.Model):
    """A numbered clause of what a conference concluded (nội dung kết luận).

    `lead` and `due_on` are what the clause suggests; the tasks that come of it say what holds. A clause that asks for
    no task only states something.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="conclusions")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("clause"))
    lead = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("suggested lead")
    )
    due_on = models.DateField(_("suggested day"), null=True, blank=True)
    asks_task = models.BooleanField(_("becomes a task"), default=True)

    objects = ConclusionQuerySet.as_manager()

    class Meta:
        verbose_name = _("conclusion")
        verbose_name_plural = _("conclusions")
        ordering = ["number", "pk"]
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="clauses_are_numbered_from_one")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:120]}"

    @property
    def source_key(self) -> str:
        """The key by which its tasks are found."""
        return source_key(self.pk)

    def tasks(self) -> TaskQuerySet:
        """The tasks that came of it, without the parts into which they were divided."""
        return Task.objects.filter(source_kind=Source.CONCLUSION, source_key=self.source_key, parent=None)
