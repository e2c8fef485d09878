"""How the columns and rows of a person's own table are mapped on pages: what is offered, and what was told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.documents.sheets import cell_name
from phoihop.prose.grids import WIDEST
from phoihop.submissions.rules.tables import (
    DEEPEST,
    INDICATOR,
    OF_BODY,
    OF_PERIOD,
    Meaning,
    Plan,
    heads_of,
)
from phoihop.submissions.tables.names import Names

MEANINGS = {
    Meaning.NOTHING: gettext_lazy("Not taken"),
    Meaning.NAME: gettext_lazy("Names of indicators"),
    Meaning.VALUE: gettext_lazy("Figures of this report"),
    Meaning.UNIT: gettext_lazy("Unit"),
    Meaning.NOTE: gettext_lazy("Note"),
    Meaning.BODY: gettext_lazy("Bodies that report"),
    Meaning.PLACE: gettext_lazy("Places within the body's own"),
    Meaning.PERIOD: gettext_lazy("Periods"),
}
# With more bodies or periods than that, nobody has a column for each.
MOST_BODIES, MOST_PERIODS = 40, 24
SAMPLES, ROWS_SHOWN = 3, 8
Options = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class PlaceForm(forms.Form):
    """Where the heads of a table begin, and its figures."""

    head = forms.IntegerField(label=gettext_lazy("Heads begin in row"), min_value=1, max_value=DEEPEST)
    first = forms.IntegerField(label=gettext_lazy("Figures begin in row"), min_value=2, max_value=DEEPEST)

    def place(self) -> tuple[int, int] | None:
        """Both rows, where both are given and the heads come first."""
        if not self.is_bound or not self.is_valid():
            return None
        head, first = self.cleaned_data["head"], self.cleaned_data["first"]
        return (head, first) if head < first else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table: its letter, its head, what stands in it, what it means and could mean (cột)."""

    place: int
    letter: str
    head: str
    samples: Sequence[str]
    meaning: str
    options: Options

    @property
    def key(self) -> str:
        """By which the page names it: digits alone, which no locale divides into thousands."""
        return str(self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The name of a row, one figure beside it, and the code it means (tên dòng)."""

    order: int
    key: str
    name: str
    words: str
    code: str
    new: bool

    @property
    def number(self) -> str:
        """By which the page names it."""
        return str(self.order)


def columns_of(rows: Sequence[Sequence[str]], plan: Plan, names: Names) -> list[Column]:
    """The columns of a table in which anything stands."""
    heads, options = heads_of(rows[plan.head - 1 : plan.first - 1]), _options(names)
    data = rows[plan.first - 1 :]
    width = max(map(len, [heads, *data]), default=0)
    found = []
    for at in range(min(width, WIDEST)):
        samples = [row[at] for row in data if at < len(row) and row[at]][:SAMPLES]
        head = heads[at] if at < len(heads) else ""
        if head or samples:
            letter = cell_name(1, at).removesuffix("1")
            meaning = plan.columns.get(at, "")
            column = Column(place=at, letter=letter, head=head, samples=samples, meaning=meaning, options=options)
            found.append(column)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One row of a sheet as it is shown: its number, its cells, and whether it is one of the heads (dòng)."""

    number: int
    cells: Sequence[str]
    head: bool


def glance_of(rows: Sequence[Sequence[str]], plan: Plan, columns: Sequence[Column]) -> list[Shown]:
    """The rows of a sheet around the beginning of a table, each cut to these columns."""
    first, last = max(plan.head - 3, 0), plan.first - 1 + ROWS_SHOWN
    places = [column.place for column in columns]
    return [
        Shown(
            number=number,
            cells=_alone([row[at] if at < len(row) else "" for at in places]),
            head=plan.head <= number < plan.first,
        )
        for number, row in enumerate(rows[first:last], first + 1)
    ]


def _alone(cells: list[str]) -> list[str]:
    """A title over several columns once only."""
    filled = [cell for cell in cells if cell]
    return [filled[0], *[""] * (len(cells) - 1)] if len(filled) > 1 and len(set(filled)) == 1 else cells


def _options(names: Names) -> Options:
    """What a column may mean, in groups."""
    groups: list[tuple[str, Sequence[tuple[str, str]]]] = [
        (_("The table"), [(meaning.value, str(said)) for meaning, said in MEANINGS.items()]),
        (
            _("Figures of one indicator"),
            [(f"{INDICATOR}{a.code}", f"{a.code} {a.label}") for a in names.asked.values()],
        ),
    ]
    if 1 < len(names.own) <= MOST_BODIES:
        groups.append((_("Figures of one body"), [(f"{OF_BODY}{pk}", name) for pk, name in names.own.items()]))
    if len(names.periods) > 1:
        periods = list(names.periods)[:MOST_PERIODS]
        named = [(f"{OF_PERIOD}{code}", names.period_label(code)) for code in periods]
        groups.append((_("Figures of one period"), named))
    return groups


def plan_of(posted: QueryDict, names: Names, before: Plan | None) -> Plan:
    """The plan that a person told, of what was offered; what names of rows mean stays as it was told before."""
    place = PlaceForm(posted).place() or (0, 0)
    offered = {value for _group, options in _options(names) for value, _said in options if value}
    columns = {at: posted.get(f"column-{at}", "") for at in range(WIDEST)}
    told = {at: str(meaning) for at, meaning in columns.items() if meaning in offered}
    return Plan(head=place[0], first=place[1], columns=told, labels=before.labels if before else {})


def labels_of(named: Mapping[str, Sequence[str]], plan: Plan, probable: Mapping[str, str]) -> list[Label]:
    """The names of the rows, in the order of the table: as was told before, or else as they probably mean."""
    column = plan.place(Meaning.NAME) or 0
    values = [at for at, _told in plan.values()]
    taken = set(plan.labels.values())
    found = []
    for order, (key, words) in enumerate(named.items(), 1):
        new = key not in plan.labels
        guess = probable.get(key, "")
        code = ("" if guess in taken else guess) if new else plan.labels[key]
        figure = next((words[at] for at in values if at < len(words) and words[at]), "")
        found.append(Label(order=order, key=key, name=words[column], words=figure, code=code, new=new))
    return found
