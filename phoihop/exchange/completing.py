"""Complete data sets: reports that were submitted, and submitting them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.exchange.closing import submit
from phoihop.exchange.naming import Names
from phoihop.exchange.opening import Openings
from phoihop.exchange.placing import DEFAULTS, undivided
from phoihop.exchange.rules.asking import on, scheme
from phoihop.exchange.rules.conflicts import Conflict, Summary
from phoihop.exchange.rules.options import Options
from phoihop.exchange.rules.periods import identifier, read_period
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.exchange.sending import codes_of
from phoihop.exchange.wanting import bodies_of, day, hold_asked, moment
from phoihop.foundation.periods import Period, code
from phoihop.foundation.refusals import DomainError, Invalid
from phoihop.reporting.models import Form, Obligation, ObligationQuerySet
from phoihop.submissions import services as submissions
from phoihop.submissions.bulk import Sending
from phoihop.submissions.models import Submission
from phoihop.submissions.rules import OPEN, Status


def registrations(obligations: Any, actor: Actor, names: Names) -> list[dict[str, Any]]:  # noqa: ANN401
    """The submitted reports that answer these obligations, as DHIS2 tells of complete data sets."""
    listed = Submission.objects.visible_to(actor).received().filter(obligation__in=obligations).for_listing()
    found = []
    for one in listed.select_related("submitted_by", "obligation__regime__form").order_by("pk"):
        period = identifier(one.obligation.period)
        if period is not None and one.submitted_at is not None:
            found.append(
                {
                    "period": period,
                    "dataSet": names.form(one.obligation.regime.form_id),
                    "organisationUnit": names.body(one.obligation.body_id),
                    "attributeOptionCombo": DEFAULT_COMBO,
                    "date": timezone.localdate(one.submitted_at).isoformat(),
                    "storedBy": one.submitted_by.username if one.submitted_by else "phoihop",
                    "completed": True,
                }
            )
    return found


def asked(query: Mapping[str, Sequence[str]], names: Names) -> ObligationQuerySet:
    """What is owed that an address asks about. Raises Refused unless sets, time and units are asked for."""
    hold_asked(query, sets=True)
    forms = names.forms_by(query.get("dataSet", ()), scheme(query, "dataSet", "input"))
    owed = Obligation.objects.filter(regime__form__in=forms.values(), body__in=bodies_of(query, names))
    if query.get("period"):
        owed = owed.filter(period_code__in=codes_of(query["period"]))
    since, until = day(query, "startDate"), day(query, "endDate")
    if since and until:
        owed = owed.filter(since__gte=since, until__lte=until + timedelta(days=1))
    created = moment(query, "created")
    return owed.filter(submission__submitted_at__gte=created) if created else owed


def day_of(query: Mapping[str, Sequence[str]], actor: Actor, names: Names) -> str:
    """The day on which the one set that is asked for was completed; empty where it was not, or where there are more."""
    if any(len(query.get(name, ())) != 1 for name in ("dataSet", "period", "orgUnit")) or on(query, "children"):
        return ""
    return next((str(one["date"]) for one in registrations(asked(query, names), actor, names)), "")


def complete(rows: Iterable[Mapping[str, Any]], options: Options, actor: Actor, at: datetime) -> Summary:
    """Submit the report of each row; where the body approves its own reports and the sender may, it is approved too."""
    summary, names = Summary(), Names()
    with transaction.atomic():
        for number, told in enumerate(rows):
            _complete(told, number, options, (actor, at), (summary, names))
        if options.dry_run:
            transaction.set_rollback(True)
    return summary


def _complete(
    told: Mapping[str, Any], number: int, options: Options, by: tuple[Actor, datetime], kept: tuple[Summary, Names]
) -> None:
    (actor, at), (summary, names) = by, kept
    found = _found(told, options, names)
    if isinstance(found, Conflict):
        summary.refuse(found, number)
        return
    if options.strategy == "DELETE" or str(told.get("completed", "true")).lower() == "false":
        _taken_back(found, number, by, summary)
        return
    report = _report(found, actor, at)
    if report is None:
        summary.refuse(Conflict("E7643", "period", _named(told)), number)
    elif Status(report.status) not in OPEN:
        summary.counts["ignored"] += 1
    else:
        try:
            with transaction.atomic():
                submit(report, actor, at)
            summary.counts["imported"] += 1
        except DomainError as refusal:
            summary.refuse(Conflict("E7643", "period", _named(told), str(refusal)), number)


def _taken_back(found: tuple[Form, int, Period], number: int, by: tuple[Actor, datetime], summary: Summary) -> None:
    """A set is no longer complete; one that was not is left alone."""
    form, _body, period = found
    try:
        with transaction.atomic():
            summary.counts["deleted" if withdraw_all([found], *by) else "ignored"] += 1
    except DomainError as refusal:
        named = {"dataSet": form.code, "period": code(period), "orgUnit": ""}
        summary.refuse(Conflict("E7643", "period", named, str(refusal)), number)


def _report(found: tuple[Form, int, Period], actor: Actor, at: datetime) -> Submission | None:
    """The report of a body on a form for a period, begun where nothing was stated in it; None where none is owed."""
    form, body, period = found
    openings = Openings(Sending(actor=actor, at=at))
    openings.open_form(form, body, period)
    owed = Obligation.objects.visible_to(actor).filter(regime__form=form, body=body, period_code=code(period)).first()
    if owed is None or (body not in openings.own and not Submission.objects.filter(obligation=owed).exists()):
        return None
    if body in openings.own:
        return submissions.open_report(obligation=owed, actor=actor, at=at)
    return Submission.objects.for_listing().filter(obligation=owed).first()


@transaction.atomic
def withdraw_all(named: Iterable[tuple[Form, int, Period]], actor: Actor, at: datetime) -> int:
    """Take those of these reports back that were submitted, as whoever receives them may; answers with how many."""
    wanted = {(form.pk, body, code(period)) for form, body, period in named}
    forms, bodies, periods = (set(some) for some in zip(*wanted, strict=True))
    owed = Obligation.objects.filter(regime__form__in=forms, body__in=bodies, period_code__in=periods)
    found = Submission.objects.visible_to(actor).for_listing().filter(obligation__in=owed).exclude(status__in=OPEN)
    reports = [
        one
        for one in found
        if (one.obligation.regime.form_id, one.obligation.body_id, one.obligation.period_code) in wanted
    ]
    reason = _("A program took back that the set is complete.")
    for report in reports:
        verb = submissions.reopen if report.status == Status.APPROVED else submissions.give_back
        verb(submission=report, reason=reason, actor=actor, at=at)
    return len(reports)


def _found(told: Mapping[str, Any], options: Options, names: Names) -> tuple[Form, int, Period] | Conflict:
    """The form, body and period that a row names, or why it names none."""
    said = str(told.get("dataSet", ""))
    form = names.forms_by([said], options.scheme("dataSet", told))
    if not form:
        return Conflict("E7600", "dataSet", _named(told))
    if (attribute := str(told.get("attributeOptionCombo") or "")) not in DEFAULTS:
        return Conflict("E7604", "attributeOptionCombo", {"attributeOptionCombo": attribute}, undivided())
    unit = str(told.get("organisationUnit") or told.get("orgUnit") or "")
    bodies = names.bodies_by([unit], options.scheme("orgUnit", told))
    if not bodies:
        return Conflict("E7612", "orgUnit", _named(told))
    try:
        period = read_period(str(told.get("period", "")))
    except Invalid as refusal:
        return Conflict("E7611", "period", _named(told), str(refusal))
    data_set = names.data_set(said, options.scheme("dataSet", told))
    if data_set and (closed := data_set.closed(period, timezone.localdate())) and not options.force:
        return Conflict(closed, "period", _named(told) | {"latest": f"+{data_set.ahead}"})
    return next(iter(form.values())), bodies[unit], period


def _named(told: Mapping[str, Any]) -> dict[str, str]:
    unit = told.get("organisationUnit") or told.get("orgUnit") or ""
    return {"dataSet": str(told.get("dataSet", "")), "period": str(told.get("period", "")), "orgUnit": str(unit)}


def rows_of(told: Any) -> Sequence[Mapping[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """The registrations of a request, in the list or alone."""
    rows = told.get("completeDataSetRegistrations", [told]) if isinstance(told, Mapping) else told
    return [one for one in rows if isinstance(one, Mapping)] if isinstance(rows, list) else []
