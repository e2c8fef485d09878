"""The figures of a body that follow from the inspections it headed (số liệu kiểm tra dẫn xuất)."""

from collections.abc import Set
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from phoihop.inspections.models import Inspection
from phoihop.inspections.rules import CODES, Counted, Stage, counted
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Obligation
from phoihop.submissions.registers import Register
from phoihop.submissions.rules.statements import Statement


def figures(body: Body, programme: Programme, since: date, until: date) -> dict[str, int]:
    """KT01 to KT05 of a body for a half-open span; an inspection or survey counts for the body that headed it."""
    headed = Inspection.objects.standing().filter(programme=programme, team__body=body, team__heads=True)
    surveys = headed.filter(is_survey=True, closed_on__gte=since, closed_on__lt=until)
    within = headed.filter(conclusion__signed_on__gte=since, conclusion__signed_on__lt=until)
    rows = within.order_by().annotate(
        asked=Count("requests", distinct=True),
        met=Count("requests", filter=Q(requests__stage=Stage.VERIFIED), distinct=True),
    )
    found = rows.values_list("body", "conclusion__signed_on", "asked", "met")
    inspections = [Counted(body=body, signed_on=day, requests=asked, met=met) for body, day, asked, met in found]
    closed = [day for day in surveys.values_list("closed_on", flat=True) if day]
    return counted(inspections, closed, since, until)


def derived_statements(body: Body, programme: Programme, since: date, until: date) -> list[Statement]:
    """What the register states of inspections for a body and a half-open span."""
    found = figures(body, programme, since, until)
    last = (until - timedelta(days=1)).isoformat()
    signed = {"signed_since": since.isoformat(), "signed_last": last}
    closed = {"kind": "survey", "closed_since": since.isoformat(), "closed_last": last}
    source = {"register": "inspections", "since": since.isoformat(), "until": until.isoformat()}

    def stated(code: str) -> Statement:
        asked = {"programme": programme.slug, "head": body.slug, **(closed if code == "KT03" else signed)}
        address = f"{reverse('inspections:index')}?{urlencode(asked)}"
        return Statement(indicator=code, words=str(found[code]), source=source | {"code": code, "address": address})

    return [stated(code) for code in CODES]


def _users(bodies: Set[int]) -> Set[tuple[int, int]]:
    ended = Q(conclusion__isnull=False) | Q(is_survey=True)
    headed = Inspection.objects.filter(ended, team__body__in=bodies, team__heads=True)
    return frozenset(headed.order_by().values_list("team__body", "programme").distinct())


def _statements(owed: Obligation) -> list[Statement]:
    return derived_statements(owed.body, owed.regime.programme, owed.since, owed.until)


REGISTER = Register(name="inspections", users=_users, statements=_statements)
