"""Values that go out under other names than identifiers: codes or names, as `dataElementIdScheme=CODE` asks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from phoihop.exchange.catalogue import Catalogue
from phoihop.exchange.rules.uids import DEFAULT_COMBO

# Which of a value's parts goes by which parameter, and where it is listed.
PARTS = {
    "dataElement": ("dataElementIdScheme", "dataElements"),
    "orgUnit": ("orgUnitIdScheme", "organisationUnits"),
    "categoryOptionCombo": ("categoryOptionComboIdScheme", "categoryOptionCombos"),
    "attributeOptionCombo": ("attributeOptionComboIdScheme", "categoryOptionCombos"),
    "dataSet": ("dataSetIdScheme", "dataSets"),
    "organisationUnit": ("orgUnitIdScheme", "organisationUnits"),
}
NAMED = {"code", "name"}


def renamed(values: Iterable[Mapping[str, Any]], query: Mapping[str, Sequence[str]]) -> Iterator[dict[str, Any]]:
    """The values with their parts named as the address asks; what has no such name keeps its identifier."""
    schemes = {part: _scheme(query, parameter) for part, (parameter, _list) in PARTS.items()}
    asked = {part: scheme for part, scheme in schemes.items() if scheme in NAMED}
    catalogue = Catalogue()
    for one in values:
        told = dict(one)
        for part, scheme in asked.items():
            if part in told:
                told[part] = _name(catalogue, part, str(told[part]), scheme)
        yield told


def _scheme(query: Mapping[str, Sequence[str]], parameter: str) -> str:
    said = query.get(parameter) or query.get("idScheme") or ["uid"]
    return said[-1].lower()


def _name(catalogue: Catalogue, part: str, uid: str, scheme: str) -> str:
    if uid == DEFAULT_COMBO:
        return "default"
    return str(catalogue.objects(PARTS[part][1]).get(uid, {}).get(scheme) or uid)
