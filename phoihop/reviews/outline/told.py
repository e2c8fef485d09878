"""What approved reports of the period tell in words, each thought once, with who told it."""

from django.db.models import F

from phoihop.foundation.periods import label
from phoihop.reporting.models import Section
from phoihop.reviews import registers
from phoihop.reviews.models import Review
from phoihop.reviews.rules import Quoted, distinct
from phoihop.submissions.models import Narrative

MOST = 8


def thoughts(review: Review, kind: Section.Kind) -> list[tuple[str, str]]:
    """The thoughts told under sections of one kind, as (text, note on the source), the most shared first."""
    owed = registers.obligations(review.ask(Quoted.COUNT))
    told = (
        Narrative.objects.in_revision(F("submission__approved_revision"))
        .filter(submission__obligation__in=owed.values("pk"), section__kind=kind)
        .exclude(text="")
        .select_related("submission__obligation__body", "submission__obligation__regime__calendar")
        .order_by("submission__obligation__until", "submission__obligation__body__sort_text")
    )
    said = [(one.text, _source(one)) for one in told]
    return [(one.text, _note(one.source, one.others)) for one in distinct(said, MOST)]


def _source(narrative: Narrative) -> str:
    owed = narrative.submission.obligation
    return f"{owed.body}, {label(owed.period)}"


def _note(source: str, others: int) -> str:
    return f"Nguồn: {source}" + (f"; và {others} báo cáo khác có cùng ý" if others else "")
