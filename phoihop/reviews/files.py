"""The paper of a review as a file."""

from phoihop.documents import docx, pdf
from phoihop.documents.layouts import Family, profile
from phoihop.documents.paper import Paper
from phoihop.reviews.models import Review

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def written(paper: Paper, review: Review, layout: str, kind: str) -> bytes:
    """The paper set in the layout of its family that holds on the day it was signed, or today's for a draft."""
    day = review.signed_on or review.created_at.date()
    look = profile(Family(layout), day)
    return pdf.write(paper, look) if kind == "pdf" else docx.write(paper, look)
