"""A table that a person made answers reports: what its columns and rows mean is told once and remembered."""

import io
import tracemalloc
from datetime import date, timedelta

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from phoihop.foundation.refusals import Invalid
from phoihop.submissions import services
from phoihop.submissions.models import Entry, Submission, TableMap
from phoihop.submissions.rules.tables import Labels, Plan, digest, hold_plan
from phoihop.submissions.tables.free_book import FreeBook
from phoihop.submissions.tables.names import Names
from phoihop.submissions.tables.previews import Taking, all_wrong, marked, take_part
from phoihop.submissions.tables.reading import Reading, named_rows
from phoihop.submissions.tables.recognition import maps_of, recognise
from phoihop.submissions.tables.suggestions import suggest, suggest_labels

FILE = "So theo doi.xlsx"
LETTERHEAD = [
    ["BAN CHQS XÃ ĐẠI TỪ", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["Số: 12/BC-BCH", "", "", "Đại Từ, ngày 05 tháng 4 năm 2025"],
    ["KẾT QUẢ CÔNG TÁC DÂN VẬN"],
    [],
]
LISTED = [
    *LETTERHEAD,
    ["TT", "Nội dung công việc", "ĐVT", "Kế hoạch", "Kết quả quý I/2025"],
    ["I", "Công tác tuyên truyền", None, None, None],
    [1, "Tuyên truyền, vận động nhân dân", "lượt người", 3000, "trên 2.800"],
    [2, "Mô hình dân vận khéo đăng ký mới", "mô hình", 12, 10],
    [None, "- Tập thể", "mô hình", None, 4],
    [None, "- Cá nhân", "mô hình", None, 6],
    [3, "Trị giá quà tặng gia đình chính sách", "nghìn đồng", None, 15500],
    [4, "Làm mới đường giao thông nông thôn", "km", None, 1.25],
    [5, "Họp giao ban", "cuộc", None, 3],
]
TOLD = {"TT01": "trên 2.800", "DV01": "10", "DV02": "4", "DV03": "6", "AS05": "15500 nghìn đồng", "NM03": "1,25"}
BY_BODY = [
    ["STT", "Đơn vị", "Số lượt người tuyên truyền", "Mô hình dân vận khéo", "Quà tặng (triệu đồng)"],
    [1, "Xã Đại Từ", 2800, 10, 15.5],
    [2, "xã Phú Lương", 900, 3, 4],
    [3, "Xã Không Có", 1, 1, 1],
    [None, "Tổng cộng", 3701, 14, 20.5],
]


def book(rows, name="Quý I"):
    made = openpyxl.Workbook()
    made.active.title = name
    for row in rows:
        made.active.append(row)
    return saved(made)


def saved(made):
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


@pytest.fixture
def owed(asked):
    return asked.owed["commune-military", "2025-Q1"]


@pytest.fixture
def names(owed, an):
    return Names(owed, an)


def table(rows):
    return FreeBook(book(rows)).table(0)


def suggested(rows, names):
    """The plan that is offered, with the rows' meanings as they are offered too."""
    found = table(rows)
    plan = suggest(found.beginning(), names, {})
    if not plan.listed:
        return plan
    heads = found.beginning()[plan.first - 2]
    labels = suggest_labels(heads, named_rows(found, plan), plan, names)
    return Plan(head=plan.head, first=plan.first, columns=plan.columns, labels=labels)


def taken(rows, plan, names, actor, at, **more):
    reading = Reading(table(rows), plan, names, FILE)
    return take_part(reading, Taking(actor=actor, at=at, dry_run=False, **more))


def test_the_beginning_and_the_columns_of_a_list_are_found(names):
    plan = suggested(LISTED, names)

    assert (plan.head, plan.first) == (5, 6)
    assert plan.columns == {1: "name", 2: "unit", 4: "value"}


def test_the_names_of_rows_are_matched_with_the_form(names):
    labels = suggested(LISTED, names).labels

    assert {code for code in labels.values() if code} == set(TOLD)
    assert labels["mo hinh dan van kheo dang ky moi / tap the"] == "DV02"
    assert labels["hop giao ban"] == ""


def test_a_list_answers_the_report_with_its_units_and_cells(names, an, noon):
    seen = taken(LISTED, suggested(LISTED, names), names, an, noon)

    assert seen.wrong == []
    report = Submission.objects.get()
    assert dict(report.entries.values_list("indicator__code", "words")) == TOLD
    assert report.entries.get(indicator__code="AS05").low == 15_500_000
    assert report.entries.get(indicator__code="TT01").source == {"file": FILE, "sheet": "Quý I", "cell": "E7"}


def test_rows_that_state_nothing_are_counted_in_their_own_part(names):
    reading = Reading(table(LISTED), suggested(LISTED, names), names, FILE)

    list(reading.rows(13))

    assert (reading.tally.empty, reading.tally.left_out) == (0, 1)


def test_a_row_a_body_answers_the_reports_of_those_one_writes_for(asked, everywhere, noon):
    names = Names(asked.owed["commune-military", "2025-Q1"], everywhere)
    plan = suggested(BY_BODY, names)
    assert plan.columns == {1: "body", 2: "indicator:TT01", 3: "indicator:DV01", 4: "indicator:AS05"}

    seen = taken(BY_BODY, plan, names, everywhere, noon)

    stated = Entry.objects.filter(indicator__code="AS05").values_list("submission__obligation__body__slug", "low")
    assert dict(stated) == {"commune-military": 15_500_000, "second-commune-military": 4_000_000}
    assert {wrong.cell for wrong in seen.wrong} == {"B4"}
    assert (seen.changes, seen.reading.tally.totals) == (6, 1)


def test_a_row_of_a_body_one_does_not_write_for_is_refused(names, an, noon):
    seen = taken(BY_BODY, suggested(BY_BODY, names), names, an, noon)

    assert {report.obligation.body.slug for report in Submission.objects.all()} == {"commune-military"}
    assert [wrong.cell for wrong in seen.wrong] == ["B3", "B4"]


def test_bodies_stand_in_columns_too(asked, everywhere, noon):
    names = Names(asked.owed["commune-military", "2025-Q1"], everywhere)
    rows = [["Chỉ tiêu", "Xã Đại Từ", "Xã Phú Lương"], ["Số lượt người được tuyên truyền", 5, 7]]

    taken(rows, suggested(rows, names), names, everywhere, noon)

    stated = Entry.objects.values_list("submission__obligation__body__slug", "words")
    assert dict(stated) == {"commune-military": "5", "second-commune-military": "7"}


def test_rows_may_be_places_within_that_of_the_body(asked, world, binh, noon):
    names = Names(asked.owed["province-military", "2025-Q1"], binh)
    rows = [["Địa bàn", "Lượt người"], ["xã Đại Từ", 5], ["Nguyên Bình", 7]]
    plan = Plan(head=1, first=2, columns={0: "place", 1: "indicator:TT01"})

    seen = taken(rows, plan, names, binh, noon)

    assert Entry.objects.get().place == world.commune
    assert [wrong.cell for wrong in seen.wrong] == ["A3"]


def test_periods_stand_in_rows_too(names, owed, an, noon):
    rows = [
        ["Kỳ báo cáo", "Số lượt người được tuyên truyền"],
        ["Quý IV/2024", 700],
        ["quý 1 năm 2025", 800],
        [date(2025, 4, 9), 900],
    ]
    plan = suggested(rows, names)
    assert plan.columns == {0: "period", 1: "indicator:TT01"}

    taken(rows, plan, names, an, noon)

    stated = Entry.objects.values_list("submission__obligation__period_code", "words")
    assert dict(stated) == {"2024-Q4": "700", "2025-Q1": "800", "2025-Q2": "900"}


def test_a_table_told_once_is_known_again_in_the_next_period(asked, names, owed, an, noon):
    plan = suggested(LISTED, names)
    heads = ["TT", "Nội dung công việc", "ĐVT", "Kế hoạch", "Kết quả quý I/2025"]
    services.remember_table(obligation=owed, heads=heads, plan=plan, actor=an, at=noon)

    later = asked.owed["commune-military", "2025-Q2"]
    moved = [["Ghi chú của tôi"], *LISTED[:4], ["tt", "NOI DUNG CONG VIEC", "đvt", "kế hoạch", "Kết quả quý II/2025"]]
    known = recognise([[str(cell or "") for cell in row] for row in moved], maps_of(later), Names(later, an))

    assert (known.plan.head, known.plan.first, known.map) == (6, 7, TableMap.objects.get())
    assert known.plan.labels == plan.labels


def test_of_a_years_columns_that_of_the_report_is_read(asked, owed, an, noon):
    rows = [["Chỉ tiêu", "Quý I", "Quý II"], ["Số lượt người được tuyên truyền", "5", "7"]]
    plan = suggest(rows, Names(owed, an), {})
    assert plan.columns == {0: "name", 1: "value"}
    services.remember_table(obligation=owed, heads=rows[0], plan=plan, actor=an, at=noon)

    later = asked.owed["commune-military", "2025-Q2"]

    assert recognise(rows, maps_of(later), Names(later, an)).plan.columns == {0: "name", 2: "value"}


def test_what_somebody_stated_after_the_look_is_not_overwritten(names, owed, an, anh, noon):
    plan = suggested(LISTED, names)
    report = services.open_report(obligation=owed, actor=an, at=noon)
    later = noon + timedelta(minutes=1)
    stated = [services.Statement(indicator="DV01", words="99")]
    services.state(submission=report, statements=stated, actor=anh, at=later)

    seen = taken(LISTED, plan, names, an, later, seen_at=noon)

    [wrong] = seen.wrong
    assert wrong.cell == "E8"
    assert "99" in wrong.reason
    assert report.entries.get(indicator__code="DV01").words == "99"


def test_faults_name_their_cells_and_stand_in_the_marked_copy(names, an, noon):
    rows = [*LISTED[:5], [1, "Tuyên truyền", "lượt người", None, "nhiều lắm"], [2, "=1+1", "", None, 1.234]]
    plan = Plan(head=5, first=6, columns={1: "name", 2: "unit", 4: "value"}, labels={"tuyen truyen": "TT01"})

    seen = taken(rows, plan, names, an, noon)
    copy = openpyxl.load_workbook(io.BytesIO(marked(table(rows), {each.cell: each.reason for each in seen.wrong})))

    assert [wrong.cell for wrong in seen.wrong] == ["E6", "E7"]
    assert copy.active["E6"].comment.text == seen.wrong[0].reason
    assert copy.active["B7"].data_type != "f"


@pytest.mark.parametrize(("said", "counted", "told"), [("x", "x", {"QP10": "x"}), ("Không", "*", {"QP10": "Không"})])
def test_a_sign_says_yes_where_yes_or_no_is_asked_and_nothing_elsewhere(said, counted, told, names, an, noon):
    rows = [["Nội dung", "Kết quả"], ["Hoàn thành kế hoạch tuyển quân", said], ["Lượt người", counted], ["Họp", "x"]]
    labels = {"hoan thanh ke hoach tuyen quan": "QP10", "luot nguoi": "TT01", "hop": ""}
    seen = taken(rows, Plan(head=1, first=2, columns={0: "name", 1: "value"}, labels=labels), names, an, noon)

    assert seen.wrong == []
    assert dict(Submission.objects.get().entries.values_list("indicator__code", "words")) == told


def test_the_marked_copy_marks_the_faults_of_all_parts(names, an, noon):
    rows = [["Nội dung", "Kết quả"], *([["Lượt người", "nhiều lắm"]] * 5_100)]
    plan = Plan(head=1, first=2, columns={0: "name", 1: "value"}, labels={"luot nguoi": "TT01"})
    wrong = all_wrong(Reading(table(rows), plan, names, FILE), Taking(actor=an, at=noon))

    assert wrong.keys() == {f"B{number}" for number in range(2, 5_102)}


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({0: "name"}, "chưa có cột"),
        ({0: "value"}, "chưa có gì"),
        ({0: "name", 1: "indicator:TT01"}, "một trong hai"),
        ({0: "value", 1: "value", 2: "name"}, "hai cột"),
    ],
)
def test_a_plan_that_reads_nothing_is_refused(columns, said):
    with pytest.raises(Invalid, match=f"(?i){said}"):
        hold_plan(Plan(head=1, first=2, columns=columns))


def test_names_of_persons_are_no_names_of_indicators(names):
    rows = [["Chỉ tiêu", "Số liệu"], *([f"Người thứ {number} x{number}", 1] for number in range(500))]

    with pytest.raises(Invalid, match="400"):
        named_rows(table(rows), Plan(head=1, first=2, columns={0: "name", 1: "value"}))


@given(some.lists(some.text(max_size=20), max_size=6))
def test_heads_are_known_whatever_their_capitals_and_accents(heads):
    assert digest(heads) == digest([f" {head.upper()}".replace("Đ", "đ") for head in heads]) or any(
        head.upper().lower() != head.lower() for head in heads
    )


@given(some.lists(some.text(max_size=30), max_size=8))
def test_any_names_of_rows_have_keys(texts):
    labels = Labels()

    assert all(isinstance(labels.key(text), str) for text in texts)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.lists(some.one_of(some.text(max_size=12), some.integers().map(str)), max_size=5), max_size=8))
def test_any_rows_have_a_plan_or_none(names, rows):
    plan = suggest(rows, names, {})

    assert 1 <= plan.head < plan.first
    assert set(plan.columns) <= set(range(5))


def test_many_rows_are_read_part_by_part_in_little_memory(names, an, noon):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as written:
        page = written.add_worksheet()
        page.write_row(0, 0, ["Đơn vị", "Kỳ báo cáo", "Số lượt người được tuyên truyền"])
        for row in range(1, 20_001):
            page.write_row(row, 0, ["Tổng cộng" if row == 5_001 else f"xã {row % 3_000}", "quý I/2025", row])
        page.write_row(20_001, 0, ["xã Đại Từ", "quý I/2025", 77])
    found = FreeBook(made.getvalue()).table(0)
    plan = suggest(found.beginning(), names, {}, (1, 2))
    reading = Reading(found, Plan(head=1, first=2, columns=plan.columns | {0: "body"}), names, FILE)

    tracemalloc.start()
    part = take_part(reading, Taking(actor=an, at=noon))
    totals = reading.tally.totals
    last = take_part(reading, Taking(actor=an, at=noon, first=19_000))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (part.after, len(part.wrong_shown), last.after, last.changes) == (5_002, 300, None, 1)
    assert totals == 0
    assert most < 12_000_000
