"""Asking the figures of a review again, and quoting further ones."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.audit.services import record
from phoihop.foundation.refusals import Invalid
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body
from phoihop.reviews.labels import label_of
from phoihop.reviews.models import QuotedFigure, Review
from phoihop.reviews.quotes import Difference, differences
from phoihop.reviews.rules import Quoted, Tree, hold_span, next_code
from phoihop.reviews.services._desk import held_draft, take
from phoihop.territories.models import Place


@transaction.atomic
def refresh_figures(*, review: Review, actor: Actor, at: datetime) -> list[Difference]:
    """Ask every figure of a draft again and take the answers (cập nhật số liệu).

    Returns what has changed in what the text says. Raises Refused for a signed review, whose figures stay.
    """
    held = held_draft(review, actor)
    changed = differences(held)
    take(held.figures.all())
    held.refreshed_at = review.refreshed_at = at
    held.save(update_fields=["refreshed_at"])
    facts = [{"code": one.code, "was": one.was, "is": one.becomes} for one in changed]
    record(actor=actor, action="reviews.figures_refreshed", target=held, at=at, changed=facts)
    return changed


@transaction.atomic
def quote_figure(
    *,
    review: Review,
    indicator: Indicator,
    actor: Actor,
    at: datetime,
    node: Place | Body | None = None,
    since: date | None = None,
    until: date | None = None,
) -> QuotedFigure:
    """Add a figure that the text may then quote: an indicator, in a unit, over some days (trích dẫn số liệu).

    What is left out is as in the whole review. A figure that the review has already keeps its code.
    """
    held = held_draft(review, actor)
    since, until = since or held.since, until or held.until
    hold_span(since, until)
    unit = node or held.node
    if isinstance(unit, Place) != (held.tree == Tree.PLACE):
        reason = _("This review adds up along the other hierarchy. Choose a unit of the one it adds up along.")
        raise Invalid(reason, node=reason)
    ask = held.ask(Quoted.TOTAL, indicator).about(Quoted.TOTAL, node=unit.pk, since=since, until=until)
    figures = list(held.figures.all())
    for known in figures:
        if known.ask == ask:
            return known
    figure = QuotedFigure(review=held, code=next_code(one.code for one in figures), of=ask.of, indicator=indicator)
    figure.question, figure.label = ask.to_json(), label_of(ask, indicator, str(unit))
    take([figure])
    record(actor=actor, action="reviews.figure_quoted", target=held, at=at, code=figure.code, figure=figure.label)
    return figure
