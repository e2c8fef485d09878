"""Who stands above whom: rows made from the versions and memberships, never typed."""

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.foundation.hierarchy import Link, Reach, check, closure
from phoihop.foundation.refusals import Refused
from phoihop.records.writing import append, made
from phoihop.territories.models import Level, Place, PlaceVersion, Standing, ZoneMembership


def standings(links: Iterable[Link], memberships: Iterable[Link], zones: Collection[int]) -> list[Standing]:
    """The standings of the administrative tree, and those that military regions have through their provinces.

    Raises `Refused` for an orphan, an overlap or a cycle on any day.
    """
    links, memberships = list(links), list(memberships)
    check(links)
    members = {link.child for link in memberships}
    through_zones = memberships + [link for link in links if link.child not in members]
    check(memberships + [link for link in links if link.child in zones or link.parent is None])
    beneath_zones = (reach for reach in closure(through_zones) if reach.ancestor in zones and reach.depth)
    return [_standing(reach) for reach in [*closure(links), *beneath_zones]]


def rebuild(places: Collection[int]) -> None:
    """Make the standings of `places`, and of all that ever stood or now stands beneath them, anew.

    Raises `Refused` for an orphan, an overlap or a cycle on any day.
    """
    touched = _with_all_beneath(places)
    relatives = _with_all_above(touched)
    zones = set(Place.objects.filter(level=Level.ZONE).values_list("pk", flat=True))
    try:
        anew = standings(_links(Q(place__in=relatives | zones)), _memberships(relatives), zones)
    except Refused as refusal:
        raise _named(refusal) from refusal
    Standing.objects.filter(place__in=touched).delete()
    append([standing for standing in anew if standing.place_id in touched])


def _standing(reach: Reach) -> Standing:
    values = {"ancestor_id": reach.ancestor, "place_id": reach.descendant, "depth": reach.depth}
    return made(Standing, {"id": None, **values, "valid_from": reach.since, "valid_until": reach.until})


def _with_all_beneath(places: Collection[int]) -> set[int]:
    touched = set(places) | set(Standing.objects.filter(ancestor__in=places).values_list("place", flat=True))
    waiting = touched
    while waiting:
        children = PlaceVersion.objects.filter(parent__in=waiting).values_list("place", flat=True)
        waiting = set(children) - touched
        touched |= waiting
    return touched


def _with_all_above(places: set[int]) -> set[int]:
    relatives, waiting = set(places), places
    while waiting:
        parents = PlaceVersion.objects.filter(place__in=waiting, parent__isnull=False).values_list("parent", flat=True)
        waiting = set(parents.distinct()) - relatives
        relatives |= waiting
    return relatives


def _links(wanted: Q) -> list[Link]:
    rows = PlaceVersion.objects.filter(wanted).order_by("place", "valid_from")
    return [Link(*row) for row in rows.values_list("place", "parent", "valid_from", "valid_until")]


def _memberships(places: Collection[int]) -> list[Link]:
    rows = ZoneMembership.objects.filter(place__in=places).order_by("place", "valid_from")
    return [Link(*row) for row in rows.values_list("place", "zone", "valid_from", "valid_until")]


def _named(refusal: Refused) -> Refused:
    """The same refusal in a sentence that names the units, where there is one."""
    sentences = {
        "orphan": _(
            "%(child)s would stand under %(parent)s on %(day)s, when %(parent)s does not exist. First move or merge"
            " %(child)s, or choose a superior that exists."
        ),
        "cycle": _(
            "%(child)s would stand under itself on %(day)s by way of %(parent)s. Choose a superior that is not one of"
            " its own subordinate units."
        ),
    }
    facts = refusal.facts
    sentence = sentences.get(str(facts.get("fault")))
    if sentence is None:
        return refusal
    names = Place.objects.in_bulk([facts["child"], facts["parent"]])
    child, parent = names[facts["child"]], names[facts["parent"]]
    return Refused(sentence % {"child": child, "parent": parent, "day": f"{facts['day']:%d/%m/%Y}"}, **facts)
