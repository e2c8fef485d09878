"""Reading and rewriting the histories of places, and writing down what became of what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.territories.models import Level, Place, PlaceVersion, Succession, SuccessionKind, ZoneMembership
from phoihop.territories.rules import Stretch, absent, changed, ended


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision that makes a change, and the day from which it holds."""

    on: date
    number: str
    decided_on: date | None

    @property
    def columns(self) -> dict[str, object]:
        """As a version or a succession notes it."""
        return {"decision_number": self.number, "decided_on": self.decided_on}

    @property
    def facts(self) -> dict[str, object]:
        """As the journal notes it."""
        return {"on": self.on, "decision": self.number, "decided_on": self.decided_on}


def held(places: Sequence[Place]) -> list[Place]:
    """The same places, read afresh and locked, once it is our turn to change the tree.

    Changes queue at the country: two of them, each sound by itself, may together form a cycle.
    """
    Place.objects.select_for_update().filter(level=Level.COUNTRY).order_by("pk").first()
    found = {place.pk: place for place in Place.objects.select_for_update().filter(pk__in=[p.pk for p in places])}
    return [found[place.pk] for place in places]


def change(place: Place, kind: SuccessionKind, decision: Decision, changes: Mapping[str, object]) -> None:
    """Give a place other values from a day on, and note that it went on with them.

    Raises `Refused` where it does not exist on that day, or nothing would change.
    """
    history = changed(_history(place), decision.on, changes, decision.columns)
    existed = history[0].since < decision.on
    _rewrite(place, history)
    if existed:
        succeed(place, place, kind, decision, Decimal(1))


def end(place: Place, decision: Decision) -> None:
    """End a place, and its membership of a military region, on a day.

    Raises `Refused` where it does not exist on that day, only begins on it, changes later, or takes others over then.
    """
    on = decision.on
    row = Succession.objects.with_others(place).filter(on__gte=on).for_listing().first()
    if row is not None:
        reason = _(
            "%(name)s cannot end on %(day)s: on %(later)s %(old)s became %(new)s. Choose a later day, or let %(old)s"
            " become the unit that follows."
        )
        names = {"name": place, "day": written(on), "later": written(row.on), "old": row.old, "new": row.new}
        raise Refused(reason % names, succession=row.pk)
    history = ended(_history(place), on)
    place.became.filter(on=on, new=place).delete()
    place.versions.filter(valid_from=on).delete()
    _rewrite(place, history)
    members = ZoneMembership.objects.filter(place=place)
    members.filter(valid_from__gte=on).delete()
    members.filter(Q(valid_until=None) | Q(valid_until__gt=on)).update(valid_until=on)


def succeed(old: Place, new: Place, kind: SuccessionKind, decision: Decision, share: Decimal | None) -> None:
    """Note that a place became another; a second change of the same day joins the first ("rename+reparent")."""
    row = Succession.objects.filter(old=old, new=new, on=decision.on).first()
    kinds = [*row.kind.split("+"), kind.value] if row else [kind.value]
    if row and kind is not SuccessionKind.SPLIT:
        share = row.share
    values = {"kind": "+".join(dict.fromkeys(kinds)), "share": share, "confidence": "decision", **decision.columns}
    Succession.objects.update_or_create(old=old, new=new, on=decision.on, defaults=values)


def children(place: Place, on: date) -> list[Place]:
    """The places that stand directly under this one on a day, locked."""
    return list(place.children_on(on).select_for_update().order_by("pk"))


def hold_alive(places: Collection[Place], on: date) -> None:
    """Raises `Refused` where one of the places does not exist on a day."""
    alive = set(Place.objects.alive_on(on).filter(pk__in=[p.pk for p in places]).values_list("pk", flat=True))
    for place in places:
        if place.pk not in alive:
            raise Refused(absent(str(place), on), place=place.pk)


def write_version(place: Place, stretch: Stretch) -> PlaceVersion:
    """Write one stretch of a place's life."""
    return PlaceVersion.objects.create(place=place, **_columns(stretch))


def _history(place: Place) -> list[Stretch]:
    return [
        Stretch(
            name=version.name,
            kind=version.kind,
            full_name=version.full_name,
            code=version.code,
            parent=version.parent_id,
            since=version.valid_from,
            until=version.valid_until,
            decision_number=version.decision_number,
            decided_on=version.decided_on,
        )
        for version in place.versions.select_for_update().order_by("valid_from")
    ]


def _rewrite(place: Place, history: Sequence[Stretch]) -> None:
    for stretch in history:
        PlaceVersion.objects.update_or_create(place=place, valid_from=stretch.since, defaults=_columns(stretch))
    place.take_names(place.versions.order_by("valid_from"))
    place.save(update_fields=["name", "full_name", "code", "search_text", "spelled_text", "sort_text"])


def _columns(stretch: Stretch) -> dict[str, object]:
    columns = asdict(stretch)
    renamed = {"parent": "parent_id", "since": "valid_from", "until": "valid_until"}
    return {renamed.get(key, key): value for key, value in columns.items()}
