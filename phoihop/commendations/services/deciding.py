"""Decisions that give awards, the handing over, what is declined, and what is revoked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.commendations.models import AwardDecision, AwardProposal
from phoihop.commendations.rules import State, Step
from phoihop.commendations.services import _holds
from phoihop.documents import services as documents
from phoihop.documents.models import IssuedNumber, usual_scope
from phoihop.documents.paper import Kind
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.records.searching import searchable


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """How a decision is issued: what it is about, where, when, who signs (thông tin ban hành quyết định)."""

    subject: str
    place: str
    signed_on: date
    signatory: str
    office: str
    on_behalf_of: str = ""
    grounds: str = ""
    layout: str = ""


@transaction.atomic
def decide(*, proposals: Sequence[AwardProposal], signing: Signing, actor: Actor, at: datetime) -> AwardDecision:
    """Give awards by one decision, which takes its number; each takes one in the register (quyết định khen thưởng).

    All are of one programme and authority. Raises Refused where one is not submitted, is frozen, or its achievement is
    rewarded elsewhere meanwhile; Invalid where nobody signs or the day is to come.
    """
    held = [_holds.held(each, actor, Permission.AWARD_DECIDE) for each in sorted(proposals, key=lambda one: one.pk)]
    programme, authority = _hold_alike(held)
    _hold_signing(signing, at)
    for each in held:
        _holds.hold_once(each)
        _holds.hold_good_basis(each.basis)
        _holds.step(each, Step.DECIDE, actor, at)
    layout = signing.layout or programme.paper_form
    decision = AwardDecision(
        programme=programme,
        authority=authority,
        subject=signing.subject.strip(),
        grounds=signing.grounds.strip(),
        layout=layout,
        place=signing.place.strip(),
        signatory=signing.signatory.strip(),
        office=signing.office.strip(),
        on_behalf_of=signing.on_behalf_of.strip(),
        signed_on=signing.signed_on,
        decided_at=at,
        decided_by_id=actor.pk,
    )
    decision.issued_number = _number(decision, held, actor=actor, at=at)
    number = str(decision.issued_number.number)
    decision.search_text = searchable(number, decision.subject, authority.name, decision.signatory)
    decision.save()
    _register(held, decision)
    facts = {"number": decision.issued_number.number, "signed_on": signing.signed_on, "awards": len(held)}
    record(actor=actor, action="commendations.decided", target=decision, at=at, **facts)
    return decision


@transaction.atomic
def refuse(*, proposal: AwardProposal, reason: str, actor: Actor, at: datetime) -> AwardProposal:
    """Decline a proposal that was submitted (không quyết định khen thưởng)."""
    proposal = _holds.held(proposal, actor, Permission.AWARD_DECIDE)
    _holds.step(proposal, Step.REFUSE, actor, at, _holds.hold_reason(reason))
    proposal.save(update_fields=["state"])
    record(actor=actor, action="commendations.refused", target=proposal, at=at, **_holds.facts(proposal))
    return proposal


@transaction.atomic
def confer(*, proposals: Sequence[AwardProposal], on: date, actor: Actor, at: datetime) -> list[AwardProposal]:
    """Note that awards were handed over on a day (trao thưởng). Raises Invalid for a day before the decision."""
    held = [_holds.held(each, actor, Permission.AWARD_DECIDE) for each in sorted(proposals, key=lambda one: one.pk)]
    _holds.hold_past(on, at, "on")
    for each in held:
        _holds.step(each, Step.CONFER, actor, at)
        if each.decision and on < each.decision.signed_on:
            reason = _("An award is handed over after it is decided. Correct the day.")
            raise Invalid(reason, on=reason)
        each.conferred_on = on
        each.save(update_fields=["state", "conferred_on"])
        record(actor=actor, action="commendations.conferred", target=each, at=at, **_holds.facts(each), on=on)
    return held


@transaction.atomic
def revoke(*, proposal: AwardProposal, on: date, reason: str, actor: Actor, at: datetime) -> AwardProposal:
    """Cancel an award for false declaration, unlawful appraisal or a violation found later (thu hồi khen thưởng).

    Its number stays in the register; it counts no more. Raises Invalid without a reason or for a day before the
    decision.
    """
    proposal = _holds.held(proposal, actor, Permission.AWARD_DECIDE)
    proposal.revocation_reason = _holds.hold_reason(reason)[:300]
    _holds.step(proposal, Step.REVOKE, actor, at, proposal.revocation_reason)
    _holds.hold_past(on, at, "on")
    if proposal.decision and on < proposal.decision.signed_on:
        fault = _("An award is revoked after it is decided. Correct the day.")
        raise Invalid(fault, on=fault)
    proposal.revoked_on = on
    proposal.save(update_fields=["state", "revoked_on", "revocation_reason"])
    record(actor=actor, action="commendations.revoked", target=proposal, at=at, **_holds.facts(proposal), on=on)
    return proposal


@transaction.atomic
def forget_nominees(*, actor: Actor, at: datetime) -> int:
    """Delete the names of nominees whose day has come; the awards stay as numbers (xóa tên cá nhân hết hạn lưu)."""
    require(actor, Permission.REGISTER_EDIT)
    expired = list(AwardProposal.objects.expired(_holds.today(at)).select_for_update(of=("self",)).for_listing())
    for each in expired:
        each.person, each.office, each.unit = "", "", ""
        each.search_text = _holds.searchable(each)
        each.save(update_fields=["person", "office", "unit", "search_text"])
        record(actor=actor, action="commendations.nominee_forgotten", target=each, at=at)
    return len(expired)


def _hold_alike(held: Sequence[AwardProposal]) -> tuple[Programme, Body]:
    if not held:
        reason = _("Choose at least one proposal.")
        raise Invalid(reason, proposals=reason)
    if len({(each.programme_id, each.authority_id) for each in held}) > 1:
        reason = _("One decision gives awards of one authority in one programme. Decide on the others apart.")
        raise Invalid(reason, proposals=reason)
    return held[0].programme, held[0].authority


def _hold_signing(signing: Signing, at: datetime) -> None:
    names = ("subject", "place", "signatory", "office")
    missing = {name: _("This must be filled.") for name in names if not getattr(signing, name).strip()}
    if missing:
        raise Invalid(_("A decision says what it is about, where it is issued and who signs."), **missing)
    guard(f"{signing.subject}\n{signing.place}\n{signing.signatory}\n{signing.office}\n{signing.on_behalf_of}")
    guard(signing.grounds)
    _holds.hold_past(signing.signed_on, at, "signed_on")


def _number(decision: AwardDecision, held: Sequence[AwardProposal], *, actor: Actor, at: datetime) -> IssuedNumber:
    issuer = f"body:{decision.authority_id}"
    scope, term = usual_scope(decision.layout, issuer, decision.signed_on)
    return documents.issue_number(
        issuer=issuer,
        kind=Kind.DECISION,
        scope=scope,
        term=term,
        signed_on=decision.signed_on,
        subject=decision.subject,
        paper=f"awards:{held[0].pk}",
        permission=Permission.AWARD_DECIDE,
        thing=held[0],
        actor=actor,
        at=at,
    )


def _register(held: Sequence[AwardProposal], decision: AwardDecision) -> None:
    """Give each award the next number of the authority's register of the year."""
    Body.objects.select_for_update().get(pk=decision.authority_id)
    year = decision.signed_on.year
    same = AwardProposal.objects.filter(authority=decision.authority, register_year=year)
    last = same.aggregate(last=Max("register_number"))["last"] or 0
    for number, each in enumerate(held, last + 1):
        each.decision, each.register_year, each.register_number = decision, year, number
        each.state = State.DECIDED
        each.save(update_fields=["decision", "register_year", "register_number", "state"])
