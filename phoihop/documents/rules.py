"""Which files are taken in, and how the numbers of papers run; decided without a database."""

import html
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.documents.extents import hold_extent
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused

LARGEST_FILE = 25 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_MEMBERS = 5_000
STEEPEST = 200
"""How many times its packed size a member may be; sheets of empty rows reach about 100."""


class FileKind(TextChoices):
    """What a file is, told by its first bytes (loại tệp)."""

    XLSX = "xlsx", gettext_lazy("Excel workbook")
    XLS = "xls", gettext_lazy("Excel workbook, old")
    ODS = "ods", gettext_lazy("OpenDocument sheet")
    DOCX = "docx", gettext_lazy("Word document")
    DOC = "doc", gettext_lazy("Word document, old")
    ODT = "odt", gettext_lazy("OpenDocument text")
    PDF = "pdf", gettext_lazy("PDF")
    PNG = "png", gettext_lazy("Picture (PNG)")
    JPEG = "jpg", gettext_lazy("Picture (JPEG)")
    CSV = "csv", gettext_lazy("Plain table (CSV)")
    TEXT = "txt", gettext_lazy("Plain text")


EXTENSIONS: dict[str, FileKind] = {kind.value: kind for kind in FileKind} | {"jpeg": FileKind.JPEG}
BOOKS = frozenset({FileKind.XLSX, FileKind.XLS, FileKind.ODS})
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MAIN_PARTS = {"xl/workbook.xml": FileKind.XLSX, "word/document.xml": FileKind.DOCX}
MIME_KINDS = {
    b"application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
    b"application/vnd.oasis.opendocument.text": FileKind.ODT,
}
# Where macros live: VBA projects and Excel 4 sheets in OOXML, Basic and scripts in OpenDocument.
MACRO_PART = re.compile(
    r"(^|/)(vbaproject\.bin|vbadata\.xml|macrosheets/.*|activex/.*)$|^(basic|scripts)/.", re.IGNORECASE
)
PROGRAM = re.compile(
    r"\.(exe|dll|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk|sh|py|apk|reg|chm|iso)$", re.IGNORECASE
)
REMOTE_TEMPLATE = re.compile(rb"attachedTemplate[^>]*TargetMode\s*=\s*[\"']External", re.IGNORECASE)
PDF_ACTION = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b")


def inspect(content: bytes, name: str, *, books: bool = False) -> FileKind:
    """What kind of file this is; the name must say the same as the content.

    Raises Invalid for what is empty, too large, of no known kind, a program, a file with macros or hidden actions, or
    an archive that unpacks beyond measure; with `books`, for what is no workbook or takes too much memory to read.
    """
    if not content:
        raise Invalid(_("This file is empty."))
    if len(content) > LARGEST_FILE:
        size = LARGEST_FILE // 1024 // 1024
        raise Invalid(_("This file is too large: at most %(size)s MB are taken.") % {"size": size})
    if PROGRAM.search(name):
        raise Invalid(_("This file is a program. Only documents, workbooks, pictures and text are taken."))
    kind = _kind(content, name)
    named = EXTENSIONS.get(PurePosixPath(name).suffix.lower().lstrip("."))
    if kind is None or (books and kind not in BOOKS):
        raise Invalid(
            _("Files of this kind are not taken. Send .xlsx, .xls, .ods, .docx, .doc, .odt, .pdf or a picture.")
        )
    if not books and named is not kind:
        reason = _(
            "The name “%(name)s” does not fit the content, which is .%(kind)s. Rename the file or save it again."
        )
        raise Invalid(reason % {"name": name[:80], "kind": kind.value})
    if books:
        hold_extent(content)
    return kind


def _kind(content: bytes, name: str) -> FileKind | None:
    """The kind by signature, after looking for what the kind could hide."""
    if content.startswith(b"PK\x03\x04"):
        return _packed_kind(content)
    if content.startswith(OLE):
        return _ole_kind(content)
    if content.startswith(b"%PDF-"):
        if PDF_ACTION.search(content):
            raise Invalid(_("This PDF holds a script or an attached file. Print it to PDF again and send that."))
        return FileKind.PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    return _text_kind(content, name)


def _packed_kind(content: bytes) -> FileKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _hold_measure(members)
            _hold_no_macro(archive, members)
            names = {member.filename for member in members}
            found = [kind for part, kind in MAIN_PARTS.items() if part in names]
            if found:
                return found[0]
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return MIME_KINDS.get(archive.read("mimetype").strip())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise Invalid(_("This file is damaged or locked with a password. Save it again without one.")) from error
    return None


def _hold_measure(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    steep = any(m.file_size > 1_000_000 and m.file_size > STEEPEST * max(m.compress_size, 1) for m in members)
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED or steep:
        raise Invalid(
            _("This file unpacks to more than can be taken. Delete empty rows and pictures and save it again.")
        )


def _hold_no_macro(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    for member in members:
        if MACRO_PART.search(member.filename):
            raise Invalid(_("This file holds macros. Save it as .xlsx or .docx, which hold none."))
        if PROGRAM.search(member.filename):
            raise Invalid(_("A program is hidden in this file. Nothing of it was taken."))
        if member.filename.endswith("settings.xml.rels") and REMOTE_TEMPLATE.search(archive.read(member)):
            raise Invalid(
                _("This document loads its template from another place. Attach a template of your own machine.")
            )


def _ole_kind(content: bytes) -> FileKind | None:
    """Old Office files name their streams in UTF-16."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("_VBA_PROJECT") or holds("Macros"):
        raise Invalid(_("This file holds macros. Save it as .xlsx or .docx, which hold none."))
    if holds("EncryptedPackage"):
        raise Invalid(_("This file is damaged or locked with a password. Save it again without one."))
    if holds("Workbook") or holds("Book"):
        return FileKind.XLS
    return FileKind.DOC if holds("WordDocument") else None


def _text_kind(content: bytes, name: str) -> FileKind | None:
    """Text is UTF-8 without control signs, and no script that a shell would start."""
    if content.startswith(b"#!") or re.search(rb"[\x00-\x08\x0e-\x1f]", content):
        return None
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return FileKind.CSV if name.lower().endswith(".csv") else FileKind.TEXT


# The parts of a packed file that hold its words, and where one line of them ends.
WORD_PARTS = re.compile(r"^(word/(document|header\d*|footer\d*)\.xml|xl/sharedStrings\.xml|content\.xml)$")
LINE_END = re.compile(rb"</(w:p|si|text:p|text:h)>|<w:(br|tab)/>")
MARKUP = re.compile(rb"<[^>]*>")
MOST_READ = 10 * 1024 * 1024


def hold_unclassified(content: bytes, name: str, kind: FileKind) -> None:
    """Raises Invalid where the name or the words of a file carry a mark of secrecy.

    Pictures, PDFs and files of old Office are not read: nothing but their names is looked at. Figures are passed over,
    because a list of places and amounts is no register of persons.
    """
    words = [re.sub(r"[_.\-]", " ", name)]
    if kind in {FileKind.TEXT, FileKind.CSV}:
        words.append(content.decode("utf-8-sig"))
    elif kind in {FileKind.DOCX, FileKind.XLSX, FileKind.ODT, FileKind.ODS}:
        words += _lines(content)
    guard(re.sub(r"\d", " ", "\n".join(words)))


def _lines(content: bytes) -> list[str]:
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            if WORD_PARTS.match(member.filename):
                with archive.open(member) as part:
                    markup = LINE_END.sub(b"\n", part.read(MOST_READ))
                found.append(html.unescape(MARKUP.sub(b"", markup).decode("utf-8", "replace")))
    return found


class Scope(TextChoices):
    """Over which time the numbers of one series run (phạm vi đánh số)."""

    YEAR = "year", gettext_lazy("Calendar year")
    TERM = "term", gettext_lazy("Term of the committee")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a committee, from its first day up to but not including `until`; None while it lasts (nhiệm kỳ)."""

    since: date
    until: date | None = None


def series_start(scope: Scope, signed_on: date, term: Term | None) -> date:
    """The first day of the series to which a paper signed on that day belongs.

    State bodies count from 1 January (Decree 30/2020, article 15), Party bodies by the term of the committee (Guidances
    36-HD/VPTW and 05-HD/VPTW). Raises Invalid where the term is missing or does not hold the day.
    """
    if scope is Scope.YEAR:
        return date(signed_on.year, 1, 1)
    if term is None:
        raise Invalid(_("Numbers of Party papers run by term: state the term of the committee."))
    if signed_on < term.since or (term.until is not None and signed_on >= term.until):
        reason = _("%(day)s lies outside the term of the committee. Correct the day or choose the other term.")
        raise Invalid(reason % {"day": f"{signed_on:%d/%m/%Y}"})
    return term.since


def term_of(day: date) -> Term:
    """The five years between two Party congresses that hold `day`, as far as years tell: 2025 to 2029."""
    first = day.year // 5 * 5
    return Term(date(first, 1, 1), date(first + 5, 1, 1))


def hold_open(*, secret: bool) -> None:
    """Raises Refused for a secret paper: this system is for papers that anybody in office may read."""
    if secret:
        raise Refused(_("Secret papers are never numbered here. Use the register of secret papers instead."))


def gaps(last: int, given: Iterable[int]) -> list[int]:
    """The numbers up to `last` that no paper bears."""
    used = set(given)
    return [number for number in range(1, last + 1) if number not in used]
