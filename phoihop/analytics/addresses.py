"""The address of a trace: a question about one figure, written so that it can be printed and asked again."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _

from phoihop.analytics.figures import Figure, Measure, Question, Span, Tree
from phoihop.analytics.questions import measure
from phoihop.foundation.refusals import Invalid
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Line

Alike = tuple[tuple[int, ...], Tree, date | None, tuple[str, ...], tuple[int, ...]]


def trace_url(question: Question) -> str:
    """The address under which a question about one figure can be asked again, for as long as the site stands."""
    [asked], [node], [span] = question.measures, question.nodes, question.spans
    return _address(question, asked, node, span)


def figure_url(question: Question, figure: Figure) -> str:
    """The address of the trace of one figure among the answers to a question."""
    return _address(question, figure.measure, figure.node, figure.span)


def _address(question: Question, asked: Measure, node: int, span: Span) -> str:
    alike = question.programmes, question.tree, question.structure, question.lines, question.without
    # What is remembered holds for the place where the site stands.
    pattern = _pattern(get_script_prefix(), alike)
    return pattern.format(indicator=asked.indicator, node=node, since=span.since, until=span.until)


@lru_cache(maxsize=256)
def _pattern(_prefix: str, alike: Alike) -> str:
    """What the addresses of all figures of a page have alike, which is nearly everything."""
    programmes, tree, structure, lines, without = alike
    written = {
        "programme": ",".join(map(str, programmes)),
        "indicator": "{indicator}",
        "node": "{node}",
        "tree": tree.value,
        "since": "{since}",
        "until": "{until}",
        "structure": structure.isoformat() if structure else "",
        "lines": ",".join(lines),
        "without": ",".join(map(str, without)),
    }
    told = urlencode({name: value for name, value in written.items() if value}, safe="{}")
    return f"{reverse('analytics:trace')}?{told}"


def question_from(query: Mapping[str, str]) -> Question:
    """The question that an address asks. Raises Invalid where it cannot be read, or names no indicator."""
    try:
        indicator = Indicator.objects.get(pk=int(query["indicator"]))
        return Question(
            programmes=_numbers(query["programme"]),
            measures=(measure(indicator),),
            nodes=(int(query["node"]),),
            spans=(_span(query),),
            tree=Tree(query.get("tree", Tree.PLACE)),
            structure=date.fromisoformat(query["structure"]) if query.get("structure") else None,
            lines=tuple(Line(line).value for line in query.get("lines", "").split(",") if line),
            without=_numbers(query.get("without", "")),
        )
    except (KeyError, ValueError, OverflowError, Indicator.DoesNotExist) as fault:
        reason = _("This address leads to no figure. Open the figure again from the page or paper on which it stands.")
        raise Invalid(reason) from fault


def _span(query: Mapping[str, str]) -> Span:
    since, until = date.fromisoformat(query["since"]), date.fromisoformat(query["until"])
    if since >= until:
        raise ValueError(until)
    return Span(since, until)


def _numbers(written: str) -> tuple[int, ...]:
    return tuple(int(number) for number in written.split(",") if number)
