"""The address of a trace: a question about one figure, written so that it can be printed and asked again."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from phoihop.analytics.figures import Figure, Measure, Question, Span, Tree
from phoihop.analytics.questions import measure
from phoihop.foundation.refusals import Invalid
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Line


def trace_url(question: Question) -> str:
    """The address under which a question about one figure can be asked again, for as long as the site stands."""
    [asked], [node], [span] = question.measures, question.nodes, question.spans
    return f"{reverse('analytics:trace')}?{urlencode(_written(question, asked, node, span))}"


def figure_url(question: Question, figure: Figure) -> str:
    """The address of the trace of one figure among the answers to a question."""
    written = _written(question, figure.measure, figure.node, figure.span)
    return f"{reverse('analytics:trace')}?{urlencode(written)}"


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


def _written(question: Question, asked: Measure, node: int, span: Span) -> dict[str, str]:
    written = {
        "programme": ",".join(map(str, question.programmes)),
        "indicator": str(asked.indicator),
        "node": str(node),
        "tree": question.tree.value,
        "since": span.since.isoformat(),
        "until": span.until.isoformat(),
        "structure": question.structure.isoformat() if question.structure else "",
        "lines": ",".join(question.lines),
        "without": ",".join(map(str, question.without)),
    }
    return {name: value for name, value in written.items() if value}


def _span(query: Mapping[str, str]) -> Span:
    since, until = date.fromisoformat(query["since"]), date.fromisoformat(query["until"])
    if since >= until:
        raise ValueError(until)
    return Span(since, until)


def _numbers(written: str) -> tuple[int, ...]:
    return tuple(int(number) for number in written.split(",") if number)
