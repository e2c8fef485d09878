"""The figures that follow from the register (số liệu từ sổ đăng ký mô hình).

DV10 is a ratio and calculated elsewhere. Each figure is worded by the definition of its indicator in the catalogue:
a registration counts in its year, a stock on the last day, a copied model once a year however many took it up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from phoihop.exemplars.rules.life import Gate, National, Origin, Passed, State, state_on

FIELDS: Mapping[str, National] = {
    "DV12": National.ECONOMY,
    "DV13": National.SOCIETY,
    "DV14": National.DEFENCE,
    "DV15": National.POLITICS,
}
PROPOSALS = "TD05"
CODES = ("DV01", "DV02", "DV03", "DV04", "DV05", "DV06", "DV07", "DV08", "DV09", "DV11", *FIELDS, "DV16", "DV17")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What counting needs to know of a collective's model; `passed` are its gates in order (mô hình để đếm)."""

    national: National
    origin: Origin
    passed: Sequence[Passed]
    started_on: date | None = None
    stopped_on: date | None = None
    copied_on: Sequence[date] = ()
    key: int = 0

    def times(self, gate: Gate, since: date, until: date) -> int:
        """How often it passed a gate within the half-open span."""
        return sum(each.gate is gate and since <= each.on < until for each in self.passed)

    def works_on(self, day: date) -> bool:
        """Whether it is kept up on a day."""
        state = state_on(day, started_on=self.started_on, stopped_on=self.stopped_on, origin=self.origin)
        return state in {State.NEW, State.MAINTAINED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Individuals:
    """How many individuals passed a gate on a day, in a field; nobody is named (số cá nhân)."""

    national: National
    gate: Gate
    on: date
    number: int


def counted(models: Iterable[Model], individuals: Iterable[Individuals], since: date, until: date) -> dict[str, int]:
    """Every figure of the half-open span, by the code of its indicator; TD05 too."""
    models = list(models)
    single = [each for each in individuals if since <= each.on < until]

    def passed(gate: Gate) -> int:
        return sum(model.times(gate, since, until) for model in models)

    def alone(gate: Gate) -> int:
        return sum(each.number for each in single if each.gate is gate)

    found = {
        "DV02": passed(Gate.REGISTERED),
        "DV03": alone(Gate.REGISTERED),
        "DV04": sum(_is_new(model, since, until) for model in models),
        "DV05": sum(model.works_on(until - timedelta(days=1)) for model in models),
        "DV06": passed(Gate.EFFECTIVE) + alone(Gate.EFFECTIVE),
        "DV08": passed(Gate.RECOGNISED),
        "DV09": alone(Gate.RECOGNISED),
        "DV11": passed(Gate.TYPICAL) + alone(Gate.TYPICAL),
        "DV16": sum(_copies(model, since, until) for model in models),
        "DV17": sum(model.stopped_on is not None and since <= model.stopped_on < until for model in models),
        PROPOSALS: passed(Gate.PROPOSED) + alone(Gate.PROPOSED),
    }
    found["DV01"] = found["DV02"] + found["DV03"]
    found["DV07"] = found["DV08"] + found["DV09"]
    for code, national in FIELDS.items():
        collective = sum(model.times(Gate.REGISTERED, since, until) for model in models if model.national is national)
        registered = [each for each in single if each.national is national and each.gate is Gate.REGISTERED]
        found[code] = collective + sum(each.number for each in registered)
    return dict(sorted(found.items()))


def counted_under(code: str, model: Model, since: date, until: date) -> bool:
    """Whether a model is among those that a figure counts, for whoever follows it back to its sources."""
    return counted([model], (), since, until).get(code, 0) > 0


def _is_new(model: Model, since: date, until: date) -> bool:
    return model.origin is Origin.NEW and model.started_on is not None and since <= model.started_on < until


def _copies(model: Model, since: date, until: date) -> int:
    """In how many years of the span it was copied for the first time of that year."""
    firsts: dict[int, date] = {}
    for day in sorted(model.copied_on):
        firsts.setdefault(day.year, day)
    return sum(since <= day < until for day in firsts.values())
