"""Metadata and tables as CSV and XML, for clients that ask for them by suffix or by what they accept."""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from lxml import etree

from phoihop.exchange.writers import DXF, neutral

Listed = Mapping[str, Any]
ATTRIBUTES = {"id", "code", "name", "created", "lastUpdated"}
# What no element may be called by: clients may rename properties as they like.
UNNAMEABLE = re.compile(r"^[^A-Za-z_]+|[^A-Za-z0-9_.-]")


def objects_as_csv(listed: Iterable[Listed], _resource: str, _pager: Listed) -> bytes:
    """Objects one a line, a column for each property in the order in which they are first met."""
    rows = [dict(_flat("", one)) for one in listed]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def objects_as_xml(listed: Iterable[Listed], resource: str, pager: Listed) -> bytes:
    """A list in the namespace of DXF 2, its pager first."""
    root = etree.Element(f"{{{DXF}}}metadata", nsmap={None: DXF})
    if pager:
        _element(root, "pager", pager)
    found = etree.SubElement(root, f"{{{DXF}}}{resource}")
    for one in listed:
        _element(found, singular(resource), one)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def object_as_xml(one: Listed, resource: str) -> bytes:
    """One object in the namespace of DXF 2."""
    holder = etree.Element("holder")
    _element(holder, singular(resource), one)
    return bytes(etree.tostring(holder[0], xml_declaration=True, encoding="UTF-8"))


def table_as_csv(table: Listed) -> bytes:
    """The rows of an analysis beneath the names of its columns."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([head["column"] for head in table["headers"]])
    writer.writerows([[neutral(one) for one in row] for row in table["rows"]])
    return text.getvalue().encode()


def table_as_xml(table: Listed) -> bytes:
    """An analysis as the grid of DHIS2."""
    root = etree.Element("grid", width=str(table["width"]), height=str(table["height"]))
    heads = etree.SubElement(root, "headers")
    for head in table["headers"]:
        etree.SubElement(heads, "header", {name: _legal(_text(value)) for name, value in head.items()})
    rows = etree.SubElement(root, "rows")
    for row in table["rows"]:
        line = etree.SubElement(rows, "row")
        for one in row:
            etree.SubElement(line, "field").text = _legal(one)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


TABLES: Mapping[str, tuple[str, Callable[[Listed], bytes]]] = {
    "csv": ("application/csv", table_as_csv),
    "xml": ("application/xml", table_as_xml),
}
LISTS: Mapping[str, tuple[str, Callable[[Iterable[Listed], str, Listed], bytes]]] = {
    "csv": ("application/csv", objects_as_csv),
    "xml": ("application/xml", objects_as_xml),
}


def singular(resource: str) -> str:
    """The name of one object of a list."""
    return f"{resource[:-3]}y" if resource.endswith("ies") else resource.removesuffix("s")


def _flat(path: str, value: Any) -> Iterable[tuple[str, str]]:  # noqa: ANN401 - whatever an object holds
    """The properties of an object by their dotted paths; of a list, the identifiers of its members."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _flat(f"{path}.{name}" if path else name, each)
    elif isinstance(value, list):
        yield path, neutral(";".join(str(one.get("id", "")) if isinstance(one, Mapping) else str(one) for one in value))
    else:
        yield path, neutral(_text(value))


def _element(parent: Any, name: str, value: Any) -> None:  # noqa: ANN401
    """A value within another; what identifies an object stands in its attributes, as DXF 2 has it."""
    made = etree.SubElement(parent, f"{{{DXF}}}{UNNAMEABLE.sub('_', name) or '_'}")
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key in ATTRIBUTES and not isinstance(each, Mapping | list):
                made.set(key, _legal(_text(each)))
            else:
                _element(made, key, each)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            _element(made, singular(name), each)
    else:
        made.text = _legal(_text(value))


def _text(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _legal(text: str) -> str:
    """Without the letters that XML cannot hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")
