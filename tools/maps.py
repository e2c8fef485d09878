"""Turns boundaries in TopoJSON into the compact drawings that `phoihop/ui/maps/` holds: `python -m tools.maps FOLDER`.

FOLDER holds provinces-34.topojson, provinces-63.topojson and wards-34/<province code>.topojson, as described in
phoihop/ui/maps/README.md. Shared borders are shared arcs and are simplified once, so that neighbours keep fitting.
Hoàng Sa and Trường Sa are kept reef by reef: one too small to be seen becomes a dot in its place.
"""

import json
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

Place = tuple[float, float]

TARGET = Path(__file__).resolve().parent.parent / "phoihop" / "ui" / "maps"
COUNTRY_WIDTH, PROVINCE_SIDE = 2000, 1000
FAR_EAST = 109.6  # degrees; no land of the mainland or the coastal islands lies beyond
SOUTHERN_SHOALS = (107.5, 8.3)  # degrees; east and south of this lie shoals south-west of Trường Sa
NORTH_OF = 14.0  # degrees; of what lies beyond, Hoàng Sa is north and Trường Sa south
ARCHIPELAGOS = {True: "Quần đảo Hoàng Sa", False: "Quần đảo Trường Sa"}
DOT = 3.0


@dataclass
class Projection:
    """Mercator onto a sheet whose units are whole numbers; `x` and `y` are where its corner lies."""

    west: float
    north: float
    scale: float
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def fitting(cls, places: list[Place], width: float, height: float, x: float = 0.0, y: float = 0.0) -> "Projection":
        xs, ys = [p[0] for p in places], [_northing(p[1]) for p in places]
        scale = min(width / (max(xs) - min(xs)), height / (max(ys) - min(ys)))
        return cls(min(xs), max(ys), scale, x, y)

    def __call__(self, place: Place) -> Place:
        return (
            self.x + (place[0] - self.west) * self.scale,
            self.y + (self.north - _northing(place[1])) * self.scale,
        )


@dataclass
class Unit:
    """A province or commune: its rings on the sheet, each a list of places; those of the archipelagos apart."""

    code: str
    name: str
    rings: list[list[Place]] = field(default_factory=list)
    far: list[list[Place]] = field(default_factory=list)


def _northing(latitude: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


class Topology:
    """One file's arcs, and the units whose rings are made of them."""

    def __init__(self, path: Path) -> None:
        content = json.loads(path.read_text(encoding="utf-8"))
        scale, shift = content["transform"]["scale"], content["transform"]["translate"]
        self.arcs: list[list[Place]] = []
        for arc in content["arcs"]:
            x = y = 0
            places = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                places.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
            self.arcs.append(places)
        (layer,) = content["objects"].values()
        self.shapes: list[dict[str, Any]] = layer["geometries"]

    def rings(self, shape: dict[str, Any]) -> Iterator[list[int]]:
        """The rings of a shape, each as the numbers of its arcs (one backwards is ~number)."""
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            yield from polygon

    def is_far(self, ring: list[int]) -> bool:
        """Whether the ring lies in one of the two archipelagos."""
        x, y = self.first(ring)
        return x > FAR_EAST or (x > SOUTHERN_SHOALS[0] and y < SOUTHERN_SHOALS[1])

    def is_north(self, ring: list[int]) -> bool:
        """Whether a far ring lies in Hoàng Sa, the northern one."""
        return self.first(ring)[1] > NORTH_OF

    def first(self, ring: list[int]) -> Place:
        """A place on the ring."""
        return self.arcs[ring[0] if ring[0] >= 0 else ~ring[0]][0]

    def places(self, *, far: bool) -> list[Place]:
        """Every place of the near or of the far land."""
        return [
            place
            for shape in self.shapes
            for ring in self.rings(shape)
            if self.is_far(ring) == far
            for number in ring
            for place in self.arcs[number if number >= 0 else ~number]
        ]


def simplified(places: list[Place], tolerance: float) -> list[Place]:
    """Douglas and Peucker's: no place left out lies farther than `tolerance` from the line."""
    if len(places) < 3:
        return places
    (x0, y0), (x1, y1) = places[0], places[-1]
    length = math.hypot(x1 - x0, y1 - y0)
    worst, at = 0.0, 0
    for index in range(1, len(places) - 1):
        x, y = places[index]
        across = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0))
        away = across / length if length else math.hypot(x - x0, y - y0)
        if away > worst:
            worst, at = away, index
    if worst <= tolerance:
        return [places[0], places[-1]]
    return simplified(places[: at + 1], tolerance)[:-1] + simplified(places[at:], tolerance)


def units(topology: Topology, near: Projection, far: Projection, tolerance: float, smallest: float) -> list[Unit]:
    """Every unit with its rings on the sheet; near rings below `smallest` square units are left out."""
    drawn = {
        projection_is_far: [simplified([projection(p) for p in arc], tolerance) for arc in topology.arcs]
        for projection_is_far, projection in ((False, near), (True, far))
    }
    found = []
    for shape in topology.shapes:
        unit = Unit(shape["properties"]["code"], shape["properties"]["name"])
        rings = []
        for ring in topology.rings(shape):
            is_far = topology.is_far(ring)
            places: list[Place] = []
            for number in ring:
                arc = drawn[is_far][number] if number >= 0 else drawn[is_far][~number][::-1]
                places += arc[1:] if places else arc
            rings.append((abs(area(places)), is_far, places))
        largest = max(size for size, _far, _places in rings)
        for size, is_far, places in rings:
            if is_far:
                unit.far.append(places if size >= 4 * DOT * DOT else dot(places))
            elif size >= smallest:
                unit.rings.append(places)
            elif size == largest:
                unit.rings.append(places if size > 4 else dot(places))
        found.append(unit)
    return found


def area(places: list[Place]) -> float:
    """The signed area inside a ring."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(places, places[1:] + places[:1], strict=True)) / 2


def dot(places: list[Place]) -> list[Place]:
    """A small square on its corner, where the ring's middle lies."""
    x = sum(p[0] for p in places) / len(places)
    y = sum(p[1] for p in places) / len(places)
    return [(x, y - DOT), (x + DOT, y), (x, y + DOT), (x - DOT, y)]


def path_of(rings: list[list[Place]]) -> str:
    """SVG path text in whole units, each step relative to the one before."""
    out = []
    for ring in rings:
        steps = [(round(x), round(y)) for x, y in ring]
        kept = [p for i, p in enumerate(steps) if i == 0 or p != steps[i - 1]]
        if len(kept) > 1 and kept[0] == kept[-1]:
            kept.pop()
        if len(kept) < 3:
            continue
        moves = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(kept)]
        out.append(f"M{kept[0][0]} {kept[0][1]}l{' '.join(moves)}z".replace(" -", "-"))
    return "".join(out)


def written(units_: list[Unit], width: float, height: float, **more: object) -> str:
    """The file's text: one line a unit, so that a change can be read."""
    head = json.dumps({"width": math.ceil(width), "height": math.ceil(height), **more}, ensure_ascii=False)
    lines = [
        json.dumps(
            [unit.code, unit.name, path_of(unit.rings), *([path_of(unit.far)] if unit.far else [])],
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for unit in sorted(units_, key=lambda unit: unit.code)
    ]
    return head[:-1] + ', "units": [\n' + ",\n".join(lines) + "\n]}\n"


def country(folder: Path) -> None:
    """Both sets of provinces on one sheet, so that a place lies in the same spot before and after the merger."""
    files = {count: Topology(folder / f"provinces-{count}.topojson") for count in (63, 34)}
    everything = [place for topology in files.values() for far in (False, True) for place in topology.places(far=far)]
    margin = 12.0
    sheet = Projection.fitting(everything, COUNTRY_WIDTH - 2 * margin, 10 * COUNTRY_WIDTH, margin, margin)
    height = sheet((0, min(p[1] for p in everything)))[1] + margin
    for count, topology in files.items():
        labels: dict[bool, list[Place]] = {}
        for shape in topology.shapes:
            for ring in topology.rings(shape):
                if topology.is_far(ring):
                    labels.setdefault(topology.is_north(ring), []).append(sheet(topology.first(ring)))
        named = [
            [ARCHIPELAGOS[north], round(sum(p[0] for p in at) / len(at)), round(min(p[1] for p in at))]
            for north, at in sorted(labels.items(), reverse=True)
        ]
        drawn = units(topology, sheet, sheet, tolerance=0.9, smallest=6)
        (TARGET / f"provinces-{count}.json").write_text(
            written(drawn, COUNTRY_WIDTH, height, labels=named), encoding="utf-8"
        )


def province(path: Path) -> None:
    """The communes of one province; an archipelago far out has a frame of its own beside the mainland."""
    topology = Topology(path)
    near, far = topology.places(far=False), topology.places(far=True)
    room = PROVINCE_SIDE - (270 if far else 0)
    sheet = Projection.fitting(near, room, PROVINCE_SIDE, 4, 4)
    xs, ys = zip(*(sheet(place) for place in near), strict=True)
    width, height = max(xs) + 4, max(ys) + 4
    frames, beyond = [], sheet
    if far:
        beyond = Projection.fitting(far, 200, 260, width + 40, 90)
        deep = max(beyond(place)[1] for place in far) + 20
        frames = [[ARCHIPELAGOS[far[0][1] > NORTH_OF], round(width + 20), 20, 245, round(deep)]]
        width += 270
        height = max(height, deep + 30)
    drawn = units(topology, sheet, beyond, tolerance=1.0, smallest=8)
    (TARGET / f"communes-{path.stem}.json").write_text(written(drawn, width, height, frames=frames), encoding="utf-8")


def main(folder: Path) -> None:
    """Writes every file anew."""
    country(folder)
    for path in sorted((folder / "wards-34").glob("*.topojson")):
        province(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
