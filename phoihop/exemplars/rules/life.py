"""The life of a model, as a table: the gates it passes, and whether it is kept up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written


class Gate(TextChoices):
    """How far a model has come (nấc công nhận)."""

    REGISTERED = "registered", gettext_lazy("Registered")
    EFFECTIVE = "effective", gettext_lazy("Effective")
    RECOGNISED = "recognised", gettext_lazy("Recognised")
    TYPICAL = "typical", gettext_lazy("Typical")
    PROPOSED = "proposed", gettext_lazy("Proposed for reward")


class Origin(TextChoices):
    """Whether a model was at work before it was registered (loại đăng ký)."""

    NEW = "new", gettext_lazy("Newly built")
    RUNNING = "running", gettext_lazy("Already at work")


class State(TextChoices):
    """Whether a model is kept up (tình trạng mô hình)."""

    PREPARED = "prepared", gettext_lazy("Being prepared")
    NEW = "new", gettext_lazy("New")
    MAINTAINED = "maintained", gettext_lazy("Maintained")
    STOPPED = "stopped", gettext_lazy("Stopped")


class National(TextChoices):
    """The four fields of the national vocabulary (lĩnh vực theo quy định chung)."""

    ECONOMY = "economy", gettext_lazy("Economy")
    SOCIETY = "society", gettext_lazy("Culture and society")
    DEFENCE = "defence", gettext_lazy("Defence and security")
    POLITICS = "politics", gettext_lazy("Political system")


GATES = list(Gate)
# From the gate where a model stands to the next; in a later year it is registered again and begins anew.
LIFE: Mapping[tuple[Gate, Gate], str] = {
    (Gate.REGISTERED, Gate.EFFECTIVE): "assessed",
    (Gate.EFFECTIVE, Gate.RECOGNISED): "recognised",
    (Gate.RECOGNISED, Gate.TYPICAL): "selected",
    (Gate.TYPICAL, Gate.PROPOSED): "proposed",
    **{(gate, Gate.REGISTERED): "renewed" for gate in Gate},
}


@dataclass(frozen=True, slots=True)
class Passed:
    """A gate that was passed on a day (nấc đã qua)."""

    gate: Gate
    on: date


def next_gate(gate: Gate) -> Gate | None:
    """The gate after this one; None after the last."""
    number = GATES.index(gate) + 1
    return GATES[number] if number < len(GATES) else None


def hold_passage(passed: Sequence[Passed], gate: Gate, on: date, today: date) -> None:
    """Hold that the table allows the step from where a model stands, that days go forward, and that it is no future.

    Raises Refused for a gate out of turn, and for a second registration in one year; Invalid for a wrong day.
    """
    latest = passed[-1]
    if (latest.gate, gate) not in LIFE:
        reason = _("A model that is “%(before)s” cannot become “%(after)s”. Pass the gates one after another.")
        raise Refused(reason % {"before": latest.gate.label.lower(), "after": gate.label.lower()})
    if on < latest.on or on > today:
        reason = _("The day must lie between %(before)s, when the model passed its last gate, and today.")
        raise Invalid(reason % {"before": written(latest.on)}, on=reason % {"before": written(latest.on)})
    if gate is Gate.REGISTERED and any(each.gate is gate and each.on.year == on.year for each in passed):
        reason = _("This model is registered for %(year)s already. It can be registered again next year.")
        raise Refused(reason % {"year": on.year})


def state_on(day: date, *, started_on: date | None, stopped_on: date | None, origin: Origin) -> State:
    """How a model stands on a day; new for the year in which it began to work."""
    if stopped_on is not None and stopped_on <= day:
        return State.STOPPED
    if started_on is None or started_on > day:
        return State.PREPARED
    fresh = origin is Origin.NEW and started_on.year == day.year
    return State.NEW if fresh else State.MAINTAINED


def half_before(day: date) -> tuple[date, date]:
    """The half-year that ended last before `day`, half-open: what a check asks about."""
    if day.month > 6:
        return date(day.year, 1, 1), date(day.year, 7, 1)
    return date(day.year - 1, 7, 1), date(day.year, 1, 1)


def hold_copy(model: int, copy: int | None, ancestors: set[int]) -> None:
    """Raises Refused where a model would copy itself, directly or round a circle; `ancestors` are what it copied."""
    if copy is not None and (copy == model or copy in ancestors):
        raise Refused(_("A model cannot be a copy of itself or of its own copy. Choose the other way round."))
