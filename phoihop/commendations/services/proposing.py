"""Proposing collectives and persons, correcting proposals, linking the evidence, taking a proposal back."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.commendations.models import AwardForm, AwardProposal, Evidence
from phoihop.commendations.rules import Category, State, Step, Subject, hold_person
from phoihop.commendations.services import _holds
from phoihop.exemplars.models import Exemplar
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.submissions.models import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is proposed: for whom, which form, by whom given, for what (nội dung đề nghị khen thưởng).

    A collective is a body of the register, a unit of it, or both; a person is named with office and unit only.
    """

    form: AwardForm
    authority: Body
    category: Category
    subject_kind: Subject
    achievement: str
    report: str
    achieved_since: date
    achieved_until: date
    collective: Body | None = None
    unit: str = ""
    person: str = ""
    office: str = ""
    told_on: date | None = None
    retain_until: date | None = None
    confirmed_by: str = ""
    basis: AwardProposal | None = None


TERMS = tuple(field.name for field in fields(Terms))
OF_PERSONS = ("person", "office", "told_on", "retain_until")


@transaction.atomic
def propose(
    *,
    programme: Programme,
    body: Body,
    terms: Terms,
    proposed_on: date,
    actor: Actor,
    at: datetime,
    exemplars: Iterable[Exemplar] = (),
    entries: Iterable[Entry] = (),
) -> AwardProposal:
    """Propose a collective or a person for an award (đề nghị khen thưởng).

    Raises Invalid for a nominee neither asked nor told, a subject or achievement not named, days in the wrong order;
    Refused where the achievement is rewarded already, rests on what is no basis, or something is pending.
    """
    proposal = AwardProposal(programme=programme, body=body, proposed_on=proposed_on)
    require(actor, Permission.AWARD_PROPOSE, proposal)
    # Two who propose the same at once queue here; the second is refused.
    Programme.objects.select_for_update().get(pk=programme.pk)
    _write(proposal, terms, at)
    _holds.hold_nothing_pending(proposal)
    proposal.save()
    Evidence.objects.bulk_create(_evidence(proposal, exemplars, entries))
    _holds.hold_once(proposal)
    _holds.note_step(proposal, Step.PROPOSE, actor, at)
    record(actor=actor, action="commendations.proposed", target=proposal, at=at, **_holds.facts(proposal))
    return proposal


@transaction.atomic
def edit(*, proposal: AwardProposal, terms: Terms, actor: Actor, at: datetime) -> AwardProposal:
    """Correct a proposal that no council has examined yet (sửa đề nghị). Raises what `propose` raises."""
    proposal = _open(proposal, actor)
    Programme.objects.select_for_update().get(pk=proposal.programme_id)
    _write(proposal, terms, at)
    proposal.save()
    _holds.hold_once(proposal)
    record(actor=actor, action="commendations.edited", target=proposal, at=at, **_holds.facts(proposal))
    return proposal


@transaction.atomic
def add_evidence(
    *,
    proposal: AwardProposal,
    actor: Actor,
    at: datetime,
    exemplar: Exemplar | None = None,
    entry: Entry | None = None,
) -> Evidence:
    """Link a model or a reported figure that shows the achievement (thêm minh chứng). Raises Invalid without either."""
    proposal = _open(proposal, actor)
    made = _evidence(proposal, filter(None, [exemplar]), filter(None, [entry]))
    if len(made) != 1:
        reason = _("Choose a model or a figure, one of the two.")
        raise Invalid(reason, exemplar=reason)
    if proposal.evidence.filter(exemplar=exemplar, entry=entry).exists():
        raise Refused(_("This evidence is linked already."))
    made[0].save()
    _holds.hold_once(proposal)
    record(actor=actor, action="commendations.evidence_added", target=proposal, at=at, address=made[0].address)
    return made[0]


@transaction.atomic
def drop_evidence(*, evidence: Evidence, actor: Actor, at: datetime) -> None:
    """Take a piece of evidence away again (bỏ minh chứng)."""
    proposal = _open(evidence.proposal, actor)
    record(actor=actor, action="commendations.evidence_dropped", target=proposal, at=at, address=evidence.address)
    evidence.delete()


@transaction.atomic
def withdraw(*, proposal: AwardProposal, reason: str, actor: Actor, at: datetime) -> AwardProposal:
    """Take a proposal back before it is submitted (rút đề nghị)."""
    proposal = _holds.held(proposal, actor, Permission.AWARD_PROPOSE)
    _holds.step(proposal, Step.WITHDRAW, actor, at, _holds.hold_reason(reason))
    proposal.save(update_fields=["state"])
    record(actor=actor, action="commendations.withdrawn", target=proposal, at=at, **_holds.facts(proposal))
    return proposal


def _open(proposal: AwardProposal, actor: Actor) -> AwardProposal:
    found = _holds.held(proposal, actor, Permission.AWARD_PROPOSE)
    if found.state != State.PROPOSED:
        reason = _("This proposal is “%(state)s” and is changed no more. Take it back and propose anew if it must be.")
        raise Refused(reason % {"state": found.get_state_display().lower()})
    return found


def _write(proposal: AwardProposal, terms: Terms, at: datetime) -> None:
    for name in TERMS:
        value: Any = getattr(terms, name)
        setattr(proposal, name, value.strip() if isinstance(value, str) else value)
    _hold_subject(proposal)
    _hold_form(proposal)
    _hold_texts(proposal)
    _holds.hold_past(proposal.proposed_on, at, "proposed_on")
    if proposal.achieved_until <= proposal.achieved_since:
        reason = _("The achievement cannot end before it begins. Correct one of the two days.")
        raise Invalid(reason, achieved_until=reason)
    _holds.hold_good_basis(proposal.basis)
    proposal.search_text = _holds.searchable(proposal)


def _hold_subject(proposal: AwardProposal) -> None:
    if proposal.subject_kind == Subject.INDIVIDUAL:
        if not (proposal.person and proposal.office):
            reason = _("Name the nominee and the office held; nothing else about the person.")
            raise Invalid(reason, person=reason)
        hold_person(told_on=proposal.told_on, retain_until=proposal.retain_until, proposed_on=proposal.proposed_on)
        proposal.collective = None
        return
    if not (proposal.collective or proposal.unit):
        reason = _("Name the collective: a body, or a unit of it.")
        raise Invalid(reason, collective=reason)
    for name in OF_PERSONS:
        setattr(proposal, name, None if name in {"told_on", "retain_until"} else "")


def _hold_form(proposal: AwardProposal) -> None:
    if proposal.form.programme_id != proposal.programme_id or proposal.form.retired:
        reason = _("This form of award is not in use in the programme. Choose one of those offered.")
        raise Invalid(reason, form=reason)


def _hold_texts(proposal: AwardProposal) -> None:
    missing = {name: _("This must be filled.") for name in ("achievement", "report") if not getattr(proposal, name)}
    if missing:
        raise Invalid(_("A proposal states the achievement and reports on it."), **missing)
    names = ("unit", "person", "office", "achievement", "report", "confirmed_by")
    guard("\n".join(getattr(proposal, name) for name in names))


def _evidence(proposal: AwardProposal, exemplars: Iterable[Exemplar], entries: Iterable[Entry]) -> list[Evidence]:
    models = [
        Evidence(
            proposal=proposal,
            exemplar=each,
            label=f"{each.name} ({each.get_gate_display().lower()})"[:400],
            address=reverse("exemplars:detail", args=[each.pk]),
        )
        for each in exemplars
    ]
    figures = [
        Evidence(
            proposal=proposal,
            entry=each,
            label=f"{each.indicator.code} {each.indicator.name}, {each.submission.obligation}"[:400],
            words=each.words,
            address=f"{reverse('submissions:detail', args=[each.submission_id])}",
        )
        for each in entries
    ]
    return [*models, *figures]
