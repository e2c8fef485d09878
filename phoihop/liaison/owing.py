"""Which notes are owed, by whom and by when; nothing of it is stored.

The parties that run a programme owe one another notes; those that carry it out write reports.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.foundation.periods import Period, code, label
from phoihop.liaison.models import ExchangeRegime, Note
from phoihop.liaison.rules import Kind, due_on, owed_periods
from phoihop.organisations.models import Body
from phoihop.programmes.models import Party, Programme

LOOKED_BACK = timedelta(days=366)
SENDING = (Party.Role.LEAD, Party.Role.COORDINATING)


@dataclass(frozen=True, slots=True)
class OwedNote:
    """A note of a period that a party has not sent; `draft` is the one it has begun (thông tin còn nợ)."""

    programme: Programme
    body: Body
    kind: Kind
    period: Period
    due_on: date
    draft: int | None

    @property
    def code(self) -> str:
        """The period as addresses name it."""
        return code(self.period)

    @property
    def told_of(self) -> str:
        """The period in words, in the reader's language."""
        return label(self.period, "en" if get_language() == "en" else "vi")


def owed_by(bodies: Set[int], today: date) -> list[OwedNote]:
    """What these bodies have not sent of the periods ended in the last year, the earliest due first."""
    return _owed(Party.objects.filter(body__in=bodies), today)


def owed_in(actor: Actor, today: date) -> list[OwedNote]:
    """What is missing in the programmes that somebody's bodies lead, and what their own bodies owe."""
    leads = Party.objects.leading().filter(body__in=bodies_reaching(actor, Permission.EXCHANGE_SETTLE, Reach.LEAD))
    own = bodies_reaching(actor, Permission.NOTE_WRITE, Reach.OWN)
    return _owed(Party.objects.filter(Q(programme__in=leads.values("programme")) | Q(body__in=own)), today)


def _owed(candidates: QuerySet[Party], today: date) -> list[OwedNote]:
    leading = candidates.filter(role__in=SENDING, passed_to=None)
    parties = list(leading.select_related("programme", "body"))
    programmes = {party.programme_id for party in parties}
    regimes = list(ExchangeRegime.objects.filter(programme__in=programmes, valid_from__lte=today))
    if not regimes:
        return []
    notes = Note.objects.filter(programme__in=programmes, body__in={party.body_id for party in parties})
    # Codes of periods begin with their year; of the years before nothing is asked.
    notes = notes.filter(period__gte=str((today - LOOKED_BACK).year))
    known: dict[tuple[int, int, str, str], tuple[str, int]] = {}
    for programme, body, kind, period, state, pk in notes.values_list(
        "programme", "body", "kind", "period", "state", "pk"
    ):
        key = (programme, body, kind, period)
        if known.get(key, ("",))[0] != "sent":
            known[key] = (state, pk)
    found = [one for regime in regimes for one in _of_regime(regime, parties, known, today)]
    return sorted(found, key=lambda one: (one.due_on, one.body.sort_text, one.kind))


def _of_regime(
    regime: ExchangeRegime,
    parties: list[Party],
    known: dict[tuple[int, int, str, str], tuple[str, int]],
    today: date,
) -> Iterator[OwedNote]:
    kind = Kind(regime.kind)
    since = max(regime.valid_from, today - LOOKED_BACK)
    for period in owed_periods(kind, since, regime.valid_until, today):
        for party in parties:
            if party.programme_id != regime.programme_id or not party.programme.is_in_force(period.last_day):
                continue
            state, pk = known.get((party.programme_id, party.body_id, kind, code(period)), ("", None))
            if state != "sent":
                yield OwedNote(party.programme, party.body, kind, period, due_on(period, regime.days), pk)
