"""How a ratio is written, when a target is met, and what an indicator may be."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Invalid

CODE = re.compile(r"[A-Z]{2,6}\d{2,3}")
RATIO = re.compile(r"ratio\((?P<numerator>\w+)/(?P<denominator>\w+)\)")
# Nine of ten targets of one union were reached at 123 % to 530 %: such a target measures nothing.
TOO_EASY = Decimal(150)
PERCENT = "%"
DONG = "đồng"


class Sense(TextChoices):
    """In which direction a target is met (chiều của chỉ tiêu)."""

    AT_LEAST = "at_least", gettext_lazy("At least")
    AT_MOST = "at_most", gettext_lazy("At most")


class Verdict(StrEnum):
    """Whether a target is met, as far as the bounds of the figure allow to say (kết luận so với chỉ tiêu)."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"

    @property
    def label(self) -> str:
        """The verdict in words."""
        return {
            Verdict.MET: _("Met"),
            Verdict.NOT_MET: _("Not met"),
            Verdict.CANNOT_TELL: _("Cannot be told from these figures"),
        }[self]


@dataclass(frozen=True, slots=True)
class Goal:
    """What is aimed at: the bounds of the target as worded, and the direction."""

    low: Decimal
    high: Decimal | None
    sense: Sense = Sense.AT_LEAST

    @property
    def mark(self) -> Decimal | None:
        """The figure that must be reached, or not be passed; None where none was named."""
        return self.low if self.sense is Sense.AT_LEAST else self.high


@dataclass(frozen=True, slots=True)
class Met:
    """How far a target is met: lowest and highest share in per cent, and the verdict (mức đạt chỉ tiêu).

    A share is None where the target is zero, the highest share also where the figure is open upwards.
    """

    lowest: Decimal | None
    highest: Decimal | None
    verdict: Verdict
    too_easy: bool


class Recipe(NamedTuple):
    """How an indicator adds up, and of which two codes it is the ratio."""

    aggregation: str
    numerator: str = ""
    denominator: str = ""


def recipe(written: str) -> Recipe:
    """The aggregation as the catalogue writes it: "sum", "last" or "ratio(CT04/CT02)"."""
    found = RATIO.fullmatch(written)
    return Recipe("ratio", found["numerator"], found["denominator"]) if found else Recipe(written)


def attainment(low: Decimal, high: Decimal | None, goal: Goal) -> Met:
    """How far a figure between `low` and `high` (None is open) meets `goal`.

    It is met where the whole of the bounds meets it, not met where none does, and otherwise cannot be told. A target
    that is certainly passed by half again is too easy; one that must not be passed never is.
    """
    mark = goal.mark
    if mark is None:
        return Met(None, None, Verdict.CANNOT_TELL, too_easy=False)
    lowest = low * 100 / mark if mark else None
    highest = high * 100 / mark if mark and high is not None else None
    if goal.sense is Sense.AT_LEAST:
        verdict = _verdict(surely=low >= mark, possibly=high is None or high >= mark)
        return Met(lowest, highest, verdict, too_easy=lowest is not None and lowest > TOO_EASY)
    return Met(
        lowest, highest, _verdict(surely=high is not None and high <= mark, possibly=low <= mark), too_easy=False
    )


def _verdict(*, surely: bool, possibly: bool) -> Verdict:
    if surely:
        return Verdict.MET
    return Verdict.CANNOT_TELL if possibly else Verdict.NOT_MET


def hold_code(code: str) -> None:
    """Raises Invalid unless `code` is capital letters followed by digits, as "CT04"."""
    if not CODE.fullmatch(code):
        reason = _("“%(code)s” cannot be a code. Write two to six capital letters and two or three digits, like CT04.")
        raise Invalid(reason % {"code": code}, code=reason % {"code": code})


def hold_shape(*, kind: str, aggregation: str, unit: str, decimals: int, ratio_of: int) -> None:
    """Raises Invalid unless kind, aggregation, unit and decimals go together.

    `ratio_of` is how many of numerator and denominator are named.
    """
    if (kind == "percent") != (aggregation == "ratio"):
        reason = _("A percentage is always the ratio of two indicators, and is never typed. Name both of them.")
        raise Invalid(reason, aggregation=reason)
    if aggregation == "ratio" and ratio_of != 2:
        reason = _("A ratio needs a numerator and a denominator. Choose both.")
        raise Invalid(reason, numerator=reason)
    if aggregation != "ratio" and ratio_of:
        reason = _("Only a ratio has a numerator and a denominator. Leave them empty.")
        raise Invalid(reason, numerator=reason)
    if (kind == "yesno") != (aggregation == "yes_share"):
        reason = _("A question answered by yes or no adds up to the share of units that answer yes. Choose both.")
        raise Invalid(reason, aggregation=reason)
    if kind == "money" and unit != DONG:
        reason = _(
            "Money is kept in đồng. Choose “đồng” as the unit, and the larger unit as that in which it is typed."
        )
        raise Invalid(reason, unit=reason)
    if kind in {"count", "money"} and decimals:
        reason = _("Whole things have no decimals. Choose the kind “measure”, or 0 decimals.")
        raise Invalid(reason, decimals=reason)
