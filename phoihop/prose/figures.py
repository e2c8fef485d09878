"""What a reading holds: figures proposed, numbers left alone, the tables in the text (đề xuất số liệu)."""

from dataclasses import asdict, dataclass, field
from typing import Any

from phoihop.prose.grids import Grid
from phoihop.prose.matching import Match


@dataclass(slots=True)
class Figure:
    """One proposal. Offsets are into `Reading.text`; `low` and `high` are scaled, None being open.

    `words` is the statement in full where the text parts it, as a table does: "12,5 triệu đồng" for a cell "12,5".
    """

    start: int
    end: int
    span: str
    qualifier: str
    low: float | None
    high: float | None
    unit: str
    role: str
    rule: str
    per: str | None = None
    of: float | None = None
    unit_implied: str = ""
    what: str = ""
    period: str | None = None
    org: str | None = None
    indicator: str = ""
    words: str = ""
    indicators: list[Match] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The figure as plain values, whole numbers as such."""
        plain = asdict(self)
        for name in ("low", "high", "of"):
            value = plain[name]
            plain[name] = int(value) if value is not None and value == int(value) else value
        return plain


@dataclass(slots=True)
class Silence:
    """A number that was seen and left alone, and the rule that did so."""

    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Reading:
    """A text in Unicode NFC, the figures proposed from it, and the numbers left alone, each in order.

    `tables` are those whose cells were read by their heads.
    """

    text: str
    figures: list[Figure]
    silences: list[Silence]
    tables: list[Grid] = field(default_factory=list)
