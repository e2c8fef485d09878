"""A review as an official paper: its text with the figures in their places, issuers, annexes and sources.

Written in Vietnamese whatever the reader's language, since that is the language of the paper.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone, translation

from phoihop.analytics.addresses import trace_url
from phoihop.documents.paper import (
    Align,
    Annex,
    Authority,
    Block,
    Chart,
    Column,
    FigureRef,
    HeadCell,
    Heading,
    Issuer,
    Item,
    Kind,
    Paper,
    Paragraph,
    Run,
    Runs,
    Signature,
    Source,
    Table,
    Text,
    words,
)
from phoihop.organisations.naming import abbreviation
from phoihop.programmes.models import Programme
from phoihop.reviews.beginning import Beginning
from phoihop.reviews.labels import origin
from phoihop.reviews.models import Passage, QuotedFigure, Review, ReviewIssuer
from phoihop.reviews.quotes import question
from phoihop.reviews.rules import heads, pieces, sheet
from phoihop.reviews.rules.claims import UNKNOWN
from phoihop.ui import charts

ILLUSTRATIVE = "(số liệu minh họa)"
WIDE = 6
"""A table with more columns lies on its side."""
NONE = "–"


def paper_of(review: Review, layout: str = "", site: str = "") -> Paper:
    """The paper of a saved review; `site` is the address under which figures can be traced, if there is one."""
    figures = list(review.figures.all())
    issuers = list(review.issuers.select_related("body__place").prefetch_related("body__versions"))
    return paper(Beginning(review, list(review.passages.all()), figures, issuers), layout or review.layout, site)


def paper(begun: Beginning, layout: str, site: str = "") -> Paper:
    """The paper of a review and all that belongs to it, in the style of a family of layouts."""
    review = begun.review
    setting = _Setting(review, {figure.code: figure for figure in begun.figures}, site)
    with translation.override("vi"):
        body = _blocks([one for one in begun.passages if not one.annex], setting)
        annexes = tuple(_annexes(begun.passages, setting))
        day = review.signed_on or review.last_day
        issuers = _issuers(begun, day)
        lead = issuers[0].abbreviation if issuers else ""
        return Paper(
            kind=Kind.REPORT,
            subject=f"{review.title} {ILLUSTRATIVE}" if review.programme.illustrative else review.title,
            issuers=issuers,
            symbol=tuple(dict.fromkeys(one.abbreviation for one in issuers)),
            place=review.issued_from or "…",
            body=body,
            signatures=tuple(_signature(one) for one in begun.issuers),
            number=review.issued_number.number if review.issued_number else None,
            signed_on=review.signed_on,
            recipients=tuple(review.recipients.splitlines()),
            archive=lead if layout == Programme.PaperForm.PARTY else "VT",
            annexes=annexes,
            sources=tuple(setting.source(code) for code in _quoted(begun.passages, setting)),
            keywords=(review.programme.title,),
        )


@dataclass(frozen=True, slots=True)
class _Setting:
    """What passages are set with."""

    review: Review
    figures: dict[str, QuotedFigure]
    site: str

    def runs(self, text: str, *, cell: bool = False, bold: bool = False) -> Runs:
        """Words and figures in their order; a figure that nobody stated is a dash in a cell."""
        found: list[Run] = []
        for plain, code in pieces(text):
            if plain:
                found.append(Text(plain, bold))
            else:
                figure = self.figures[code]
                said = NONE if cell and figure.words == UNKNOWN else figure.words
                found.append(FigureRef(code, said, figure.label, bold))
        return tuple(found)

    def plain(self, text: str) -> str:
        """The text with the figures as words."""
        return "".join(plain or self.figures[code].words for plain, code in pieces(text))

    def source(self, code: str) -> Source:
        figure = self.figures[code]
        latest = timezone.localdate(figure.latest_at) if figure.latest_at else None
        address = self._address(figure) if self.site else ""
        return Source(
            code=code,
            text=figure.words,
            statement=figure.label,
            origin=origin(figure.ask, expected=figure.expected, approved=figure.approved, latest=latest),
            address=f"{self.site.rstrip('/')}{address}" if address else "",
        )

    def _address(self, figure: QuotedFigure) -> str:
        """The page of the figure; of a review that was never saved, the trace among the totals."""
        if self.review.pk:
            return reverse("reviews:figure", args=[self.review.pk, figure.code])
        return trace_url(question(figure.ask, figure.indicator)) if figure.indicator else ""


def _quoted(passages: Sequence[Passage], setting: _Setting) -> list[str]:
    """The codes that are quoted anywhere, in the order of the codes."""
    quoted = {code for passage in passages for code in passage.codes}
    return [code for code in setting.figures if code in quoted]


def _issuers(begun: Beginning, day: date) -> tuple[Issuer, ...]:
    """Each with its superior above it; bodies of one short name are named whole, or nobody could tell them apart."""
    for one in begun.issuers:
        one.review = begun.review
    names = Counter(one.printed for one in begun.issuers)
    made = []
    for one in begun.issuers:
        alike = names[one.printed] > 1
        name = one.body.name_on(day) if alike else one.printed
        short = abbreviation(one.body, day)
        made.append(Issuer(name=name, abbreviation=short, superior="" if alike else one.superior))
    return tuple(made)


def _signature(issuer: ReviewIssuer) -> Signature:
    return Signature(
        office=issuer.office,
        name=issuer.signatory,
        authority=Authority(issuer.authority),
        body=issuer.on_behalf_of,
    )


def _annexes(passages: Sequence[Passage], setting: _Setting) -> list[Annex]:
    made = []
    for number in sorted({one.annex for one in passages if one.annex}):
        first, *rest = [one for one in passages if one.annex == number]
        if first.kind != Passage.Kind.HEADING:
            first, rest = Passage(text="PHỤ LỤC"), [first, *rest]
        wide = any(one.kind == Passage.Kind.TABLE and sheet(one.text).width > WIDE for one in rest)
        made.append(Annex(title=setting.plain(first.text), blocks=_blocks(rest, setting), landscape=wide))
    return made


def _blocks(passages: Sequence[Passage], setting: _Setting) -> tuple[Block, ...]:
    return tuple(block for passage in passages if passage.text for block in _block(passage, setting))


def _block(passage: Passage, setting: _Setting) -> list[Block]:
    match passage.kind:
        case Passage.Kind.HEADING:
            return [Heading(passage.level, setting.plain(passage.text))]
        case Passage.Kind.TABLE:
            return [table(passage, setting)]
        case Passage.Kind.CHART:
            return [chart(passage, setting)]
    lines = [setting.runs(line.strip()) for line in passage.text.splitlines() if line.strip()]
    return [Item(line) if passage.kind == Passage.Kind.ITEM else Paragraph(line) for line in lines]


def table(passage: Passage, setting: _Setting) -> Table:
    """A table as its text says it, its columns as wide as what stands in them."""
    said = sheet(passage.text)
    rows = [row for row in said.rows if len(row) > 1]
    whole = [*rows, *([said.total] if said.total else [])]
    name = _name_column(whole)
    columns = tuple(_column(index, name, whole, setting) for index in range(said.width))

    def cells(row: tuple[str, ...], *, bold: bool = False) -> tuple[Runs, ...]:
        if len(row) == 1 and said.width > 1:
            return tuple(words(row[0], bold=True) if index == name else () for index in range(said.width))
        return tuple(setting.runs(cell, cell=True, bold=bold) for cell in row)

    return Table(
        columns,
        tuple(cells(row) for row in said.rows),
        tuple(tuple(HeadCell(*cell) for cell in row) for row in heads(said)),
        cells(said.total) if said.total else None,
        said.caption,
    )


def _is_figure(cell: str) -> bool:
    return "[[" in cell or cell in {"", NONE} or cell.isdigit()


def _name_column(rows: list[tuple[str, ...]]) -> int:
    """The first column of words, which says what its row is about."""
    columns = list(zip(*rows, strict=False))
    return next((index for index, cells in enumerate(columns) if not all(map(_is_figure, cells))), 0)


def _column(index: int, name: int, rows: list[tuple[str, ...]], setting: _Setting) -> Column:
    """Figures stand at the right, short words in the middle; the names of the rows take what is left."""
    cells = [row[index] for row in rows]
    longest = max((len(setting.plain(cell)) for cell in cells), default=0)
    if index == name:
        return Column("")
    width = min(max(longest * 2.1 + 3, 9 if index < name else 17), 32)
    if all(map(_is_figure, cells)) and index > name:
        return Column("", width, Align.RIGHT)
    return Column("", width, Align.CENTRE if longest <= 14 else Align.LEFT)


def chart(passage: Passage, setting: _Setting) -> Chart:
    """A chart of bars as its text says it: a name, a figure, and a target where there is one."""
    said = sheet(passage.text)
    rows = []
    for name, figure, *target in (row for row in said.rows if len(row) > 1):
        codes_ = [code for _plain, code in pieces(figure) if code]
        value = setting.figures[codes_[0]] if codes_ else None
        mark = int(target[0]) if target and target[0].isdigit() else None
        rows.append(charts.Row(name, value if value and value.low is not None else None, mark))
    drawn = charts.bars(rows, target_label="Chỉ tiêu")
    told = "; ".join(f"{row[0]}: {setting.plain(row[1])}" for row in said.rows if len(row) > 1)
    return Chart(drawn.svg, said.caption, f"{said.caption}. {told}")


def setting_of(review: Review, figures: Sequence[QuotedFigure]) -> _Setting:
    """What the passages of a review are set with, for pages that show them."""
    return _Setting(review, {figure.code: figure for figure in figures}, "")
