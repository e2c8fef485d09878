"""A draft on the desk: held against others, and its figures answered."""

from collections.abc import Iterable

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.reviews.models import QuotedFigure, Review
from phoihop.reviews.quotes import answers, columns
from phoihop.reviews.rules import codes, hold_draft


def held_draft(review: Review, actor: Actor) -> Review:
    """The review as it stands now, locked. Raises NotAllowed, and Refused where it is signed."""
    listed = Review.objects.select_for_update(of=("self",)).select_related("programme", "place", "body")
    held = listed.get(pk=review.pk)
    require(actor, Permission.REVIEW_EDIT, held)
    hold_draft(held.status)
    return held


def take(figures: Iterable[QuotedFigure]) -> None:
    """Ask the questions of some figures again, and save the answers."""
    asked = list(figures)
    now = answers(figure.ask for figure in asked)
    names: list[str] = []
    for figure in asked:
        values = columns(now[figure.ask])
        names = list(values)
        for name, value in values.items():
            setattr(figure, name, value)
    old = [figure for figure in asked if figure.pk]
    QuotedFigure.objects.bulk_create([figure for figure in asked if not figure.pk])
    if old:
        QuotedFigure.objects.bulk_update(old, names, batch_size=200)


def quoted_codes(review: Review) -> set[str]:
    """The codes that the text of a review quotes."""
    return set(codes("\n".join(review.passages.values_list("text", flat=True))))
