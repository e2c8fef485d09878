"""Establishing and ending reporting regimes."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.periods import Kind
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Calendar, Form, Regime
from phoihop.reporting.rules import Span, hold_asked_once, hold_deadlines, hold_order, term_of
from phoihop.reporting.services import _asked
from phoihop.territories.models import Level


@transaction.atomic
def establish_regime(
    *,
    programme: Programme,
    name: str,
    form: Form,
    calendar: Calendar,
    period_kind: Kind,
    since: date,
    actor: Actor,
    at: datetime,
    until: date | None = None,
    name_en: str = "",
    estimate_allowed: bool = False,
) -> Regime:
    """Let the participants of a programme answer a form for each period (đặt chế độ báo cáo).

    Raises Invalid for days outside the programme's term; Refused where the form has no version in force on the first
    day, where another regime asks one of its indicators at the same time (naming both), and where a level that takes
    part has no deadline.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    require(actor, Permission.REPORTING_EDIT, programme)
    for text in (name, name_en):
        guard(text)
    span = Span(since, until)
    _hold_within_term(span, programme)
    if form.version_on(since) is None:
        reason = _("The form “%(form)s” has no published version in force on %(day)s. Publish one, or begin later.")
        raise Refused(reason % {"form": form, "day": written(since)}, form=form.pk)
    regime = Regime(programme=programme, name=name, name_en=name_en, form=form, calendar=calendar,
                    period_kind=period_kind, estimate_allowed=estimate_allowed, valid_from=since,
                    valid_until=until)  # fmt: skip
    hold_asked_once(_asked.codes(regime), _asked.elsewhere(regime))
    if period_kind == Kind.TERM:
        term_of(span)
    if period_kind != Kind.ADHOC:
        hold_deadlines(_levels(programme, span), calendar.allowances(period_kind), estimates=estimate_allowed)
    regime.save()
    facts = {"form": form.code, "calendar": calendar.code, "period_kind": period_kind, "since": since, "until": until}
    record(actor=actor, action="reporting.regime_established", target=regime, at=at, **facts)
    return regime


@transaction.atomic
def end_regime(*, regime: Regime, on: date, actor: Actor, at: datetime) -> Regime:
    """Ask no more from `on` (bãi bỏ chế độ báo cáo). Reports owed for periods before that day are still owed.

    Raises Invalid for a day on or before its first; Refused where it has ended by then, or where reports are owed
    for periods that end later, which are to be withdrawn first.
    """
    regime = Regime.objects.select_for_update(of=("self",)).select_related("programme").get(pk=regime.pk)
    require(actor, Permission.REPORTING_EDIT, regime)
    hold_order(Span(regime.valid_from, on))
    if regime.valid_until is not None and regime.valid_until <= on:
        reason = _("This regime ends on %(day)s already. Choose an earlier day, or leave it as it is.")
        raise Refused(reason % {"day": written(regime.valid_until)}, regime=regime.pk)
    owed = regime.obligations.filter(until__gt=on).count()
    if owed:
        reason = _(
            "%(owed)s reports are owed for periods that end after %(day)s. Withdraw them first, or choose a later day."
        )
        raise Refused(reason % {"owed": owed, "day": written(on)}, owed=owed)
    regime.valid_until = on
    regime.save(update_fields=["valid_until"])
    record(actor=actor, action="reporting.regime_ended", target=regime, at=at, on=on)
    return regime


def _hold_within_term(span: Span, programme: Programme) -> None:
    hold_order(span)
    if span.since < programme.term_from or (span.until or span.since) > programme.term_until:
        reason = _("The programme runs from %(since)s to %(last)s. Choose days within its term.")
        reason %= {"since": written(programme.term_from), "last": written(programme.last_day)}
        raise Invalid(reason, since=reason)


def _levels(programme: Programme, span: Span) -> list[tuple[str, str]]:
    """The levels of those who take part within the span."""
    until = span.until or programme.term_until
    taking_part = programme.participations.within(span.since, until)
    found = set(taking_part.values_list("body__level", flat=True))
    return [(level.value, str(level.label)) for level in Level if level in found]
