"""The pieces a Word file is made of, for `docx.py`: styles, typed runs, rules, fields, controls and tables.

Elements are made straight in WordprocessingML where python-docx has no word for them or is slow.
Lengths in millimetres.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from phoihop.documents.layouts import Line, Profile, Type

TYPEFACE = "Times New Roman"
BODY = "Body Text"
TWIPS = 56.6929
"""Twentieths of a point in a millimetre."""

AFTER_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")
"""What the schema wants behind the borders of a paragraph."""


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """An element of WordprocessingML; attributes are named without their prefix."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def run_element(text: str, kind: Type | None = None, *, bold: bool = False, italic: bool = False) -> BaseOxmlElement:
    """A run of words in its type; without one, the size of the paragraph's style."""
    properties = []
    if bold or (kind and kind.bold):
        properties.append(element("w:b"))
    if italic or (kind and kind.italic):
        properties.append(element("w:i"))
    if kind:
        properties += [element("w:sz", val=round(kind.size * 2)), element("w:szCs", val=round(kind.size * 2))]
    if kind and kind.underline:
        properties.append(element("w:u", val="single"))
    made = element("w:r", *([element("w:rPr", *properties)] if properties else []))
    for index, part in enumerate(text.split("\t")):
        if index:
            made.append(element("w:tab"))
        if part:
            words = element("w:t")
            words.text = part
            words.set(qn("xml:space"), "preserve")
            made.append(words)
    return made


def tight(
    paragraph: Paragraph, align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER, before: float = 0, after: float = 0
) -> Paragraph:
    """The paragraph on its own: single lines, no indent, `before` and `after` in points."""
    layout = paragraph.paragraph_format
    layout.alignment = align
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.first_line_indent = Mm(0)
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    return paragraph


def write_line(paragraph: Paragraph, line: Line) -> Paragraph:
    """The paragraph with one typed line added."""
    paragraph._p.append(run_element(line.text, line.type))  # noqa: SLF001 - python-docx names its elements so
    return paragraph


def rule(paragraph: Paragraph, width: float, room: float, after: float = 0) -> Paragraph:
    """A centred rule, as the lower border of an empty paragraph between indents: every version of Word keeps it."""
    tight(paragraph, after=after)
    layout = paragraph.paragraph_format
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(4)
    layout.left_indent = layout.right_indent = Mm((room - width) / 2)
    border = element("w:pBdr", element("w:bottom", val="single", sz=6, space=1, color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(border, *AFTER_BORDERS)  # noqa: SLF001
    return paragraph


def page_number(paragraph: Paragraph, size: float) -> None:
    """The number of the page, as a field."""
    tight(paragraph)
    kind = Type(size)
    instruction = element("w:instrText")
    instruction.text = " PAGE "
    instruction.set(qn("xml:space"), "preserve")
    result = run_element("2", kind)
    for part in (
        element("w:fldChar", fldCharType="begin"),
        instruction,
        element("w:fldChar", fldCharType="separate"),
        None,
        element("w:fldChar", fldCharType="end"),
    ):
        run = result if part is None else element("w:r", element("w:rPr", element("w:sz", val=round(size * 2))), part)
        paragraph._p.append(run)  # noqa: SLF001


@dataclass(slots=True)
class Controls:
    """Makes content controls and bookmarks, each with a number of its own, the same for the same paper."""

    count: int = 0
    marks: int = 0
    quoted: dict[str, list[str]] = field(default_factory=dict)

    def text(self, run: BaseOxmlElement, tag: str, alias: str, *, locked: bool) -> BaseOxmlElement:
        """An inline control around one run. What is locked can be moved and deleted, but not rewritten.

        LibreOffice keeps the size and weight of a run only in a control for text of any look.
        """
        return self._control(run, tag, alias, element("w:richText" if locked else "w:text"), locked=locked)

    def day(self, run: BaseOxmlElement, tag: str, alias: str, day: date | None) -> BaseOxmlElement:
        """A control that offers a calendar."""
        month = "MM" if day is None or day.month < 3 else "M"
        full = {"fullDate": f"{day:%Y-%m-%d}T00:00:00Z"} if day else {}
        calendar = element(
            "w:date",
            element("w:dateFormat", val=f"'ngày' dd 'tháng' {month} 'năm' yyyy"),
            element("w:lid", val="vi-VN"),
            element("w:storeMappedDataAs", val="dateTime"),
            element("w:calendar", val="gregorian"),
            **full,
        )
        return self._control(run, tag, alias, calendar, locked=False)

    def figure(self, run: BaseOxmlElement, code: str, alias: str) -> tuple[BaseOxmlElement, ...]:
        """A locked control tagged with the figure's code, between the ends of a bookmark."""
        self.marks += 1
        name = f"figure_{self.marks}"
        self.quoted.setdefault(code, []).append(name)
        return (
            element("w:bookmarkStart", id=self.marks, name=name),
            self.text(run, code, alias, locked=True),
            element("w:bookmarkEnd", id=self.marks),
        )

    def _control(
        self, run: BaseOxmlElement, tag: str, alias: str, kind: BaseOxmlElement, *, locked: bool
    ) -> BaseOxmlElement:
        self.count += 1
        properties = element(
            "w:sdtPr",
            element("w:alias", val=alias[:255]),
            element("w:tag", val=tag[:64]),
            element("w:id", val=1000 + self.count),
            *([element("w:lock", val="contentLocked")] if locked else []),
            kind,
        )
        return element("w:sdt", properties, element("w:sdtContent", run))


def cell(
    width: float, paragraphs: Iterable[BaseOxmlElement], *, span: int = 1, merge: str = "", middle: bool = True
) -> BaseOxmlElement:
    """A cell of a table; `merge` is “restart” or “continue” where it reaches over rows."""
    properties = element("w:tcPr", element("w:tcW", w=round(width * TWIPS), type="dxa"))
    if span > 1:
        properties.append(element("w:gridSpan", val=span))
    if merge:
        properties.append(element("w:vMerge", val=merge))
    if middle:
        properties.append(element("w:vAlign", val="center"))
    return element("w:tc", properties, *(list(paragraphs) or [element("w:p")]))


def row(cells: Iterable[BaseOxmlElement], *, head: bool = False) -> BaseOxmlElement:
    """A row that no page break divides; a head is repeated on each page."""
    properties = element("w:trPr", element("w:cantSplit"), *([element("w:tblHeader")] if head else []))
    return element("w:tr", properties, *cells)


def table(
    widths: Sequence[float], rows: Iterable[BaseOxmlElement], *, ruled: bool, padding: float = 1.2
) -> BaseOxmlElement:
    """A centred table of fixed columns, with or without rules."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = {"val": "single", "sz": 4, "space": 0, "color": "000000"} if ruled else {"val": "nil"}
    pads = {"top": 0.6 if ruled else 0, "left": padding, "bottom": 0.6 if ruled else 0, "right": padding}
    properties = element(
        "w:tblPr",
        element("w:tblW", w=round(sum(widths) * TWIPS), type="dxa"),
        element("w:jc", val="center"),
        element("w:tblBorders", *(element(f"w:{side}", **kind) for side in sides)),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *(element(f"w:{side}", w=round(pads[side] * TWIPS), type="dxa") for side in pads)),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=round(width * TWIPS)) for width in widths))
    return element("w:tbl", properties, grid, *rows)


def set_styles(document: Document, profile: Profile, language: str) -> None:
    """One typeface throughout; body text and headings as the layout has them, so that Word's own styles serve."""
    normal = document.styles["Normal"]
    _set_typeface(normal, profile.body)
    code = {"vi": "vi-VN", "en": "en-GB"}.get(language, language)
    normal.element.get_or_add_rPr().append(element("w:lang", val=code, eastAsia=code, bidi="ar-SA"))
    normal.paragraph_format.space_after = Pt(0)
    for name in (BODY, "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        _unlink(document, style)
        _set_typeface(style, profile.body)
        layout = style.paragraph_format
        layout.space_before, layout.space_after = Pt(profile.before), Pt(profile.after)
        layout.first_line_indent = Mm(profile.indent)
        if profile.line_exact:
            layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(profile.line_exact)
        else:
            layout.line_spacing = profile.line_multiple
        layout.widow_control = True
        if name == BODY:
            layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        else:
            style.font.bold, style.font.italic = True, name == "Heading 3"
            style.next_paragraph_style = document.styles[BODY]
            layout.keep_with_next = True


def _unlink(document: Document, style: ParagraphStyle) -> None:
    """Without its twin for single words, whose colour and size are those of Word's theme."""
    link = style.element.find(qn("w:link"))
    if link is not None:
        for twin in document.styles.element.findall(qn("w:style")):
            if twin.get(qn("w:styleId")) == link.get(qn("w:val")):
                twin.getparent().remove(twin)
        style.element.remove(link)


def _set_typeface(style: ParagraphStyle, size: float) -> None:
    style.font.name, style.font.size = TYPEFACE, Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    # A colour or a typeface of Word's theme would win over what is set here.
    for themed in (fonts, *properties.findall(qn("w:color"))):
        themed.attrib.clear()
    for size_of_other_scripts in properties.findall(qn("w:szCs")):
        properties.remove(size_of_other_scripts)
    style.font.color.rgb = RGBColor(0, 0, 0)
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), TYPEFACE)


def sealed(document: Document, day: date) -> bytes:
    """The file with the day of the paper on each of its parts, instead of the hour at which it was made."""
    made, sealed = io.BytesIO(), io.BytesIO()
    document.save(made)
    stamp = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(sealed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(part.filename))
    return sealed.getvalue()
