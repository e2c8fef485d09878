"""What DHIS2 says of what it refuses: codes, and texts as of 2.41."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

TEXTS = {
    "E7600": "Data set not found or not accessible: `{0}`",
    "E7602": "A valid dataset is required",
    "E7603": "Org unit not found or not accessible: `{0}`",
    "E7604": "Attribute option combo not found or not accessible: `{0}`",
    "E7610": "Data element not found or not accessible: `{0}`",
    "E7611": "Period not valid: `{0}`",
    "E7612": "Organisation unit not found or not accessible: `{0}`",
    "E7613": "Category option combo not found or not accessible for writing data: `{0}`",
    "E7615": "Attribute option combo not found or not accessible for writing data: `{0}`",
    "E7616": "Attribute option combo: `{0}` option not accessible: `{1}`",
    "E7617": "Organisation unit: `{0}` not in hierarchy of current user: `{1}`",
    "E7618": "Data value or comment not specified for data element: `{0}`",
    "E7619": "Value must match value type of data element `{0}`: `{1}`",
    "E7620": "Invalid comment: {0}",
    "E7621": "Data value is not a valid option of the data element option set: `{0}`",
    "E7630": "Category option combo is required but is not specified",
    "E7631": "Attribute option combo is required but is not specified",
    "E7632": "Period type of period: `{0}` not valid for data element: `{1}`",
    "E7633": "Data element: `{0}` is not part of dataset(s): `{1}`",
    "E7634": "Category option combo: `{0}` must be part of category combo of data element: `{1}`",
    "E7636": "Data element: `{1}` must be assigned through data sets to organisation unit: `{0}`",
    "E7640": "Current date is past expiry days for period: `{0}`  and data set: `{1}`",
    "E7641": "Period: `{0}` is after latest open future period: `{3}` for data element: `{1}` and data set: `{2}`",
    "E7642": "Data already approved for data set: `{3}` period: `{1}` org unit: `{0}` attribute option combo: `{2}`",
    "E7643": "Period: `{0}` is not open for this data set at this time: `{1}`",
    "E7644": "Period: `{0}` does not conform to the open periods of associated data sets",
}
# By which code DHIS2 knows a rule of ours; a row that the strategy leaves alone is ignored without a word.
CODES = {
    "not_owed": ("E7643", "period"),
    "not_asked": ("E7633", "dataElement"),
    "not_allowed": ("E7617", "orgUnit"),
    "ambiguous": ("E7602", "dataSet"),
    "closed": ("E7642", "period"),
    "derived": ("E7642", "dataElement"),
}
# What is said in the sentence of a conflict and is none of the things it concerns.
UNNAMED = frozenset({"user", "value", "latest", "comment", "option"})
SILENT = frozenset({"there_already", "not_there"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why a row, or all of an import, was refused; `reason` is ours, in the reader's language."""

    code: str
    prop: str
    objects: Mapping[str, str]
    reason: str = ""

    @property
    def text(self) -> str:
        """DHIS2's sentence, and ours after it."""
        named = self.objects
        unit, period = named.get("orgUnit", ""), named.get("period", "")
        facts = {
            "E7616": (named.get("attributeOptionCombo", ""), named.get("option", "")),
            "E7617": (unit, named.get("user", "")),
            "E7619": (named.get("dataElement", ""), named.get("value", "")[:80]),
            "E7636": (unit, named.get("dataElement", "")),
            "E7640": (period, named.get("dataSet", "")),
            "E7641": (period, named.get("dataElement", ""), named.get("dataSet", ""), named.get("latest", "")),
            "E7620": (str(len(named.get("comment", ""))),),
            "E7632": (period, named.get("dataElement", "")),
            "E7633": (named.get("dataElement", ""), named.get("dataSet", "")),
            "E7634": (named.get("categoryOptionCombo", ""), named.get("dataElement", "")),
            "E7642": (unit, period, "", named.get("dataSet", "")),
            "E7643": (period, named.get("dataSet", "")),
        }
        said = TEXTS[self.code].format(*facts.get(self.code, (named.get(self.prop, ""),)))
        return f"{said}: {self.reason}" if self.reason else said


@dataclass(slots=True)
class Summary:
    """What became of an import (kết quả nhập)."""

    counts: dict[str, int] = field(default_factory=lambda: {"imported": 0, "updated": 0, "ignored": 0, "deleted": 0})
    refused: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    rejected: set[int] = field(default_factory=set)
    reports: set[int] = field(default_factory=set)
    failed: bool = False
    completed: bool = False

    @property
    def conflicts(self) -> list[dict[str, Any]]:
        """Each conflict once, with the rows it concerns."""
        return list(self.refused.values())

    def refuse(self, conflict: Conflict, row: int | None = None) -> None:
        """Note a conflict; without a row, all of the import failed."""
        told = {name: value for name, value in conflict.objects.items() if name not in UNNAMED and value}
        key = (conflict.code, conflict.text, told.get(conflict.prop, ""))
        found = self.refused.setdefault(
            key,
            {
                "object": told.get(conflict.prop, ""),
                "objects": {conflict.prop: told.get(conflict.prop, "")},
                "value": conflict.text,
                "errorCode": conflict.code,
                "property": conflict.prop,
                "indexes": [],
            },
        )
        if row is None:
            self.failed = True
            return
        found["indexes"].append(row)
        self.rejected.add(row)
        self.counts["ignored"] += 1

    def told(self, options: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        """The status and the message in which DHIS2 2.41 tells of it."""
        status, code, message = (
            ("ERROR", 409, "An error occurred, please check import summary.")
            if self.failed
            else ("WARNING", 409, "One more conflicts encountered, please check import summary.")
            if self.refused
            else ("OK", 200, "Import was successful.")
        )
        response = {
            "responseType": "ImportSummary",
            "status": "SUCCESS" if status == "OK" else status,
            "importOptions": dict(options),
            "description": "Import process failed" if self.failed else "Import process completed successfully",
            "importCount": self.counts,
            "conflicts": self.conflicts,
            "rejectedIndexes": sorted(self.rejected),
            "dataSetComplete": "true" if self.completed else "false",
        }
        return code, envelope(code, status, message) | {"response": response}


def envelope(code: int, status: str, message: str, error: str = "") -> dict[str, Any]:
    """The message in which DHIS2 wraps an answer that is no object."""
    names = {
        200: "OK",
        201: "Created",
        401: "Unauthorized",
        403: "Forbidden",
        404: "Not Found",
        405: "Method Not Allowed",
    }
    names |= {409: "Conflict", 413: "Payload Too Large", 415: "Unsupported Media Type", 429: "Too Many Requests"}
    told = {"httpStatus": names.get(code, "Conflict"), "httpStatusCode": code, "status": status, "message": message}
    return told | ({"errorCode": error} if error else {})


def tallied(fates: Iterable[str]) -> dict[str, int]:
    """The counts of DHIS2 for what became of rows here."""
    names = {"stated": "imported", "replaced": "updated", "unchanged": "ignored", "taken_back": "deleted"}
    counts: dict[str, int] = {}
    for fate in fates:
        if fate in names:
            counts[names[fate]] = counts.get(names[fate], 0) + 1
    return counts


# What is said of one value sent by itself, where DHIS2 has other codes than for many.
SINGLE = {
    "E7600": "E1105", "E7610": "E1100", "E7611": "E1101", "E7612": "E1102", "E7613": "E1103", "E7615": "E1104",
    "E7616": "E1104", "E7617": "E2020", "E7619": "E2030", "E7620": "E2028", "E7621": "E2029", "E7633": "E2021",
    "E7634": "E1103", "E7640": "E2017", "E7641": "E2022", "E7642": "E2017", "E7643": "E2025", "E7644": "E2025",
}  # fmt: skip
