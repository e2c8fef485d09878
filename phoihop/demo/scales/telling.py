"""A whole scale, step after step, each committed for itself: what was told before a break is lost with the database."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from phoihop.access.checks import SYSTEM
from phoihop.demo.scales import bodies, people, programmes, reports
from phoihop.demo.scales.progress import Say, bar
from phoihop.demo.scales.sizes import LINES, REGISTER, Size
from phoihop.indicators import services as indicators
from phoihop.organisations.models import Body
from phoihop.people.models import Person
from phoihop.territories import services as territories
from phoihop.territories.models import Place

BEGINNING = datetime(2024, 1, 2, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def tell(size: Size, say: Say, finish: Callable[[], None] = lambda: None) -> reports.Done:
    """Everything of a scale; `say` gets a line of progress, `finish` is called when a bar is full."""
    ground, chief, everyone = settle(size, say, finish)
    asked = oblige(size, chief, say, finish)
    total = sum(asking.regime.obligations.count() for asking in asked)
    written = reports.Done(0, 0)
    steps = chain.from_iterable(reports.tell(asking.regime, everyone) for asking in asked)
    for done in _counted(steps, total, say):
        written = reports.Done(written.reports + done.reports, written.figures + done.figures)
    finish()
    say(f"{len(ground.bodies):,} · {len(everyone):,} · {written.reports:,} · {written.figures:,}")
    finish()
    return written


def settle(
    size: Size, say: Say, finish: Callable[[], None] = lambda: None
) -> tuple[bodies.Ground, Person, dict[int, Person]]:
    """Units, catalogue, bodies through every merger, and their accounts by the body's identifier."""
    if not Place.objects.exists():
        say("Nạp địa bàn Việt Nam · units of Viet Nam")
        territories.load_units(actor=SYSTEM, at=BEGINNING)
        finish()
    indicators.load_catalogue(actor=SYSTEM, at=BEGINNING)
    ground = bodies.Ground.of(size)
    steps = chain(
        bodies.found(ground, BEGINNING),
        (bodies.reorganise(ground, day, BEGINNING) for day in ground.days()),
        bodies.add_cells(ground, size.cells, BEGINNING) if size.cells else (),
    )
    communes = sum(spell.parent in ground.places for spell in ground.on(REGISTER).values())
    total = len(ground.places) * len(LINES) + size.cells * communes // 3
    for _ in bar(steps, total, "Cơ quan · bodies", say):
        pass
    finish()
    chief = people.add_chief(BEGINNING)
    everyone: dict[int, Person] = {}
    for some in _accounts(say):
        everyone |= {post.body_id: person for person in some for post in person.posts_today}
    finish()
    return ground, chief, everyone


def oblige(size: Size, chief: Person, say: Say, finish: Callable[[], None] = lambda: None) -> list[programmes.Asking]:
    """The programmes with whoever takes part and what they owe; none where nothing is asked."""
    if not size.asked:
        return []
    asked = programmes.ask(size, chief, BEGINNING)
    taking = sum(1 for _ in asked)
    steps = (sum(programmes.join(asking, chief, BEGINNING)) and 1 for asking in asked)
    for _ in bar(steps, taking, "Tham gia · participations", say):
        pass
    finish()
    for _ in bar((bool(programmes.owe(one, chief, BEGINNING)) for one in asked), taking, "Nghĩa vụ · owed", say):
        pass
    finish()
    return asked


def _accounts(say: Say) -> Iterator[list[Person]]:
    waiting = Body.objects.filter(posts=None)
    total, done = waiting.count(), 0
    for some in people.add_accounts(list(waiting), BEGINNING):
        done += len(some)
        say(f"Tài khoản · accounts {done:,}/{total:,}")
        yield some


def _counted(steps: Iterator[reports.Done], total: int, say: Say) -> Iterator[reports.Done]:
    seen: list[reports.Done] = []

    def reported() -> Iterator[int]:
        for done in steps:
            seen.append(done)
            yield done.reports

    for _ in bar(reported(), total, "Báo cáo · reports", say):
        yield seen.pop()
