"""A report with tables is pasted or handed in: the page shows them as tables, and a figure is traced to its cell."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from phoihop.submissions.pasting.passages import find
from phoihop.submissions.pasting.stretches import around
from phoihop.submissions.pasting.text import clean
from phoihop.submissions.sheet import lay_out
from tests.prose.tabled import Cell
from tests.submissions.carried import as_pdf, as_word
from tests.submissions.test_a_pasted_report_is_read import chosen, line, page

ROWS = [
    [Cell("TT", down=2), Cell("Nội dung", down=2), Cell("ĐVT", down=2), Cell("Kết quả", across=2)],
    ["Trong kỳ", "Lũy kế"],
    ["1", "Số lượt người được tuyên truyền", "lượt người", "trên 2.800", "8.450"],
    ["2", "Trị giá quà tặng", "triệu đồng", "15,5", "80"],
    ["3", "Số mô hình, điển hình Dân vận khéo đăng ký trong năm", "mô hình", "10", "10"],
    ["", "- Tập thể đăng ký", "", "4", "4"],
    ["", "- Cá nhân đăng ký", "", "6", "6"],
]
TEXT = """Trong quý, đơn vị làm mới 1,25 km đường giao thông nông thôn.
TT\tNội dung\tĐVT\tKết quả\t
\t\t\tTrong kỳ\tLũy kế
1\tSố lượt người được tuyên truyền\tlượt người\ttrên 2.800\t8.450
2\tTrị giá quà tặng\ttriệu đồng\t15,5\t80
Phấn đấu năm sau đăng ký 12 mô hình."""


@pytest.fixture
def browser(an, client):
    client.force_login(an)
    return client


@pytest.fixture
def accepted(draft, browser):
    """The draft, after what was proposed of the text was accepted as it was."""
    found = find(clean(TEXT), "45/BC-BCH", lay_out(draft, timezone.localdate()))
    browser.post(page("paste_accept", draft.pk), chosen(found))
    return draft


@pytest.mark.parametrize(("carry", "name"), [(as_word, "a.docx"), (as_pdf, "a.pdf")])
def test_a_file_with_a_table_is_proposed_line_by_line(draft, browser, carry, name):
    found = browser.post(page("paste", draft.pk), {"file": SimpleUploadedFile(name, carry(ROWS))}).context["found"]

    assert {each.line: each.words for each in found.passages if each.line} == {
        line("TT01"): "trên 2.800",
        line("AS05"): "15,5 triệu đồng",
        line("DV01"): "10",
        line("DV02"): "4",
        line("DV03"): "6",
    }


def test_the_page_shows_the_table_and_marks_its_cells(draft, browser):
    html = browser.post(page("paste", draft.pk), {"text": TEXT}).content.decode()

    assert '<th scope="col" colspan="2" rowspan="1">Kết quả</th>' in html
    assert '<th scope="col" colspan="1" rowspan="2">Nội dung</th>' in html
    assert ">trên 2.800<sup>2</sup></a></mark></td>" in html


def test_a_cell_says_by_which_heads_it_was_read(draft, browser):
    html = browser.post(page("paste", draft.pk), {"text": TEXT}).content.decode()

    assert "ô trong bảng, đơn vị tính ở cột riêng, tên dòng, trùng tên chỉ tiêu" in html


def test_an_accepted_cell_becomes_an_entry_in_its_unit(accepted):
    stated = {entry.indicator.code: (entry.words, entry.low) for entry in accepted.entries.select_related("indicator")}

    assert stated == {"TT01": ("trên 2.800", 2800), "AS05": ("15,5 triệu đồng", 15_500_000), "NM03": ("1,25", 1.25)}


def test_an_entry_is_traced_to_its_cell(accepted, browser):
    entry = accepted.entries.get(indicator__code="AS05")

    html = browser.get(page("passage", entry.pk)).content.decode()

    assert entry.source["words"] == "15,5"
    assert "<mark>15,5</mark></td>" in html
    assert '<th scope="col" colspan="1" rowspan="1">Trong kỳ</th>' in html


def test_an_entry_is_traced_to_its_words_beside_a_table(accepted, browser):
    html = browser.get(page("passage", accepted.entries.get(indicator__code="NM03").pk)).content.decode()

    assert "làm mới <mark>1,25 km</mark> đường" in html


def test_beside_a_cell_no_other_table_is_shown_in_part():
    table = "Nội dung\tKết quả\nSố hộ nghèo được giúp\t37 hộ"
    text = f"{table}\nĐoạn trước.\n{table}\nĐoạn sau.\n{table}"
    start = text.index("37 hộ", text.index("Đoạn trước"))

    before, shown, after = around(text, start, start + 5)

    assert [piece.text for piece in [*before.pieces, *after.pieces]] == ["Đoạn trước.", "Đoạn sau."]
    assert len(shown.rows) == 2
