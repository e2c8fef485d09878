import io
import zipfile

import pytest
import xlsxwriter

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Permission
from phoihop.audit.models import JournalEntry
from phoihop.documents.docx import write as write_word
from phoihop.documents.layouts import STATE
from phoihop.documents.models import Upload
from phoihop.documents.pdf import write as write_pdf
from phoihop.documents.rules import LARGEST_FILE, FileKind, hold_unclassified, inspect
from phoihop.documents.services import keep
from phoihop.documents.sheets import Column, write_sheet
from phoihop.foundation.refusals import Invalid, NotAllowed
from tests.documents.sample import report

SHEET = write_sheet("Bảng", [Column(name="name", title="Tên")], [["An"]])
WORD = write_word(report(), STATE)
PDF = write_pdf(report(), STATE)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def packed(**members):
    """An archive of members; names may hold a slash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def workbook(**members):
    return packed(**{"xl/workbook.xml": b"<workbook/>"} | members)


def ole(*streams):
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"".join(stream.encode("utf-16-le") for stream in streams)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (SHEET, "bảng.xlsx", FileKind.XLSX),
        (WORD, "báo cáo.docx", FileKind.DOCX),
        (PDF, "báo cáo.pdf", FileKind.PDF),
        (PNG, "ảnh.PNG", FileKind.PNG),
        (b"\xff\xd8\xff\xe0" + bytes(9), "ảnh.jpeg", FileKind.JPEG),
        (ole("Workbook"), "cũ.xls", FileKind.XLS),
        (ole("WordDocument"), "cũ.doc", FileKind.DOC),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "b.ods", FileKind.ODS),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), "b.odt", FileKind.ODT),
        ("mã;tên\n1;Đắk Lắk".encode(), "b.csv", FileKind.CSV),
        ("Ghi chú".encode(), "b.txt", FileKind.TEXT),
    ],
    ids=lambda value: value.value if isinstance(value, FileKind) else "",
)
def test_the_kind_is_told_by_the_first_bytes(content, name, kind):
    assert inspect(content, name) is kind


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "b.xlsx"),
        (b"x" * (LARGEST_FILE + 1), "b.txt"),
        (b"MZ\x90\x00\x03", "b.xlsx"),
        (b"\x7fELF\x02\x01", "b.pdf"),
        (b"#!/bin/sh\nls", "b.txt"),
        (b"echo", "b.bat"),
        (SHEET, "b.pdf"),
        (SHEET, "b.xlsx.exe"),
        (packed(a=b"1"), "b.zip"),
        (SHEET[:100], "b.xlsx"),
        (workbook(**{"xl/vbaProject.bin": b"1"}), "b.xlsx"),
        (workbook(**{"xl/macrosheets/sheet1.xml": b"1"}), "b.xlsx"),
        (workbook(**{"xl/embeddings/run.exe": b"1"}), "b.xlsx"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text", **{"Basic/script-lc.xml": b"1"}), "b.odt"),
        (
            packed(
                **{
                    "word/document.xml": b"1",
                    "word/_rels/settings.xml.rels": b'<R T="attachedTemplate" TargetMode="External"/>',
                }
            ),
            "b.docx",
        ),
        (ole("Workbook", "_VBA_PROJECT"), "b.xls"),
        (ole("EncryptedPackage"), "b.xls"),
        (ole("Other"), "b.xls"),
        (b"%PDF-1.7 /OpenAction << /S /JavaScript /JS (x) >>", "b.pdf"),
        (b"%PDF-1.7 << /S /Launch >>", "b.pdf"),
        (b"\xff\xfe\x00", "b.txt"),
        (b"\xd0\xd1", "b.txt"),
    ],
)
def test_what_could_do_harm_is_refused(content, name):
    with pytest.raises(Invalid):
        inspect(content, name)


def test_an_archive_that_unpacks_beyond_measure_is_refused():
    bomb = workbook(**{"xl/worksheets/sheet1.xml": bytes(30_000_000)})

    assert len(bomb) < 100_000
    with pytest.raises(Invalid):
        inspect(bomb, "b.xlsx")


def test_an_archive_of_countless_members_is_refused():
    with pytest.raises(Invalid):
        inspect(workbook(**{f"m{n}": b"" for n in range(5_001)}), "b.xlsx")


def test_a_large_but_honest_sheet_is_taken():
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number in range(20_000):
            page.write_row(number, 0, ["Xã Đại Từ", number, number * 7])

    assert inspect(made.getvalue(), "b.xlsx") is FileKind.XLSX


def test_where_a_workbook_is_wanted_nothing_else_is_taken():
    with pytest.raises(Invalid):
        inspect(PDF, "b.pdf", books=True)


def kept(noon, content=SHEET, name="bảng.xlsx", actor=SYSTEM):
    return keep(content=content, name=name, permission=Permission.REGISTER_EDIT, thing=None, actor=actor, at=noon)


@pytest.mark.django_db
def test_a_file_is_kept_unchanged_and_noted(noon):
    upload = kept(noon)

    assert (upload.content(), upload.kind, upload.size, upload.name) == (SHEET, "xlsx", len(SHEET), "bảng.xlsx")
    assert JournalEntry.objects.get().action == "documents.keep"


@pytest.mark.django_db
def test_the_same_content_is_stored_once_under_its_hash(noon):
    first, second = kept(noon), kept(noon, name="tên khác.xlsx")

    assert (first.pk != second.pk, first.file.name) == (True, second.file.name)
    assert first.sha256 in first.file.name


@pytest.mark.django_db
def test_folders_and_control_signs_are_taken_from_a_name(noon):
    assert kept(noon, name="..\\..\\etc/x/bảng\x00\n.xlsx").name == "bảng.xlsx"


@pytest.mark.django_db
def test_what_is_refused_leaves_nothing_behind(noon):
    with pytest.raises(Invalid):
        kept(noon, content=b"MZ")

    assert (Upload.objects.count(), JournalEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (SHEET, "MẬT_báo cáo.xlsx"),
        ("TỐI MẬT\nKế hoạch".encode(), "b.txt"),
        (write_word(report(subject="TUYỆT MẬT"), STATE), "b.docx"),
        (write_sheet("Bảng", [Column(name="name", title="Tên")], [["MẬT"]]), "b.xlsx"),
    ],
)
def test_a_file_with_a_mark_of_secrecy_is_refused(content, name):
    with pytest.raises(Invalid):
        hold_unclassified(content, name, inspect(content, name))


@pytest.mark.parametrize(
    ("content", "name"),
    [(WORD, "IMG_20261125_123456789.docx"), (SHEET, "bí mật.xlsx"), (PDF, "b.pdf"), (b"012345678901", "b.csv")],
)
def test_ordinary_files_are_not_taken_for_secret_ones(content, name):
    assert hold_unclassified(content, name, inspect(content, name)) is None


@pytest.mark.django_db
def test_a_secret_file_is_not_kept(noon):
    with pytest.raises(Invalid):
        kept(noon, name="MẬT.xlsx")


class Nobody:
    pk = None

    def bodies_as(self, _role):
        return frozenset()


@pytest.mark.django_db
def test_whoever_may_not_change_the_thing_may_not_add_a_file_to_it(noon):
    with pytest.raises(NotAllowed):
        kept(noon, actor=Nobody())
