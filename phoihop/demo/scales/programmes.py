"""One programme for each line: what it is asked, who takes part, and what they owe."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from phoihop.access.checks import SYSTEM
from phoihop.demo.scales.bodies import central_slug
from phoihop.demo.scales.sizes import END, LINES, REGISTER, Size
from phoihop.foundation.periods import Cut, Kind
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body, BodyVersion, Line
from phoihop.people.models import Person
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party, Programme
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Calendar, FormVersion, Regime
from phoihop.territories.models import Level

TERM = (REGISTER, date(2027, 1, 1))
CHUNK = 20_000


@dataclass(frozen=True, slots=True)
class Asking:
    """The programme of a line and its monthly regime."""

    line: Line
    programme: Programme
    regime: Regime


@transaction.atomic
def ask(size: Size, chief: Person, at: datetime) -> list[Asking]:
    """A programme of each line with the Party, its form, and the regime that asks it monthly."""
    calendar = _calendar(at)
    found = list(Indicator.objects.typed().order_by("code"))
    asked = []
    for number, line in enumerate(LINES, 1):
        programme = _sign(line, number, chief, at)
        # The forms of the lines overlap, and together they ask everything that can be typed.
        first = (number - 1) * len(found) // len(LINES)
        some = [found[(first + step) % len(found)] for step in range(min(size.asked, len(found)))]
        version = _form(line, some, at)
        regime = reporting.establish_regime(
            programme=programme,
            name="Báo cáo tháng",
            name_en="Monthly report",
            form=version.form,
            calendar=calendar,
            period_kind=Kind.MONTH,
            since=size.first_month,
            actor=chief,
            at=at,
        )
        asked.append(Asking(line, programme, regime))
    return asked


def join(asking: Asking, chief: Person, at: datetime) -> Iterator[int]:
    """The communes' bodies of the line take part while they exist, each reporting to whoever stands above it then."""
    versions = BodyVersion.objects.filter(body__line=asking.line, body__level=Level.COMMUNE, parent__isnull=False)
    waiting: list[programmes.Joining] = []
    for version in versions.select_related("body", "parent").order_by("pk").iterator():
        row = programmes.Joining(
            body=version.body, since=version.valid_from, until=version.valid_until, reports_to=version.parent
        )
        waiting.append(row)
        if len(waiting) == CHUNK:
            yield len(programmes.join_many(programme=asking.programme, rows=waiting, actor=chief, at=at))
            waiting = []
    if waiting:
        yield len(programmes.join_many(programme=asking.programme, rows=waiting, actor=chief, at=at))


def owe(asking: Asking, chief: Person, at: datetime) -> int:
    """Make what is owed until the end; gives how many reports that are."""
    return len(reporting.make_obligations(regime=asking.regime, until=date(END.year, END.month, 2), actor=chief, at=at))


def _sign(line: Line, number: int, chief: Person, at: datetime) -> Programme:
    party = Body.objects.get(slug=central_slug(Line.PARTY))
    # What the Party's own boards report is agreed with the Front, which speaks for the others.
    other = Body.objects.get(slug=central_slug(Line.FRONT if line is Line.PARTY else line))
    return programmes.sign(
        title=f"Chương trình phối hợp công tác dân vận: {LINES[line][0]}, 2024-2026",
        title_en=f"Coordination programme on mass-mobilisation work: {line.label}, 2024-2026",
        slug=f"{line.value}-2024-2026",
        number=number,
        symbol="CTr/BDVTW",
        signed_on=TERM[0],
        term_from=TERM[0],
        term_until=TERM[1],
        illustrative=True,
        parties=[
            programmes.NewParty(body=party, role=Party.Role.LEAD),
            programmes.NewParty(body=other, role=Party.Role.COORDINATING),
        ],
        actor=chief,
        at=at,
    )


def _calendar(at: datetime) -> Calendar:
    calendar = reporting.make_calendar(
        code="thang", name="Tháng dương lịch", name_en="Calendar months", cut=Cut.CALENDAR, actor=SYSTEM, at=at
    )
    reporting.set_deadline(calendar=calendar, period_kind=Kind.MONTH, level=Level.COMMUNE, days=5, actor=SYSTEM, at=at)
    return calendar


def _form(line: Line, indicators: list[Indicator], at: datetime) -> FormVersion:
    version = reporting.design_form(
        code=f"thang-{line.value}".replace("_", "-"),
        name=f"Báo cáo tháng: {LINES[line][0]}",
        name_en=f"Monthly report: {line.label}",
        since=REGISTER,
        actor=SYSTEM,
        at=at,
    )
    section = reporting.add_section(version=version, name="Số liệu", name_en="Figures", actor=SYSTEM, at=at)
    for indicator in indicators:
        reporting.add_line(section=section, indicator=indicator, actor=SYSTEM, at=at)
    return reporting.publish_version(version=version, actor=SYSTEM, at=at)
