"""What an address asks for, in our own keys: which values of whom, over which days."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from phoihop.exchange.catalogue import Catalogue
from phoihop.exchange.dimensions import uids
from phoihop.exchange.naming import Names
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.exchange.sending import Wanted, asked_by, beneath, codes_of, elements
from phoihop.foundation.refusals import Invalid, Refused

Query = Mapping[str, Sequence[str]]
ON = frozenset({"true", "on", "yes", "1"})
UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


def last(query: Query, name: str) -> str:
    """The value of a parameter that stands once; the last one where it is repeated."""
    return query[name][-1] if query.get(name) else ""


def on(query: Query, name: str) -> bool:
    """Whether a switch is on, in any spelling that clients use."""
    return last(query, name).lower() in ON


def bodies_of(query: Query, names: Names) -> frozenset[int]:
    """The bodies of the units and groups of units asked for, with those beneath them where that is asked."""
    scheme = input_scheme(query, "orgUnit")
    found = frozenset(names.bodies_by(query.get("orgUnit", ()), scheme).values())
    if on(query, "children"):
        found = beneath(found)
    groups = query.get("orgUnitGroup", ())
    if groups:
        known = Catalogue().objects("organisationUnitGroups")
        members = [one for group in groups for one in uids(known.get(group, {}).get("organisationUnits"))]
        found |= frozenset(names.bodies_by(members).values())
    return found


def wanted(query: Query, names: Names) -> Wanted:
    """Which values an address asks for. Raises Invalid for what cannot be read."""
    forms = list(names.forms_by(query.get("dataSet", ()), input_scheme(query, "dataSet")).values())
    indicators, sections = asked_by(forms, names) if forms else (frozenset[int](), frozenset[int]())
    more, texts = elements(_elements(query, names), names)
    return Wanted(
        indicators=indicators | more,
        sections=sections | texts,
        bodies=bodies_of(query, names),
        codes=codes_of(query.get("period", ())),
        since=day(query, "startDate"),
        until=day(query, "endDate"),
        entered_since=moment(query, "lastUpdated"),
        # There is no attribute combination but the default one, and so nothing under any other.
        limit=0 if set(query.get("attributeOptionCombo", ())) - {DEFAULT_COMBO, "default"} else limit(query),
    )


def _elements(query: Query, names: Names) -> list[str]:
    asked = names.elements_by(query.get("dataElement", ()), input_scheme(query, "dataElement"))
    found = [one.uid for one in asked.values()]
    groups = query.get("dataElementGroup", ())
    known = Catalogue().objects("dataElementGroups") if groups else {}
    return found + [one for group in groups for one in uids(known.get(group, {}).get("dataElements"))]


def input_scheme(query: Query, of: str) -> str:
    """By what things are named in an address: their identifiers, unless it says otherwise."""
    name = f"{of[0].upper()}{of[1:]}"
    said = last(query, f"input{name}IdScheme") or last(query, "inputIdScheme") or "UID"
    return said.upper().partition(":")[0]


def limit(query: Query) -> int | None:
    """How many at most."""
    written = last(query, "limit")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None


def day(query: Query, name: str) -> date | None:
    """A day. Raises Invalid for what is none."""
    return read_day(last(query, name))


def read_day(written: str) -> date | None:
    """The day that is written, whatever its hour; None where nothing is. Raises Invalid for what is no day."""
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError as fault:
        raise Invalid(f"Not a date: {written[:40]}", code="E2004") from fault


def moment(query: Query, name: str) -> datetime | None:
    """Since when: a day in `name`, or a duration as `7d` or `12h` in `nameDuration`. Raises Refused for neither."""
    if duration := last(query, f"{name}Duration"):
        if not duration[:-1].isdecimal() or duration[-1] not in UNITS or len(duration) > 6:
            raise Refused(f"Duration is not valid: `{duration[:20]}`", code="E2005")
        return timezone.now() - timedelta(**{UNITS[duration[-1]]: int(duration[:-1])})
    found = day(query, name)
    return timezone.make_aware(datetime(found.year, found.month, found.day)) if found else None  # noqa: DTZ001 - made aware here
