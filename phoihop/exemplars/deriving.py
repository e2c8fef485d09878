"""The figures of a body that follow from the register, and the models behind each (số liệu dẫn xuất)."""

from collections.abc import Set
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from phoihop.exemplars.models import Exemplar, IndividualCount
from phoihop.exemplars.rules import CODES, Gate, Individuals, National, counted, counted_under
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Obligation
from phoihop.submissions.registers import Register
from phoihop.submissions.rules.statements import Statement


def figures(body: Body, programme: Programme, since: date, until: date) -> dict[str, int]:
    """Every figure of a body for a half-open span, by code; TD05 too. Two queries, and two for what models hold."""
    models = [each.counted() for each in _models(body, programme)]
    rows = IndividualCount.objects.filter(body=body, programme=programme, on__gte=since, on__lt=until)
    individuals = [
        Individuals(national=National(national), gate=Gate(gate), on=on, number=number)
        for national, gate, on, number in rows.values_list("field__national", "gate", "on", "number")
    ]
    return counted(models, individuals, since, until)


def behind_each(body: Body, programme: Programme, since: date, until: date) -> dict[str, list[Exemplar]]:
    """By code, the models that each figure counts; individuals are counted besides and stand nowhere by name."""
    models = [(each, each.counted()) for each in _models(body, programme)]
    return {code: [each for each, seen in models if counted_under(code, seen, since, until)] for code in CODES}


def derived_statements(body: Body, programme: Programme, since: date, until: date) -> list[Statement]:
    """What the register states for a body and a half-open span: DV01 to DV17 without the ratio DV10."""
    found = figures(body, programme, since, until)
    span = {"since": since.isoformat(), "until": until.isoformat()}
    asked = {"body": body.slug, "programme": programme.slug, "since": since.isoformat()}
    address = f"{reverse('exemplars:figures')}?{urlencode(asked | {'last': (until - timedelta(days=1)).isoformat()})}"
    source = {"register": "exemplars", **span, "address": address}
    return [Statement(indicator=code, words=str(found[code]), source=source | {"code": code}) for code in CODES]


def _models(body: Body, programme: Programme) -> list[Exemplar]:
    found = Exemplar.objects.standing().filter(body=body, programme=programme).select_related("field", "place")
    return list(found.prefetch_related("steps", "copies").order_by("name", "pk"))


def _users(bodies: Set[int]) -> Set[tuple[int, int]]:
    models = Exemplar.objects.filter(body__in=bodies).values_list("body", "programme").distinct()
    individuals = IndividualCount.objects.filter(body__in=bodies).values_list("body", "programme").distinct()
    return frozenset([*models.order_by(), *individuals.order_by()])


def _statements(owed: Obligation) -> list[Statement]:
    return derived_statements(owed.body, owed.regime.programme, owed.since, owed.until)


REGISTER = Register(name="exemplars", users=_users, statements=_statements)


def proposed_numbers(body: Body, programme: Programme, since: date, until: date) -> int:
    """How many models and individuals of a body were proposed for reward within the span (TD05)."""
    return figures(body, programme, since, until)["TD05"]
