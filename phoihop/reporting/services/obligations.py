"""Making what is owed: for every period of a regime, or asked for once."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.periods import Kind, adhoc, code
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.models import Body
from phoihop.records.writing import take_statistics
from phoihop.reporting.models import Obligation, Regime
from phoihop.reporting.rules import Span
from phoihop.reporting.services._owed import Book, owed

# From here on the database is told how much it holds now.
MANY = 1_000


@transaction.atomic
def make_obligations(*, regime: Regime, until: date, actor: Actor, at: datetime) -> list[Obligation]:
    """Make what is owed under a regime for every period that ends before `until` (lập nghĩa vụ báo cáo).

    A period is owed by whoever takes part on its last day, at the place where the body then works, on the version of
    the form in force on that day. What has been made before is left as it is, so that this may be done every night.
    Returns the obligations made. Raises Refused where no version of the form is in force on the last day of a period,
    or a level that takes part has no deadline.
    """
    regime = _held(regime)
    require(actor, Permission.OBLIGATION_MAKE, regime)
    made = Obligation.objects.bulk_create(owed(regime, until), batch_size=2_000)
    if len(made) > MANY:
        take_statistics(Obligation)
    facts = {"until": until, "made": len(made), "periods": sorted({one.period_code for one in made})}
    record(actor=actor, action="reporting.obligations_made", target=regime, at=at, **facts)
    return made


@transaction.atomic
def request_adhoc(
    *,
    regime: Regime,
    bodies: Sequence[Body],
    since: date,
    until: date,
    due_on: date,
    request: str,
    actor: Actor,
    at: datetime,
) -> list[Obligation]:
    """Ask bodies that take part for one report, on the days from `since` until `until` (yêu cầu báo cáo đột xuất).

    `request` says what is asked and by which paper. Cut-off and deadline are as the issuer sets them (Decree 09/2019,
    Article 8). Raises Invalid without a reason or bodies, and for a deadline that cannot be kept; Refused where the
    regime is not ad hoc, a body does not take part on the last day, or already owes a report on some of these days.
    """
    regime = _held(regime)
    require(actor, Permission.REPORTING_EDIT, regime)
    guard(request)
    if regime.period_kind != Kind.ADHOC:
        raise Refused(_("This regime asks for every period by itself. Ask once under an ad hoc regime."))
    _hold_request(regime, bodies, Span(since, until), due_on, request)
    period = adhoc(since, until - (date.resolution))
    book = Book.of(regime, Span(since, until))
    shares = {share.body: share for share in book.owing(period)}
    absent = [body for body in bodies if body.pk not in shares]
    if absent:
        reason = _("%(body)s does not take part on %(day)s. Let it join first, or leave it out.")
        raise Refused(reason % {"body": absent[0], "day": written(period.last_day)}, body=absent[0].pk)
    asked = [
        book.obligation(shares[body.pk], period, due_on=due_on, request=request.strip())
        for body in dict.fromkeys(bodies)
    ]
    made = Obligation.objects.bulk_create(asked, batch_size=2_000)
    facts = {"period": code(period), "due_on": due_on, "request": request, "bodies": [body.name for body in bodies]}
    record(actor=actor, action="reporting.requested", target=regime, at=at, **facts)
    return made


@transaction.atomic
def withdraw_obligation(*, obligation: Obligation, reason: str, actor: Actor, at: datetime) -> Obligation:
    """No longer ask for a report that nobody has begun (rút nghĩa vụ báo cáo).

    Raises Refused where it has been answered, Invalid without a reason.
    """
    held = Obligation.objects.select_for_update(of=("self",)).for_listing()
    obligation = held.get(pk=obligation.pk)
    require(actor, Permission.REPORTING_EDIT, obligation.regime)
    guard(reason)
    if not reason.strip():
        words = _("Say why this report is no longer owed.")
        raise Invalid(words)
    # Reports live upstairs; where that room is furnished, an obligation knows its own by this name.
    if hasattr(obligation, "submission"):
        raise Refused(_("This report has been begun, and stays owed. Return it or approve it instead."))
    facts = {"body": obligation.body.name, "period": obligation.period_code, "due_on": obligation.due_on}
    record(actor=actor, action="reporting.withdrawn", target=obligation, at=at, reason=reason, **facts)
    obligation.delete()
    return obligation


def _held(regime: Regime) -> Regime:
    with_all = Regime.objects.select_for_update(of=("self",)).select_related("programme", "form", "calendar")
    return with_all.get(pk=regime.pk)


def _hold_request(regime: Regime, bodies: Sequence[Body], span: Span, due_on: date, request: str) -> None:
    faults = {
        "request": "" if request.strip() else _("Say what is asked, and by which paper."),
        "bodies": "" if bodies else _("Choose at least one body."),
        "until": "" if span.until and span.until > span.since else _("The last day comes before the first."),
    }
    if not faults["until"] and span.until and due_on < span.until and not regime.estimate_allowed:
        faults["due_on"] = _(
            "The report would be due before its days are over. Choose a later day, or allow estimates."
        )
    faults = {name: fault for name, fault in faults.items() if fault}
    if faults:
        raise Invalid(" ".join(faults.values()), **faults)
    running = Span(regime.valid_from, regime.valid_until)
    if not running.holds_on(span.since):
        reason = _("The regime does not hold on %(day)s. Choose days on which it does.") % {"day": written(span.since)}
        raise Invalid(reason, since=reason)
    both = regime.obligations.filter(body__in=bodies, since__lt=span.until, until__gt=span.since)
    for other in both.select_related("body", "regime__calendar"):
        reason = _("%(body)s already owes a report on these days (%(period)s), and they would be counted twice.")
        raise Refused(reason % {"body": other.body, "period": other.period_label}, obligation=other.pk)
