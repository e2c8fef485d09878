"""What several services of this room hold fast before they write."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from phoihop.access.policy import Reach
from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.programmes.rules import Span

# How many identifiers one query names; SQLite allows some thirty thousand.
CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class LedBy:
    """A programme that is only about to be signed: its lead guards it."""

    lead: int

    def guardians(self, reach: Reach) -> Set[int]:
        """The lead."""
        return frozenset({self.lead}) if reach is Reach.LEAD else frozenset()


def held(programme: Programme) -> Programme:
    """The programme, afresh and locked until the transaction ends."""
    return Programme.objects.select_for_update().get(pk=programme.pk)


def term_of(programme: Programme) -> Span:
    """The term of a programme."""
    return Span(programme.term_from, programme.term_until)


def hold_alive(bodies: Iterable[Body], day: date) -> None:
    """Raises Refused, naming it, where one of the bodies does not exist on `day`."""
    known = {body.pk: body for body in bodies}
    keys = sorted(known)
    alive: set[int] = set()
    for start in range(0, len(keys), CHUNK):
        some = Body.objects.filter(pk__in=keys[start : start + CHUNK])
        alive.update(some.alive_on(day).values_list("pk", flat=True))
    for key in keys:
        if key not in alive:
            reason = _("%(body)s does not exist on %(day)s. Choose a day of its life, or the body that followed it.")
            raise Refused(reason % {"body": known[key], "day": written(day)}, body=key)
