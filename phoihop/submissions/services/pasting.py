"""Stating what a person accepted of a pasted report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.access.roles import Permission
from phoihop.documents.services import keep
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid
from phoihop.submissions.models import Submission
from phoihop.submissions.rules import Channel
from phoihop.submissions.rules.statements import Statement
from phoihop.submissions.services._desk import Outcome
from phoihop.submissions.services.entries import state


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What a person accepted: the line, the figure as it is to be stated, and where it stands in the text."""

    indicator: str
    words: str
    span: tuple[int, int]
    seen_stamp: int | None = None


@transaction.atomic
def accept_passages(
    *,
    submission: Submission,
    text: str,
    document: str,
    passages: Sequence[Accepted],
    actor: Actor,
    at: datetime,
) -> Outcome:
    """Keep the text, and state the accepted passages in the report (nhận số liệu từ văn bản).

    Each entry tells the document, the span and the words there; a fault bears the span as its cell. Raises Invalid
    for a text that holds what it may not, or for a span outside it; Refused where the report is no longer open.
    """
    guard(text)
    if any(not 0 <= start < end <= len(text) for start, end in (each.span for each in passages)):
        raise Invalid(_("A passage lies outside the text. Paste the report again."))
    name = f"{PurePath(document).stem[:150] or 'bao-cao'}.txt"
    kept = keep(
        content=text.encode(), name=name, permission=Permission.SUBMISSION_EDIT, thing=submission, actor=actor, at=at
    )
    stated = [
        Statement(
            indicator=each.indicator,
            words=each.words,
            seen_stamp=each.seen_stamp,
            cell=f"{each.span[0]}-{each.span[1]}",
            source={
                "document": document,
                "span": list(each.span),
                "words": text[slice(*each.span)],
                "upload": kept.pk,
            },
        )
        for each in passages
    ]
    return state(submission=submission, statements=stated, actor=actor, at=at, channel=Channel.PROSE)
