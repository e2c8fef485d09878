"""Figures in templates: `{% load analytics %}`."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from phoihop.analytics.dashboard import Headline
from phoihop.analytics.figures import Coverage, Figure
from phoihop.foundation.vietnamese import number
from phoihop.indicators.models import Indicator
from phoihop.indicators.rules import Met, Verdict

register = template.Library()
TONES = {Verdict.MET: "good", Verdict.NOT_MET: "bad", Verdict.CANNOT_TELL: "waiting"}


@register.inclusion_tag("analytics/figure_cell.html")
def figure_cell(figure: Figure, words: str, url: str, indicator: Indicator | None = None) -> dict[str, object]:
    """A figure as one cell of a table: its words, leading to its trace, and a sign where reports are lacking."""
    return {"figure": figure, "words": words, "url": url, "indicator": indicator}


@register.inclusion_tag("analytics/met.html")
def met(line: Headline) -> dict[str, object]:
    """How far a target is met: the share, a bar with its bounds, the verdict, and a warning where it was too easy."""
    reached = line.met
    if reached is None:
        return {"line": line}
    high = reached.highest if reached.highest is not None else Decimal(100)
    return {
        "line": line,
        "share": _share(reached),
        "certain": f"{min(Decimal(100), reached.lowest or Decimal(0)):.2f}",
        "possible": f"{min(Decimal(100), max(high, reached.lowest or Decimal(0))):.2f}",
        "tone": TONES[reached.verdict],
    }


@register.filter
def coverage(value: Coverage) -> str:
    """How many reports of how many: "3/12"."""
    return f"{number(value.approved)}/{number(value.expected)}"


def _share(reached: Met) -> str:
    if reached.lowest is None:
        return ""
    low = number(reached.lowest, 0)
    if reached.highest is None:
        return _("at least %(share)s") % {"share": f"{low}%"}
    high = number(reached.highest, 0)
    return f"{low}%" if low == high else f"{low}–{high}%"
