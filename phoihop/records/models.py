"""Abstract models: Dated, Bilingual and Quantified."""

from datetime import date, timedelta
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from phoihop.foundation.quantities import Qualifier, Quantity

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class DatedQuerySet(models.QuerySet[M_co]):
    """Asks what holds on a day, or at some time within a span."""

    def as_of(self, day: date) -> Self:
        """Those that hold on `day`."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)

    def within(self, since: date, until: date) -> Self:
        """Those that hold on at least one day of the half-open span from `since` to `until`."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=since), valid_from__lt=until)


class Dated(models.Model):
    """Something that holds for a while, from its first day up to but not including its last (hiệu lực).

    The day of a merger belongs to what is new, so that neighbours touch without overlapping.
    """

    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
            )
        ]

    @property
    def last_day(self) -> date | None:
        """The last day on which this holds; None while it still does."""
        return None if self.valid_until is None else self.valid_until - timedelta(days=1)

    def holds_on(self, day: date) -> bool:
        """Whether this holds on `day`."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


class Bilingual(models.Model):
    """Something named in both languages: Vietnamese always, English when it is ready (song ngữ)."""

    name = models.CharField(_("name"), max_length=300)
    name_en = models.CharField(_("English name"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return (get_language() == "en" and self.name_en) or self.name


class Quantified(models.Model):
    """The columns of a quantity: the words as stated and the closed bounds they mean (số lượng).

    `low` and `high` are in the indicator's base unit, money in đồng; an empty `high` is open. All are empty where
    no quantity is stated.
    """

    words = models.CharField(_("as worded"), max_length=120, blank=True)
    qualifier = models.CharField(
        _("qualifier"), max_length=10, choices=[(q.value, q.value) for q in Qualifier], blank=True
    )
    low = models.DecimalField(_("at least"), max_digits=24, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(_("at most"), max_digits=24, decimal_places=4, null=True, blank=True)

    class Meta:
        abstract = True

    @staticmethod
    def columns(quantity: Quantity) -> dict[str, object]:
        """The values of the columns for `quantity`, ready for create() or update()."""
        return {
            "words": quantity.words,
            "qualifier": quantity.qualifier.value,
            "low": quantity.low,
            "high": quantity.high,
        }
