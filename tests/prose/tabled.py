"""Tables of reports in the many layouts in which officers draw them, all of the same facts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell that spans columns and rows."""

    text: str
    across: int = 1
    down: int = 1

    @staticmethod
    def of(cell: "str | Cell") -> "Cell":
        """A cell as such, where only its words are given."""
        return cell if isinstance(cell, Cell) else Cell(cell)


@dataclass(frozen=True)
class Fact:
    """One line of a report: what it counts, in which unit, planned, done, and cumulated; and what that states."""

    label: str
    unit: str
    plan: str
    done: str
    all: str
    code: str
    value: float


FACTS = (
    Fact("Số buổi tuyên truyền, vận động", "buổi", "40", "12", "35", "TT02", 12),
    Fact("Số lượt người được tuyên truyền", "lượt người", "10.000", "2.845", "8.450", "TT01", 2845),
    Fact("Trị giá quà tặng", "triệu đồng", "100", "15,5", "80", "AS05", 15_500_000),
    Fact("Chiều dài đường giao thông nông thôn làm mới", "km", "5", "1,25", "3,5", "NM03", 1.25),
    Fact("Số ngày công giúp dân", "ngày công", "2.000", "1.204", "1.900", "NM01", 1204),
    Fact("Số hộ nghèo được giúp đỡ", "hộ", "60", "37", "58", "NM07", 37),
)
STATED = {fact.code: fact.value for fact in FACTS}
Rows = list[list[str | Cell]]
LAYOUTS: dict[str, Callable[[], Rows]] = {}


def layout(make: Callable[[], Rows]) -> Callable[[], Rows]:
    LAYOUTS[make.__name__] = make
    return make


@layout
def plan_and_done() -> Rows:
    heads = ["TT", "Nội dung", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)", "Ghi chú"]
    return [heads, *([str(n), f.label, f.unit, f.plan, f.done, "30", ""] for n, f in enumerate(FACTS, 1))]


@layout
def heads_of_two_rows() -> Rows:
    tall = [Cell(text, down=2) for text in ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2025")]
    return [
        [*tall, Cell("Kết quả thực hiện", across=2), Cell("Ghi chú", down=2)],
        ["Trong kỳ", "Lũy kế từ đầu năm"],
        *([f"{n:02}", f.label, f.unit, f.plan, f.done, f.all, "-"] for n, f in enumerate(FACTS, 1)),
    ]


@layout
def title_numbering_and_sections() -> Rows:
    rows: Rows = [
        [Cell("BIỂU KẾT QUẢ CÔNG TÁC DÂN VẬN QUÝ II NĂM 2025", across=5)],
        ["TT", "Nội dung công việc", "ĐVT", "KH", "TH"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["I", Cell("Công tác tuyên truyền", across=4)],
    ]
    rows += [[str(n), f.label, f.unit, f.plan, f.done] for n, f in enumerate(FACTS[:2], 1)]
    rows.append([Cell("II. Giúp dân phát triển kinh tế - xã hội", across=5)])
    return rows + [[str(n), f.label, f.unit, "-", f.done] for n, f in enumerate(FACTS[2:], 1)]


@layout
def units_within_the_cells() -> Rows:
    return [["Nội dung", "Kết quả"], *([f.label, f"{f.done} {f.unit}"] for f in FACTS)]


@layout
def units_in_brackets() -> Rows:
    return [["STT", "Nội dung", "Số liệu"], *([f"{n}.", f"{f.label} ({f.unit})", f.done] for n, f in enumerate(FACTS))]


@layout
def units_after_the_numbers() -> Rows:
    return [["Nội dung", "Số lượng", "Đơn vị"], *([f.label, f.done, f.unit] for f in FACTS)]


@layout
def no_heads() -> Rows:
    return [[str(n), f.label, f.unit, f.done] for n, f in enumerate(FACTS, 1)]


@layout
def years() -> Rows:
    heads = ["Chỉ tiêu", "ĐVT", "Năm 2023", "Năm 2024", "Năm 2025"]
    return [heads, *([f.label, f.unit, f.plan, f.all, f.done] for f in FACTS)]


@layout
def months_with_their_sum() -> Rows:
    heads = ["TT", "Chỉ tiêu", "Đơn vị tính", "Tháng 4", "Tháng 5", "Tháng 6", "Cộng"]
    return [heads, *([str(n), f.label, f.unit, f.plan, f.all, "", f.done] for n, f in enumerate(FACTS, 1))]


@layout
def compared_with_last_year() -> Rows:
    heads = ["Nội dung", "ĐVT", "Cùng kỳ năm trước", "Kỳ này", "So sánh tăng (+), giảm (-)"]
    return [heads, *([f.label, f.unit, f.plan, f.done, "+2"] for f in FACTS)]


@layout
def total_and_parts_in_columns() -> Rows:
    tall = [Cell(text, down=2) for text in ("TT", "Nội dung", "ĐVT", "Tổng số")]
    return [
        [*tall, Cell("Trong đó", across=2)],
        ["Quân đội", "Địa phương"],
        *([str(n), f.label, f.unit, f.done, "1", "0"] for n, f in enumerate(FACTS, 1)),
    ]


@layout
def two_panels() -> Rows:
    heads: list[str | Cell] = ["Chỉ tiêu", "ĐVT", "Kết quả"] * 2
    pairs = zip(FACTS[:3], FACTS[3:], strict=True)
    return [heads, *([a.label, a.unit, a.done, b.label, b.unit, b.done] for a, b in pairs)]


@layout
def groups_over_several_rows() -> Rows:
    rows: Rows = [["Lĩnh vực", "Chỉ tiêu", "ĐVT", "Kết quả"]]
    for start, group in ((0, "Tuyên truyền"), (2, "An sinh"), (4, "Giúp dân")):
        first, second = FACTS[start : start + 2]
        rows += [
            [Cell(group, down=2), first.label, first.unit, first.done],
            [second.label, second.unit, second.done],
        ]
    return rows


@layout
def indicators_as_heads() -> Rows:
    return [
        ["", *(f"{f.label} ({f.unit})" for f in FACTS)],
        ["Kế hoạch", *(f.plan for f in FACTS)],
        ["Thực hiện", *(f.done for f in FACTS)],
    ]


@layout
def places_with_their_sum() -> Rows:
    return [
        ["TT", "Đơn vị", *(f"{f.label} ({f.unit})" for f in FACTS)],
        ["1", "Xã Tân Lập", *(f.plan for f in FACTS)],
        ["2", "Phường Quyết Thắng", *(f.all for f in FACTS)],
        [Cell("Tổng cộng", across=2), *(f.done for f in FACTS)],
    ]


@layout
def nothing_and_empty() -> Rows:
    rows: Rows = [["TT", "Nội dung", "ĐVT", "Quý I", "Quý II", "Cộng dồn"]]
    return rows + [[str(n), f.label, f.unit, "-" if n % 2 else "", f.done, "…"] for n, f in enumerate(FACTS, 1)]


def laid(rows: Rows) -> Iterator[tuple[int, int, Cell]]:
    """Row, column and cell of everything in a table, where spans push what follows."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            spanning = Cell.of(cell)
            taken |= {(row + y, column + x) for y in range(spanning.down) for x in range(spanning.across)}
            yield row, column, spanning
            column += spanning.across


def tabbed(rows: Rows) -> str:
    """The table as office programs paste it."""
    placed = {(row, column): cell.text for row, column, cell in laid(rows)}
    width = 1 + max(column + cell.across - 1 for _, column, cell in laid(rows))
    return "\n".join("\t".join(placed.get((row, column), "") for column in range(width)) for row in range(len(rows)))


def proposed(figures: Sequence[object]) -> dict[str, float]:
    """The value proposed outright for each indicator; of two for one, the first."""
    found: dict[str, float] = {}
    for figure in figures:
        if figure.indicator:
            found.setdefault(figure.indicator, figure.low)
    return found
