"""One value, or one report, as addresses name it: `de`, `pe`, `ou`, `co`, `cc`, `cp` and `ds`."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from phoihop.access.checks import Actor
from phoihop.exchange.catalogue import Catalogue
from phoihop.exchange.dimensions import uids
from phoihop.exchange.models import Noun
from phoihop.exchange.naming import Names
from phoihop.exchange.placing import Placing, undivided
from phoihop.exchange.rules.asking import Query, last, on
from phoihop.exchange.rules.conflicts import SINGLE, Conflict
from phoihop.exchange.rules.options import Options
from phoihop.exchange.rules.periods import read_period
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.exchange.sending import Wanted, beneath, values_of
from phoihop.foundation.periods import Period, code
from phoihop.foundation.refusals import Refused
from phoihop.reporting.models import Form

PARTS = {"de": "dataElement", "pe": "period", "ou": "orgUnit", "co": "categoryOptionCombo", "ds": "dataSet"}
TEXTS = {
    "E1110": "Category combo not found or not accessible: `{0}`",
    "E1111": "Category option not found or not accessible: `{0}`",
    "E2040": "Both category combination and category options must be specified",
    "E2041": "Attribute option combo does not exist for given category combo and category options",
}


def named(sent: Mapping[str, Any]) -> dict[str, Any]:
    """What was sent under the names that bulk imports use, the attribute combination included."""
    told = {PARTS.get(name, name): value for name, value in sent.items()}
    query = {name: [str(sent[name])] for name in ("cc", "cp") if sent.get(name)}
    return told | ({"attributeOptionCombo": attribute_of(query)} if query else {})


def attribute_of(query: Query) -> str:
    """The attribute combination of a category combination and its options. Raises Refused where there is none."""
    combo, options = last(query, "cc"), last(query, "cp")
    if not combo and not options:
        return DEFAULT_COMBO
    if not combo or not options:
        raise _refused("E2040")
    catalogue = Catalogue()
    if combo not in catalogue.objects("categoryCombos"):
        raise _refused("E1110", combo)
    wanted = set(options.split(";"))
    if unknown := wanted - set(catalogue.objects("categoryOptions")):
        raise _refused("E1111", min(unknown))
    for uid, told in catalogue.objects("categoryOptionCombos").items():
        if combo in uids([told.get("categoryCombo", "")]) and wanted == set(uids(told.get("categoryOptions"))):
            return uid
    raise _refused("E2041")


def hold_known(told: Mapping[str, Any], names: Names) -> None:
    """Raises Refused for a data set that nobody knows, or that does not ask the element."""
    said = str(told.get("dataSet") or "")
    foreign = names.data_set(said)
    if said and foreign is None and not names.forms_by([said]):
        raise Refused(f"Data set not found or not accessible: `{said}`", code="E1105")
    element = str(told.get("dataElement", ""))
    if foreign is not None and element not in foreign.elements:
        raise Refused(f"Data set: `{said}` does not contain data element: `{element}`", code="E2021")


def reports_named(query: Query, names: Names) -> list[tuple[Form, int, Period]]:
    """The forms, bodies and period of an address, with `multiOu` the bodies beneath as well.

    Raises Refused for sets, units and attribute combinations that nobody knows, Invalid for what is no period.
    """
    sets, unit = query.get("ds", []), last(query, "ou")
    if attribute_of(query) != DEFAULT_COMBO:
        raise Refused(undivided(), code="E1104")
    forms, bodies = names.forms_by(sets), frozenset(names.bodies_by([unit]).values())
    if not sets or len(forms) < len(set(sets)):
        raise Refused(f"Data set not found or not accessible: `{';'.join(sets)}`", code="E1105")
    if not bodies:
        raise Refused(f"Organisation unit not found or not accessible: `{unit}`", code="E1102")
    period = read_period(last(query, "pe"))
    return [
        (form, body, period)
        for form in forms.values()
        for body in sorted(beneath(bodies) if on(query, "multiOu") else bodies)
    ]


def stated(told: Mapping[str, Any], actor: Actor) -> str | None:
    """The value that stands there, as far as it may be seen; None for none. Raises Refused for what is not known."""
    names = Names()
    hold_known(told, names)
    placing = Placing(names, {}, Options(force=True), None, timezone.localdate())
    [(_value, place)] = placing.placed([placing.value(0, {**told, "value": "", "comment": ""})])
    if isinstance(place, Conflict):
        if place.code == "E7619":
            return None
        raise Refused(place.text, code=SINGLE.get(place.code, place.code))
    written = place.element.noun == Noun.SECTION
    wanted = Wanted(
        indicators=frozenset() if written else frozenset([place.indicator]),
        sections=frozenset([place.indicator]) if written else frozenset(),
        bodies=frozenset([place.body]),
        codes=frozenset([code(place.period)]),
    )
    return next((str(one["value"]) for one in values_of(wanted, actor, names)), None)


def _refused(error: str, *facts: str) -> Refused:
    return Refused(TEXTS[error].format(*facts), code=error)
