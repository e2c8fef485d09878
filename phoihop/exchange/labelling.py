"""How an analysis names what it shows: by identifiers, codes or names, as asked, and what each of them means."""

from collections.abc import Mapping, Sequence
from typing import Any

from phoihop.exchange.catalogue import Catalogue
from phoihop.exchange.queries import Query
from phoihop.exchange.rules.periods import english
from phoihop.foundation.periods import Period

# Where the members of a dimension are listed; those of any other are options or groups.
LISTS = {
    "dx": ("dataElements", "indicators", "dataSets"),
    "ou": ("organisationUnits",),
}
REST = ("categoryOptions", "organisationUnitGroups", "categoryOptionCombos")
SCHEMES = {"dx": "outputDataElementIdScheme", "ou": "outputOrgUnitIdScheme"}


class Labels:
    """The names of things in one analysis."""

    def __init__(self, catalogue: Catalogue, query: Query) -> None:
        self.catalogue, self.query = catalogue, query
        self.property = "shortName" if query.switches.get("displayProperty", "").upper() == "SHORTNAME" else "name"

    def read(self, resource: str, written: Sequence[str]) -> list[str]:
        """The identifiers that these stand for, where they are codes or names; others stay as they are."""
        scheme = self.query.switches.get("inputIdScheme", "UID").lower()
        if scheme not in {"code", "name"}:
            return list(written)
        lists = LISTS["dx"] if resource == "dataElements" else LISTS["ou"]
        known = {str(told.get(scheme)): uid for one in lists for uid, told in self.catalogue.objects(one).items()}
        return [known.get(one, one) for one in written]

    def shown(self, name: str, uid: str) -> str:
        """A member of a dimension as the answer writes it."""
        switches = self.query.switches
        scheme = (switches.get(SCHEMES.get(name, "")) or switches.get("outputIdScheme") or "UID").lower()
        return str(self._told(name, uid).get(scheme) or uid) if scheme in {"code", "name"} else uid

    def rows(self, rows: list[list[str]]) -> list[list[str]]:
        """The rows with their members as the answer writes them."""
        names = list(self.query.dimensions)
        return [
            [self.shown(name, uid) for name, uid in zip(names, row, strict=False)] + row[len(names) :] for row in rows
        ]

    def meaning(
        self, members: Mapping[str, Sequence[str]], heads: Mapping[str, str], periods: Mapping[str, Period]
    ) -> dict[str, Any]:
        """What the members and the heads are called, and which members there are."""
        items = {
            self.shown(name, uid): {"name": self._name(name, uid)}
            for name, some in members.items()
            if name != "pe"
            for uid in some
        }
        items |= {uid: {"name": english(uid, period)} for uid, period in periods.items() if uid}
        items |= {name: {"name": column} for name, column in heads.items()}
        shown = {name: [self.shown(name, uid) for uid in some] for name, some in members.items()}
        told: dict[str, Any] = {"items": items, "dimensions": shown}
        if self.query.on("hierarchyMeta"):
            told["ouHierarchy"] = {self.shown("ou", uid): self._above(uid) for uid in members["ou"]}
        return told

    def _above(self, unit: str) -> str:
        """The units above one, as DHIS2 writes them."""
        return "/".join(str(self._told("ou", unit).get("path", "")).split("/")[1:-1])

    def _name(self, name: str, uid: str) -> str:
        told = self._told(name, uid)
        return str(told.get(self.property) or told.get("name") or uid)

    def _told(self, name: str, uid: str) -> Mapping[str, Any]:
        first = uid.partition(".")[0]
        lists = (self.catalogue.objects(one) for one in LISTS.get(name, REST))
        return next((one[first] for one in lists if first in one), {})
