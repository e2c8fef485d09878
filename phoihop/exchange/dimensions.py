"""Dimensions beside data, period and unit: categories, combinations of options, and sets of groups of units.

Each narrows what is counted: a category by the combinations that hold an option of it, a set of groups by the units
that belong to a group.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from phoihop.exchange.catalogue import Catalogue
from phoihop.exchange.rules.uids import DEFAULT_COMBO

GROUP = "OU_GROUP-"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a dimension: the combinations, or the units, to which it narrows; None narrows nothing."""

    uid: str
    combos: frozenset[str] | None = None
    units: frozenset[str] | None = None

    def beside(self, other: "Member") -> "Member":
        """Both at once."""
        return Member(self.uid, _both(self.combos, other.combos), _both(self.units, other.units))


EVERYTHING = Member("")


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return other if one is None else one if other is None else one & other


def together(members: Sequence[Member]) -> Member:
    """Any of these members, as a filter takes them."""
    combos = [one.combos for one in members]
    units = [one.units for one in members]
    return Member(
        "",
        frozenset().union(*(one for one in combos if one is not None)) if None not in combos else None,
        frozenset().union(*(one for one in units if one is not None)) if None not in units else None,
    )


class Dimensions:
    """The dimensions of a catalogue by their identifiers."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def column(self, name: str) -> str | None:
        """What a dimension is called at the head of its column; None where there is none."""
        for resource in ("categories", "organisationUnitGroupSets"):
            if found := self.catalogue.objects(resource).get(name):
                return str(found.get("displayName") or found.get("name"))
        return None

    def members(self, name: str, asked: Sequence[str]) -> list[Member]:
        """The members asked for, in that order; all there are where none is named."""
        known = {one.uid: one for one in self._members(name)}
        return [known[one] for one in asked if one in known] if asked else list(known.values())

    def _members(self, name: str) -> list[Member]:
        category = self.catalogue.objects("categories").get(name)
        if category is not None:
            return [Member(one, combos=self._holding(one)) for one in uids(category.get("categoryOptions"))]
        groups = self.catalogue.objects("organisationUnitGroupSets").get(name, {})
        return [Member(one, units=self.group(one)) for one in uids(groups.get("organisationUnitGroups"))]

    def _holding(self, option: str) -> frozenset[str]:
        combos = self.catalogue.objects("categoryOptionCombos")
        return frozenset(uid for uid, told in combos.items() if option in uids(told.get("categoryOptions")))

    def group(self, uid: str) -> frozenset[str]:
        """The units of a group; none where it is not known."""
        return frozenset(uids(self.catalogue.objects("organisationUnitGroups").get(uid, {}).get("organisationUnits")))

    def within(self, units: Sequence[str], members: frozenset[str]) -> list[str]:
        """The units of a group that stand among or beneath these; one beneath another of them is counted with it."""
        objects = self.catalogue.objects("organisationUnits")
        steps = {uid: str(objects[uid]["path"]).split("/")[1:] for uid in members if uid in objects}
        beneath = {uid for uid, path in steps.items() if set(path) & set(units)}
        return [uid for uid in objects if uid in beneath and not set(steps[uid][:-1]) & beneath]


def combos_of(asked: Sequence[str]) -> Member | None:
    """The combinations named in `co` or `ao`; None where all are meant."""
    return Member("", combos=frozenset(asked)) if asked else None


def is_default(asked: Sequence[str]) -> bool:
    """Whether attribute combinations are asked for of which there are any: there is only the default one."""
    return not asked or DEFAULT_COMBO in asked


def uids(told: Any) -> list[str]:  # noqa: ANN401 - whatever JSON holds
    """The identifiers of a list of references, or of bare identifiers."""
    rows = told if isinstance(told, list | tuple) else ()
    return [str(one["id"]) if isinstance(one, Mapping) else str(getattr(one, "uid", one)) for one in rows]
