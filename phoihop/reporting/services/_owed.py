"""What a regime asks of whom: read once for all periods, then looked up in memory."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from phoihop.foundation.periods import Kind, Period, code, label
from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.models import Body, BodyVersion
from phoihop.reporting.models import FormVersion, Obligation, Regime
from phoihop.reporting.rules import Share, Span, due_day, hold_deadlines, owed_periods, who_owes
from phoihop.territories.models import Level

# How many identifiers one query names; SQLite allows some thirty thousand.
CHUNK = 5_000


def owed(regime: Regime, until: date) -> list[Obligation]:
    """The obligations, not yet written, of all periods that end before `until` and have none yet."""
    term = regime.programme.term_until
    span = Span(regime.valid_from, min(regime.valid_until or term, term))
    periods = owed_periods(Kind(regime.period_kind), regime.cut, span, until)
    if not periods:
        return []
    book = Book.of(regime, Span(periods[0].since, periods[-1].until))
    made = set(regime.obligations.filter(request="").values_list("body", "since", "until"))
    return [obligation for period in periods for obligation in book.all_of(period, made)]


@dataclass(frozen=True, slots=True)
class Book:
    """Who takes part when, where they worked, and which version of the form held, within a span."""

    regime: Regime
    shares: list[Share]
    places: dict[int, list[tuple[Span, int]]]
    levels: dict[int, str]
    versions: list[FormVersion]

    @classmethod
    def of(cls, regime: Regime, span: Span) -> "Book":
        """Read in a few rounds to the database, whatever the number of periods."""
        until = span.until or regime.programme.term_until
        rows = regime.programme.participations.within(span.since, until).order_by("body__sort_text", "body")
        shares = [
            Share(body, receiver, Span(begins, ends))
            for body, receiver, begins, ends in rows.values_list("body", "reports_to", "valid_from", "valid_until")
        ]
        bodies = sorted({share.body for share in shares})
        return cls(regime, shares, _places(bodies), _levels(bodies), list(regime.form.versions.published()))

    def owing(self, period: Period) -> list[Share]:
        """Whoever takes part, and exists, on the last day."""
        return [share for share in who_owes(self.shares, period) if self._place(share.body, period.last_day)]

    def all_of(self, period: Period, made: set[tuple[int, date, date]]) -> Iterable[Obligation]:
        """The obligations of a period, but for those made already."""
        owing = [share for share in self.owing(period) if (share.body, period.since, period.until) not in made]
        if not owing:
            return
        given = self.regime.calendar.allowances(self.regime.period_kind)
        present = {self.levels[share.body] for share in owing}
        named = [(level.value, str(level.label)) for level in Level if level in present]
        hold_deadlines(named, given, estimates=self.regime.estimate_allowed)
        due = {level: due_day(period.last_day, given[level]) for level in present}
        for share in owing:
            yield self.obligation(share, period, due_on=due[self.levels[share.body]])

    def obligation(self, share: Share, period: Period, *, due_on: date, request: str = "") -> Obligation:
        """One obligation, not yet written; without a receiver the body reports to itself."""
        return Obligation(  # type: ignore[misc]  # `owing` has made sure of the place
            regime=self.regime,
            form_version=self._version(period),
            body_id=share.body,
            receiver_id=share.receiver or share.body,
            place_id=self._place(share.body, period.last_day),
            period_code=code(period),
            since=period.since,
            until=period.until,
            due_on=due_on,
            request=request,
        )

    def _place(self, body: int, day: date) -> int | None:
        return next((place for span, place in self.places.get(body, ()) if span.holds_on(day)), None)

    def _version(self, period: Period) -> FormVersion:
        for version in self.versions:
            if version.holds_on(period.last_day):
                return version
        reason = _(
            "The form “%(form)s” has no published version in force on %(day)s, when %(period)s ends. Publish one that"
            " begins earlier."
        )
        facts = {"form": self.regime.form, "day": written(period.last_day), "period": label(period)}
        raise Refused(reason % facts, form=self.regime.form_id)


def _places(bodies: list[int]) -> dict[int, list[tuple[Span, int]]]:
    found: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    for start in range(0, len(bodies), CHUNK):
        versions = BodyVersion.objects.filter(body__in=bodies[start : start + CHUNK])
        for body, begins, ends, place in versions.values_list("body", "valid_from", "valid_until", "place"):
            found[body].append((Span(begins, ends), place))
    return found


def _levels(bodies: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(bodies), CHUNK):
        found.update(Body.objects.filter(pk__in=bodies[start : start + CHUNK]).values_list("pk", "level"))
    return found
