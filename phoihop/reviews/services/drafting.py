"""Making a review, and what stands around its text."""

from datetime import datetime

from django.db import transaction

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.records.searching import searchable
from phoihop.reviews.beginning import Plan, begin
from phoihop.reviews.models import Passage, QuotedFigure, Review, ReviewIssuer
from phoihop.reviews.rules import hold_span
from phoihop.reviews.services._desk import held_draft


@transaction.atomic
def draft_review(*, plan: Plan, actor: Actor, at: datetime) -> Review:
    """Make the draft of a review: outline, sentences, tables, figures and issuers (lập dự thảo báo cáo).

    Raises Invalid for a period that ends before it begins, and for a title that may not be kept.
    """
    require(actor, Permission.REVIEW_EDIT, plan.programme)
    hold_span(plan.since, plan.until)
    guard(plan.title)
    begun = begin(plan, actor, at)
    review = begun.review
    review.search_text = searchable(review.title, review.programme.title)
    review.save()
    belongings: list[Passage | QuotedFigure | ReviewIssuer] = [*begun.passages, *begun.figures, *begun.issuers]
    for thing in belongings:
        thing.review = review
    Passage.objects.bulk_create(begun.passages)
    QuotedFigure.objects.bulk_create(begun.figures, batch_size=500)
    ReviewIssuer.objects.bulk_create(begun.issuers)
    facts = {
        "since": review.since,
        "until": review.until,
        "figures": len(begun.figures),
        "structure": review.structure_on,
    }
    record(actor=actor, action="reviews.drafted", target=review, at=at, kind=review.kind, **facts)
    return review


@transaction.atomic
def describe(
    *, review: Review, title: str, issued_from: str, recipients: str, layout: str, actor: Actor, at: datetime
) -> Review:
    """Change the subject, the place of issue, the recipients and the layout (sửa thông tin văn bản)."""
    review = held_draft(review, actor)
    for text in (title, issued_from, recipients):
        guard(text)
    lines = [line.strip(" -;.") for line in recipients.splitlines()]
    review.title, review.issued_from, review.layout = title.strip(), issued_from.strip(), layout
    review.recipients = "\n".join(line for line in lines if line)
    review.search_text = searchable(review.title, review.programme.title)
    review.save(update_fields=["title", "issued_from", "layout", "recipients", "search_text"])
    record(actor=actor, action="reviews.described", target=review, at=at, title=review.title, layout=review.layout)
    return review
