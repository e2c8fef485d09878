"""Individual exemplars, counted by body and field and never named; and the figures of reports."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.exemplars.models import ExemplarField, IndividualCount
from phoihop.exemplars.rules import Gate
from phoihop.exemplars.services import _holds
from phoihop.foundation.refusals import Invalid
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.submissions import services as submissions
from phoihop.submissions.models import Submission
from phoihop.submissions.services import Outcome


@transaction.atomic
def count_individuals(
    *,
    programme: Programme,
    body: Body,
    field: ExemplarField,
    on: date,
    number: int,
    actor: Actor,
    at: datetime,
    gate: Gate = Gate.REGISTERED,
    reference: str = "",
) -> IndividualCount | None:
    """State how many individuals of a body passed a gate on a day; 0 takes it back (ghi số cá nhân).

    A body counts those who registered; who judges models counts the further gates. Raises Invalid where more would
    have passed a gate in a year than registered in that field.
    """
    row = IndividualCount(programme=programme, body=body, field=field, gate=Gate(gate), on=on)
    registering = row.gate is Gate.REGISTERED
    require(actor, Permission.EXEMPLAR_EDIT if registering else Permission.EXEMPLAR_JUDGE, row)
    Body.objects.select_for_update().get(pk=body.pk)
    _holds.hold_field(field, programme)
    _holds.hold_takes_part(programme, body, on)
    _holds.hold_past(on, at, "on")
    _holds.hold_texts([reference])
    _hold_registered(row, number)
    same: dict[str, Any] = {"programme": programme, "body": body, "field": field, "gate": gate, "on": on}
    record(actor=actor, action="exemplars.individuals_counted", target=body, at=at, **_told(row, number))
    if not number:
        IndividualCount.objects.filter(**same).delete()
        return None
    values = {"number": number, "reference": reference.strip()}
    return IndividualCount.objects.update_or_create(**same, defaults=values)[0]


@transaction.atomic
def state_derived(*, submission: Submission, actor: Actor, at: datetime) -> list[Outcome]:
    """State in a body's report what the registers count for it, this one among them (lấy số liệu từ sổ đăng ký).

    Raises what `submissions.services.state` raises.
    """
    require(actor, Permission.SUBMISSION_EDIT, submission)
    outcomes = submissions.take_registers(submissions=[submission], actor=actor, at=at)
    stated = sum(len(outcome.accepted) for outcome in outcomes)
    record(actor=actor, action="exemplars.figures_stated", target=submission, at=at, stated=stated)
    return outcomes


def _hold_registered(row: IndividualCount, number: int) -> None:
    """Hold that in a year no gate lets more individuals through than registered."""
    same = IndividualCount.objects.filter(
        programme=row.programme, body=row.body, field=row.field, on__year=row.on.year
    ).exclude(gate=row.gate, on=row.on)
    sums = {gate: same.filter(gate=gate).aggregate(sum=Sum("number"))["sum"] or 0 for gate in Gate}
    sums[Gate(row.gate)] += number
    if max(sums.values()) > sums[Gate.REGISTERED]:
        reason = _("In %(year)s only %(registered)s individuals are registered in this field. Correct the number.")
        told = reason % {"year": row.on.year, "registered": sums[Gate.REGISTERED]}
        raise Invalid(told, number=told)


def _told(row: IndividualCount, number: int) -> dict[str, object]:
    return {"programme": row.programme_id, "field": row.field.name, "gate": row.gate, "on": row.on, "number": number}
