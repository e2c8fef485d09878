"""The pages of notes, their papers, and their list in Excel."""

import io
from datetime import date

import docx
import pdfplumber
import pytest

from phoihop.documents.sheets import read_grid
from phoihop.liaison import services
from phoihop.liaison.forms import PeriodField
from phoihop.liaison.models import ExchangeRegime, Note
from phoihop.liaison.rules import Kind
from tests.liaison.conftest import NOW


@pytest.fixture
def as_binh(client, binh):
    client.force_login(binh)
    return client


@pytest.fixture
def typed(world):
    """What Bình types into the form of a note."""
    return {
        "subject": "Tình hình mưa lũ",
        "account": "Mưa lớn từ đêm 23.",
        "assessment": "Nước sông lên nhanh.",
        "proposals": "Không.",
        "parties": [str(world.province_party.pk)],
        "others": "commune-military",
        "signatory": "Nông Văn Hùng",
        "office": "Phó Chính ủy",
        "cases-TOTAL_FORMS": "2",
        "cases-INITIAL_FORMS": "0",
        "cases-0-kind": "disaster",
        "cases-0-arisen": "2",
        "cases-0-settled": "1",
        "cases-0-remaining": "1",
        "cases-1-kind": "",
    }


@pytest.mark.parametrize(
    ("written", "code"),
    [("10/2026", "2026-10"), ("tháng 3/2026", "2026-03"), ("III/2026", "2026-Q3"), ("Quý 2/2026", "2026-Q2")],
)
def test_a_period_is_written_as_people_write_it(written, code):
    field = PeriodField()

    assert field.clean(written) == code
    assert field.clean(field.prepare_value(code)) == code


def test_a_note_is_begun_written_and_sent(as_binh, programme, world, typed):
    first = {"programme": programme.pk, "body": world.province_military.pk, "kind": "urgent", "period": ""}
    begun = as_binh.post("/liaison/new/", first)
    note = Note.objects.get()
    assert begun.url == f"/liaison/{note.pk}/edit/"

    as_binh.post(f"/liaison/{note.pk}/edit/", typed)
    as_binh.post(f"/liaison/{note.pk}/send/", {"numbered": "on"})

    note.refresh_from_db()
    assert (note.state, note.number.number, note.case_totals) == ("sent", 1, (2, 1, 1))
    assert {each.body.pk for each in note.recipients.all()} == {world.province_party.pk, world.commune_military.pk}


def test_a_fault_in_a_row_brings_the_page_back(as_binh, draft, typed):
    answer = as_binh.post(f"/liaison/{draft.pk}/edit/", typed | {"cases-0-arisen": "-1"})

    assert answer.status_code == 422


def test_a_telephone_number_is_refused_by_the_page(as_binh, draft, typed):
    answer = as_binh.post(f"/liaison/{draft.pk}/edit/", typed | {"account": "Gọi 0912 345 678"})

    assert answer.status_code == 422
    assert "0912 345 678" not in answer.content.decode()


@pytest.mark.parametrize("address", ["", "edit/", "send/", "attach/"])
def test_the_pages_of_a_draft_are_there(address, as_binh, draft):
    assert as_binh.get(f"/liaison/{draft.pk}/{address}").status_code == 200


@pytest.mark.parametrize("address", ["", "owed/", "new/"])
def test_the_pages_without_a_note_are_there(address, as_binh, note):
    assert as_binh.get(f"/liaison/{address}").status_code == 200


def test_a_draft_is_thrown_away(as_binh, draft):
    as_binh.post(f"/liaison/{draft.pk}/discard/")

    assert not Note.objects.exists()


def test_a_file_is_attached_read_and_dropped(as_binh, draft):
    handed = io.BytesIO("Danh mục".encode())
    handed.name = "danh mục.txt"
    as_binh.post(f"/liaison/{draft.pk}/attach/", {"file": handed})
    file = draft.files.get()

    assert as_binh.get(f"/liaison/{draft.pk}/files/{file.pk}/").content == "Danh mục".encode()

    as_binh.post(f"/liaison/{draft.pk}/files/{file.pk}/drop/")
    assert not draft.files.exists()


def test_whoever_received_it_confirms_and_answers(client, note, hoa):
    client.force_login(hoa)
    assert "Phó Trưởng ban" not in client.get(f"/liaison/{note.pk}/").content.decode()

    client.post(f"/liaison/{note.pk}/read/")
    client.post(f"/liaison/{note.pk}/answer/", {"text": "Đã chỉ đạo."})

    page = client.get(f"/liaison/{note.pk}/").content.decode()
    assert "Phó Trưởng ban" in page
    assert "Đã chỉ đạo." in page


def test_a_note_of_others_is_not_found(client, note, dung):
    client.force_login(dung)

    assert client.get(f"/liaison/{note.pk}/").status_code == 404


def test_a_correction_begins_with_the_old_text(as_binh, note):
    as_binh.post(f"/liaison/{note.pk}/correct/")

    assert note.corrections.get().account == note.account


def test_the_coordinator_settles_and_stops_what_is_owed(as_binh, programme):
    asked = {"kind": "monthly", "days": "5", "since": "01/09/2026"}
    as_binh.post(f"/liaison/programmes/{programme.slug}/new/", asked)
    regime = ExchangeRegime.objects.get()
    as_binh.post(f"/liaison/programmes/{programme.slug}/{regime.pk}/stop/", {"on": "01/11/2026"})

    regime.refresh_from_db()
    assert regime.valid_until == date(2026, 11, 1)
    assert as_binh.get(f"/liaison/programmes/{programme.slug}/").status_code == 200


def test_a_missing_note_leads_to_writing_it(as_binh, programme, binh, world):
    services.settle_regime(programme=programme, kind=Kind.MONTHLY, days=5, since=date(2026, 10, 1), actor=binh, at=NOW)

    page = as_binh.get("/liaison/owed/").content.decode()

    assert f"programme={programme.pk}&amp;body={world.province_military.pk}&amp;kind=monthly&amp;period=2026-10" in page
    rows = read_grid(as_binh.get("/liaison/owed/owed.xlsx").content)[1:]
    assert (world.province_military.label, "tháng 10/2026") in {(row[0], row[2]) for row in rows}


@pytest.mark.parametrize(("whose", "found"), [("ours", True), ("received", False), ("unread", False), ("late", False)])
def test_the_list_is_narrowed(whose, found, as_binh, note):
    page = as_binh.get(f"/liaison/?whose={whose}&q=sat+lo&kind=urgent").content.decode()

    assert (note.subject in page) is found


def test_the_list_in_excel_counts_cases_on_a_sheet_of_their_own(as_binh, note):
    content = as_binh.get("/liaison/notes.xlsx").content

    grid = read_grid(content)
    assert grid[1][0] == note.subject


@pytest.mark.parametrize("layout", ["state", "party"])
def test_the_urgent_note_as_a_paper_has_three_parts_and_no_headings(layout, as_binh, note):
    content = as_binh.get(f"/liaison/{note.pk}/paper/{layout}/docx/").content

    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert [text.find(part) >= 0 for part in (note.account[:20], note.assessment[:20], note.proposals[:20])] == [
        True
    ] * 3
    assert "I. " not in text
    assert "BÁO CÁO NHANH" in text


@pytest.mark.parametrize(
    ("layout", "motto"), [("state", "Độc lập - Tự do - Hạnh phúc"), ("party", "ĐẢNG CỘNG SẢN VIỆT NAM")]
)
def test_the_paper_follows_both_layouts(layout, motto, as_binh, note):
    content = as_binh.get(f"/liaison/{note.pk}/paper/{layout}/pdf/").content

    with pdfplumber.open(io.BytesIO(content)) as opened:
        text = "\n".join(page.extract_text() for page in opened.pages)
    assert motto in text
    assert "Cộng 1 0 1" in text


def test_notes_of_a_month_have_headed_parts(as_binh, asked, binh):
    note = services.draft(**asked | {"kind": Kind.MONTHLY}, period="2026-10", actor=binh, at=NOW)
    content = as_binh.get(f"/liaison/{note.pk}/paper/state/docx/").content

    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert "II. VẤN ĐỀ MỚI, VẤN ĐỀ PHÁT SINH" in text


def test_the_number_of_queries_does_not_grow(as_binh, asked, binh, django_assert_max_num_queries):
    for _number in range(12):
        note = services.draft(**asked, actor=binh, at=NOW)
        services.send(note=note, actor=binh, at=NOW)

    with django_assert_max_num_queries(24):
        as_binh.get("/liaison/")
