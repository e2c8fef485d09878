"""The paper of a review as a file."""

from phoihop.documents import files
from phoihop.documents.paper import Paper
from phoihop.reviews.models import Review


def written(paper: Paper, review: Review, layout: str, kind: str) -> bytes:
    """The paper set in the layout of its family that holds on the day it was signed, or today's for a draft."""
    return files.written(paper, layout, review.signed_on or review.created_at.date(), kind)
