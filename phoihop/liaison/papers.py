"""A note as an official paper, in the State and the Party form.

Written in Vietnamese whatever the reader's language. An urgent note has its three parts as plain paragraphs, without
headings, as the branch's guidance asks; notes of a period have numbered parts.
"""

from datetime import date

from django.utils import timezone, translation

from phoihop.documents import files
from phoihop.documents.paper import (
    Align,
    Block,
    Column,
    Heading,
    Kind,
    Paper,
    Paragraph,
    Signature,
    Table,
    words,
)
from phoihop.liaison.models import CaseCount, Note
from phoihop.liaison.rules import Kind as NoteKind
from phoihop.organisations.naming import issuer
from phoihop.programmes.models import Programme
from phoihop.territories.models import Level

TITLES = {NoteKind.URGENT: "BÁO CÁO NHANH"}
ROMAN = ("I", "II", "III")


def note_paper(note: Note, layout: str) -> Paper:
    """The paper of a note; one that was not sent has neither number nor day."""
    day = timezone.localdate(note.sent_at) if note.sent_at else None
    on = day or timezone.localdate(note.drafted_at)
    with translation.override("vi"):
        sender = issuer(note.body, on)
        to = [each.body.name_on(on) for each in note.recipients.select_related("body")]
        return Paper(
            kind=Kind.REPORT,
            title=TITLES.get(NoteKind(note.kind), ""),
            subject=note.subject,
            issuers=(sender,),
            place=_place(note, on),
            addressees=tuple(to),
            body=tuple(_parts(note)),
            signatures=(Signature(office=note.office, name=note.signatory),),
            number=note.number.number if note.number else None,
            signed_on=day,
            recipients=("Như trên",),
            archive=sender.abbreviation if layout == Programme.PaperForm.PARTY else "VT",
            keywords=(note.programme.title,),
        )


def written(note: Note, layout: str, kind: str) -> bytes:
    """The paper as a file, by the layout of its family that holds on its day."""
    paper = note_paper(note, layout)
    return files.written(paper, layout, paper.signed_on or timezone.localdate(note.drafted_at), kind)


def _parts(note: Note) -> list[Block]:
    urgent = note.kind == NoteKind.URGENT
    blocks: list[Block] = []
    for number, (label, text) in zip(ROMAN, note.parts, strict=True):
        if not urgent:
            blocks.append(Heading(1, f"{number}. {label.upper()}"))
        blocks += [Paragraph(words(line.strip())) for line in text.splitlines() if line.strip()]
    cases = list(note.cases.all())
    if cases:
        blocks += [Paragraph(words("Số vụ việc phức tạp (chỉ thống kê số lượng):")), _table(cases)]
    return blocks


def _table(cases: list[CaseCount]) -> Table:
    columns = (
        Column("Loại vụ việc"),
        Column("Phát sinh", 26, Align.CENTRE, "vụ"),
        Column("Đã giải quyết", 32, Align.CENTRE, "vụ"),
        Column("Còn lại", 26, Align.CENTRE, "vụ"),
    )
    rows = tuple(
        (
            words(str(case.get_kind_display())),
            words(str(case.arisen)),
            words(str(case.settled)),
            words(str(case.remaining)),
        )
        for case in cases
    )
    arisen, settled, remaining = (
        sum(getattr(case, name) for case in cases) for name in ("arisen", "settled", "remaining")
    )
    total = (words("Cộng"), words(str(arisen)), words(str(settled)), words(str(remaining)))
    return Table(columns, rows, total=total)


def _place(note: Note, on: date) -> str:
    version = note.body.version_on(on)
    place = version.place if version else note.body.place
    return "" if place.level in {Level.ZONE, Level.COUNTRY} else place.name
