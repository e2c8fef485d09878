"""Who issues a review, and the signing that freezes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.documents import services as documents
from phoihop.documents.models import IssuedNumber, usual_scope
from phoihop.documents.paper import Kind as PaperKind
from phoihop.documents.rules import Term
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.organisations.models import Body
from phoihop.reviews.models import Review, ReviewIssuer
from phoihop.reviews.rules import Status, hold_known
from phoihop.reviews.services._desk import held_draft, quoted_codes, take
from phoihop.submissions import services as submissions
from phoihop.submissions.models import Closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """A body that issues, and who signs for it, by what right and on whose behalf."""

    body: Body
    signatory: str = ""
    office: str = ""
    authority: str = ""
    on_behalf_of: str = ""
    superior: str = ""


@transaction.atomic
def set_issuers(*, review: Review, issuers: Sequence[Signing], actor: Actor, at: datetime) -> list[ReviewIssuer]:
    """Say who issues a review, the lead first, and who signs (chọn cơ quan ban hành và người ký).

    Raises Invalid without any, and for a body named twice.
    """
    held = held_draft(review, actor)
    if not issuers or len({one.body.pk for one in issuers}) < len(issuers):
        reason = _("A review is issued by at least one body, each named once. Mend the list.")
        raise Invalid(reason, issuers=reason)
    guard("\n".join(f"{one.signatory}\n{one.office}\n{one.on_behalf_of}\n{one.superior}" for one in issuers))
    held.issuers.all().delete()
    rows = [
        ReviewIssuer(
            review=held,
            order=order,
            body=one.body,
            superior=one.superior.strip(),
            signatory=one.signatory.strip(),
            office=one.office.strip(),
            authority=one.authority,
            on_behalf_of=one.on_behalf_of.strip(),
        )
        for order, one in enumerate(issuers, 1)
    ]
    made = ReviewIssuer.objects.bulk_create(rows)
    record(actor=actor, action="reviews.issuers_set", target=held, at=at, bodies=[str(one.body) for one in issuers])
    return made


@transaction.atomic
def sign(
    *,
    review: Review,
    actor: Actor,
    at: datetime,
    signed_on: date | None = None,
    closing: Closing | None = None,
    term: Term | None = None,
) -> Review:
    """Sign a review: close its figures, ask them a last time, give the paper its number (ký ban hành).

    Without a `closing` one is made. From here on nothing in it changes; what is approved later shows as differences.
    Raises Refused where a signatory is missing, where a closing no longer says what counts, or nothing is approved.
    """
    held = held_draft(review, actor)
    signed_on = signed_on or timezone.localdate(at)
    issuers = _hold_signable(held)
    number = _issue_number(held, issuers[0].body, signed_on, term, actor=actor, at=at)
    closing = _closed(held, closing, actor=actor, at=at)
    _freeze(held)
    held.status, held.closing, held.issued_number = Status.SIGNED, closing, number
    held.signed_on, held.signed_at, held.refreshed_at = signed_on, at, at
    held.save(update_fields=["status", "closing", "issued_number", "signed_on", "signed_at", "refreshed_at"])
    facts = {"number": number.number, "signed_on": signed_on, "closing": closing.pk, "digest": closing.digest}
    record(actor=actor, action="reviews.signed", target=held, at=at, **facts)
    return held


def _hold_signable(review: Review) -> list[ReviewIssuer]:
    issuers = list(review.issuers.select_related("body"))
    if not issuers:
        raise Refused(_("Nobody issues this review yet. Name the bodies that issue it first."))
    unsigned = [issuer for issuer in issuers if not issuer.signatory]
    if unsigned:
        reason = _("Nobody signs for %(body)s yet. Name who signs, and the office held.")
        raise Refused(reason % {"body": unsigned[0].body})
    text = "\n".join(review.passages.values_list("text", flat=True))
    hold_known(text, review.figures.values_list("code", flat=True))
    return issuers


def _issue_number(
    review: Review, lead: Body, signed_on: date, term: Term | None, *, actor: Actor, at: datetime
) -> IssuedNumber:
    issuer = f"body:{lead.pk}"
    scope, usual = usual_scope(review.layout, issuer, signed_on)
    return documents.issue_number(
        issuer=issuer,
        kind=PaperKind.REPORT,
        scope=scope,
        signed_on=signed_on,
        subject=review.title,
        paper=f"review:{review.pk}",
        permission=Permission.REVIEW_EDIT,
        thing=review,
        actor=actor,
        at=at,
        term=term or usual,
    )


def _closed(review: Review, closing: Closing | None, *, actor: Actor, at: datetime) -> Closing:
    """The closing whose figures are signed: one that still says what counts, or a new one."""
    if closing is None:
        span = {"since": _earliest(review), "until": review.until}
        return submissions.close(programme=review.programme, actor=actor, at=at, note=review.title[:300], **span)
    if closing.programme_id != review.programme_id or closing.since > review.since or closing.until < review.until:
        raise Refused(_("This closing does not hold the figures of the review's period. Choose another, or make one."))
    if submissions.differences(closing):
        raise Refused(_("Reports were approved since this closing. Close the figures anew, then sign."))
    return closing


def _earliest(review: Review) -> date:
    """The first day of anything the text quotes: what is compared with must be frozen too."""
    quoted = quoted_codes(review)
    asks = [figure.ask for figure in review.figures.all() if figure.code in quoted]
    days = [day for ask in asks for day in (ask.since, ask.then_since) if day]
    return min([review.since, *days])


def _freeze(review: Review) -> None:
    """Take the answers of this moment, and let go of figures that nothing quotes."""
    review.figures.exclude(code__in=quoted_codes(review)).delete()
    take(review.figures.all())
