"""What may be written in one box: the words become a quantity, or the fault is named with its remedy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from phoihop.foundation.content import guard
from phoihop.foundation.quantities import Quantity, exact, read, words_back
from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import fold
from phoihop.prose import cells
from phoihop.submissions.rules.life import Missing

YES, NO = cells.YES | {"yes", "y", "1"}, cells.NO | {"no", "n", "0"}
# What is counted in persons is never counted in times that somebody came, nor the other way round.
COUNTED_IN = {"nguoi": "luot nguoi", "ho": "luot ho", "ngay cong": "nguoi"}
LONGEST_WORDS, LONGEST_NOTE = 120, 300


class Severity(StrEnum):
    """Whether a fault stands in the way, or asks for a second look (mức độ)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Theirs:
    """What somebody else stated meanwhile: their words or reason, who they are and when (bản của người khác)."""

    words: str
    missing: str
    name: str
    at: object
    stamp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with one cell, by which rule, and what to do about it (lỗi số liệu).

    `cell` is the indicator's code, or the address that a workbook gave. `words` is what was typed, given back.
    """

    cell: str
    rule: str
    reason: str
    remedy: str = ""
    severity: Severity = Severity.ERROR
    code: str = ""
    words: str = ""
    missing: str = ""
    note: str | None = None
    theirs: Theirs | None = None

    def __str__(self) -> str:
        return f"{self.reason} {self.remedy}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody states for an indicator, in whatever channel (điều được báo cáo).

    Words, or a reason why there are none; with neither, what was stated before is taken back. `indicator` is a code
    or an identifier, `place` the identifier of a place other than the report's own, `note` None leaves the note as
    it is, `seen_stamp` is the stamp of what stood in the box before (0 for an empty box, None for no look).
    """

    indicator: str | int
    place: int | None = None
    words: str = ""
    missing: str = ""
    estimated: bool = False
    source: Mapping[str, object] = field(default_factory=dict)
    note: str | None = None
    seen_stamp: int | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a line of a form asks for, as far as the rules need to know (điều được hỏi)."""

    indicator: int
    code: str
    label: str
    unit: str
    kind: str
    decimals: int = 0
    stock: bool = False
    whole: str = ""
    required: bool = True

    @property
    def takes_zero(self) -> bool:
        """Whether nothing done is a figure: not where yes or no is asked."""
        return self.kind in {"count", "money", "measure"}


def understood(asked: Asked, words: str) -> Quantity:
    """The quantity that `words` state for a line. Raises `Invalid`, whose reason says what to write instead."""
    return quantity_of(asked.kind, asked.unit, asked.decimals, words)


def said_back(asked: Asked, words: str) -> str:
    """What was understood, in full: "trên 2.800.000 lượt người (từ 2.800.000 đến 2.900.000)"."""
    quantity = understood(asked, words)
    if asked.kind == "yesno":
        return _("yes") if quantity.low else _("no")
    return words_back(quantity, "en" if get_language() == "en" else "vi")


@lru_cache(maxsize=20_000)
def quantity_of(kind: str, unit: str, decimals: int, words: str) -> Quantity:
    """Remembered; but a refusal, which is a sentence in one language, is not."""
    if kind == "percent":
        raise Invalid(_("A percentage is never typed. Give the part and the whole; the share is calculated."))
    if kind == "yesno":
        return _yes_or_no(words)
    _hold_unit(fold(words), unit)
    return read(words, unit, decimals=decimals)


def _yes_or_no(words: str) -> Quantity:
    folded = fold(words)
    if folded not in YES | NO:
        raise Invalid(_("This line asks for yes or no. Write “có” or “không”."))
    truth = exact(int(folded in YES))
    return Quantity(words.strip(), truth.qualifier, truth.amount, None, "", truth.low, truth.high)


def _hold_unit(words: str, unit: str) -> None:
    """Hold that persons, person-times and work-days do not mix."""
    ours = fold(unit)
    for persons, times in COUNTED_IN.items():
        if (ours == persons and words.endswith(times)) or (
            ours == times and words.endswith(persons) and not words.endswith(times)
        ):
            raise Invalid(
                _("This line counts in “%(unit)s”, another unit was written. Count in “%(unit)s”, or leave it empty.")
                % {"unit": unit}
            )


def fault_of(asked: Asked, statement: Statement, *, estimates: bool) -> Fault | None:
    """What is wrong with a statement by itself; None where nothing is. `estimates` is whether the regime takes them."""
    try:
        _hold_form(statement, estimates=estimates)
        if statement.words.strip():
            understood(asked, statement.words)
        if statement.note:
            guard(statement.note)
    except Invalid as refusal:
        return faulty(statement, asked.code, rule="not_readable", reason=str(refusal))
    return None


def _hold_form(statement: Statement, *, estimates: bool) -> None:
    if statement.words.strip() and statement.missing:
        raise Invalid(_("A figure and a reason why it is missing are both given. Keep one of the two."))
    if statement.missing and statement.missing not in Missing.values:
        raise Invalid(_("This reason is not on the list. Choose one of those offered."))
    if statement.estimated and not estimates:
        raise Invalid(_("This report takes no estimates. State what was counted, or why it is not counted yet."))
    if len(statement.words) > LONGEST_WORDS:
        raise Invalid(_("The figure has too many words. State it in 120 characters and put the rest into the note."))
    if statement.note and len(statement.note) > LONGEST_NOTE:
        raise Invalid(_("The note is too long. Shorten it to 300 characters."))


def faulty(statement: Statement, code: str, *, rule: str, reason: str, theirs: Theirs | None = None) -> Fault:
    """The fault of a statement, which gives back what was typed."""
    return Fault(
        cell=statement.cell or code,
        code=code,
        rule=rule,
        reason=reason,
        words=statement.words,
        missing=statement.missing,
        note=statement.note,
        theirs=theirs,
    )
