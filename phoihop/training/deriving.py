"""The figures of a body that follow from its classes (số liệu dẫn xuất)."""

from collections.abc import Set
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Obligation
from phoihop.submissions.registers import Register
from phoihop.submissions.rules.statements import Statement
from phoihop.training.models import Course
from phoihop.training.rules import CODES, counted


def figures(body: Body, programme: Programme, since: date, until: date) -> dict[str, int]:
    """Every figure of a body for a half-open span, by code."""
    held = Course.objects.standing().meeting(since, until).filter(body=body, programme=programme)
    return counted([each.counted() for each in held.prefetch_related("seats")], since, until)


def derived_statements(body: Body, programme: Programme, since: date, until: date) -> list[Statement]:
    """What the classes state for a body and a half-open span: BD01 to BD05, DT01, DT02, DT04 and DT05."""
    found = figures(body, programme, since, until)
    last = (until - timedelta(days=1)).isoformat()
    asked = {"whose": "all", "q": body.name, "programme": programme.pk, "since": since.isoformat(), "last": last}
    address = f"{reverse('training:index')}?{urlencode(asked)}"
    source = {"register": "training", "since": since.isoformat(), "until": until.isoformat(), "address": address}
    return [Statement(indicator=code, words=str(found[code]), source=source | {"code": code}) for code in CODES]


def _users(bodies: Set[int]) -> Set[tuple[int, int]]:
    return frozenset(Course.objects.filter(body__in=bodies).order_by().values_list("body", "programme").distinct())


def _statements(owed: Obligation) -> list[Statement]:
    return derived_statements(owed.body, owed.regime.programme, owed.since, owed.until)


REGISTER = Register(name="training", users=_users, statements=_statements)
