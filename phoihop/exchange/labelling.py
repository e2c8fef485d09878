"""By what names an answer calls things: by identifiers, codes, names or attributes, as asked, and what each means."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from phoihop.exchange.catalogue import Catalogue
from phoihop.exchange.queries import Query
from phoihop.exchange.rules import asking
from phoihop.exchange.rules.asking import named_by, on
from phoihop.exchange.rules.periods import english
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.foundation.periods import Period

# What the parts of a value and the dimensions of an analysis are, as schemes name it, and where they are listed.
KINDS = {
    "dataElement": ("dataElement", ("dataElements",)),
    "orgUnit": ("orgUnit", ("organisationUnits",)),
    "organisationUnit": ("orgUnit", ("organisationUnits",)),
    "categoryOptionCombo": ("categoryOptionCombo", ("categoryOptionCombos",)),
    "attributeOptionCombo": ("attributeOptionCombo", ("categoryOptionCombos",)),
    "dataSet": ("dataSet", ("dataSets",)),
    "dx": ("dataElement", ("dataElements", "indicators", "dataSets")),
    "ou": ("orgUnit", ("organisationUnits",)),
}
# Any other dimension is of options or groups.
REST = ("", ("categoryOptions", "organisationUnitGroups", "categoryOptionCombos"))


class Labels:
    """What things of a catalogue are called in one answer; what has no such name keeps its identifier."""

    def __init__(self, catalogue: Catalogue, query: asking.Query, prefix: str = "") -> None:
        self.catalogue = catalogue
        of = {kind for kind, _lists in (*KINDS.values(), REST)}
        self.schemes = {kind: asking.scheme(query, kind or "item", prefix) for kind in of}

    def shown(self, part: str, uid: str) -> str:
        """A thing as the answer writes it."""
        scheme = self.schemes[KINDS.get(part, REST)[0]]
        if scheme == "uid" or part == "pe":
            return uid
        return "default" if uid == DEFAULT_COMBO else named_by(self.told(part, uid), scheme) or uid

    def told(self, part: str, uid: str) -> Mapping[str, Any]:
        first = uid.partition(".")[0]
        lists = (self.catalogue.objects(one) for one in KINDS.get(part, REST)[1])
        return next((one[first] for one in lists if first in one), {})


def renamed(values: Iterable[Mapping[str, Any]], query: asking.Query) -> Iterator[dict[str, Any]]:
    """The values with their parts named as the address asks."""
    labels = Labels(Catalogue(), query)
    for one in values:
        yield {part: labels.shown(part, str(told)) if part in KINDS else told for part, told in one.items()}


class AnalysisLabels(Labels):
    """The names of things in one analysis."""

    def __init__(self, catalogue: Catalogue, query: Query) -> None:
        super().__init__(catalogue, query.asked, "output")
        self.query = query
        self.property = "shortName" if asking.last(query.asked, "displayProperty").upper() == "SHORTNAME" else "name"

    def read(self, part: str, written: Sequence[str]) -> list[str]:
        """The identifiers that these stand for, where they are named otherwise; what is not known stays as it is."""
        kind, lists = KINDS[part]
        scheme = asking.scheme(self.query.asked, kind, "input")
        if scheme == "uid":
            return list(written)
        known = {named_by(told, scheme): uid for one in lists for uid, told in self.catalogue.objects(one).items()}
        return [known.get(one, one) for one in written]

    def rows(self, rows: list[list[str]]) -> list[list[str]]:
        """The rows with their members as the answer writes them."""
        parts = list(self.query.dimensions)
        return [
            [self.shown(part, uid) for part, uid in zip(parts, row, strict=False)] + row[len(parts) :] for row in rows
        ]

    def meaning(
        self, members: Mapping[str, Sequence[str]], heads: Mapping[str, str], periods: Mapping[str, Period]
    ) -> dict[str, Any]:
        """What the members and the heads are called, and which members there are."""
        shown = self.shown
        items = {
            shown(part, uid): {"name": self._name(part, uid)}
            for part, some in members.items()
            if part != "pe"
            for uid in some
        }
        items |= {uid: {"name": english(uid, period)} for uid, period in periods.items() if uid}
        items |= {name: {"name": column} for name, column in heads.items()}
        told: dict[str, Any] = {
            "items": items,
            "dimensions": {part: [shown(part, uid) for uid in some] for part, some in members.items()},
        }
        if on(self.query.asked, "hierarchyMeta"):
            told["ouHierarchy"] = {shown("ou", uid): self._above(uid) for uid in members["ou"]}
        return told

    def _above(self, unit: str) -> str:
        """The units above one, as DHIS2 writes them."""
        return "/".join(str(self.told("ou", unit).get("path", "")).split("/")[1:-1])

    def _name(self, part: str, uid: str) -> str:
        told = self.told(part, uid)
        return str(told.get(self.property) or told.get("name") or uid)
