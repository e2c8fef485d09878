"""Changing the text of a review, passage by passage."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.reviews.models import Passage, Review
from phoihop.reviews.outline.ledger import STEP
from phoihop.reviews.rules import hold_known, hold_sheet
from phoihop.reviews.services._desk import held_draft

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Edited:
    """What became of an edit: the passage as it stands, or the fault beside what was typed.

    `theirs` is set where somebody else changed the passage meanwhile: then nothing was overwritten.
    """

    passage: Passage
    fault: str = ""
    typed: str = ""
    theirs: str | None = None


@transaction.atomic
def edit_passage(*, passage: Passage, text: str, seen_stamp: int, actor: Actor, at: datetime) -> Edited:
    """Change the text of a passage (sửa đoạn).

    Words that cannot stay come back as a fault, so that nothing typed is lost: a code that is no figure of the review,
    a table whose rows do not fit, what free text may not hold, and what somebody else wrote since `seen_stamp`.
    """
    held = _held(passage, actor)
    text = text.replace("\r\n", "\n").strip()
    if text == held.text:
        return Edited(held)
    if held.stamp != seen_stamp:
        reason = _("%(name)s changed this passage after you opened it. Put the two together and save again.")
        return Edited(held, reason % {"name": held.edited_by or "phoihop"}, text, held.text)
    try:
        _hold_text(held, text)
    except Invalid as refusal:
        return Edited(held, str(refusal), text)
    held.text = text
    _stamp(held, actor, at)
    held.save(update_fields=["text", "stamp", "edited_at", "edited_by"])
    facts = {"passage": held.pk, "order": held.order, "letters": len(text), "figures": held.codes}
    record(actor=actor, action="reviews.passage_edited", target=held.review, at=at, **facts)
    return Edited(held)


@transaction.atomic
def add_passage(
    *,
    review: Review,
    kind: Passage.Kind,
    after: Passage | None,
    actor: Actor,
    at: datetime,
    text: str = "",
    level: int = 1,
) -> Passage:
    """Put a new passage after another of the review, or at the beginning (thêm đoạn)."""
    held = held_draft(review, actor)
    annex = after.annex if after else 0
    siblings = list(held.passages.filter(annex=annex))
    place = next((index + 1 for index, one in enumerate(siblings) if after and one.pk == after.pk), 0)
    passage = Passage(review=held, annex=annex, order=0, kind=kind, level=level, text=text.strip())
    _hold_text(passage, passage.text)
    _stamp(passage, actor, at)
    passage.save()
    _number([*siblings[:place], passage, *siblings[place:]])
    record(actor=actor, action="reviews.passage_added", target=held, at=at, passage=passage.pk, kind=kind)
    return passage


@transaction.atomic
def move_passage(*, passage: Passage, up: bool, actor: Actor, at: datetime) -> Passage:
    """Let a passage and its neighbour above, or below, change places (chuyển đoạn).

    Raises Refused at either end of its part.
    """
    held = _held(passage, actor)
    siblings = list(held.review.passages.filter(annex=held.annex))
    place = [one.pk for one in siblings].index(held.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(siblings):
        raise Refused(_("The passage stands at the end of its part already. Move another one."))
    siblings[place], siblings[other] = siblings[other], siblings[place]
    _number(siblings)
    record(actor=actor, action="reviews.passage_moved", target=held.review, at=at, passage=held.pk, up=up)
    return held


@transaction.atomic
def drop_passage(*, passage: Passage, actor: Actor, at: datetime) -> Review:
    """Take a passage out (bỏ đoạn); the journal keeps what it said."""
    held = _held(passage, actor)
    facts = {"passage": held.pk, "kind": held.kind, "text": held.text[:2_000]}
    record(actor=actor, action="reviews.passage_dropped", target=held.review, at=at, **facts)
    held.delete()
    return held.review


def _held(passage: Passage, actor: Actor) -> Passage:
    review = held_draft(Review(pk=passage.review_id), actor)
    held = review.passages.select_for_update(of=("self",)).select_related("edited_by").filter(pk=passage.pk).first()
    if held is None:
        raise Refused(_("This passage was taken out meanwhile. Reload the page."))
    held.review = review
    return held


def _hold_text(passage: Passage, text: str) -> None:
    if len(text) > LONGEST:
        raise Invalid(_("The text is longer than 20.000 characters. Divide it into several passages."))
    guard(text)
    hold_known(text, passage.review.figures.values_list("code", flat=True))
    if passage.kind in {Passage.Kind.TABLE, Passage.Kind.CHART}:
        hold_sheet(text)


def _stamp(passage: Passage, actor: Actor, at: datetime) -> None:
    passage.stamp += 1
    passage.edited_at, passage.edited_by_id = at, actor.pk


def _number(passages: list[Passage]) -> None:
    for index, passage in enumerate(passages, 1):
        passage.order = index * STEP
    Passage.objects.bulk_update(passages, ["order"])
