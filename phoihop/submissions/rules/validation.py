"""What must hold between the figures of a report, and against the report before it.

Figures have bounds, so a rule may be broken for certain (an error) or possibly (a warning). Errors keep a report
from being submitted; warnings ask for a second look, and a note beside the figure answers most of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from phoihop.foundation.quantities import Bounds, word
from phoihop.foundation.vietnamese import fold
from phoihop.submissions.rules.statements import Asked, Fault, Severity

# A figure this many times the one before deserves a word of explanation, unless both are small.
JUMP = 5
SMALL = {"count": Decimal(20), "measure": Decimal(5), "money": Decimal(50_000_000)}
# The catalogue says what is part of what, but not which parts make up the whole; these two always do.
WHOLLY_DIVIDED = ("tap the", "ca nhan")


@dataclass(frozen=True, slots=True)
class Stated:
    """What stands in a box: bounds, or none where a reason stands instead (điều đã báo cáo).

    `counted` says that it was taken from recorded activities.
    """

    bounds: Bounds | None
    note: str = ""
    estimated: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a report asks and states, by the indicators' codes, and what the one before it stated (báo cáo để kiểm).

    `elsewhere` are figures of joint activities that another body's report carries.
    """

    asked: Mapping[str, Asked]
    stated: Mapping[str, Stated]
    before: Mapping[str, Bounds]
    ended: bool = False
    elsewhere: Mapping[str, Sequence[Bounds]] = field(default_factory=dict)


def faults_between(report: Report) -> list[Fault]:
    """Every fault that can be seen only by looking at several figures, the errors first."""
    found = [
        *_parts_beyond_their_whole(report),
        *_parts_that_do_not_add_up(report),
        *_jumps(report),
        *_estimates_that_stayed(report),
        *_figures_counted_elsewhere(report),
    ]
    return sorted(found, key=lambda fault: fault.severity is Severity.WARNING)


def unanswered(report: Report) -> list[Asked]:
    """The lines that must be answered and are not; a reason is an answer, and so is zero."""
    return [asked for code, asked in report.asked.items() if asked.required and code not in report.stated]


def _bounds(report: Report, code: str) -> Bounds | None:
    stated = report.stated.get(code)
    return stated.bounds if stated else None


def _parts_beyond_their_whole(report: Report) -> Iterator[Fault]:
    for code, asked in report.asked.items():
        part, whole = _bounds(report, code), _bounds(report, asked.whole)
        if part is None or whole is None:
            continue
        names = {"part": asked.label, "whole": report.asked[asked.whole].label}
        if whole.high is not None and part.low > whole.high:
            reason = _("“%(part)s” is more than “%(whole)s”, of which it is a part.") % names
            yield _fault(code, "part_exceeds_whole", reason, _("Correct one of the two figures."))
        elif not _never_beyond(part, whole) and not report.stated[code].note:
            reason = _("“%(part)s” may be more than “%(whole)s”, of which it is a part.") % names
            remedy = _("State both more exactly, or confirm in the note.")
            yield _fault(code, "part_may_exceed_whole", reason, remedy, Severity.WARNING)


def _never_beyond(part: Bounds, whole: Bounds) -> bool:
    """Whether the part stays within the whole at the most: words alike ("trên 100" of "trên 100") are not doubted."""
    if part == whole:
        return True
    return part.high is not None and part.high <= whole.low


def _parts_that_do_not_add_up(report: Report) -> Iterator[Fault]:
    parts = defaultdict(list)
    for code, asked in report.asked.items():
        if asked.whole and any(named in fold(asked.label) for named in WHOLLY_DIVIDED):
            parts[asked.whole].append(_bounds(report, code))
    for code, divided in parts.items():
        whole = _bounds(report, code)
        if len(divided) < len(WHOLLY_DIVIDED) or whole is None or None in divided or report.stated[code].note:
            continue
        together = sum((part for part in divided if part), Bounds(Decimal(0), Decimal(0)))
        if _meet(together, whole):
            continue
        reason = _("“%(whole)s” is %(stated)s, but collectives and individuals together are %(together)s.") % {
            "whole": report.asked[code].label,
            "stated": word(whole.low, whole.high),
            "together": word(together.low, together.high),
        }
        yield _fault(
            code, "parts_do_not_add_up", reason, _("Correct a figure, or explain in the note."), Severity.WARNING
        )


def _meet(one: Bounds, other: Bounds) -> bool:
    return (other.high is None or one.low <= other.high) and (one.high is None or other.low <= one.high)


def _jumps(report: Report) -> Iterator[Fault]:
    for code, before in report.before.items():
        now, asked = _bounds(report, code), report.asked.get(code)
        if now is None or asked is None or report.stated[code].note:
            continue
        small = SMALL.get(asked.kind)
        up = before.high is not None and small is not None and now.low > max(before.high * JUMP, small)
        down = now.high is not None and small is not None and before.low > max(now.high * JUMP, small)
        # What is done in one period may well not be done in the next; what is there does not vanish.
        if up or (down and asked.stock):
            reason = _("“%(indicator)s” was %(before)s in the period before and is %(now)s now.") % {
                "indicator": asked.label,
                "before": word(before.low, before.high),
                "now": word(now.low, now.high),
            }
            remedy = _("Check the zeros and the unit; if it is right, say why in the note.")
            yield _fault(code, "jump", reason, remedy, Severity.WARNING)


def _estimates_that_stayed(report: Report) -> Iterator[Fault]:
    if not report.ended:
        return
    for code, stated in report.stated.items():
        if stated.estimated and code in report.asked:
            reason = _("“%(indicator)s” is an estimate, but the period has ended.") % {
                "indicator": report.asked[code].label
            }
            yield _fault(code, "estimate_stayed", reason, _("Replace it by what was counted."), Severity.WARNING)


def _figures_counted_elsewhere(report: Report) -> Iterator[Fault]:
    for code, stated in report.stated.items():
        bounds = stated.bounds
        if bounds is None or bounds.high == 0 or stated.counted or stated.note:
            continue
        if code in report.asked and bounds in report.elsewhere.get(code, ()):
            reason = _("“%(indicator)s” is just what a joint activity achieved, which its host reports.") % {
                "indicator": report.asked[code].label
            }
            remedy = _("Leave out what the host counts; if yours is another figure, say so in the note.")
            yield _fault(code, "counted_elsewhere", reason, remedy, Severity.WARNING)


def _fault(code: str, rule: str, reason: str, remedy: str, severity: Severity = Severity.ERROR) -> Fault:
    return Fault(cell=code, code=code, rule=rule, reason=reason, remedy=remedy, severity=severity)
