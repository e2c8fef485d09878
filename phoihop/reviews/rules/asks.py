"""What a quoted figure asks: the question as plain values, kept as JSON so that it can be asked again."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy


class Tree(TextChoices):
    """Along which hierarchy a review adds up (trục tổng hợp)."""

    PLACE = "place", gettext_lazy("Where it happened")
    BODY = "body", gettext_lazy("Who reported it")


class Quoted(TextChoices):
    """What a quoted figure is (loại số liệu trích dẫn)."""

    TOTAL = "total", gettext_lazy("Total")
    TARGET = "target", gettext_lazy("Target set")
    ATTAINMENT = "attainment", gettext_lazy("Share of the target")
    CHANGE = "change", gettext_lazy("Change since the same period last year")
    VERSUS = "versus", gettext_lazy("Share of the same period last year")
    JOINT = "joint", gettext_lazy("Of which done together")
    REMOVED = "removed", gettext_lazy("Left out because it was counted already")
    COUNT = "count", gettext_lazy("Count in the registers")
    FOLLOWED = "followed", gettext_lazy("Count of what came of conclusions")


class Counted(TextChoices):
    """What is counted in the registers of programmes and reporting (số đếm từ sổ theo dõi)."""

    PARTIES = "parties", gettext_lazy("Parties that signed the programme")
    PARTICIPANTS = "participants", gettext_lazy("Units that took part")
    SEATS = "seats", gettext_lazy("Seats on the steering committee")
    OWED = "owed", gettext_lazy("Reports owed in the period")
    RECEIVED = "received", gettext_lazy("Reports received")
    ON_TIME = "on_time", gettext_lazy("Reports received in time")
    APPROVED = "approved", gettext_lazy("Reports approved")
    LACKING = "lacking", gettext_lazy("Reports not approved")


class Followed(TextChoices):
    """What is counted of the conclusions of a conference (số đếm việc thực hiện kết luận)."""

    CLAUSES = "clauses", gettext_lazy("Clauses of the conclusions")
    GIVEN = "given", gettext_lazy("Tasks given")
    IN_TIME = "in_time", gettext_lazy("Tasks completed in time")
    LATE = "late", gettext_lazy("Tasks completed late")
    OVERDUE = "overdue", gettext_lazy("Tasks overdue")
    UNDER_WAY = "under_way", gettext_lazy("Tasks under way")
    CANCELLED = "cancelled", gettext_lazy("Tasks no longer carried out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question: what, of which indicator, in which unit of which tree, over which half-open span.

    `structure` None is the structure of each fact's own time. A share needs its `target`, a comparison the span it is
    compared with (`then_since`, `then_until`), a count says what is `counted`; of conclusions, those of which
    `conference`, perhaps of one `clause`.
    """

    of: str
    programme: int
    tree: str
    node: int
    since: date
    until: date
    structure: date | None = None
    indicator: int | None = None
    target: int | None = None
    counted: str = ""
    then_since: date | None = None
    then_until: date | None = None
    conference: int | None = None
    clause: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The values that say something, days as text."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in values.items()
            if value not in {None, ""}
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The question that `to_json` wrote down."""
        days = {"since", "until", "structure", "then_since", "then_until"}
        values: dict[str, Any] = {
            name: date.fromisoformat(value) if name in days else value for name, value in kept.items()
        }
        return cls(**values)

    def about(self, of: Quoted, **changes: Any) -> Self:  # noqa: ANN401 - values of the fields above
        """Another question about the same unit."""
        return replace(self, of=of.value, **changes)
