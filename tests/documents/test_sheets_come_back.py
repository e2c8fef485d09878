import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.documents import sheets
from phoihop.documents.sheets import Column, Fault, Format, Sheet, read_rows, write_book, write_sheet
from phoihop.foundation.refusals import Invalid, Refused

COLUMNS = (
    Column(name="place", title="Xã, phường", width=30),
    Column(name="days", title="Ngày công", read=sheets.count, format=Format.COUNT),
    Column(name="money", title="Kinh phí", read=sheets.decimal, format=Format.DECIMAL, optional=True),
    Column(name="done_on", title="Ngày chốt", read=sheets.day, format=Format.DAY, optional=True),
)


@dataclass(frozen=True, slots=True)
class Line:
    place: str
    days: int
    money: Decimal | None
    done_on: date | None


def book(rows, **options):
    return write_sheet("Ngày công", COLUMNS, rows, **options)


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content)).active


def typed(*rows):
    """A workbook as somebody else would have made it."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


HEAD = [column.title for column in COLUMNS]
WORDS = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=40)
    .map(sheets.text)
    .filter(lambda words: words and not words.startswith("#"))
)


@given(
    st.lists(
        st.builds(
            Line,
            place=WORDS,
            days=st.integers(-(10**9), 10**12),
            money=st.none() | st.decimals(0, 10**9, places=2),
            done_on=st.none() | st.dates(date(1901, 1, 1), date(2100, 1, 1)),
        ),
        max_size=20,
    )
)
def test_what_is_written_reads_back_the_same(lines):
    content = book([[line.place, line.days, line.money, line.done_on] for line in lines])

    assert read_rows(content, COLUMNS, Line) == (lines, [])


@pytest.mark.parametrize("words", ["=1+1", '=HYPERLINK("http://x";"y")', "+84", "@sum", "http://x.vn", "-2+3"])
def test_text_like_a_formula_or_an_address_stays_text(words):
    content = book([[words, 1, None, None]])

    cell = opened(content)["A2"]

    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)
    assert read_rows(content, COLUMNS, Line)[0][0].place == words


def test_every_fault_is_named_by_its_cell_and_nothing_else_is_lost():
    content = typed(
        HEAD, ["Đại Từ", "1.204", "2,5", "25/11/2026"], ["", "x", "", ""], ["Phú Lương", 1.5, "1,2,3", "2026-11-25"]
    )

    rows, faults = read_rows(content, COLUMNS, Line)

    assert rows == [Line("Đại Từ", 1204, Decimal("2.5"), date(2026, 11, 25))]
    assert [fault.cell for fault in faults] == ["A3", "B3", "B4", "C4", "D4"]
    assert all(isinstance(fault, Fault) and fault.reason for fault in faults)


def test_titles_may_stand_lower_in_another_order_and_spelling():
    content = typed(["BIỂU 01"], [], ["Ghi chú", "NGÀY  CÔNG", "Xã, phường *"], ["thôi", 12, "Đại Từ"])

    assert read_rows(content, COLUMNS, Line) == ([Line("Đại Từ", 12, None, None)], [])


def test_a_missing_title_is_one_fault():
    rows, faults = read_rows(typed(["Xã, phường"], ["Đại Từ"]), COLUMNS, Line)

    assert (rows, [fault.cell for fault in faults]) == ([], ["A1"])
    assert "Ngày công" in faults[0].reason


def test_empty_rows_are_passed_over():
    content = typed(HEAD, ["Đại Từ", 1], [None, None], ["", " "][:1], ["Phú Lương", 2])

    assert [line.days for line in read_rows(content, COLUMNS, Line)[0]] == [1, 2]


def test_a_rule_that_refuses_a_row_becomes_a_fault_of_its_first_cell():
    def refusing(**values):
        raise Refused("Xã này đã báo cáo.")

    faults = read_rows(typed(HEAD, ["Đại Từ", 1]), COLUMNS, refusing)[1]

    assert faults == [Fault(cell="A2", title="Xã, phường", reason="Xã này đã báo cáo.")]


def test_an_error_of_excel_is_no_value():
    assert [fault.cell for fault in read_rows(typed(HEAD, ["#N/A", 1]), COLUMNS, Line)[1]] == ["A2"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"%PDF-1.7", "chữ".encode(), b"MZ"])
def test_what_is_no_workbook_is_refused(content):
    with pytest.raises(Invalid):
        read_rows(content, COLUMNS, Line)


def test_a_sheet_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)

    with pytest.raises(Invalid):
        read_rows(book([["Đại Từ", 1, None, None]] * 4), COLUMNS, Line)


@pytest.mark.parametrize(
    ("words", "number"), [("1.234", 1234), ("1.234,5", "1234.5"), (" 12 ", 12), ("−3", -3), (2.5, "2.5"), ("0", 0)]
)
def test_numbers_are_read_in_the_vietnamese_manner(words, number):
    assert sheets.decimal(words) == Decimal(number)


@pytest.mark.parametrize("words", ["1,234.5", "12.34", "1.2.3", "mười", "1e3", True, None, "2.500.00"])
def test_what_is_no_number_or_could_be_two_is_refused(words):
    with pytest.raises(ValueError, match=r"\S"):
        sheets.decimal(words)


def test_a_count_that_excel_took_for_a_fraction_is_refused():
    with pytest.raises(ValueError, match=r"\S"):
        sheets.count(1.234)


def test_the_head_is_frozen_and_repeated_on_a4_lying_down():
    page = opened(book([["Đại Từ", 1, None, None]], head=["BIỂU 01", "Tháng 11"]))

    assert (page.freeze_panes, page.print_title_rows) == ("A4", "$3:$3")
    assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
    assert round(page.column_dimensions["A"].width) == 31


def test_numbers_are_grouped_and_days_shown_day_first():
    page = opened(book([["Đại Từ", 1204, Decimal("2.5"), date(2026, 11, 25)]]))

    assert [page[cell].number_format for cell in ("A2", "B2", "C2", "D2")] == ["@", "#,##0", "#,##0.##", "dd/mm/yyyy"]


def test_a_total_stands_last_in_bold():
    page = opened(book([["Đại Từ", 1, None, None]], total=["Tổng cộng", 1, None, None]))

    assert (page["A3"].value, page["A3"].font.bold, page["A2"].font.bold) == ("Tổng cộng", True, False)


def test_the_same_rows_give_the_same_bytes():
    assert book([["Đại Từ", 1, None, None]]) == book([["Đại Từ", 1, None, None]])


def test_sheets_of_one_name_are_told_apart():
    content = write_book([Sheet(title="Kết quả: [a]/b?", columns=COLUMNS, rows=[])] * 2)

    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["Kết quả   a  b", "Kết quả   a  b 2"]


@given(st.lists(st.text(max_size=60), max_size=12))
def test_excel_accepts_every_name_of_a_sheet(titles):
    taken = set()

    names = [sheets.sheet_name(title, taken) for title in titles]

    assert all(1 <= len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize(("place", "name"), [((3, 1), "B3"), ((1, 25), "Z1"), ((10, 26), "AA10"), ((2, 701), "ZZ2")])
def test_cells_are_named_as_excel_shows_them(place, name):
    assert sheets.cell_name(*place) == name
