"""The bodies of the story, and what the reorganisation of 2025 made of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from phoihop.access.checks import SYSTEM
from phoihop.organisations import services as organisations
from phoihop.organisations.models import Body, Line
from phoihop.territories.models import Level, Place, PlaceVersion, Succession

FIRST = date(2016, 1, 1)
REGISTER = date(2024, 2, 1)
MERGERS = date(2025, 7, 1)
PROVINCES = {
    "thai-nguyen": ("19", "Thái Nguyên"),
    "bac-kan": ("06", "Bắc Kạn"),
    "cao-bang": ("04", "Cao Bằng"),
    "lang-son": ("20", "Lạng Sơn"),
    "bac-giang": ("24", "Bắc Giang"),
    "bac-ninh": ("27", "Bắc Ninh"),
}
BORDER = ("cao-bang", "lang-son")
# Each province put the two commissions together on its own day; only that of Bắc Giang is documented
# (Decision 983-QĐ/TU of 12 February 2025, in force on 1 March), the others stand here for the same season.
COMMISSIONS_JOINED = {
    "thai-nguyen": date(2025, 2, 20),
    "bac-kan": date(2025, 2, 24),
    "cao-bang": date(2025, 2, 18),
    "lang-son": date(2025, 2, 17),
    "bac-giang": date(2025, 3, 1),
    "bac-ninh": date(2025, 2, 21),
}
UNIONS = (
    ("hoi-nong-dan", Line.FARMERS, "Hội Nông dân tỉnh Thái Nguyên", "HND", "Farmers' Union of Thái Nguyên"),
    ("hoi-phu-nu", Line.WOMEN, "Hội Liên hiệp Phụ nữ tỉnh Thái Nguyên", "HPN", "Women's Union of Thái Nguyên"),
    ("tinh-doan", Line.YOUTH, "Tỉnh đoàn Thái Nguyên", "TĐ", "Youth Union of Thái Nguyên"),
    ("hoi-cuu-chien-binh", Line.VETERANS, "Hội Cựu chiến binh tỉnh Thái Nguyên", "HCCB", "Veterans of Thái Nguyên"),
)


@dataclass(slots=True)
class Communes:
    """The two bodies of each commune while they live, by place and line."""

    alive: dict[tuple[int, Line], Body] = field(default_factory=dict)

    def of(self, line: Line) -> list[Body]:
        """Those of one line, by place."""
        return [body for (_, held), body in sorted(self.alive.items()) if held is line]


def found_upper_bodies(at: datetime) -> None:
    """The centre, the region, and in each province the Party commission, the military command and border guards."""
    country = Place.objects.get(level=Level.COUNTRY)
    zone = Place.objects.get(level=Level.ZONE, name="Quân khu 1")
    party, army = Line.PARTY, Line.MILITARY
    rows = [
        _new("ban-dan-van-trung-uong", party, Level.COUNTRY, "Ban Dân vận Trung ương", country, None, "BDVTW"),
        _new("tong-cuc-chinh-tri", army, Level.COUNTRY, "Tổng cục Chính trị", country, None, "TCCT"),
        _new("quan-khu-1", army, Level.ZONE, "Bộ Tư lệnh Quân khu 1", zone, None, "BTLQK1"),
        _new("cuc-chinh-tri-quan-khu-1", army, Level.ZONE, "Cục Chính trị Quân khu 1", zone, "quan-khu-1", "CCT"),
    ]
    for slug in PROVINCES:
        rows += _of_province(slug)
    thai_nguyen = place_of("19", FIRST)
    rows += [
        organisations.NewBody(
            slug=slug,
            line=line,
            level=Level.PROVINCE,
            name=name,
            name_en=name_en,
            abbreviation=short,
            place=thai_nguyen,
            since=FIRST,
        )
        for slug, line, name, short, name_en in UNIONS
    ]
    organisations.found_many(rows=rows, actor=SYSTEM, at=at)


def _of_province(slug: str) -> list[organisations.NewBody]:
    """The Party commission and the military command of a province, and its border guards if it has a border."""
    code, name = PROVINCES[slug]
    place, province = place_of(code, FIRST), Level.PROVINCE
    party, army = f"ban-dan-van-{slug}", f"chqs-{slug}"
    rows = [
        _new(party, Line.PARTY, province, f"Ban Dân vận Tỉnh ủy {name}", place, "ban-dan-van-trung-uong", "BDVTU"),
        _new(army, Line.MILITARY, province, f"Bộ CHQS tỉnh {name}", place, "quan-khu-1", "BCHQS"),
    ]
    if slug in BORDER:
        rows.append(_new(f"bien-phong-{slug}", Line.BORDER, province, f"Bộ CHBĐBP tỉnh {name}", place, None, "BCHBP"))
    return rows


def found_local_bodies(at: datetime) -> Communes:
    """In each district and commune of Thái Nguyên a military command and a mass-mobilisation board of the Party."""
    province = place_of("19", REGISTER)
    districts = versions_under(province, REGISTER)
    rows = []
    for version in districts:
        rows += [
            _new_local(version, Line.MILITARY, Level.DISTRICT, "chqs-thai-nguyen"),
            _new_local(version, Line.PARTY, Level.DISTRICT, "ban-dan-van-thai-nguyen"),
        ]
        for commune in versions_under(version.place, REGISTER):
            for line in (Line.MILITARY, Line.PARTY):
                rows.append(_new_local(commune, line, Level.COMMUNE, local_slug(version.place, line)))
    bodies = organisations.found_many(rows=rows, actor=SYSTEM, at=at)
    return Communes({(b.place_id, Line(b.line)): b for b in bodies if b.level == Level.COMMUNE})


def reorganise_communes(communes: Communes, on: date, at: datetime) -> None:
    """Where communes became others on a day, so did their bodies, which stand under those of the new superior."""
    before = set(communes.alive)
    present = {version.place_id: version for version in _communes_of_thai_nguyen(on)}
    for (place, line), body in sorted(communes.alive.items()):
        version = present.get(place)
        if version is not None and version.valid_from == on:
            name = local_name(version, line)
            if name != body.name:
                communes.alive[place, line] = organisations.rename(body=body, name=name, on=on, actor=SYSTEM, at=at)
    rows = [
        _new_local(version, line, Level.COMMUNE, _superior(version, line, on), since=on)
        for place, version in sorted(present.items())
        for line in (Line.MILITARY, Line.PARTY)
        if (place, line) not in before
    ]
    for body in organisations.found_many(rows=rows, actor=SYSTEM, at=at):
        communes.alive[body.place_id, Line(body.line)] = body
    _merge_ended(communes, {key for key in before if key[0] not in present}, on, at)


def _merge_ended(communes: Communes, ended: set[tuple[int, Line]], on: date, at: datetime) -> None:
    """A body passes whole to where one part of its commune went; only its figures stay undivided."""
    passed = Succession.objects.filter(on=on, old__in={place for place, _ in ended})
    heirs = dict(passed.order_by("-new__name").values_list("old", "new"))
    mergings: dict[Body, list[Body]] = defaultdict(list)
    for place, line in sorted(ended):
        mergings[communes.alive[heirs[place], line]].append(communes.alive.pop((place, line)))
    organisations.merge_many(
        mergings=[organisations.Merging(old=tuple(old), new=new) for new, old in mergings.items()],
        on=on,
        actor=SYSTEM,
        at=at,
    )


def join_commissions(at: datetime) -> None:
    """The Party's two commissions become one: at the centre on 3 February 2025, in each province on its own day."""
    organisations.rename(
        body=Body.objects.get(slug="ban-dan-van-trung-uong"),
        name="Ban Tuyên giáo và Dân vận Trung ương",
        abbreviation="BTGDVTW",
        on=date(2025, 2, 3),
        actor=SYSTEM,
        at=at,
    )
    for slug, on in COMMISSIONS_JOINED.items():
        organisations.rename(
            body=Body.objects.get(slug=f"ban-dan-van-{slug}"),
            name=f"Ban Tuyên giáo và Dân vận Tỉnh ủy {PROVINCES[slug][1]}",
            abbreviation="BTGDVTU",
            on=on,
            actor=SYSTEM,
            at=at,
        )


def reorganise_upper_bodies(at: datetime) -> None:
    """On 1 July 2025 districts end, provinces merge, and the border guards pass under the military commands."""
    for slug in BORDER:
        guards = Body.objects.get(slug=f"bien-phong-{slug}")
        organisations.move(body=guards, parent=Body.objects.get(slug=f"chqs-{slug}"), on=MERGERS, actor=SYSTEM, at=at)
        organisations.rename(
            body=guards, name=f"Ban Chỉ huy BĐBP tỉnh {PROVINCES[slug][1]}", on=MERGERS, actor=SYSTEM, at=at
        )
    merged = (("bac-kan", "thai-nguyen"), ("bac-giang", "bac-ninh"))
    mergings = [
        organisations.Merging(old=(Body.objects.get(slug=kind + old),), new=Body.objects.get(slug=kind + new))
        for old, new in merged
        for kind in ("ban-dan-van-", "chqs-")
    ]
    for line, superior in ((Line.MILITARY, "chqs-thai-nguyen"), (Line.PARTY, "ban-dan-van-thai-nguyen")):
        districts = tuple(Body.objects.filter(level=Level.DISTRICT, line=line).order_by("pk"))
        mergings.append(organisations.Merging(old=districts, new=Body.objects.get(slug=superior)))
    organisations.merge_many(mergings=mergings, on=MERGERS, actor=SYSTEM, at=at)


def place_of(code: str, on: date) -> Place:
    """The place that bore an official code on a day."""
    return PlaceVersion.objects.as_of(on).select_related("place").get(code=code).place


def local_name(version: PlaceVersion, line: Line) -> str:
    """What the body of a district or commune is called, in the way of its line."""
    first, _, rest = version.full_name.partition(" ")
    title = f"{first.lower()} {rest}"
    if version.place.level == Level.COMMUNE:
        return f"Ban CHQS {title}" if line is Line.MILITARY else f"Khối Dân vận {title}"
    committee = "Thành ủy" if first == "Thành" else "Huyện ủy"
    return f"Ban CHQS {title}" if line is Line.MILITARY else f"Ban Dân vận {committee} {version.name}"


def _new_local(
    version: PlaceVersion, line: Line, level: Level, parent: str, since: date = REGISTER
) -> organisations.NewBody:
    return organisations.NewBody(
        slug=local_slug(version.place, line),
        line=line,
        level=level,
        name=local_name(version, line),
        abbreviation="BCHQS" if line is Line.MILITARY else "KDV",
        place=version.place,
        since=since,
        parent=parent,
    )


def local_slug(place: Place, line: Line) -> str:
    """The address of the body of this line in a district or commune."""
    return f"{'chqs' if line is Line.MILITARY else 'dan-van'}-{place.slug}"[:120]


def _superior(version: PlaceVersion, line: Line, on: date) -> str:
    if on >= MERGERS:
        return "chqs-thai-nguyen" if line is Line.MILITARY else "ban-dan-van-thai-nguyen"
    if version.parent is None:
        raise LookupError(version)
    return local_slug(version.parent, line)


def _communes_of_thai_nguyen(on: date) -> Iterator[PlaceVersion]:
    province = place_of("19", on)
    if on >= MERGERS:
        yield from versions_under(province, on)
        return
    for district in versions_under(province, on):
        yield from versions_under(district.place, on)


def versions_under(parent: Place, on: date) -> list[PlaceVersion]:
    """The places directly under another on a day, as they were called then."""
    versions = PlaceVersion.objects.as_of(on).filter(parent=parent)
    return list(versions.select_related("place", "parent").order_by("code"))


def _new(  # noqa: PLR0917 - one row of a table, read column by column
    slug: str, line: Line, level: Level, name: str, place: Place, parent: str | None, short: str
) -> organisations.NewBody:
    return organisations.NewBody(
        slug=slug, line=line, level=level, name=name, abbreviation=short, place=place, since=FIRST, parent=parent
    )
