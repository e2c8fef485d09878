"""A paper becomes a file."""

from datetime import date

from phoihop.documents import docx, pdf
from phoihop.documents.layouts import Family, profile
from phoihop.documents.paper import Paper

KINDS = ("docx", "pdf")


def written(paper: Paper, layout: str, day: date, kind: str) -> bytes:
    """The paper as a file of one of KINDS, in the layout of its family that holds on a day."""
    look = profile(Family(layout), day)
    return pdf.write(paper, look) if kind == "pdf" else docx.write(paper, look)
