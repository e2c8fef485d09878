"""What an address asks for, in our own keys: which values of whom, over which days."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from phoihop.exchange.catalogue import Catalogue
from phoihop.exchange.dimensions import uids
from phoihop.exchange.naming import Names
from phoihop.exchange.rules.asking import Query, last, on, scheme
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.exchange.sending import Wanted, beneath, codes_of, elements
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.reporting.models import Line

UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


def bodies_of(query: Query, names: Names) -> frozenset[int]:
    """The bodies of the units and groups of units asked for, with those beneath them where that is asked."""
    found = frozenset(names.bodies_by(query.get("orgUnit", ()), scheme(query, "orgUnit", "input")).values())
    if on(query, "children"):
        found = beneath(found)
    groups = query.get("orgUnitGroup", ())
    if groups:
        known = Catalogue().objects("organisationUnitGroups")
        members = [one for group in groups for one in uids(known.get(group, {}).get("organisationUnits"))]
        found |= frozenset(names.bodies_by(members).values())
    return found


PERIODS = ("startDate", "endDate", "period", "lastUpdated", "lastUpdatedDuration", "created", "createdDuration")
TEXTS = {
    "E2001": "At least one data element, data set or data element group must be specified",
    "E2002": "At least one period, start/end dates, last updated or last updated duration must be specified",
    "E2003": "Both periods and start/end date cannot be specified",
    "E2004": "Start date must be before end date",
    "E2006": "At least one organisation unit or organisation unit group must be specified",
    "E2007": "Organisation unit children cannot be included for organisation unit groups",
    "E2009": "Limit cannot be less than zero: `{0}`",
    "E2013": "At least one data set must be specified",
}


def hold_asked(query: Query, *, sets: bool = False) -> None:
    """Raises Refused unless what, when and where are asked, each in one way; with `sets`, what must be data sets."""
    asked = {name for name, values in query.items() if any(values)}
    dates, most = (last(query, "startDate"), last(query, "endDate")), last(query, "limit")
    dated = all(dates) or asked & set(PERIODS[2:])
    faults = (
        ("E2013", sets and "dataSet" not in asked),
        ("E2001", not sets and not asked & {"dataSet", "dataElement", "dataElementGroup"}),
        ("E2002", not dated),
        ("E2003", "period" in asked and any(dates)),
        ("E2004", bool(all(dates) and dates[0] > dates[1])),
        ("E2006", not asked & {"orgUnit", "orgUnitGroup"}),
        ("E2007", "orgUnitGroup" in asked and on(query, "children")),
        ("E2009", most.startswith("-")),
    )
    for error, wrong in faults:
        if wrong:
            raise Refused(TEXTS[error].format(most), code=error)


def _found(found: frozenset[int] | set[int], error: str) -> None:
    """Raises Refused where nothing that was named is known: as if it had not been asked for."""
    if not found:
        raise Refused(TEXTS[error], code=error)


def wanted(query: Query, names: Names) -> Wanted:
    """Which values an address asks for. Raises Refused unless all of it is asked, Invalid for what cannot be read."""
    hold_asked(query)
    indicators, sections = elements(_elements(query, names), names)
    indicators |= _asked(query, names)
    bodies = bodies_of(query, names)
    _found(indicators | sections, "E2001")
    _found(bodies, "E2006")
    return Wanted(
        indicators=frozenset(indicators),
        sections=frozenset(sections),
        bodies=bodies,
        codes=codes_of(query.get("period", ())),
        since=day(query, "startDate"),
        until=day(query, "endDate"),
        entered_since=moment(query, "lastUpdated"),
        deleted=on(query, "includeDeleted"),
        # There is no attribute combination but the default one, and so nothing under any other.
        limit=0 if set(query.get("attributeOptionCombo", ())) - {DEFAULT_COMBO, "default"} else limit(query),
    )


def _elements(query: Query, names: Names) -> list[str]:
    """The elements asked for: by themselves, by groups of them, and by foreign data sets."""
    asked = names.elements_by(query.get("dataElement", ()), scheme(query, "dataElement", "input"))
    found = [one.uid for one in asked.values()]
    groups = query.get("dataElementGroup", ())
    known = Catalogue().objects("dataElementGroups") if groups else {}
    found += [one for group in groups for one in uids(known.get(group, {}).get("dataElements"))]
    sets = [names.data_set(one, scheme(query, "dataSet", "input")) for one in query.get("dataSet", ())]
    return found + [uid for one in sets if one for uid in one.elements]


def _asked(query: Query, names: Names) -> set[int]:
    """The indicators that the forms asked for ask."""
    forms = names.forms_by(query.get("dataSet", ()), scheme(query, "dataSet", "input"))
    lines = Line.objects.filter(section__version__form__in=forms.values())
    return set(lines.values_list("indicator", flat=True)) if forms else set()


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
