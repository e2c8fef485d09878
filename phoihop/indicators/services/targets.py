"""Setting what is aimed at."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.quantities import Quantity, read
from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import day as written
from phoihop.indicators.models import Aggregation, Indicator, Target
from phoihop.indicators.rules import PERCENT, Sense
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme

SHARES = {Aggregation.RATIO, Aggregation.YES_SHARE}


@transaction.atomic
def set_target(
    *,
    programme: Programme,
    indicator: Indicator,
    since: date,
    until: date,
    words: str,
    actor: Actor,
    at: datetime,
    body: Body | None = None,
    sense: Sense = Sense.AT_LEAST,
) -> Target:
    """Aim at a figure, from `since` until, but not including, `until` (giao chỉ tiêu).

    `words` is as an official writes it ("ít nhất 80", "trên 2 tỷ đồng", "95 %"). Without a body it is aimed at by the
    programme as a whole. A target for the same body and days takes the place of the earlier one, which the journal
    keeps. Raises Invalid for words that name no figure and for days outside the programme's term.
    """
    require(actor, Permission.TARGET_EDIT, programme)
    _hold_days(programme, since, until)
    measure = Target.Measure.SHARE if indicator.aggregation in SHARES else Target.Measure.ABSOLUTE
    quantity = _aimed_at(indicator, words, measure)
    same = {"programme": programme, "indicator": indicator, "body": body, "since": since, "until": until}
    target = Target.objects.select_for_update().filter(**same).first() or Target(**same)
    before = target.words
    for name, value in {"sense": sense, "measure": measure, **Target.columns(quantity)}.items():
        setattr(target, name, value)
    target.save()
    facts = {"indicator": indicator.code, "body": body.pk if body else None, "since": since, "until": until}
    record(actor=actor, action="indicators.target_set", target=target, at=at, old=before, new=target.words, **facts)
    return target


@transaction.atomic
def drop_target(*, target: Target, actor: Actor, at: datetime) -> Target:
    """No longer aim at a figure (bỏ chỉ tiêu giao); the journal keeps what it was."""
    target = Target.objects.select_for_update(of=("self",)).select_related("programme", "indicator").get(pk=target.pk)
    require(actor, Permission.TARGET_EDIT, target.programme)
    facts = {"indicator": target.indicator.code, "body": target.body_id, "since": target.since, "until": target.until}
    record(actor=actor, action="indicators.target_dropped", target=target, at=at, old=target.words, **facts)
    target.delete()
    return target


def _hold_days(programme: Programme, since: date, until: date) -> None:
    if until <= since:
        reason = _("A target that begins on %(day)s must end on a later day.") % {"day": written(since)}
        raise Invalid(reason, until=reason)
    if since < programme.term_from or until > programme.term_until:
        reason = _("The days of a target lie within the term of the programme, from %(since)s to %(last)s.")
        reason %= {"since": written(programme.term_from), "last": written(programme.last_day)}
        raise Invalid(reason, since=reason)


def _aimed_at(indicator: Indicator, words: str, measure: Target.Measure) -> Quantity:
    if measure == Target.Measure.ABSOLUTE:
        return indicator.read(words)
    quantity = read(words.replace(PERCENT, " "), PERCENT, decimals=2)
    return Quantity(words.strip(), quantity.qualifier, quantity.amount, quantity.amount_to, PERCENT, quantity.low,
                    quantity.high)  # fmt: skip
