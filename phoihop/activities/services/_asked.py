"""What callers hand over, and what is read and held of it before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.activities.models import Activity, ActivityResult, Funding
from phoihop.activities.rules import MoneySource
from phoihop.foundation.content import guard
from phoihop.foundation.quantities import DONG, read
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.indicators.models import Aggregation, Indicator, Kind
from phoihop.organisations.models import Body
from phoihop.programmes.models import Participation, Party, Programme
from phoihop.records.models import Quantified
from phoihop.records.searching import searchable
from phoihop.territories.models import Place

COUNTED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What is stated as achieved: an indicator, words, and the place where it was not all of them (kết quả)."""

    indicator: Indicator
    words: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What is stated as spent from one source, in words that mean đồng (kinh phí)."""

    source: MoneySource | str
    words: str


def held(activity: Activity, actor: Actor) -> Activity:
    """The activity read afresh and locked, which `actor` may change. Raises Refused for one that was withdrawn."""
    fresh = Activity.objects.select_for_update().get(pk=activity.pk)
    require(actor, Permission.ACTIVITY_EDIT, fresh)
    hold_standing(fresh)
    return fresh


def hold_standing(activity: Activity) -> None:
    """Raises Refused for an activity that was withdrawn."""
    if activity.withdrawn_at is not None:
        raise Refused(
            _("This activity was withdrawn and is kept only to be looked up. Record it anew if it took place.")
        )


def hold_texts(title: str, description: str) -> None:
    """Raises Invalid for an empty title and for text with a person's number or a mark of secrecy."""
    if not title.strip():
        reason = _("An activity without a title cannot be found again. Say in a few words what was done.")
        raise Invalid(reason, title=reason)
    guard(title)
    guard(description)


def hold_claims(programmes: Sequence[Programme], bodies: Iterable[Body], since: date, until: date) -> None:
    """Raises Invalid unless each programme claimed is one in which host or a co-host signed or takes part."""
    if not programmes:
        reason = _("Choose at least one programme to which the activity belongs.")
        raise Invalid(reason, programmes=reason)
    keys = {body.pk for body in bodies}
    claimed = Q(programme__in=programmes, body__in=keys)
    known = set(Participation.objects.within(since, until).filter(claimed).values_list("programme", flat=True))
    known |= set(Party.objects.filter(claimed).values_list("programme", flat=True))
    strange = [programme.label for programme in programmes if programme.pk not in known]
    if strange:
        reason = _("Neither the host nor a co-operating body takes part in: %(programmes)s. Leave it out.")
        reason %= {"programmes": "; ".join(strange)}
        raise Invalid(reason, programmes=reason)


def result_row(activity: Activity, asked: Result, places: Iterable[Place]) -> ActivityResult:
    """The row of a result, not yet kept. Raises Invalid where it cannot be read, added up, or is of another place."""
    indicator = asked.indicator
    if indicator.kind not in COUNTED or indicator.aggregation != Aggregation.SUM:
        reason = _("“%(indicator)s” is not added up from activities. State it in the report of the period.")
        raise Invalid(reason % {"indicator": indicator.label}, indicator=reason % {"indicator": indicator.label})
    if asked.place is not None and asked.place not in places:
        reason = _("“%(place)s” is not among the places of this activity. Add it there first.")
        raise Invalid(reason % {"place": asked.place}, place=reason % {"place": asked.place})
    columns = Quantified.columns(indicator.read(asked.words))
    return ActivityResult(activity=activity, indicator=indicator, place=asked.place, **columns)


def money_row(activity: Activity, asked: Money) -> Funding:
    """The row of an amount of money, not yet kept. Raises Invalid where the words cannot be read."""
    return Funding(activity=activity, source=asked.source, **Quantified.columns(read(asked.words, DONG)))


def search_text(title: str, host: Body) -> str:
    """Title and host as they are sought."""
    return searchable(title, host.name)[:1_000]
