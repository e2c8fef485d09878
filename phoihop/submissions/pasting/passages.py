"""What a pasted report seems to say for the lines of a form: passages, each with its reasons (đoạn trích đề xuất).

Nothing here is kept: a passage becomes an entry only when a person accepts it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import fold
from phoihop.prose import Catalogue, Figure, read
from phoihop.prose.grids import Grid
from phoihop.prose.tables import ANSWER, NAMED, OF_WHOLE
from phoihop.submissions.pasting.stretches import Mark, Stretch, stretches
from phoihop.submissions.rules.statements import COUNTED_IN, understood
from phoihop.submissions.sheet import Row, Sheet

MOST_PASSAGES = 1_000
# With more than so many choices on the page, only the likely lines are offered.
MOST_CHOICES = 20_000
STATED = frozenset({"result", "state", "total", "to"})
RULES = {
    "digits": gettext_lazy("a number in digits"),
    "words": gettext_lazy("a number in words"),
    "vague": gettext_lazy("a rough number in words"),
    "range": gettext_lazy("a range from one figure to another"),
    "fraction": gettext_lazy("a part of a whole"),
    "from": gettext_lazy("the earlier of two figures"),
    "to": gettext_lazy("the later of two figures"),
    "money": gettext_lazy("a unit of money"),
    "measure": gettext_lazy("a unit of measure"),
    "unit list": gettext_lazy("a unit from the list"),
    "unit list, accents aside": gettext_lazy("a unit from the list, typed without accents"),
    "lượt with noun": gettext_lazy("“lượt” with what is counted"),
    "lượt alone": gettext_lazy("“lượt” alone"),
    "classifier with noun": gettext_lazy("a classifier with its noun"),
    "classifier with unknown noun": gettext_lazy("a classifier with an unknown noun"),
    "classifier alone": gettext_lazy("a classifier alone"),
    "span of time": gettext_lazy("a span of time"),
    "abbreviated noun": gettext_lazy("an abbreviated unit"),
    "noun outside the list": gettext_lazy("a noun that is on no list"),
    "no unit": gettext_lazy("no unit beside it"),
    "table": gettext_lazy("a cell of a table"),
    "unit in its own column": gettext_lazy("the unit in its own column"),
    "unit in the column's head": gettext_lazy("the unit in the head of the column"),
    "unit in the row's head": gettext_lazy("the unit in the head of the row"),
    "unit of the whole": gettext_lazy("the unit of the row it is a part of"),
    "unit above the table": gettext_lazy("the unit written above the table"),
    "row head": gettext_lazy("the head of the row"),
    "column head": gettext_lazy("the head of the column"),
    "row and column heads": gettext_lazy("the heads of row and column"),
    NAMED: gettext_lazy("the name of the indicator"),
    ANSWER: gettext_lazy("a word or sign for yes or no"),
    OF_WHOLE: gettext_lazy("a part of the row above it"),
}
ROLES = {
    "result": gettext_lazy("a result"),
    "target": gettext_lazy("a target, not a result"),
    "delta": gettext_lazy("a rise or fall, not a result"),
    "rate": gettext_lazy("a rate"),
    "state": gettext_lazy("what there is now"),
    "total": gettext_lazy("a total"),
    "part": gettext_lazy("a part of a figure before it"),
    "from": gettext_lazy("what it was before"),
    "to": gettext_lazy("what it is now"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the form that a passage may answer, and how sure that is in percent."""

    row: Row
    confidence: int


@dataclass(slots=True, kw_only=True)
class Passage:
    """One figure found in the text, the lines it may answer, and what the person chose (đoạn trích)."""

    number: int
    figure: Figure
    choices: Sequence[Choice]
    line: str = ""
    words: str = ""
    fault: str = ""

    @property
    def key(self) -> str:
        """By which the page names it: digits alone, which no locale divides into thousands."""
        return str(self.number)

    @property
    def span(self) -> str:
        return f"{self.figure.start}-{self.figure.end}"

    @property
    def likely(self) -> bool:
        """Whether the line chosen is among the likely ones."""
        return any(choice.row.key == self.line for choice in self.choices)

    @property
    def reasons(self) -> str:
        """By which rules it was read, in plain words."""
        return ", ".join(str(RULES.get(rule, rule)) for rule in self.figure.rule.split(" + "))

    @property
    def role(self) -> str:
        """What part the figure plays in its sentence."""
        return str(ROLES.get(self.figure.role, self.figure.role))


@dataclass(slots=True, kw_only=True)
class Found:
    """A text with its passages, beside the lines of the form (văn bản đã đọc)."""

    text: str
    document: str
    rows: Sequence[Row]
    passages: Sequence[Passage]
    tables: Sequence[Grid] = ()

    @property
    def stretches(self) -> list[Stretch]:
        """The whole text in order, as prose and tables, cut where passages begin and end."""
        marks = [Mark(each.figure.start, each.figure.end, each) for each in self.passages]
        return stretches(self.text, self.tables, marks)

    @property
    def others(self) -> Sequence[Row]:
        """All the lines, to choose from where none of the likely ones is meant."""
        return self.rows if len(self.rows) * len(self.passages) <= MOST_CHOICES else ()

    @property
    def faults(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.fault]


def find(text: str, document: str, sheet: Sheet) -> Found:
    """The passages of a text that may answer the lines of a report. The text should be clean.

    Raises Invalid where they are more than one page can show: none is left out unsaid.
    """
    rows = [row for row in sheet.rows if not row.derived and row.asked.kind != "percent"]
    by_code = {row.asked.code: row for row in rows}
    catalogue = Catalogue.of(
        (row.asked.code, row.line.indicator.name, row.line.indicator.unit, row.line.indicator.definition)
        for row in rows
    )
    reading = read(text, catalogue)
    if len(reading.figures) > MOST_PASSAGES:
        reason = _("This text holds %(number)s figures; one page can show %(most)s. Paste it in parts.")
        raise Invalid(reason % {"number": len(reading.figures), "most": MOST_PASSAGES})
    passages = [
        Passage(number=number, figure=figure, choices=_choices(figure, by_code))
        for number, figure in enumerate(reading.figures, 1)
    ]
    _suggest(passages)
    return Found(text=reading.text, document=document, rows=rows, passages=passages, tables=reading.tables)


def _choices(figure: Figure, rows: Mapping[str, Row]) -> list[Choice]:
    return [Choice(rows[each.code], round(100 * each.confidence)) for each in figure.indicators if each.code in rows]


def _suggest(passages: Sequence[Passage]) -> None:
    """Choose a line for the passages that are sure enough: each line once, none that is answered already."""
    taken: set[str] = set()
    for passage in passages:
        passage.words = worded(passage.figure, passage.choices[0].row if passage.choices else None)
    sure = [passage for passage in passages if passage.figure.indicator and _is_stated(passage.figure)]
    for passage in sorted(sure, key=lambda passage: -passage.choices[0].confidence if passage.choices else 0):
        row = passage.choices[0].row if passage.choices else None
        if row and row.asked.code == passage.figure.indicator and row.entry is None and row.key not in taken:
            passage.line = row.key
            taken.add(row.key)


def _is_stated(figure: Figure) -> bool:
    """Whether a figure says what was done; a part does where a row of its own names it."""
    return figure.role in STATED or (figure.role == "part" and figure.rule.endswith((NAMED, OF_WHOLE)))


def worded(figure: Figure, row: Row | None) -> str:
    """The words of a figure as its line takes them: without the unit, which the line has (12 đồng chí → 12).

    Money keeps its unit, which tells the scale. What is counted in persons is never taken for what is counted in
    times that somebody came: there the unit stays, and is refused. A unit that only a table's head says is like one
    beside the figure.
    """
    words = " ".join((figure.words or figure.span).split())
    if row is None or row.asked.kind not in {"count", "measure"}:
        return words
    said = figure.unit or (figure.unit_implied if figure.words else "")
    ours, theirs = fold(row.asked.unit), fold(said)
    shorter = words.removesuffix(" ".join(said.split())).strip()
    counted_so = {ours, theirs} <= {*COUNTED_IN, *COUNTED_IN.values()}
    named_otherwise = row.asked.kind == "count" and not counted_so and not _readable(row, words)
    return shorter if (ours == theirs or named_otherwise) and shorter and _readable(row, shorter) else words


def _readable(row: Row, words: str) -> bool:
    try:
        understood(row.asked, words)
    except Invalid:
        return False
    return True


def choose(found: Found, posted: Mapping[str, str]) -> list[Passage]:
    """Note what a person chose for each passage; answers with those that are to be stated.

    A passage whose line another passage has taken bears a fault; what is not in the text as sent is left out.
    """
    lines = {row.key for row in found.rows}
    taken: dict[str, Passage] = {}
    for passage in found.passages:
        asked = posted.get(f"line-{passage.key}", "")
        if posted.get(f"span-{passage.key}") != passage.span or asked not in lines:
            passage.line = ""
            continue
        passage.line, passage.words = asked, posted.get(f"words-{passage.key}", "").strip()
        if asked in taken:
            reason = _("Passage %(number)s answers this line already. Choose one of the two, or leave one out.")
            passage.fault = reason % {"number": taken[asked].key}
        elif not passage.words:
            passage.fault = _("No words are given. Write the figure, or leave the passage out.")
        else:
            taken[asked] = passage
    return list(taken.values())
