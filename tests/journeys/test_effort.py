"""What one month's report of a commune costs, by each way in: every key and click is counted as it is made.

The table is kept in docs/effort.md; `REWRITE=1 pytest tests/journeys/test_effort.py` writes it anew.
"""

import os
import re
import unicodedata
from datetime import date

import openpyxl
import pytest
from playwright.sync_api import expect

from phoihop.people.models import Person
from phoihop.reporting import services as reporting
from phoihop.submissions import services as submissions
from phoihop.submissions.rules import Status
from phoihop.submissions.rules.tables import Labels, Plan
from tests.cast import BEGINNING
from tools.pages import ROOT

PAGE = ROOT / "docs/effort.md"
KEYS_A_MINUTE, SECONDS_A_CLICK = 150, 2
WORDS = ("12", "1.204", "trên 2.800", "0", "36", "250", "từ 20 đến 30", "7")
COUNT = """for (const [kind, name] of [["keydown", "keys"], ["pointerdown", "clicks"]]) {
  addEventListener(kind, (event) => {
    if (event.isTrusted) localStorage.setItem(name, 1 + Number(localStorage.getItem(name) || 0));
  }, true);
}"""


@pytest.fixture
def version(world, binh, catalogue):
    """A form of forty figures, none of which is part of another."""
    keeper = {"actor": binh, "at": BEGINNING}
    made = reporting.design_form(
        code="bon-muoi", name="Biểu tháng", since=date(2025, 1, 1), owner=world.province_military, **keeper
    )
    section = reporting.add_section(version=made, name="Số liệu", **keeper)
    parts = {indicator.whole_id for indicator in catalogue.values()}
    plain = (each for each in catalogue.values() if each.kind == "count" and not each.whole_id and each.pk not in parts)
    for indicator, _number in zip(plain, range(40), strict=False):
        reporting.add_line(section=section, indicator=indicator, **keeper)
    return reporting.publish_version(version=made, **keeper)


@pytest.fixture
def figures(march):
    """What the commune reports, by code, in the order of the form."""
    lines = march.obligation.form_version.sections.get().lines.select_related("indicator").order_by("order")
    said = {line.indicator.code: WORDS[number % len(WORDS)] for number, line in enumerate(lines)}
    assert len(said) == 40
    return said


@pytest.fixture
def desk(open_window, march, anh):
    """Anh, who writes and signs, before the report; what was pressed so far is forgotten."""
    desk = open_window()
    desk.page.add_init_script(COUNT)
    desk.sign_in(anh)
    desk.page.goto(f"/submissions/{march.pk}/")
    desk.page.evaluate("localStorage.clear()")
    return desk


def pressed(desk):
    return tuple(int(desk.page.evaluate(f"localStorage.getItem('{name}') || 0")) for name in ("keys", "clicks"))


def types(desk, words):
    """As a person does: a key a sign, and Enter, which leads to the box beneath."""
    desk.page.keyboard.type(words)
    desk.page.keyboard.press("Enter")


def hands_in(desk, march):
    desk.page.get_by_role("button", name="Lưu và hoàn tất").first.click()
    doubts = desk.page.get_by_role("checkbox")
    button = desk.page.get_by_role("button", name=re.compile("^Nộp"))
    expect(button).to_be_visible()
    if doubts.count():
        doubts.click()
    button.click()
    expect(desk.page.get_by_text("Đã nộp báo cáo")).to_be_visible()
    march.refresh_from_db()
    assert march.status == Status.SUBMITTED


def by_web(desk, march, figures):
    """Forty boxes, from the first to the last by Enter; zeros by the button that answers the rest."""
    boxes = desk.page.locator("input[name^=words-]")
    stated = [(number, words) for number, words in enumerate(figures.values()) if words != "0"]
    boxes.first.click()
    at = 0
    for number, words in stated:
        for _skipped in range(number - at):
            desk.page.keyboard.press("Enter")
        types(desk, words)
        at = number + 1
    desk.page.get_by_role("button", name="Còn lại bằng 0").click()
    expect(desk.page.get_by_text("Đã ghi 0 cho")).to_be_visible()
    hands_in(desk, march)
    return pressed(desk)


def by_paste(desk, march, figures):
    """The report as it was written for the body's own files is pasted; what was not found is typed."""
    page = desk.page
    page.get_by_role("link", name="Dán báo cáo").click()
    page.get_by_label("Nội dung báo cáo").click()
    page.keyboard.press("Control+V")
    page.get_by_label("Nội dung báo cáo").fill(letter(march, figures))
    page.get_by_role("button", name="Tìm số liệu").click()
    page.get_by_role("button", name="Chấp nhận các mục đã chọn").click()
    expect(page.get_by_text("từ văn bản.")).to_be_visible()
    found = set(march.entries.current().values_list("indicator__code", flat=True))
    for number, (code, words) in enumerate(figures.items()):
        if code not in found:
            page.locator("input[name^=words-]").nth(number).click()
            types(desk, words)
    hands_in(desk, march)
    return pressed(desk)


def by_workbook(desk, march, figures, path):
    """The workbook is filled in, which is counted as a key a sign and Enter a cell, and saved by two keys."""
    page = desk.page
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Biểu mẫu Excel").click()
    waiting.value.save_as(path)
    book, keys = openpyxl.load_workbook(path), 2
    for row in book.active.iter_rows():
        code = str(row[0].value).rpartition(":")[2]
        if code in figures:
            row[5].value = figures[code]
            keys += len(telex(figures[code])) + 1
    book.save(path)
    page.get_by_role("link", name="Tải lên tệp Excel đã nhập").click()
    page.get_by_label("Tệp Excel").set_input_files(path)
    page.get_by_role("button", name="Xem trước thay đổi").click()
    page.get_by_role("button", name="Nhận 40 thay đổi").click()
    expect(page.get_by_text("Đã thay đổi 40 dòng.")).to_be_visible()
    hands_in(desk, march)
    # Choosing the file in the window of the system is two clicks that no page sees.
    typed, clicks = pressed(desk)
    return typed + keys, clicks + 2


def by_table(desk, march, figures, path):
    """The body's own table, which it keeps anyway and handed in before: what its rows mean is known."""
    lines = march.obligation.form_version.sections.get().lines.select_related("indicator")
    named = {line.indicator.code: line.indicator.name for line in lines}
    heads, labels = ["Nội dung", "Kết quả"], Labels()
    told = {labels.key(named[code]): code for code in figures}
    plan = Plan(head=1, first=2, columns={0: "name", 1: "value"}, labels=told)
    writer = Person.objects.get(username="anh")
    submissions.remember_table(obligation=march.obligation, heads=heads, plan=plan, actor=writer, at=BEGINNING)
    book = openpyxl.Workbook()
    for row in [heads, *([named[code], words] for code, words in figures.items())]:
        book.active.append(row)
    book.save(path)
    page = desk.page
    page.get_by_role("link", name="Tải lên tệp Excel đã nhập").click()
    page.get_by_label("Tệp Excel").set_input_files(path)
    page.get_by_role("button", name="Xem trước thay đổi").click()
    page.get_by_role("button", name="Nhận 40 thay đổi").click()
    expect(page.get_by_text("Đã nhận 40 số liệu.")).to_be_visible()
    hands_in(desk, march)
    typed, clicks = pressed(desk)
    return typed, clicks + 2


def letter(march, figures):
    """The same report as a letter, with the head and the foot that one has."""
    named = {line.indicator.code: line.indicator for line in march.obligation.form_version.sections.get().lines.all()}
    told = [f"- {named[code].name}: {words} {named[code].unit};" for code, words in figures.items()]
    head = [
        "BAN CHỈ HUY QUÂN SỰ XÃ ĐẠI TỪ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 45/BC-BCH",
        "BÁO CÁO",
        "Kết quả phối hợp công tác dân vận tháng 3 năm 2026",
    ]
    return "\n".join([*head, *told, "Nơi nhận: Bộ CHQS tỉnh; Lưu: VT.", "CHỈ HUY TRƯỞNG"])


def telex(text):
    """The keys of Telex: one a letter, one more for each sign over, under or through it."""
    return unicodedata.normalize("NFD", text.replace("đ", "dd").replace("Đ", "DD"))


@pytest.fixture
def costs(desk, march, figures, tmp_path, request):
    """What the way in that is asked for costs: keys and clicks."""
    ways = {"web": by_web, "paste": by_paste, "workbook": by_workbook, "table": by_table}
    more = (tmp_path / "report.xlsx",) if request.param in {"workbook", "table"} else ()
    return request.param, *ways[request.param](desk, march, figures, *more)


def minutes(keys, clicks):
    return f"{keys / KEYS_A_MINUTE + clicks * SECONDS_A_CLICK / 60:.1f}"


def line_of(way, keys, clicks):
    return f"| {way} | {keys} | {clicks} | {minutes(keys, clicks)} |"


def kept(way, said):
    """Whether the page says so; with REWRITE, it does from now on."""
    text = PAGE.read_text(encoding="utf-8")
    if os.environ.get("REWRITE"):
        text = re.sub(rf"^\| {re.escape(way)} \|.*$", lambda _found: said, text, flags=re.MULTILINE)
        PAGE.write_text(text, encoding="utf-8")
    return said in text.splitlines()


@pytest.mark.parametrize("costs", ["web", "paste", "workbook", "table"], indirect=True)
def test_the_page_says_what_a_way_costs(costs):
    way, keys, clicks = costs

    assert kept(way, line_of(way, keys, clicks))


def test_the_page_says_what_a_letter_costs(march, figures):
    assert kept("letter", line_of("letter", len(telex(letter(march, figures))), 4))
