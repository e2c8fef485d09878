"""The draft of a review: its parts in the order in which such reports are written, with their figures.

The outline follows reports of joint programmes as they were made: features, results by field, assessment, directions,
proposals, and tables as annexes. Nothing is saved here.
"""

from phoihop.reviews.models import Passage, QuotedFigure, Review
from phoihop.reviews.outline import assessment, results, situation, tables
from phoihop.reviews.outline.ledger import Ledger

__all__ = ["Ledger", "compose"]


def compose(review: Review) -> tuple[list[Passage], list[QuotedFigure]]:
    """The passages and figures of a new review, not yet saved; every number in the passages is a code."""
    ledger = Ledger(review)
    situation.write(ledger)
    results.write(ledger)
    assessment.write(ledger)
    tables.write(ledger)
    return ledger.passages, ledger.figures
