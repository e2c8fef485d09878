"""What a programme, its parties and its participants may be, and when."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written

# The marks of secret papers (Decree 26/2020, Article 2), with and without accents.
SECRET = re.compile(r"(?<!\w)((tuyệt|tối)?[\s_-]*mật|(tuyet|toi)[\s_-]*mat|mat)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `since` until, but not including, `until`; None is open (khoảng thời gian)."""

    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return self.since <= day and (self.until is None or day < self.until)

    def meets(self, other: "Span") -> bool:
        """Whether both share at least one day."""
        return (self.until is None or other.since < self.until) and (other.until is None or self.since < other.until)


def hold_term(term: Span) -> None:
    """Raises Invalid where a term ends on or before the day it begins."""
    if term.until is not None and term.until <= term.since:
        reason = _("A term that begins on %(day)s must end on a later day.") % {"day": written(term.since)}
        raise Invalid(reason, term_until=reason)


def hold_within(span: Span, term: Span) -> None:
    """Raises Invalid where `span` has a day outside the term of the programme."""
    hold_order(span)
    past_end = term.until is not None and (
        span.since >= term.until or (span.until is not None and span.until > term.until)
    )
    if span.since < term.since or past_end:
        reason = _("The programme runs from %(since)s until before %(until)s. Choose days within its term.")
        reason %= {"since": written(term.since), "until": written(term.until) if term.until else "…"}
        raise Invalid(reason, since=reason)


def hold_order(span: Span) -> None:
    """Raises Invalid where a span would end on or before the day it begins."""
    if span.until is not None and span.until <= span.since:
        reason = _("What begins on %(day)s must end on a later day.") % {"day": written(span.since)}
        raise Invalid(reason, until=reason)


def hold_parties(roles: Sequence[tuple[int, str]]) -> None:
    """Raises Invalid unless these parties (body, role) are at least two, each once, and exactly one of them leads."""
    if len(roles) < 2:
        reason = _("A coordination programme is signed by at least two bodies. Add the other party.")
        raise Invalid(reason, parties=reason)
    if len({body for body, _role in roles}) < len(roles):
        reason = _("A body signs a programme once. Leave each body in one row only.")
        raise Invalid(reason, parties=reason)
    leads = Counter(role for _body, role in roles)["lead"]
    if leads != 1:
        reason = _("One party leads, the others coordinate or take part; here %(leads)s lead. Choose one lead.")
        raise Invalid(reason % {"leads": leads}, parties=reason % {"leads": leads})


def hold_open(symbol: str) -> None:
    """Raises Invalid for the number and symbol of a secret paper: this site is for open material only."""
    if SECRET.search(symbol):
        reason = _("“%(symbol)s” marks a secret paper. Secret papers and their numbers never enter this site.")
        raise Invalid(reason % {"symbol": symbol}, symbol=reason % {"symbol": symbol})


def hold_parent(term: Span, parent: Span, *, title: str) -> None:
    """Raises Refused where a programme would carry out one whose term has no day in common with its own."""
    if not term.meets(parent):
        reason = _("“%(title)s” has another term, so this programme cannot carry it out. Choose one of the same years.")
        raise Refused(reason % {"title": title}, parent=title)


def hold_no_overlap(wanted: Span, held: Iterable[Span], *, body: str) -> None:
    """Raises Refused where a body already takes part at some time within `wanted`."""
    for span in held:
        if wanted.meets(span):
            reason = _(
                "%(body)s already takes part from %(day)s. End that participation first, or choose days outside it."
            )
            raise Refused(reason % {"body": body, "day": written(span.since)}, day=span.since)


def circle(receivers: Mapping[int, int]) -> list[int]:
    """Bodies that would report to themselves through each other, as a chain; empty where there are none."""
    sound: set[int] = set()
    for first in receivers:
        chain: list[int] = []
        body: int | None = first
        while body is not None and body not in sound:
            if body in chain:
                return chain[chain.index(body) :]
            chain.append(body)
            body = receivers.get(body)
        sound.update(chain)
    return []
