"""One account for each body, who writes, signs and, above the communes, approves."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.demo.people import PASSWORD
from phoihop.demo.scales.sizes import REGISTER
from phoihop.organisations.models import Body, BodyVersion, Line
from phoihop.people import services as people
from phoihop.people.models import Person
from phoihop.territories.models import Level

CHIEF = "truong"
CHUNK = 10_000


def add_chief(at: datetime) -> Person:
    """Who coordinates every programme, at the centre."""
    body = Body.objects.get(line=Line.PARTY, level=Level.COUNTRY)
    row = people.NewPerson(
        username=CHIEF, full_name="Trần Văn Trưởng", body=body, roles=(Role.COORDINATOR, Role.LEADER), since=REGISTER
    )
    [chief] = people.add_people(rows=[row], password=PASSWORD, actor=SYSTEM, at=at)
    return chief


def add_accounts(bodies: Iterable[Body], at: datetime) -> Iterator[list[Person]]:
    """An account for each of these bodies, some thousands at a time; their posts begin when the body does."""
    waiting = sorted(bodies, key=lambda body: body.pk)
    for start in range(0, len(waiting), CHUNK):
        some = waiting[start : start + CHUNK]
        keys = [body.pk for body in some]
        first = BodyVersion.objects.filter(body__gte=keys[0], body__lte=keys[-1]).order_by("-valid_from")
        born = dict(first.values_list("body", "valid_from"))
        rows = [
            people.NewPerson(
                username=f"{body.line}.{body.pk}",
                full_name=f"Cán bộ {body.name}"[:120],
                body=body,
                roles=_roles(body),
                since=born[body.pk],
            )
            for body in some
        ]
        yield people.add_people(rows=rows, password=PASSWORD, actor=SYSTEM, at=at)


def _roles(body: Body) -> tuple[Role, ...]:
    if body.level == Level.COMMUNE:
        return (Role.REPORTER, Role.APPROVER)
    return (Role.APPROVER, Role.LEADER)
