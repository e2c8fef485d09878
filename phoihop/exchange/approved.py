"""Approved values one by one, for analyses that are asked to add up in another way than each thing does by itself."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import F
from django.utils import timezone

from phoihop.analytics.figures import Span
from phoihop.exchange.queries import refused
from phoihop.exchange.rules.aggregation import KINDS, LOOKING_BACK, Fact, years_before
from phoihop.organisations.models import BodyStanding
from phoihop.submissions.models import Entry

MOST_FACTS = 200_000


class Approved:
    """The approved values of some indicators and bodies, those beneath included, and what they come to one way."""

    def __init__(self, kind: str, indicators: Iterable[int], bodies: Iterable[int], programmes: Sequence[int]) -> None:
        self.kind, self.indicators, self.bodies, self.programmes = kind, set(indicators), set(bodies), programmes
        self.facts: dict[int, list[Fact]] = {}

    def load(self, spans: Iterable[Span]) -> None:
        """Read the values of these spans, and what was said before. Raises Refused (E7128) for too many."""
        some = list(spans)
        since, until = min(one.since for one in some), max(one.until for one in some)
        standing: dict[int, list[int]] = defaultdict(list)
        rows = BodyStanding.objects.as_of(timezone.localdate()).filter(ancestor__in=self.bodies)
        for ancestor, body in rows.values_list("ancestor", "body"):
            standing[body].append(ancestor)
        for fact in self._read(years_before(since) if self.kind in LOOKING_BACK else since, until):
            for ancestor in {*standing.get(fact.body, ()), *({fact.body} & self.bodies)}:
                self.facts.setdefault(ancestor, []).append(fact)

    def _read(self, since: date, until: date) -> list[Fact]:
        # Entries say whose they are by way of what is owed.
        owed = "submission__obligation__"
        listed = Entry.objects.in_revision(F("submission__approved_revision")).filter(
            indicator__in=self.indicators, low__isnull=False,
            **{f"{owed}regime__programme__in": self.programmes, f"{owed}since__gte": since, f"{owed}until__lte": until},
        )  # fmt: skip
        columns = ("indicator", f"{owed}body", f"{owed}since", f"{owed}until", "low")
        rows = list(listed.values_list(*columns)[: MOST_FACTS + 1])
        if len(rows) > MOST_FACTS:
            raise refused("E7128", MOST_FACTS)
        return [Fact(*row) for row in rows]

    def value(self, indicators: set[int], bodies: Sequence[int], spans: Sequence[Span]) -> Decimal | None:
        """What the values of these come to; None without any."""
        last = max(one.until for one in spans)
        back = self.kind in LOOKING_BACK
        facts = {
            fact
            for body in bodies
            for fact in self.facts.get(body, ())
            if fact.indicator in indicators
            and (
                (back and years_before(last) <= fact.since and fact.until <= last)
                or any(span.since <= fact.since and fact.until <= span.until for span in spans)
            )
        }
        return KINDS[self.kind](sorted(facts)) if facts else None
