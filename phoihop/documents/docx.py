"""Papers as Word files that can be edited further without losing a figure.

Every figure is an inline content control, tagged with its code and locked against rewriting.
"""

import io
from datetime import date, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from phoihop.documents import pdf, word
from phoihop.documents.layouts import SOURCES_HEAD, SOURCES_TITLE, Line, Profile, Type, annex_titles, closed
from phoihop.documents.paper import (
    Align,
    Annex,
    Block,
    Chart,
    Heading,
    Item,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Runs,
    Signature,
    Source,
    Table,
    Text,
)

UNDATED = date(2000, 1, 1)
CENTRE, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
SIDES = {Align.LEFT: LEFT, Align.CENTRE: CENTRE, Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT}
CAPTION = Type(13, bold=True)


def write(paper: Paper, profile: Profile) -> bytes:
    """The paper as a Word file; the same paper gives the same bytes."""
    return _Writer(paper, profile).write()


class _Writer:
    """One paper on its way into one Word document."""

    def __init__(self, paper: Paper, profile: Profile) -> None:
        self.paper = paper
        self.profile = profile
        self.document: Document = docx.Document()
        self.controls = word.Controls()
        self.width = profile.text_width

    def write(self) -> bytes:
        word.set_styles(self.document, self.profile, self.paper.language)
        self._set_page()
        self._set_properties()
        self._head()
        self._opening()
        self._blocks(closed(self.paper.body, self.profile.ending))
        self._signatures()
        titles = annex_titles(self.paper)
        for number, annex in zip(titles, self.paper.annexes, strict=False):
            self._annex(number, annex)
        if self.paper.sources:
            self._sources(titles[-1])
        # A document may not end with a table.
        self._add(word.tight(self._paragraph()))
        return word.sealed(self.document, self.paper.signed_on or UNDATED)

    # The page and the frame of the paper.

    def _set_page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(self.profile.top), Mm(self.profile.bottom)
        section.left_margin, section.right_margin = Mm(self.profile.left), Mm(self.profile.right)
        section.header_distance = section.footer_distance = Mm(10)
        section.different_first_page_header_footer = True
        section.first_page_header.is_linked_to_previous = False
        word.page_number(section.header.paragraphs[0], self.profile.page_number)

    def _set_properties(self) -> None:
        paper, properties = self.paper, self.document.core_properties
        moment = datetime.combine(paper.signed_on or UNDATED, datetime.min.time())
        properties.title = f"{paper.heading}: {paper.subject}" if paper.heading else paper.subject
        properties.author = properties.last_modified_by = ", ".join(issuer.name for issuer in paper.issuers)[:255]
        properties.subject, properties.language = self.profile.number_and_symbol(paper), paper.language
        properties.keywords, properties.comments = ", ".join(paper.keywords), self.profile.source
        properties.created = properties.modified = moment

    def _paragraph(self) -> WordParagraph:
        """An empty paragraph that belongs nowhere yet."""
        return WordParagraph(word.element("w:p"), self.document._body)  # noqa: SLF001

    def _line(
        self, line: Line, align: WD_ALIGN_PARAGRAPH = CENTRE, before: float = 0, after: float = 0
    ) -> WordParagraph:
        return word.write_line(word.tight(self._paragraph(), align, before, after), line)

    def _add(self, *paragraphs: WordParagraph) -> None:
        for paragraph in paragraphs:
            self.document.element.body._insert_p(paragraph._p)  # noqa: SLF001

    def _add_table(self, table: BaseOxmlElement) -> None:
        self.document.element.body._insert_tbl(table)  # noqa: SLF001

    def _head(self) -> None:
        """Issuers at the left, country or Party at the right; below them number and day."""
        paper, profile = self.paper, self.profile
        right = profile.right_column
        left = profile.text_width - right
        issuers = [self._line(line) for issuer in paper.issuers for line in profile.issuer_lines(issuer)]
        if profile.issuer_mark:
            issuers.append(self._line(Line(profile.issuer_mark, profile.superior)))
        else:
            issuers.append(word.rule(self._paragraph(), profile.issuer_rule, left))
        country = [*map(self._line, profile.country), word.rule(self._paragraph(), profile.country_rule, right)]
        rows = (
            word.row([_frame_cell(left, issuers), _frame_cell(right, country)]),
            word.row([_frame_cell(left, self._number()), _frame_cell(right, [self._place()])]),
        )
        self._add_table(word.table((left, right), rows, ruled=False, padding=0))

    def _number(self) -> list[WordParagraph]:
        paper, profile = self.paper, self.profile
        number, _, rest = profile.number_line(paper).rpartition(profile.symbol(paper))
        label = f"{profile.number_word} "
        line = word.tight(self._paragraph(), before=6)
        given, sign = number.removeprefix(label)[:-1], number[-1]
        run = word.run_element(given, profile.number)
        control = self.controls.text(run, "paper:number", "Số văn bản", locked=False)
        for part in (
            word.run_element(label, profile.number),
            control,
            word.run_element(sign + profile.symbol(paper) + rest, profile.number),
        ):
            line._p.append(part)  # noqa: SLF001
        if paper.heading:
            return [line]
        return [line, self._line(Line(profile.letter_prefix + paper.subject, profile.letter_subject), before=3)]

    def _place(self) -> WordParagraph:
        paper, profile = self.paper, self.profile
        place, day = profile.place_line(paper).split(", ", 1)
        line = self._line(Line(f"{place}, ", profile.place), before=6)
        run = word.run_element(day, profile.place)
        line._p.append(self.controls.day(run, "paper:signed_on", "Ngày ban hành", paper.signed_on))  # noqa: SLF001
        return line

    def _opening(self) -> None:
        """Type and subject, addressees and grounds."""
        paper, profile = self.paper, self.profile
        if paper.heading:
            self._add(self._line(Line(paper.heading.upper(), profile.heading), before=14, after=2))
            subject = self._line(Line(paper.subject, profile.subject))
            subject.paragraph_format.left_indent = subject.paragraph_format.right_indent = Mm(profile.text_width * 0.05)
            self._add(subject)
            if profile.subject_mark:
                self._add(self._line(Line(profile.subject_mark, Type(14)), after=8))
            else:
                self._add(word.rule(self._paragraph(), profile.subject_rule, profile.text_width, after=10))
        self._addressees()
        for ground in profile.ground_lines(paper):
            self._text((Text(ground, italic=profile.grounds_are_italic(paper.kind)),))

    def _addressees(self) -> None:
        names = self.profile.addressee_lines(self.paper)
        lead = f"{self.profile.address_word(self.paper.kind)}:"
        kind = Type(self.profile.body)
        if len(names) == 1:
            self._add(self._line(Line(f"{lead} {names[0]}", kind), before=4, after=8))
        for index, name in enumerate(names if len(names) > 1 else ()):
            line = self._line(Line(f"{lead if index == 0 else ''}\t- {name}", kind), LEFT, 4 if index == 0 else 0)
            line.paragraph_format.left_indent = Mm(52)
            line.paragraph_format.first_line_indent = Mm(-22)
            line.paragraph_format.tab_stops.add_tab_stop(Mm(52))
            line.paragraph_format.space_after = Pt(8 if index == len(names) - 1 else 0)
            self._add(line)

    # What the paper says.

    def _run(self, run: Run, kind: Type | None = None, *, bold: bool = False) -> tuple[BaseOxmlElement, ...]:
        if isinstance(run, Text):
            return (word.run_element(run.text, kind, bold=bold or run.bold, italic=run.italic),)
        made = word.run_element(run.text, kind, bold=bold or run.bold)
        return self.controls.figure(made, run.code, run.alt or run.code)

    def _text(self, runs: Runs) -> None:
        paragraph = self.document.add_paragraph(style=word.BODY)
        for run in runs:
            paragraph._p.extend(self._run(run))  # noqa: SLF001

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            match block:
                case Heading():
                    self.document.add_paragraph(block.text, style=f"Heading {min(block.level, 3)}")
                case Paragraph():
                    self._text(block.runs)
                case Item():
                    self._text((Text(f"{block.sign} "), *block.runs))
                case Chart():
                    self._chart(block)
                case PageBreak():
                    self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
                case Table():
                    self._table(block)

    def _chart(self, chart: Chart) -> None:
        paragraph = word.tight(self.document.add_paragraph(), before=4)
        paragraph.paragraph_format.keep_with_next = True
        picture = io.BytesIO(pdf.picture(chart.svg, chart.width))
        paragraph.add_run().add_picture(picture, width=Mm(min(chart.width, self.width)))
        paragraph._p.xpath(".//wp:docPr")[0].set("descr", chart.alt)  # noqa: SLF001
        self._add(self._line(Line(chart.caption, CAPTION), before=2, after=8))

    def _table(self, table: Table) -> None:
        if table.caption:
            self._kept(self._line(Line(table.caption, CAPTION), before=6, after=4))
        if table.unit:
            unit = Line(f"Đơn vị tính: {table.unit}", Type(12, italic=True))
            self._kept(self._line(unit, SIDES[Align.RIGHT], after=2))
        widths = _widths(table, self.width)
        rows = self._table_head(table, widths)
        rows += [self._table_row(cells, table, widths, bold=False) for cells in table.rows]
        if table.total:
            rows.append(self._table_row(table.total, table, widths, bold=True))
        self._add_table(word.table(widths, rows, ruled=True))
        self._add(word.tight(self._paragraph(), after=4))

    def _kept(self, paragraph: WordParagraph) -> None:
        paragraph.paragraph_format.keep_with_next = True
        self._add(paragraph)

    def _table_head(self, table: Table, widths: list[float]) -> list[BaseOxmlElement]:
        """The rows of the head; a cell that reaches down is continued in the rows below."""
        open_cells: dict[int, tuple[int, int]] = {}
        kind = Type(self.profile.table, bold=True)
        made = []
        for heads in table.head():
            cells, waiting, at = [], list(heads), 0
            while at < len(widths):
                if at in open_cells:
                    left, span = open_cells.pop(at)
                    cells.append(word.cell(sum(widths[at : at + span]), (), span=span, merge="continue"))
                    if left > 1:
                        open_cells[at] = (left - 1, span)
                else:
                    head = waiting.pop(0)
                    span = head.columns
                    line = [self._line(Line(head.text, kind))._p]  # noqa: SLF001
                    merge = "restart" if head.rows > 1 else ""
                    cells.append(word.cell(sum(widths[at : at + span]), line, span=span, merge=merge))
                    if head.rows > 1:
                        open_cells[at] = (head.rows - 1, span)
                at += span
            made.append(word.row(cells, head=True))
        return made

    def _table_row(self, cells: tuple[Runs, ...], table: Table, widths: list[float], *, bold: bool) -> BaseOxmlElement:
        made = []
        for runs, column, width in zip(cells, table.columns, widths, strict=True):
            paragraph = word.tight(self._paragraph(), SIDES[column.align])
            for run in runs:
                paragraph._p.extend(self._run(run, Type(self.profile.table), bold=bold))  # noqa: SLF001
            made.append(word.cell(width, [paragraph._p]))  # noqa: SLF001
        return word.row(made)

    # What follows the text.

    def _signatures(self) -> None:
        """Signatures in pairs, the lead at the right; recipients beside a single one, under several."""
        half = self.profile.text_width / 2
        recipients = self._recipients()
        signatures = self.paper.signatures
        # The last words go to the next page together with the signatures, which never stand on a page alone.
        for paragraph in self.document.paragraphs[-1:]:
            paragraph.paragraph_format.keep_with_next = True
        self._kept(word.tight(self._paragraph()))
        if len(signatures) < 2:
            right = self._signature(signatures[0]) if signatures else []
            rows = [word.row([_frame_cell(half, recipients), _frame_cell(half, right)])]
        else:
            pairs = [signatures[n : n + 2] for n in range(0, len(signatures), 2)]
            rows = [word.row(self._pair(pair, half)) for pair in pairs]
            rows.append(word.row([_frame_cell(half, recipients), _frame_cell(half, [])]))
        self._add_table(word.table((half, half), rows, ruled=False, padding=0.5))

    def _pair(self, pair: tuple[Signature, ...], half: float) -> list[BaseOxmlElement]:
        if len(pair) == 1:
            return [_frame_cell(2 * half, self._signature(pair[0]), span=2)]
        return [_frame_cell(half, self._signature(signature)) for signature in reversed(pair)]

    def _signature(self, signature: Signature) -> list[WordParagraph]:
        lines = [self._line(line) for line in self.profile.signature_lines(signature)]
        space = self.profile.signature_space * 72 / 25.4
        return [*lines, self._line(Line(signature.name, self.profile.signatory), before=space, after=10)]

    def _recipients(self) -> list[WordParagraph]:
        lines = self.profile.recipient_lines(self.paper)
        if not lines:
            return []
        head = self._line(Line("Nơi nhận:", self.profile.recipients_head), LEFT)
        return [head, *(self._line(Line(line, self.profile.recipients), LEFT) for line in lines)]

    def _annex_head(self, number: str, title: str, *, landscape: bool) -> None:
        """A new page, turned where the annex lies on its side, with the annex's number, title and reference."""
        turned = self.document.sections[-1].orientation == WD_ORIENT.LANDSCAPE
        if turned != landscape:
            section = self.document.add_section(WD_SECTION.NEW_PAGE)
            section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
            section.page_width, section.page_height = section.page_height, section.page_width
            section.different_first_page_header_footer = False
            self.width = (297 if landscape else 210) - self.profile.left - self.profile.right
        head = word.tight(self.document.add_paragraph(number, style="Heading 1"), after=2)
        head.paragraph_format.page_break_before = turned == landscape
        reference = Line(self.profile.annex_reference(self.paper), Type(13, italic=True))
        self._add(self._line(Line(title.upper(), Type(14, bold=True)), after=2), self._line(reference))
        self._add(word.rule(self._paragraph(), 40, self.width, after=8))

    def _annex(self, number: str, annex: Annex) -> None:
        self._annex_head(number, annex.title, landscape=annex.landscape)
        self._blocks(annex.blocks)

    def _sources(self, number: str) -> None:
        self._annex_head(number, SOURCES_TITLE, landscape=False)
        widths = [24.0, 32.0, self.width - 104, 48.0]
        kind = Type(self.profile.table)
        head = Type(self.profile.table, bold=True)
        titles = zip(SOURCES_HEAD, widths, strict=False)
        rows = [word.row([_ruled_cell(w, self._line(Line(title, head))) for title, w in titles], head=True)]
        for source in self.paper.sources:
            texts = (source.text, source.statement, source.origin)
            lines = [self._source_code(source, kind), *(self._line(Line(text, kind), LEFT) for text in texts)]
            rows.append(word.row([_ruled_cell(w, line) for w, line in zip(widths, lines, strict=True)]))
        self._add_table(word.table(widths, rows, ruled=True))

    def _source_code(self, source: Source, kind: Type) -> WordParagraph:
        """The code of a source, leading back to where the figure is first quoted."""
        paragraph = word.tight(self._paragraph(), LEFT)
        run = word.run_element(source.code, kind)
        quoted = self.controls.quoted.get(source.code)
        paragraph._p.append(word.element("w:hyperlink", run, anchor=quoted[0]) if quoted else run)  # noqa: SLF001
        return paragraph


def _frame_cell(width: float, paragraphs: list[WordParagraph], span: int = 1) -> BaseOxmlElement:
    return word.cell(width, [paragraph._p for paragraph in paragraphs], span=span, middle=False)  # noqa: SLF001


def _ruled_cell(width: float, paragraph: WordParagraph) -> BaseOxmlElement:
    return word.cell(width, [paragraph._p])  # noqa: SLF001


def _widths(table: Table, room: float) -> list[float]:
    """The widths of the columns; those without one share the rest, but never less than 12 each."""
    given = sum(column.width or 0 for column in table.columns)
    free = sum(column.width is None for column in table.columns)
    share = max((room - given) / free, 12) if free else 0
    return [column.width or share for column in table.columns]
