"""Seven bodies in each commune, in each district and province, from the register's first day through every merger."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import NamedTuple

from phoihop.access.checks import SYSTEM
from phoihop.demo.scales.sizes import LINES, REGISTER, Size
from phoihop.organisations import services as organisations
from phoihop.organisations.models import Body, Line
from phoihop.territories.models import Level, Place, PlaceVersion, Standing, Succession

CHUNK = 20_000
TOLD = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


class Spell(NamedTuple):
    """A place under a superior, for a while."""

    place: int
    parent: int
    name: str
    since: date
    until: date | None


@dataclass(slots=True)
class Ground:
    """The places of a scale through time, and the bodies that work in them."""

    country: Place
    places: dict[int, Place]
    lives: dict[int, list[Spell]]
    bodies: dict[tuple[int, Line], Body] = field(default_factory=dict)

    @classmethod
    def of(cls, size: Size) -> "Ground":
        """The places of the provinces of `size`, or of all."""
        versions = PlaceVersion.objects.within(REGISTER, date.max).filter(place__level__in=TOLD)
        if size.provinces:
            first = PlaceVersion.objects.as_of(REGISTER).filter(code__in=size.provinces, place__level=Level.PROVINCE)
            reached = Standing.objects.filter(ancestor__in=first.values("place"))
            versions = versions.filter(place__in=reached.values("place"))
        lives: dict[int, list[Spell]] = defaultdict(list)
        rows = versions.order_by("valid_from").values_list("place", "parent", "full_name", "valid_from", "valid_until")
        for row in rows.iterator():
            lives[row[0]].append(Spell(*row))
        places = {place.pk: place for place in Place.objects.all().iterator() if place.pk in lives}
        return cls(Place.objects.get(level=Level.COUNTRY), places, lives)

    def days(self) -> list[date]:
        """The days after the first on which a place began, ended or came under another."""
        ends = chain.from_iterable((spell.since, spell.until) for life in self.lives.values() for spell in life)
        return sorted({day for day in ends if day and day > REGISTER})

    def on(self, day: date) -> dict[int, Spell]:
        """The places of a day."""
        held = (spell for life in self.lives.values() for spell in life)
        return {one.place: one for one in held if one.since <= day and (one.until is None or day < one.until)}


def found(ground: Ground, at: datetime) -> Iterator[int]:
    """The bodies of the first day, line by line; gives how many were founded each time."""
    centre = [_central(line, ground.country) for line in LINES]
    organisations.found_many(rows=centre, actor=SYSTEM, at=at)
    for line in LINES:
        yield _found(ground, ground.on(REGISTER).values(), (line,), at)


def reorganise(ground: Ground, day: date, at: datetime) -> int:
    """What became of places on a day becomes of their bodies; gives how many were founded."""
    before, now = ground.on(date.fromordinal(day.toordinal() - 1)), ground.on(day)
    founded = _found(ground, (now[place] for place in sorted(now.keys() - before.keys())), tuple(LINES), at)
    heirs = _heirs(before, now, day)
    for place in sorted(before.keys() & now.keys()):
        old, new = before[place].parent, now[place].parent
        if heirs.get(old, old) != new:
            _move(ground, place, new, day, at)
    mergings: dict[Body, list[Body]] = defaultdict(list)
    for place, heir in heirs.items():
        for line in LINES:
            mergings[ground.bodies[heir, line]].append(ground.bodies.pop((place, line)))
    rows = [organisations.Merging(tuple(old), new) for new, old in mergings.items()]
    if rows:
        organisations.merge_many(mergings=rows, on=day, actor=SYSTEM, at=at)
    return founded


def add_cells(ground: Ground, number: int, at: datetime) -> Iterator[int]:
    """Further bodies under the Party's in each commune of today, a few communes at a time; gives how many."""
    parties = sorted(
        (body for (_, line), body in ground.bodies.items() if line is Line.PARTY and body.level == Level.COMMUNE),
        key=lambda body: body.pk,
    )
    since = max(spell.since for life in ground.lives.values() for spell in life)
    step = max(1, CHUNK // max(1, number))
    for start in range(0, len(parties), step):
        rows = [
            organisations.NewBody(
                slug=f"{party.slug[:110]}-{cell}",
                line=Line.PARTY,
                level=Level.COMMUNE,
                name=f"Tổ dân vận số {cell} {party.name.removeprefix(LINES[Line.PARTY][0]).strip()}",
                place=party.place,
                since=since,
                parent=party.slug,
            )
            for party in parties[start : start + step]
            for cell in range(1, number + 1)
        ]
        yield len(organisations.found_many(rows=rows, actor=SYSTEM, at=at))


def central_slug(line: Line) -> str:
    """The address of the highest body of a line."""
    return f"{line.value}-trung-uong"


def _central(line: Line, country: Place) -> organisations.NewBody:
    title, short = LINES[line]
    return organisations.NewBody(
        slug=central_slug(line),
        line=line,
        level=Level.COUNTRY,
        name=f"{title} Trung ương",
        abbreviation=short,
        place=country,
        since=REGISTER,
    )


def _found(ground: Ground, spells: Iterable[Spell], lines: tuple[Line, ...], at: datetime) -> int:
    rows = [_new(ground, spell, line) for spell in spells for line in lines]
    for body in organisations.found_many(rows=rows, actor=SYSTEM, at=at) if rows else ():
        ground.bodies[body.place_id, Line(body.line)] = body
    return len(rows)


def _new(ground: Ground, spell: Spell, line: Line) -> organisations.NewBody:
    place, parent = ground.places[spell.place], ground.places.get(spell.parent)
    title, short = LINES[line]
    return organisations.NewBody(
        slug=_slug(place, line),
        line=line,
        level=Level(place.level),
        name=f"{title} {spell.name[0].lower()}{spell.name[1:]}",
        abbreviation=short,
        place=place,
        since=max(spell.since, REGISTER),
        parent=_slug(parent, line) if parent else central_slug(line),
    )


def _slug(place: Place, line: Line) -> str:
    return f"{line.value}-{place.slug}"[:120]


def _heirs(before: Mapping[int, Spell], now: Mapping[int, Spell], day: date) -> dict[int, int]:
    """What each place that ended passed into; of several parts the first, and of none, what stood above it."""
    passed: dict[int, int] = {}
    for old, new in Succession.objects.filter(on=day).order_by("-share", "new").values_list("old", "new"):
        if new in now:
            passed.setdefault(old, new)
    heirs: dict[int, int] = {}
    for place in sorted(before.keys() - now.keys()):
        heir = passed.get(place)
        above = before[place].parent
        while heir is None:
            heir = above if above in now else passed.get(above)
            above = before[above].parent
        heirs[place] = heir
    return heirs


def _move(ground: Ground, place: int, parent: int, day: date, at: datetime) -> None:
    for line in LINES:
        superior = ground.bodies[parent, line]
        organisations.move(body=ground.bodies[place, line], parent=superior, on=day, actor=SYSTEM, at=at)
