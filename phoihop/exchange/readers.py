"""Values as they come in: JSON, CSV by position, XML and ADX, all made into one shape."""

import csv
import json
from collections.abc import Mapping
from io import StringIO
from typing import Any

from lxml import etree

from phoihop.foundation.refusals import Invalid

CSV_COLUMNS = (
    *("dataElement", "period", "orgUnit", "categoryOptionCombo", "attributeOptionCombo", "value", "storedBy"),
    *("lastUpdated", "comment", "followup", "deleted"),
)
# What values may be sent as.
KINDS = (
    *("application/json", "application/csv", "text/csv", "application/xml", "text/xml"),
    *("application/adx+xml", "application/xml+adx"),
)
MOST_DEEP = 40
Told = Mapping[str, Any]


def read_values(content: bytes, kind: str, *, head: bool = True) -> dict[str, Any]:
    """A data value set as its JSON would be. Raises Invalid where the content is not of the kind it says it is."""
    if kind in {"application/csv", "text/csv"}:
        return {"dataValues": _csv(content, head=head)}
    if kind in {"application/xml", "text/xml"}:
        return _xml(content)
    if kind in {"application/adx+xml", "application/xml+adx"}:
        return _adx(content)
    return read_json(content)


def read_registrations(content: bytes, kind: str) -> dict[str, Any]:
    """Registrations of complete data sets, as their JSON would be. Raises Invalid for what cannot be read."""
    if kind not in {"application/xml", "text/xml"}:
        return read_json(content)
    root = _parsed(content)
    rows = [dict(one.attrib) for one in root if _name(one) == "completeDataSetRegistration"]
    return {**root.attrib, "completeDataSetRegistrations": rows}


def read_json(content: bytes) -> dict[str, Any]:
    """An object of JSON. Raises Invalid for anything else."""
    try:
        told = json.loads(content or b"{}")
    except (ValueError, RecursionError) as fault:
        raise Invalid(f"JSON cannot be read: {fault}", code="E1003") from fault
    if not isinstance(told, dict):
        raise Invalid("An object was expected.", code="E1003")
    return told


def _csv(content: bytes, *, head: bool) -> list[Told]:
    try:
        rows = list(csv.reader(StringIO(content.decode("utf-8-sig", errors="replace"), newline="")))
    except csv.Error as fault:
        raise Invalid(f"CSV cannot be read: {fault}", code="E1003") from fault
    return [dict(zip(CSV_COLUMNS, row, strict=False)) for row in rows[1 if head else 0 :] if any(row)]


def _parsed(content: bytes) -> Any:  # noqa: ANN401 - lxml has no types
    """The root of XML without entities, document types or networks, and not nested without end."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Invalid(f"XML cannot be read: {fault}", code="E1003") from fault
    if root.getroottree().docinfo.doctype:
        raise Invalid("XML with a document type is not read.", code="E1003")
    return root


def _xml(content: bytes) -> dict[str, Any]:
    root = _parsed(content)
    if _name(root) == "adx":
        return _adx(content)
    if _name(root) != "dataValueSet":
        raise Invalid("A dataValueSet was expected.", code="E1003")
    found = [dict(one.attrib) for one in root if _name(one) == "dataValue"]
    return {**root.attrib, "dataValues": [_followed(one) for one in found]}


def _followed(told: dict[str, Any]) -> dict[str, Any]:
    """XML writes `followUp` where JSON writes `followup`."""
    if "followUp" in told:
        told["followup"] = told.pop("followUp")
    return told


def _adx(content: bytes) -> dict[str, Any]:
    """Groups of values by data set, period and unit, all by code; combinations by their code or their options."""
    root = _parsed(content)
    values: list[dict[str, Any]] = []
    groups = [one for one in root if _name(one) == "group"]
    for group in groups:
        shared = {"orgUnit": group.get("orgUnit"), "period": group.get("period"), "dataSet": group.get("dataSet")}
        values += [shared | _adx_value(one) for one in group if _name(one) == "dataValue"]
    return {"dataValues": values, "idScheme": "CODE", "adx": True}


def _adx_value(one: Any) -> dict[str, Any]:  # noqa: ANN401
    known = {"dataElement", "value", "categoryOptionCombo", "attributeOptionCombo"}
    told: dict[str, Any] = {name: value for name, value in one.attrib.items() if name in known}
    options = {name: value for name, value in one.attrib.items() if name not in known}
    note = next((each.text or "" for each in one if _name(each) == "annotation"), "")
    if note:
        told |= {"value": note, "comment": ""}
    return told | ({"options": options} if options else {})


def _name(one: Any) -> str:  # noqa: ANN401
    return etree.QName(one).localname if isinstance(one.tag, str) else ""
