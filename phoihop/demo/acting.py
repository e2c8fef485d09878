"""What the story's commune and the province did month by month in 2026, alone and together; made up."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from phoihop.activities import services as activities
from phoihop.activities.models import Activity
from phoihop.activities.rules import MoneySource, Stage
from phoihop.demo.drawings import drawn
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body, Line
from phoihop.people.models import Person
from phoihop.programmes.models import Programme

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
PARTY, ARMY, FARMERS, YOUTH = "ban-dan-van-thai-nguyen", "chqs-thai-nguyen", "hoi-nong-dan", "tinh-doan"
COMMUNE, COMMUNE_PARTY = "xã", "đảng ủy xã"


class Deed(NamedTuple):
    """An activity: who hosts it, with whom, when, what it came to, and how much was contributed."""

    host: str
    partners: tuple[str, ...]
    since: str
    days: int
    title: str
    results: tuple[tuple[str, str], ...]
    socialised: str = ""
    motif: str = ""


DEEDS: Sequence[Deed] = (
    Deed(COMMUNE, (COMMUNE_PARTY,), "2026-02-07", 2, "Tết quân dân tại xóm Đình",
         (("AS04", "20"), ("NM01", "30")), "15 triệu", "houses"),
    Deed(COMMUNE, (), "2026-03-14", 1, "Tết trồng cây, phát quang đường xóm", (("NM01", "40"),), "", "seedlings"),
    Deed(COMMUNE, (COMMUNE_PARTY,), "2026-04-18", 1, "Tuyên truyền pháp luật qua loa xóm", (("TT01", "320"),)),
    Deed(COMMUNE, (COMMUNE_PARTY,), "2026-05-16", 2, "Giúp dân thu hái chè vụ xuân", (("NM01", "85"),), "", "tea"),
    Deed(ARMY, (PARTY, YOUTH), "2026-06-08", 15, "Hành quân dã ngoại làm công tác dân vận tại năm xã",
         (("NM01", "trên 3.200"), ("NM03", "4,5"), ("AS04", "120")), "trên 300 triệu", "road"),
    Deed(COMMUNE, (COMMUNE_PARTY,), "2026-07-18", 1, "Thăm gia đình chính sách nhân ngày 27 tháng 7",
         (("AS04", "25"),), "12,5 triệu"),
    Deed(ARMY, (FARMERS,), "2026-07-20", 1, "Bàn giao nhà cho gia đình chính sách", (("AS04", "6"),), "480 triệu",
         "houses"),
    Deed(COMMUNE, (COMMUNE_PARTY,), "2026-08-13", 2, "Diễn tập phòng, chống lụt bão ven sông", (("NM01", "60"),)),
    Deed(COMMUNE, (COMMUNE_PARTY,), "2026-09-11", 5, "Giúp dân khắc phục hậu quả mưa lũ",
         (("NM01", "210"), ("NM03", "0,4")), "", "water"),
    Deed(PARTY, (ARMY, FARMERS), "2026-10-16", 1, "Ngày hội Dân vận khéo của tỉnh",
         (("TT01", "trên 2.500"),), "60 triệu"),
    Deed(COMMUNE, (COMMUNE_PARTY,), "2026-11-14", 1, "Ra quân vệ sinh môi trường, đổ bê tông lối vào xóm",
         (("NM01", "55"), ("NM03", "0,2")), "8 triệu", "road"),
)  # fmt: skip


def tell(programme: Programme, cast: dict[str, Person], communes: Sequence[Body]) -> None:
    """Every deed is recorded by its host the day after, and confirmed by those partners who are of the cast."""
    own = cast["an"].bodies[0]
    party = next(body for body in communes if body.place_id == own.place_id and body.line == Line.PARTY)
    bodies = Body.objects.in_bulk((PARTY, ARMY, FARMERS, YOUTH), field_name="slug")
    bodies |= {COMMUNE: own, COMMUNE_PARTY: party}
    people = {COMMUNE: cast["an"], PARTY: cast["chi"], ARMY: cast["binh"]}
    known = Indicator.objects.in_bulk({code for deed in DEEDS for code, _words in deed.results}, field_name="code")
    for deed in DEEDS:
        turn: dict[str, Any] = {"actor": people[deed.host], "at": _after(deed)}
        made = _recorded(deed, programme, bodies, known, turn)
        for co_host in made.co_hosts.select_related("body"):
            partner = next(name for name, body in bodies.items() if body.pk == co_host.body_id)
            if partner in people:
                activities.confirm(co_host=co_host, agrees=True, actor=people[partner], at=_after(deed, 15))


def _recorded(
    deed: Deed, programme: Programme, bodies: dict[str, Body], known: dict[str, Indicator], turn: dict[str, Any]
) -> Activity:
    since = date.fromisoformat(deed.since)
    host = bodies[deed.host]
    made = activities.record_activity(
        title=deed.title,
        host=host,
        co_hosts=[bodies[name] for name in deed.partners],
        programmes=[programme],
        places=[host.place],
        since=since,
        until=since + timedelta(days=deed.days),
        stage=Stage.FINISHED,
        results=[activities.Result(indicator=known[code], words=words) for code, words in deed.results],
        money=[activities.Money(source=MoneySource.SOCIALISED, words=deed.socialised)] if deed.socialised else [],
        **turn,
    )
    if deed.motif:
        activities.add_picture(
            activity=made,
            content=drawn(f"{deed.motif} {deed.since}"),
            name="tranh-minh-hoa.jpg",
            caption=f"{deed.title} (tranh minh họa)",
            **turn,
        )
    return made


def _after(deed: Deed, hour: int = 9) -> datetime:
    day = date.fromisoformat(deed.since) + timedelta(days=deed.days)
    return datetime.combine(day, time(hour, 0), CLOCK)
