"""Evaluation by a council, the gates that follow, and what everybody may read."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.exemplars.models import Evaluation, Exemplar, GateStep, Score, rubric_in_force
from phoihop.exemplars.models.exemplars import RECOGNISED
from phoihop.exemplars.rules import Gate, Mark, hold_open, hold_passage, judge
from phoihop.exemplars.services import _holds
from phoihop.foundation.refusals import Invalid, Refused


@transaction.atomic
def evaluate(
    *,
    exemplar: Exemplar,
    council: str,
    members: int,
    present: int,
    on: date,
    marks: Mapping[int, Mark],
    actor: Actor,
    at: datetime,
    opinion: str = "",
) -> Evaluation:
    """Enter the points that a council gave, by the criteria in force on that day (nhập kết quả đánh giá).

    `marks` are by the criterion's key. Raises Refused where the programme has no criteria on that day or the model has
    stopped; Invalid for a criterion not marked, too many points, missing evidence, or a day before the registration.
    """
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_JUDGE)
    _holds.hold_going(exemplar)
    _hold_council(council, members, present)
    _hold_day(exemplar, on, at)
    _holds.hold_texts([council, opinion, *(mark.evidence for mark in marks.values())])
    rubric = rubric_in_force(exemplar.programme, on)
    if rubric is None:
        raise Refused(_("This programme has no criteria on that day. Issue its criteria, or use the neutral default."))
    criteria = list(rubric.criteria.all())
    verdict = judge([each.asked() for each in criteria], marks)
    evaluation = Evaluation.objects.create(
        exemplar=exemplar,
        rubric=rubric,
        council=council.strip(),
        members=members,
        present=present,
        on=on,
        total=verdict.total,
        opinion=opinion.strip(),
        entered_at=at,
        entered_by_id=actor.pk,
    )
    Score.objects.bulk_create(_scores(evaluation, criteria, marks))
    facts = {"vetoes": list(verdict.vetoes), "rubric": rubric.version, "present": present}
    told = {"total": float(verdict.total), **facts}
    record(actor=actor, action="exemplars.evaluated", target=exemplar, at=at, **told)
    return evaluation


@transaction.atomic
def pass_gate(
    *, exemplar: Exemplar, gate: Gate, on: date, actor: Actor, at: datetime, decided_by: str = "", reference: str = ""
) -> Exemplar:
    """Note that a model passed its next gate (ghi nấc công nhận).

    Raises Refused for a gate out of turn, or one that its latest evaluation does not open; Invalid for a wrong day
    and for words that name a person by number.
    """
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_JUDGE)
    gate = Gate(gate)
    _holds.hold_going(exemplar)
    if gate is Gate.REGISTERED:
        raise Refused(_("A model is registered by its own body. Ask that body to register it again."))
    hold_passage(exemplar.passed, gate, on, _holds.today(at))
    _holds.hold_texts([decided_by, reference])
    latest = exemplar.evaluations.filter(on__gte=exemplar.registered_on).for_listing().first()
    hold_open(latest.verdict if latest else None, gate, latest.rubric.thresholds if latest else {})
    return _stepped(exemplar, gate, on, actor, at, decided_by=decided_by.strip(), reference=reference.strip())


@transaction.atomic
def renew(*, exemplar: Exemplar, on: date, actor: Actor, at: datetime) -> Exemplar:
    """Register a model again in a later year, from which it passes its gates anew (đăng ký lại trong năm sau).

    Raises Refused for a second registration in one year, Invalid for a wrong day.
    """
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_EDIT)
    _holds.hold_going(exemplar)
    hold_passage(exemplar.passed, Gate.REGISTERED, on, _holds.today(at))
    exemplar.registered_on = on
    exemplar.save(update_fields=["registered_on"])
    return _stepped(exemplar, Gate.REGISTERED, on, actor, at)


@transaction.atomic
def take_back(*, exemplar: Exemplar, reason: str, actor: Actor, at: datetime) -> Exemplar:
    """Take back the last gate that was entered, which was a mistake or annulled (hủy nấc vừa ghi).

    What stood in reports already approved stays there until they are reopened. Raises Refused for the registration.
    """
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_JUDGE)
    *before, last = [step for step in exemplar.steps.all() if step.taken_back_at is None]
    if not before or last.gate == Gate.REGISTERED:
        raise Refused(_("Nothing but the registration is left. The body that registered it can withdraw it."))
    last.taken_back_at, last.back_reason = at, _holds.hold_reason(reason)
    last.save(update_fields=["taken_back_at", "back_reason"])
    exemplar.gate = before[-1].gate
    exemplar.public = exemplar.public and exemplar.gate in RECOGNISED
    exemplar.save(update_fields=["gate", "public"])
    record(actor=actor, action="exemplars.gate_taken_back", target=exemplar, at=at, gate=last.gate, reason=reason)
    return exemplar


@transaction.atomic
def publish(*, exemplar: Exemplar, summary: str, actor: Actor, at: datetime) -> Exemplar:
    """Show a recognised model to everybody, in a summary made for that (công khai mô hình).

    Raises Refused for one not recognised or no longer at work, Invalid without a summary.
    """
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_JUDGE)
    _holds.hold_going(exemplar)
    if exemplar.gate not in RECOGNISED or exemplar.started_on is None:
        raise Refused(_("Only a recognised model that is at work is shown to everybody. Have it recognised first."))
    if not summary.strip():
        reason = _("Write what everybody may read about the model.")
        raise Invalid(reason, summary=reason)
    _holds.hold_texts([summary])
    exemplar.public, exemplar.summary = True, summary.strip()
    exemplar.public_text = _holds.publicly_searchable(exemplar)
    exemplar.save(update_fields=["public", "summary", "public_text"])
    record(actor=actor, action="exemplars.published", target=exemplar, at=at)
    return exemplar


@transaction.atomic
def unpublish(*, exemplar: Exemplar, actor: Actor, at: datetime) -> Exemplar:
    """Show a model no longer to everybody (thôi công khai)."""
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_JUDGE)
    exemplar.public = False
    exemplar.save(update_fields=["public"])
    record(actor=actor, action="exemplars.unpublished", target=exemplar, at=at)
    return exemplar


def _stepped(exemplar: Exemplar, gate: Gate, on: date, actor: Actor, at: datetime, **said: Any) -> Exemplar:  # noqa: ANN401
    GateStep.objects.create(exemplar=exemplar, gate=gate, on=on, taken_at=at, taken_by_id=actor.pk, **said)
    exemplar.gate = gate
    exemplar.save(update_fields=["gate"])
    record(actor=actor, action="exemplars.gate_passed", target=exemplar, at=at, gate=gate, on=on, **said)
    return exemplar


def _hold_council(council: str, members: int, present: int) -> None:
    if not council.strip():
        reason = _("Name the council that evaluated the model.")
        raise Invalid(reason, council=reason)
    if not 1 <= present <= members:
        reason = _("Of %(members)s members, between one and all can have been present.")
        raise Invalid(reason % {"members": members}, present=reason % {"members": members})


def _hold_day(exemplar: Exemplar, on: date, at: datetime) -> None:
    if on < exemplar.registered_on:
        reason = _("A council evaluates a model after it is registered. Correct the day.")
        raise Invalid(reason, on=reason)
    _holds.hold_past(on, at, "on")


def _scores(evaluation: Evaluation, criteria: list[Any], marks: Mapping[int, Mark]) -> list[Score]:
    return [
        Score(
            evaluation=evaluation,
            criterion=each,
            points=0 if each.veto else marks[each.pk].points,
            satisfied=marks[each.pk].satisfied,
            evidence=marks[each.pk].evidence.strip(),
        )
        for each in criteria
    ]
