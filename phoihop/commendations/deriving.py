"""The figures of a body that follow from decisions on awards (số liệu khen thưởng dẫn xuất)."""

from collections.abc import Set
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from phoihop.commendations.models import AwardProposal
from phoihop.commendations.rules import FormKind, Given, Subject, counted
from phoihop.exemplars import deriving as exemplars
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Obligation
from phoihop.submissions.registers import Register
from phoihop.submissions.rules.statements import Statement

PROPOSED = "TD05"


def figures(body: Body, programme: Programme, since: date, until: date) -> dict[str, int]:
    """TD01 to TD05 of a body for a half-open span: what it proposed counts where it was given; models as registered."""
    given = AwardProposal.objects.given().filter(body=body, programme=programme)
    within = given.filter(decision__signed_on__gte=since, decision__signed_on__lt=until)
    awards = [
        Given(FormKind(kind), Subject(subject), on)
        for kind, subject, on in within.values_list("form__kind", "subject_kind", "decision__signed_on")
    ]
    return counted(awards, since, until) | {PROPOSED: exemplars.proposed_numbers(body, programme, since, until)}


def derived_statements(body: Body, programme: Programme, since: date, until: date) -> list[Statement]:
    """What the registers state of awards for a body and a half-open span: TD01 to TD05.

    A body that proposes nothing here but registers models states TD05 only.
    """
    found = figures(body, programme, since, until)
    last = (until - timedelta(days=1)).isoformat()
    asked = {"q": body.name, "since": since.isoformat(), "last": last}
    address = f"{reverse('commendations:register')}?{urlencode(asked)}"
    source = {"register": "commendations", "since": since.isoformat(), "until": until.isoformat(), "address": address}
    proposing = AwardProposal.objects.filter(body=body, programme=programme).exists()
    codes = found if proposing else [PROPOSED]
    return [Statement(indicator=code, words=str(found[code]), source=source | {"code": code}) for code in codes]


def _users(bodies: Set[int]) -> Set[tuple[int, int]]:
    proposing = AwardProposal.objects.filter(body__in=bodies).order_by().values_list("body", "programme").distinct()
    return frozenset(proposing) | exemplars.REGISTER.users(bodies)


def _statements(owed: Obligation) -> list[Statement]:
    return derived_statements(owed.body, owed.regime.programme, owed.since, owed.until)


REGISTER = Register(name="commendations", users=_users, statements=_statements)
