"""The registers of Viet Nam's units, their succession and their military regions, as published (sổ đăng ký địa bàn).

Reads the three files beside this one and decides which versions are one and the same unit. Where they come from,
and what in them is uncertain, stands in LICENCES.md.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from phoihop.foundation.vietnamese import fold

FOLDER = Path(__file__).parent
PROVINCE, DISTRICT, COMMUNE = 1, 2, 3
# The published states begin in 2024, but the list of 63 provinces stood from the day Resolution 15/2008/QH12 came
# into force; regions are taken to have held the same provinces. Districts and communes are not known that far back.
FIRST_STATE = date(2024, 2, 1)
PROVINCES_SINCE = date(2008, 8, 1)


@dataclass(frozen=True, slots=True)
class UnitVersion:
    """A unit's name, kind, code and superior from `since` until, but not including, `until`."""

    code: str
    name: str
    kind: str
    parent_code: str
    since: date
    until: date | None
    level: int
    full_name: str

    def holds_on(self, day: date) -> bool:
        """Whether this version holds on `day`."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class UnitSuccession:
    """What became of a unit: `old_code` is read on the day before `on`, `new_code` on that day.

    `kind` may join several words with "+"; `share` is 1 for the whole, None where it was never published.
    """

    old_code: str
    new_code: str
    on: date
    kind: str
    share: int | None
    confidence: str
    note: str


@dataclass(frozen=True, slots=True)
class RegionMember:
    """That a province, named by its code on `since`, belongs to a military region."""

    province_code: str
    region_code: str
    region_name: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Register:
    """The three files together."""

    versions: Sequence[UnitVersion]
    successions: Sequence[UnitSuccession]
    members: Sequence[RegionMember]

    @classmethod
    def read(cls, folder: Path = FOLDER) -> Self:
        """The register as it lies in `folder`; versions in order of day, level and code."""
        return cls(
            versions=sorted(map(_version, _rows(folder / "vn_units.csv")), key=lambda v: (v.since, v.level, v.code)),
            successions=[_succession(row) for row in _rows(folder / "vn_successions.csv")],
            members=[_member(row) for row in _rows(folder / "vn_military_regions.csv")],
        )


class CodesOverTime:
    """Tells which version bore a code on a day, since codes change their owners."""

    def __init__(self, versions: Iterable[UnitVersion]) -> None:
        self._by_code: dict[str, list[UnitVersion]] = {}
        for version in versions:
            self._by_code.setdefault(version.code, []).append(version)

    def on(self, code: str, day: date) -> UnitVersion:
        """The version that bears `code` on `day`; raises LookupError if none does."""
        for version in self._by_code.get(code, ()):
            if version.holds_on(day):
                return version
        raise LookupError(f"No unit bears the code {code} on {day:%Y-%m-%d}.")


def lives(register: Register) -> list[list[UnitVersion]]:
    """The versions of each unit in order of time, one list a unit, in the order in which units first appear.

    A version continues the one before it under the same code if the name is the same but for accents, or if the
    register says that this code was renamed. A province continues its name whatever the code, for on 1 July 2025
    codes were handed to neighbours: An Giang went from 89 to 91, the code of Kiên Giang, which ended.
    """
    renamed = {
        (row.old_code, row.on)
        for row in register.successions
        if row.old_code == row.new_code and "rename" in row.kind.split("+")
    }
    units: list[list[UnitVersion]] = []
    ended: dict[tuple[object, ...], list[UnitVersion]] = {}
    for version in register.versions:
        life = next((ended[key] for key in _continues(version, renamed) if key in ended), None)
        if life is None:
            life = []
            units.append(life)
        life.append(version)
        if version.until is not None:
            name = fold(version.name)
            ended[version.code, name, version.until] = ended[version.code, version.until] = life
            if version.level == PROVINCE:
                ended[PROVINCE, name, version.until] = life
    return units


def _continues(version: UnitVersion, renamed: set[tuple[str, date]]) -> Iterator[tuple[object, ...]]:
    """The descriptions of an ended version that this one would continue."""
    name = fold(version.name)
    yield (version.code, name, version.since)
    if version.level == PROVINCE:
        yield (PROVINCE, name, version.since)
    if (version.code, version.since) in renamed:
        yield (version.code, version.since)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _version(row: dict[str, str]) -> UnitVersion:
    return UnitVersion(
        code=row["code"],
        name=row["name"],
        kind=row["type"],
        parent_code=row["parent_code"],
        since=_since(row["valid_from"], int(row["level"])),
        until=_day(row["valid_to"]),
        level=int(row["level"]),
        full_name=row["full_name"],
    )


def _since(text: str, level: int) -> date:
    day = date.fromisoformat(text)
    return PROVINCES_SINCE if level == PROVINCE and day == FIRST_STATE else day


def _succession(row: dict[str, str]) -> UnitSuccession:
    return UnitSuccession(
        old_code=row["old_code"],
        new_code=row["new_code"],
        on=date.fromisoformat(row["date"]),
        kind=row["kind"],
        share=int(row["share"]) if row["share"] else None,
        confidence=row["confidence"],
        note=row["note"],
    )


def _member(row: dict[str, str]) -> RegionMember:
    return RegionMember(
        province_code=row["province_code"],
        region_code=row["region_code"],
        region_name=row["region_name"],
        since=_since(row["valid_from"], PROVINCE),
        until=_day(row["valid_to"]),
    )
