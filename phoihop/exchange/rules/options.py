"""How an import is to be taken: by which identifiers, what it may change, how strictly, and whether as a trial."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from phoihop.exchange.rules.asking import ON, Query, last, on, read_scheme, scheme
from phoihop.foundation.refusals import Invalid

Told = Mapping[str, Any]
KNOWN = ("CREATE_AND_UPDATE", "CREATE", "UPDATE", "DELETE")
STRATEGIES = {"NEW_AND_UPDATES": KNOWN[0], "NEW": KNOWN[1], "UPDATES": KNOWN[2], "DELETES": KNOWN[3]}
SCHEMES = (
    *("idScheme", "dataElementIdScheme", "orgUnitIdScheme", "dataSetIdScheme"),
    *("categoryOptionComboIdScheme", "attributeOptionComboIdScheme"),
)
STRICT = (
    *("strictPeriods", "strictDataElements", "strictCategoryOptionCombos", "strictAttributeOptionCombos"),
    *("strictOrganisationUnits", "requireCategoryOptionCombo", "requireAttributeOptionCombo"),
)


@dataclass(frozen=True, slots=True)
class Options:
    """How an import is to be taken. With `force`, sets that are closed take values all the same."""

    strategy: str = "CREATE_AND_UPDATE"
    dry_run: bool = False
    schemes: Mapping[str, str] = field(default_factory=dict)
    data_set: str = ""
    strict: frozenset[str] = frozenset()
    force: bool = False

    def scheme(self, of: str, told: Told) -> str:
        """The scheme for one kind of identifier; the payload's own word goes before that of the address."""
        own = any(told.get(name) for name in (f"{of}IdScheme", "idScheme"))
        return scheme(told if own else self.schemes, of)

    def beside(self, told: Told) -> "Options":
        """The same with what a payload says itself, which goes before its address."""
        said = str(told.get("strategy") or told.get("importStrategy") or self.strategy)
        dry = str(told["dryRun"]).lower() in ON if "dryRun" in told else self.dry_run
        return replace(self, strategy=_strategy(said), dry_run=dry)

    def told(self) -> dict[str, Any]:
        """What an answer says of them."""
        strict = {name: True for name in STRICT if name in self.strict}
        return {"dryRun": self.dry_run, "importStrategy": self.strategy} | dict(self.schemes) | strict


def options_of(query: Query) -> Options:
    """What an address says. Raises Invalid for a scheme or strategy that is none."""
    schemes = {name: last(query, name) for name in SCHEMES if query.get(name)}
    for one in schemes.values():
        read_scheme(one)
    return Options(
        strategy=_strategy(last(query, "importStrategy") or "CREATE_AND_UPDATE"),
        dry_run=on(query, "dryRun"),
        schemes=schemes,
        data_set=last(query, "dataSet"),
        strict=frozenset(name for name in STRICT if on(query, name)),
    )


def _strategy(written: str) -> str:
    said = STRATEGIES.get(written.upper(), written.upper())
    if said not in KNOWN:
        raise Invalid(f"Not an import strategy: `{written[:40]}`", code="E1003")
    return said
