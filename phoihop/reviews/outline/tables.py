"""The annexes: PL 1 by field, PL 2 by unit, and charts of the main indicators (phụ lục).

The columns are those proposed for reports of such programmes: every one holds figures that were really reported.
"""

from datetime import date
from itertools import groupby

from phoihop.indicators.models import Aggregation, Indicator
from phoihop.organisations.models import Body, BodyVersion
from phoihop.reviews.models import Passage, Review
from phoihop.reviews.outline.ledger import Ledger
from phoihop.reviews.outline.sentences import bare_name
from phoihop.reviews.rules import Ask, Quoted
from phoihop.territories.models import Place

Unit = Place | Body

BY_FIELD = (
    *("Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu năm", "Thực hiện kỳ này", "Lũy kế", "Cùng kỳ"),
    *("% so chỉ tiêu", "% so cùng kỳ", "Ghi chú"),
)
MAIN = 3
MOST_CELLS = 300
MOST_BARS = 14
NONE = "–"
TOGETHER = (Quoted.JOINT, Quoted.REMOVED)


def write(ledger: Ledger) -> None:
    """The tables, and the charts where there is something to draw."""
    _by_field(ledger, annex=1)
    mains = main_indicators(ledger)
    units = _units(ledger, mains)
    annex = 2
    if mains and len(units) > 1:
        _by_unit(ledger, mains, units, annex)
        annex += 1
    _charts(ledger, mains[:1], units, annex)


def main_indicators(ledger: Ledger) -> list[Indicator]:
    """The few that stand for the whole: those with a target first, one of each field before a second of any."""
    known = [one for one in ledger.indicators if _is_main(ledger, one)]
    known.sort(key=lambda one: one.pk not in ledger.targets)
    by_field: dict[int, Indicator] = {}
    for one in known:
        by_field.setdefault(one.group_id, one)
    first = list(by_field.values())
    return (first + [one for one in known if one not in first])[:MAIN]


def _is_main(ledger: Ledger, one: Indicator) -> bool:
    """Whether it stands by itself, adds up over units, and is more than nought."""
    answer = ledger.answer(ledger.total(one))
    return not one.whole_id and one.aggregation in {Aggregation.SUM, Aggregation.LAST} and bool(answer.low)


def _by_field(ledger: Ledger, annex: int) -> None:
    ledger.write(Passage.Kind.HEADING, "TỔNG HỢP KẾT QUẢ THEO LĨNH VỰC", annex=annex)
    told = [one for one in ledger.indicators if ledger.answer(ledger.total(one)).known or one.pk in ledger.targets]
    lines = ["= PL 1. Tổng hợp kết quả theo lĩnh vực", f"! {' | '.join(BY_FIELD)}"]
    for group, members in groupby(told, key=lambda one: one.group):
        lines.append(group.name[:1].upper() + group.name[1:])
        lines += [_row(ledger, one) for one in members]
    ledger.write(Passage.Kind.TABLE, "\n".join(lines), annex=annex)


def _row(ledger: Ledger, one: Indicator) -> str:
    asks = (
        ledger.target(one),
        ledger.total(one),
        ledger.cumulative(one),
        ledger.earlier(one),
        ledger.attainment(one),
        ledger.versus(one),
    )
    cells = [_cell(ledger, ask) for ask in asks]
    name = one.name if not one.whole_id else f"Trong đó: {bare_name(one)[:1].lower()}{bare_name(one)[1:]}"
    unit = "%" if one.aggregation == Aggregation.YES_SHARE else one.unit
    return " | ".join([name, unit, *cells, _remark(ledger, one)])


def _cell(ledger: Ledger, ask: Ask | None) -> str:
    return ledger.quote(ask) if ask and ledger.answer(ask).known else NONE


def _remark(ledger: Ledger, one: Indicator) -> str:
    answer = ledger.answer(ledger.total(one))
    said = []
    if not answer.complete:
        said.append("chưa đủ báo cáo")
    if answer.approximate:
        said.append("có số ước")
    return "; ".join(said)


def _units(ledger: Ledger, mains: list[Indicator]) -> list[Unit]:
    """The units directly beneath the top that owe or state any of the main figures, by the alphabet."""
    review = ledger.review
    days = {review.structure_on} if review.structure_on else {review.since, review.last_day}
    found: dict[int, Unit] = {}
    for day in sorted(days):
        found |= {unit.pk: unit for unit in _beneath(review, day)}
    asks = {unit: [_of(ledger, unit, one) for one in mains] for unit in found.values()}
    ledger.ask(ask for some in asks.values() for ask in some)
    kept = [unit for unit, some in asks.items() if any(_counts(ledger, ask) for ask in some)]
    return sorted(kept, key=lambda unit: (unit.sort_text, unit.pk))


def _beneath(review: Review, day: date) -> list[Unit]:
    if isinstance(review.node, Place):
        return list(review.node.children_on(day))
    versions = BodyVersion.objects.as_of(day).filter(parent=review.node).select_related("body")
    return [version.body for version in versions]


def _of(ledger: Ledger, unit: Unit, indicator: Indicator) -> Ask:
    return ledger.total(indicator).about(Quoted.TOTAL, node=unit.pk)


def _counts(ledger: Ledger, ask: Ask) -> bool:
    answer = ledger.answer(ask)
    return answer.known or answer.expected > 0


def _by_unit(ledger: Ledger, mains: list[Indicator], units: list[Unit], annex: int) -> None:
    """Each figure, of which done together, and what was left out because another report held it already."""
    shown = mains[: max(1, MOST_CELLS // len(units))]
    rows = [(unit, [_of(ledger, unit, one) for one in shown]) for unit in units]
    totals = [ledger.total(one) for one in shown]
    ledger.ask(ask.about(of) for some in (*(asks for _unit, asks in rows), totals) for ask in some for of in TOGETHER)
    ledger.write(Passage.Kind.HEADING, "KẾT QUẢ THEO ĐƠN VỊ", annex=annex)
    upper = " | ".join(f"{bare_name(one)} ({one.unit}) | < | <" for one in shown)
    lower = " | ".join("Tổng số | Trong đó phối hợp | Đã loại trùng" for _one in shown)
    lines = ["= PL 2. Kết quả theo đơn vị", f"! TT | Đơn vị | {upper}", f"! ^ | ^ | {lower}"]
    for number, (unit, asks) in enumerate(rows, 1):
        ledger.call(unit)
        lines.append(f"{number} | {unit} | {_together(ledger, asks)}")
    lines.append(f"* | Tổng cộng | {_together(ledger, totals)}")
    ledger.write(Passage.Kind.TABLE, "\n".join(lines), annex=annex)


def _together(ledger: Ledger, asks: list[Ask]) -> str:
    cells = [_cell(ledger, one) for ask in asks for one in (ask, *(ask.about(of) for of in TOGETHER))]
    return " | ".join(cells)


def _charts(ledger: Ledger, main: list[Indicator], units: list[Unit], annex: int) -> None:
    reached = [(one, ask) for one in ledger.indicators if (ask := ledger.attainment(one)) and ledger.answer(ask).known]
    drawn = []
    if reached:
        lines = [f"{bare_name(one)} | {ledger.quote(ask)} | 100" for one, ask in reached[:MOST_BARS]]
        drawn.append(["= Biểu đồ 1. Mức thực hiện so với chỉ tiêu (%)", *lines])
    known = [unit for one in main for unit in units if ledger.answer(_of(ledger, unit, one)).known]
    if len(known) > 1:
        [one] = main
        title = f"= Biểu đồ {len(drawn) + 1}. {bare_name(one)} theo đơn vị ({one.unit})"
        # The longest bars first: a drawing shows some of many units, the table all of them.
        known.sort(key=lambda unit: -(ledger.answer(_of(ledger, unit, one)).low or 0))
        for unit in known:
            ledger.call(unit)
        lines = [f"{unit} | {ledger.quote(_of(ledger, unit, one))}" for unit in known[:MOST_BARS]]
        drawn.append([title, *lines])
    if drawn:
        ledger.write(Passage.Kind.HEADING, "BIỂU ĐỒ", annex=annex)
    for lines in drawn:
        ledger.write(Passage.Kind.CHART, "\n".join(lines), annex=annex)
