"""Declaring how far the totals of two programmes count the same deeds."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.activities.models import Overlap
from phoihop.activities.rules import OverlapKind, hold_span
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.records.models import Quantified
from phoihop.territories.models import Place


@transaction.atomic
def declare_overlap(
    *,
    programmes: tuple[Programme, Programme],
    indicator: Indicator,
    unit: Body | Place,
    since: date,
    until: date,
    kind: OverlapKind,
    decided_by: Body,
    ground: str,
    actor: Actor,
    at: datetime,
    words: str = "",
) -> Overlap:
    """Say how far two programmes count the same deeds in one body or place over a span (công bố mức độ trùng).

    It replaces what was declared of the same before. `words` are the amount in common, for a known amount only.
    Raises Invalid for one programme with itself, for a known amount without words or words without it, without a
    ground, and for days in the wrong order.
    """
    first, second = sorted(programmes, key=lambda programme: programme.pk)
    where = {"body": unit if isinstance(unit, Body) else None, "place": unit if isinstance(unit, Place) else None}
    what = {"first": first, "second": second, "indicator": indicator, "since": since, "until": until, **where}
    require(actor, Permission.OVERLAP_DECLARE, Overlap(**what))
    _hold(first, second, kind, words, ground)
    hold_span(since, until)
    amount = Quantified.columns(indicator.read(words)) if words.strip() else {"words": "", "low": None, "high": None}
    before = Overlap.objects.select_for_update().filter(**what).first()
    overlap = before or Overlap(**what)
    for name, value in amount.items():
        setattr(overlap, name, value)
    overlap.kind, overlap.decided_by, overlap.ground = kind, decided_by, ground.strip()
    overlap.declared_at, overlap.declared_by_id = at, actor.pk
    overlap.save()
    facts = {"kind": kind, "words": words, "decided_by": decided_by.name, "ground": overlap.ground, "unit": str(unit)}
    record(actor=actor, action="overlap.declared", target=overlap, at=at, since=since, until=until, **facts)
    return overlap


@transaction.atomic
def withdraw_overlap(*, overlap: Overlap, actor: Actor, at: datetime) -> None:
    """Take a declaration back; the two totals are added as if nobody knew (bỏ công bố mức độ trùng)."""
    overlap = Overlap.objects.select_for_update(of=("self",)).select_related("first", "second").get(pk=overlap.pk)
    require(actor, Permission.OVERLAP_DECLARE, overlap)
    record(actor=actor, action="overlap.withdrawn", target=overlap, at=at, kind=overlap.kind, words=overlap.words)
    overlap.delete()


def _hold(first: Programme, second: Programme, kind: OverlapKind, words: str, ground: str) -> None:
    guard(ground)
    if first == second:
        reason = _("A programme overlaps with another one, not with itself. Choose two programmes.")
        raise Invalid(reason, second=reason)
    if (kind == OverlapKind.KNOWN) != bool(words.strip()):
        reason = _("An amount goes with a known overlap, and only with that. State it, or choose another kind.")
        raise Invalid(reason, words=reason)
    if not ground.strip():
        reason = _("Say on what ground this was decided: the document, the reckoning, the agreement.")
        raise Invalid(reason, ground=reason)
