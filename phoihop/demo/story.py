"""The whole story, chapter after chapter, saying what is being told."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from phoihop.access.checks import SYSTEM
from phoihop.demo import (
    acting,
    bodies,
    centre,
    conferences,
    exchange,
    exemplary,
    inspecting,
    learning,
    months,
    people,
    province,
    publicity,
    recognising,
    region,
    rewarding,
    year,
)
from phoihop.indicators import services as indicators
from phoihop.organisations.models import Body, Line
from phoihop.people.models import Person
from phoihop.plans import services as plans
from phoihop.programmes.models import Programme
from phoihop.territories import services as territories
from phoihop.territories.models import Level, Place

BEGINNING = datetime(2016, 1, 4, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
REMINDED = datetime(2026, 11, 23, 7, tzinfo=BEGINNING.tzinfo)
AN_IN = "Đại Từ"
Say = Callable[[str], None]


def tell(today: date, say: Say, since: date = bodies.REGISTER) -> None:
    """Everything: places, bodies, people, the region's review, and the province's months from `since` on."""
    if not Place.objects.exists():
        say("Nạp địa bàn Việt Nam · loading the units of Viet Nam")
        territories.load_units(actor=SYSTEM, at=BEGINNING)
    say("Lập cơ quan, sắp xếp năm 2025 · bodies and the reorganisation of 2025")
    stages = list(_bodies())
    everyone = {body.pk: body for stage in stages for body in stage}
    say("Cấp tài khoản · people")
    cast, signers, approvers = _people(stages, everyone)
    say("Nạp danh mục chỉ tiêu · indicators")
    indicators.load_catalogue(actor=SYSTEM, at=BEGINNING)
    calendar = region.make_calendar(BEGINNING)
    say("Chương 1: Quân khu 1, 2016-2018 · Military Region 1")
    region.tell(calendar, centre.sign_first())
    say("Chương 2: Thái Nguyên, 2024-2026 · Thái Nguyên")
    programme = province.sign(cast["chi"], centre.sign_second())
    province.join(programme, stages, cast["chi"])
    regime = province.ask(programme, calendar, cast["chi"], since)
    province.owe(regime, today, cast["chi"])
    say("Báo cáo hằng tháng · monthly reports")
    spared = frozenset(body.pk for body in cast["an"].bodies)
    written = months.tell(regime, signers, approvers, today, spared)
    if today >= date(2026, 11, 1):
        say("Kế hoạch, nhiệm vụ, hoạt động năm 2026 · plan, tasks and activities of 2026")
        _tell_year(programme, cast, stages[-1])
    say(f"Xong: {written} báo cáo · done")


def _tell_year(programme: Programme, cast: dict[str, Person], communes: list[Body]) -> None:
    """What every room keeps of 2026."""
    year.tell(programme, cast, communes)
    acting.tell(programme, cast, communes)
    learning.tell(programme, cast)
    exemplary.tell(programme, cast)
    recognising.tell(programme, cast, communes)
    exchange.tell(programme, cast)
    publicity.tell(programme, cast)
    first = rewarding.tell_first_half(programme, cast)
    conferences.tell(programme, cast, communes, first)
    rewarding.tell_second_half(programme, cast)
    inspecting.tell(programme, cast, communes)
    plans.remind_tasks(actor=SYSTEM, at=REMINDED)


def _bodies() -> Iterator[list[Body]]:
    """The local bodies of each stage: from the register on, from January 2025 on, and after the mergers."""
    bodies.found_upper_bodies(BEGINNING)
    communes = bodies.found_local_bodies(BEGINNING)
    yield list(communes.alive.values())
    bodies.join_commissions(BEGINNING)
    bodies.reorganise_communes(communes, province.STAGES[1], BEGINNING)
    yield list(communes.alive.values())
    bodies.reorganise_communes(communes, bodies.MERGERS, BEGINNING)
    bodies.reorganise_upper_bodies(BEGINNING)
    yield list(communes.alive.values())


def _people(
    stages: list[list[Body]], everyone: dict[int, Body]
) -> tuple[dict[str, Person], dict[int, Person], dict[int, Person]]:
    """The cast, who signs for each local body, and who approves for each receiver."""
    an_body = next(b for b in stages[-1] if b.line == Line.MILITARY and b.place.name == AN_IN)
    cast = people.add_cast(an_body, BEGINNING)
    signers: dict[int, Person] = {}
    for since, stage in zip(province.STAGES, stages, strict=True):
        fresh = [body for body in stage if body.pk not in signers and body.pk in everyone]
        signers |= people.add_accounts(fresh, since, BEGINNING)
    districts = Body.objects.filter(level=Level.DISTRICT).order_by("slug")
    approvers = people.add_accounts(districts, bodies.REGISTER, BEGINNING, roles=people.HEAD)
    approvers[Body.objects.get(slug="chqs-thai-nguyen").pk] = cast["binh"]
    approvers[Body.objects.get(slug="ban-dan-van-thai-nguyen").pk] = cast["chi"]
    return cast, signers, approvers
