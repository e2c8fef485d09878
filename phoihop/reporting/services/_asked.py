"""Which indicators are asked by which regimes at the same time."""

from collections.abc import Iterator
from datetime import date

from phoihop.reporting.models import Line, Regime
from phoihop.reporting.rules import Span


def codes(regime: Regime, *, since: date | None = None) -> list[str]:
    """What the published versions of the regime's form ask while it holds, at the earliest from `since`."""
    return sorted({code for code, _span in _asks(regime, since)})


def elsewhere(regime: Regime, *, since: date | None = None) -> dict[str, str]:
    """For each indicator that other regimes of the programme ask on days of this one, the name of such a regime."""
    begins = max(regime.valid_from, since) if since else regime.valid_from
    own = Span(begins, regime.valid_until)
    if own.until is not None and own.until <= own.since:
        return {}
    others = Regime.objects.filter(programme=regime.programme).exclude(pk=regime.pk).select_related("form")
    return {code: str(other) for other in others for code, span in _asks(other, None) if span.meets(own)}


def _asks(regime: Regime, since: date | None) -> Iterator[tuple[str, Span]]:
    """Every code with the days on which the regime asks it."""
    begins = max(regime.valid_from, since) if since else regime.valid_from
    lines = Line.objects.filter(section__version__form=regime.form, section__version__published_at__isnull=False)
    stated = ("indicator__code", "section__version__valid_from", "section__version__valid_until")
    for code, version_from, version_until in lines.values_list(*stated):
        ends = [day for day in (regime.valid_until, version_until) if day is not None]
        span = Span(max(begins, version_from), min(ends) if ends else None)
        if span.until is None or span.since < span.until:
            yield code, span
