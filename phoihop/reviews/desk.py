"""What the pages of a review lay on the desk: the text as read, its figures, and what still needs an eye."""

from typing import Any

from phoihop.access.checks import Actor, may
from phoihop.access.roles import Permission
from phoihop.analytics import questions
from phoihop.analytics.addresses import trace_url
from phoihop.programmes.models import Programme, ProgrammeQuerySet
from phoihop.reviews import quotes, reading
from phoihop.reviews.labels import origin
from phoihop.reviews.models import Conference, Passage, QuotedFigure, Review, ReviewIssuer
from phoihop.reviews.rules import Quoted
from phoihop.submissions.models import Submission
from phoihop.submissions.services import differences as later_changes
from phoihop.territories.models import Place

SHOWN_SOURCES = 50


def editable(actor: Actor, programmes: ProgrammeQuerySet) -> list[Programme]:
    """The programmes of which an actor may make reviews."""
    return [one for one in programmes.prefetch_related("parties") if may(actor, Permission.REVIEW_EDIT, one)]


def laid_out(review: Review) -> dict[str, Any]:
    """Everything that the editor shows."""
    passages = list(review.passages.select_related("edited_by"))
    figures = {figure.code: figure for figure in review.figures.select_related("indicator")}
    read = reading.whole(review, passages, figures)
    quoted = {code for passage in passages for code in passage.codes}
    return {
        "review": review,
        "body": [one for one in read if not one.passage.annex],
        "annexes": _annexes(read),
        "figures": list(figures.values()),
        "quoted": quoted,
        "differences": quotes.differences(review),
        "changes": later_changes(review.closing) if review.closing else [],
        "coverage": _coverage(review, figures),
        "empty": reading.empty_headings(passages),
        "issuers": _issuers(review),
        "conferences": review.conferences.standing().order_by("begins_at"),
        **_warnings(read),
    }


def opened(review: Review, passage: Passage) -> dict[str, Any]:
    """One passage as it is read."""
    passage.review = review
    figures = {figure.code: figure for figure in review.figures.all()}
    return {"review": review, "shown": reading.shown(passage, figures), "figures": list(figures.values())}


def warned(review: Review) -> dict[str, Any]:
    """The numbers typed without a source, anew after a change."""
    figures = {figure.code: figure for figure in review.figures.all()}
    return _warnings(reading.whole(review, list(review.passages.all()), figures))


def kept_issuers(review: Review) -> list[dict[str, object]]:
    """Who issues at present, as the form shows it."""
    fields = ("body", "superior", "signatory", "office", "authority", "on_behalf_of")
    return [{name: getattr(one, name) for name in fields} for one in review.issuers.select_related("body")]


def traced(review: Review, figure: QuotedFigure, actor: Actor) -> dict[str, Any]:
    """One figure with what it is made of and the reports behind it, as far as the actor may see them."""
    ask = figure.ask
    siblings = [one for one in review.figures.select_related("indicator") if _belongs(one, figure)]
    answer = quotes.answers([ask])[ask]
    context = {"review": review, "figure": figure, "ask": ask, "answer": answer, "siblings": siblings}
    context["places"] = None if ask.of in {Quoted.TOTAL, Quoted.TARGET, *quotes.COUNTS} else 1
    latest = figure.latest_at.date() if figure.latest_at else None
    context["conference"] = Conference.objects.visible_to(actor).filter(pk=ask.conference or 0).first()
    context["origin"] = origin(ask, expected=figure.expected, approved=figure.approved, latest=latest)
    if figure.indicator is None or ask.of == Quoted.TARGET:
        return context
    asked = quotes.question(ask, figure.indicator)
    context["trace"] = trace_url(asked)
    found, count = questions.sources(asked, limit=SHOWN_SOURCES)
    seen = Submission.objects.visible_to(actor).for_listing().in_bulk([one.submission for one in found])
    places = Place.objects.in_bulk([one.place for one in found])
    rows = [(one, seen.get(one.submission), places.get(one.place)) for one in found]
    return {**context, "sources": rows, "count": count}


def _belongs(one: QuotedFigure, figure: QuotedFigure) -> bool:
    """Whether another figure is about the same indicator in the same unit."""
    return one.code != figure.code and one.indicator_id == figure.indicator_id and one.ask.node == figure.ask.node


def _coverage(review: Review, figures: dict[str, QuotedFigure]) -> QuotedFigure | None:
    """The total of the whole review that most reports are owed for; it tells how complete the text is."""
    frame = review.ask(Quoted.TOTAL)
    asks = [(figure, figure.ask) for figure in figures.values() if figure.of == Quoted.TOTAL]
    whole = [
        figure for figure, ask in asks if (ask.node, ask.since, ask.until) == (frame.node, frame.since, frame.until)
    ]
    return max(whole, key=lambda figure: figure.expected, default=None)


def _issuers(review: Review) -> list[ReviewIssuer]:
    issuers = list(review.issuers.select_related("body").prefetch_related("body__versions"))
    for issuer in issuers:
        issuer.review = review
    return issuers


def _annexes(read: list[reading.Shown]) -> list[list[reading.Shown]]:
    numbers = sorted({one.passage.annex for one in read if one.passage.annex})
    return [[one for one in read if one.passage.annex == number] for number in numbers]


def _warnings(read: list[reading.Shown]) -> dict[str, Any]:
    typed = [(one.passage, number) for one in read for number in one.numbers]
    return {"typed": typed, "typed_count": len(typed)}
