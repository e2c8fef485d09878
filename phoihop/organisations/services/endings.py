"""Ways in which bodies end, and what follows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record, record_many
from phoihop.foundation.refusals import Refused
from phoihop.organisations.models import Body, BodySuccession, BodyVersion
from phoihop.organisations.rules import UNDECIDED, Decision, changed, ended, hold_shares, position
from phoihop.organisations.services import _histories
from phoihop.territories.models import SuccessionKind


@dataclass(frozen=True, slots=True)
class Merging:
    """Bodies that become one; where `new` is itself one of the old ones, it takes in the others."""

    old: tuple[Body, ...]
    new: Body


@transaction.atomic
def dissolve(*, body: Body, on: date, actor: Actor, at: datetime, decision: Decision = UNDECIDED) -> Body:
    """End a body, so that `on` is the first day without it (giải thể).

    Raises Refused where it does not exist on that day, changes later, or still has subordinates then.
    """
    _histories.hold_register()
    require(actor, Permission.REGISTER_EDIT)
    _end([body], on)
    _histories.restand([body.pk])
    record(actor=actor, action="organisations.dissolved", target=body, at=at, on=on, decision=decision.number)
    return body


@transaction.atomic
def dissolve_many(
    *, bodies: Iterable[Body], on: date, actor: Actor, at: datetime, decision: Decision = UNDECIDED
) -> list[Body]:
    """End many bodies on one day, superiors together with their subordinates (giải thể hàng loạt).

    Raises what `dissolve` raises; then none is dissolved.
    """
    _histories.hold_register()
    require(actor, Permission.REGISTER_EDIT)
    bodies = list(bodies)
    _end(bodies, on)
    _histories.restand(body.pk for body in bodies)
    facts = [(body, {"on": on, "decision": decision.number}) for body in bodies]
    record_many(actor=actor, action="organisations.dissolved", targets=facts, at=at)
    return bodies


@transaction.atomic
def merge(
    *, bodies: Sequence[Body], into: Body, on: date, actor: Actor, at: datetime, decision: Decision = UNDECIDED
) -> Body:
    """Let several bodies become one on a day (hợp nhất, sáp nhập); their subordinates pass to it.

    `into` exists on that day: founded for the purpose, or one of the bodies, which takes in the others. Raises what
    `dissolve` and `move` raise.
    """
    # The journal is written with record_many, there.
    merge_many(mergings=[Merging(tuple(bodies), into)], on=on, actor=actor, at=at, decision=decision)
    return into


@transaction.atomic
def merge_many(
    *, mergings: Iterable[Merging], on: date, actor: Actor, at: datetime, decision: Decision = UNDECIDED
) -> list[BodySuccession]:
    """Carry out many mergers of one day together; raises what `merge` raises, and then none is carried out."""
    _histories.hold_register()
    require(actor, Permission.REGISTER_EDIT)
    mergings = list(mergings)
    heirs = _heirs(mergings)
    _hold_exist({merging.new for merging in mergings}, on)
    children = _hand_over(heirs, on, decision)
    ending = [old for merging in mergings for old in merging.old if old != merging.new]
    _end(ending, on)
    _histories.restand({old.pk for old in ending} | children)
    successions = [
        _succession(old, merging.new, kind=SuccessionKind.MERGE, share=Decimal(1), on=on, decision=decision)
        for merging in mergings
        for old in merging.old
        if old != merging.new
    ]
    _record_successions(successions)
    facts = [(link.old, {"on": on, "into": link.new.slug, "decision": decision.number}) for link in successions]
    record_many(actor=actor, action="organisations.merged", targets=facts, at=at)
    return successions


@transaction.atomic
def split(
    *,
    body: Body,
    into: Sequence[Body],
    on: date,
    actor: Actor,
    at: datetime,
    shares: Sequence[Decimal | None] | None = None,
    decision: Decision = UNDECIDED,
) -> list[BodySuccession]:
    """Let one body become several on a day (chia, tách); it goes on only where it is itself one of them.

    `shares` follow the order of `into`; one that nobody has published stays empty, and figures are then never
    apportioned. Subordinates are moved beforehand, with the same day. Raises Invalid for impossible shares and what
    `dissolve` raises.
    """
    _histories.hold_register()
    require(actor, Permission.REGISTER_EDIT)
    shares = [None] * len(into) if shares is None else shares
    hold_shares(shares)
    _hold_exist(set(into), on)
    if body not in into:
        _end([body], on)
        _histories.restand([body.pk])
    successions = [
        _succession(body, new, kind=SuccessionKind.SPLIT, share=share, on=on, decision=decision)
        for new, share in zip(into, shares, strict=True)
        if new != body
    ]
    _record_successions(successions)
    facts = {"on": on, "into": [new.slug for new in into], "decision": decision.number}
    record(actor=actor, action="organisations.split", target=body, at=at, **facts)
    return successions


def _end(bodies: Sequence[Body], on: date) -> None:
    """Cut the histories of these bodies on `on`, all in a few rounds to the database."""
    histories = _histories.histories(body.pk for body in bodies)
    for history in histories.values():
        ended(history, on)
    keys = sorted(histories)
    for start in range(0, len(keys), _histories.CHUNK):
        some = BodyVersion.objects.as_of(on).filter(body__in=keys[start : start + _histories.CHUNK])
        some.update(valid_until=on)


def _heirs(mergings: Sequence[Merging]) -> dict[int | None, int]:
    """Which body follows each that ends, by identifier."""
    heirs: dict[int | None, int] = {}
    for merging in mergings:
        for old in merging.old:
            if old.pk in heirs:
                reason = _("%(body)s cannot merge into two bodies on one day. Divide it instead.")
                raise Refused(reason % {"body": old}, body=old.pk)
            heirs[old.pk] = merging.new.pk
    return {old: new for old, new in heirs.items() if old != new}


def _hand_over(heirs: Mapping[int | None, int], on: date, decision: Decision) -> set[int]:
    """Move the subordinates of ending bodies, unless they end too, under those that follow; their identifiers."""
    versions = BodyVersion.objects.within(on, date.max).filter(parent__in=heirs).exclude(body__in=heirs)
    children = {child.pk: child for child in Body.objects.filter(pk__in=versions.values("body"))}
    for key, history in _histories.histories(children).items():
        while moving := [stretch for stretch in history if stretch.parent in heirs and _lasts(stretch.until, on)]:
            day = max(on, moving[0].since)
            history = changed(history, day, {"parent": heirs[moving[0].parent]}, decision)  # noqa: PLW2901
        _histories.rewrite(children[key], history)
    return set(children)


def _lasts(until: date | None, on: date) -> bool:
    return until is None or until > on


def _hold_exist(bodies: set[Body], on: date) -> None:
    for history in _histories.histories(body.pk for body in bodies).values():
        position(history, on)


def _succession(
    old: Body, new: Body, *, kind: SuccessionKind, share: Decimal | None, on: date, decision: Decision
) -> BodySuccession:
    return BodySuccession(
        old=old, new=new, on=on, kind=kind, share=share, decision_number=decision.number, decided_on=decision.on
    )


def _record_successions(successions: Sequence[BodySuccession]) -> None:
    """Write them. Raises Refused where one of them is said already, or twice."""
    said: set[tuple[int, int]] = set()
    keys = sorted({link.old_id for link in successions})
    for start in range(0, len(keys), _histories.CHUNK):
        some = BodySuccession.objects.filter(old__in=keys[start : start + _histories.CHUNK], on=successions[0].on)
        said.update(some.values_list("old", "new"))
    for link in successions:
        if (link.old_id, link.new_id) in said:
            reason = _("It is recorded already that %(old)s became %(new)s on %(day)s. Choose another body or day.")
            raise Refused(reason % {"old": link.old, "new": link.new, "day": f"{link.on:%d/%m/%Y}"}, body=link.old_id)
        said.add((link.old_id, link.new_id))
    BodySuccession.objects.bulk_create(successions, batch_size=2_000)
