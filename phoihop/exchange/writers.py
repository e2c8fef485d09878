"""Values as they go out: JSON, CSV, XML, ADX and SDMX-CSV."""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from lxml import etree

from phoihop.exchange.naming import Names
from phoihop.exchange.readers import CSV_COLUMNS
from phoihop.exchange.rules.periods import adx_period, read_period
from phoihop.exchange.rules.uids import DEFAULT_COMBO

DXF = "http://dhis2.org/schema/dxf/2.0"
ADX = "urn:ihe:qrph:adx:2015"
SDMX = "application/vnd.sdmx.data+csv;version=2.0.0"
STRUCTURE = "PHOIHOP:VALUES(1.0)"
# Where a spreadsheet would take a text for a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
Value = Mapping[str, Any]


def as_csv(values: Iterable[Value], _names: Names) -> bytes:
    """By position, as DHIS2 reads it again."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow([name.lower() for name in CSV_COLUMNS])
    for one in values:
        writer.writerow([_safe(name, one.get(name, "")) for name in CSV_COLUMNS])
    return text.getvalue().encode()


def as_xml(values: Iterable[Value], _names: Names) -> bytes:
    """DXF 2."""
    root = etree.Element(f"{{{DXF}}}dataValueSet", nsmap={None: DXF})
    for one in values:
        told = {name: _said(value) for name, value in one.items() if value not in {"", None}}
        told["followUp"] = told.pop("followup", "false")
        etree.SubElement(root, f"{{{DXF}}}dataValue", told)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def as_adx(values: Iterable[Value], names: Names) -> bytes:
    """ADX: groups by data set, period and unit; identifiers are codes where there are any."""
    root = etree.Element(f"{{{ADX}}}adx", nsmap={None: ADX})
    groups: dict[tuple[str, str], Any] = {}
    for one in values:
        key = (str(adx_period(read_period(one["period"]))), one["orgUnit"])
        if key not in groups:
            groups[key] = etree.SubElement(root, f"{{{ADX}}}group", {"period": key[0], "orgUnit": names.code(key[1])})
        told = {"dataElement": names.code(one["dataElement"]), "value": _said(one["value"])}
        if one["categoryOptionCombo"] != DEFAULT_COMBO:
            told["categoryOptionCombo"] = names.code(one["categoryOptionCombo"])
        etree.SubElement(groups[key], f"{{{ADX}}}dataValue", told)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def as_sdmx(values: Iterable[Value], _names: Names) -> bytes:
    """SDMX-CSV 2.0, for offices of statistics."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(
        ["STRUCTURE", "STRUCTURE_ID", "ACTION", "DATA_ELEMENT", "REF_AREA", "BREAKDOWN", "TIME_PERIOD", "OBS_VALUE",
         "COMMENT"]
    )  # fmt: skip
    for one in values:
        row = [one["dataElement"], one["orgUnit"], one["categoryOptionCombo"], sdmx_period(one["period"])]
        writer.writerow(["dataflow", STRUCTURE, "I", *row, one["value"], _safe("comment", one["comment"])])
    return text.getvalue().encode()


def sdmx_period(written: str) -> str:
    """A period in SDMX: 2026-01, 2026-Q1, 2026-S1, 2026, 2026-W05; any other by its first day and length."""
    period = read_period(written)
    for mark in ("Q", "S"):
        if mark in written and written[:4].isdigit() and len(written) == 6:
            return f"{written[:4]}-{written[4:]}"
    if "W" in written and "Bi" not in written:
        year, _mark, week = written.partition("W")
        return f"{year}-W{int(week):02}"
    if written.isdigit():
        return {4: written, 6: f"{written[:4]}-{written[4:]}", 8: period.since.isoformat()}[len(written)]
    return str(adx_period(period))


WRITERS: Mapping[str, tuple[str, Callable[[Iterable[Value], Names], bytes]]] = {
    "csv": ("application/csv", as_csv),
    "xml": ("application/xml", as_xml),
    "adx": ("application/adx+xml", as_adx),
    "sdmx": (SDMX, as_sdmx),
}


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _safe(name: str, value: object) -> str:
    said = _said(value)
    return neutral(said) if name in {"comment", "storedBy"} else said


def neutral(said: str) -> str:
    """A text that no spreadsheet takes for a formula; numbers stay as they are."""
    return f"'{said}" if said.startswith(FORMULAS) and not NUMBER.fullmatch(said) else said


def headed(values: Sequence[Value], query: Mapping[str, Sequence[str]], completed: str = "") -> dict[str, Any]:
    """The set as JSON: what is asked of one data set, period and unit is said once at its head as well."""
    head = {}
    if all(len(query.get(name, ())) == 1 for name in ("dataSet", "period", "orgUnit")):
        head = {name: query[name][0] for name in ("dataSet", "period", "orgUnit")}
        head |= {"completeDate": completed} if completed else {}
    return head | {"dataValues": list(values)}
