"""What happened to a place, day by day, as its page tells it (dòng thời gian)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from phoihop.territories.models import Place, PlaceVersion, Succession, SuccessionKind


@dataclass(slots=True)
class Moment:
    """A day on which something happened to a place.

    `version` is what it was from that day on, None where it ended; `before` is what it was until then, None where it
    began. `came_from` and `became` are the units it took in, and those it went over to in whole or in part.
    """

    on: date
    before: PlaceVersion | None = None
    version: PlaceVersion | None = None
    kinds: list[str] = field(default_factory=list)
    came_from: list[Succession] = field(default_factory=list)
    became: list[Succession] = field(default_factory=list)
    decision_number: str = ""
    decided_on: date | None = None

    @property
    def title(self) -> str:
        """What happened, in a few words."""
        if self.before is None and self.version is not None:
            return _("Founded") if self.came_from else _("In the register from this day")
        if self.version is None:
            return _("Ended")
        if self.kinds:
            return ", ".join(str(SuccessionKind(kind).label) for kind in self.kinds)
        return _("Took in other units") if self.came_from else _("Changed")

    @property
    def took_in(self) -> list[Succession]:
        """The units of the place's own level that it took in, the first thing a reader asks for."""
        return [row for row in self.came_from if row.old.level == row.new.level]

    @property
    def took_over(self) -> list[Succession]:
        """The units of other levels whose matters fell to it, such as districts in 2025."""
        return [row for row in self.came_from if row.old.level != row.new.level]


def timeline(place: Place) -> list[Moment]:
    """The moments of a place's life, the latest first; two queries, however long the life."""
    versions = list(place.versions.select_related("parent").order_by("valid_from"))
    rows = Succession.objects.about(place).for_listing()
    moments: dict[date, Moment] = {}
    for before, version in zip([None, *versions], versions, strict=False):
        moment = moments.setdefault(version.valid_from, Moment(version.valid_from))
        moment.before, moment.version = before, version
        moment.decision_number, moment.decided_on = version.decision_number, version.decided_on
    _end(versions, moments)
    for row in rows:
        _tell(place, row, moments.setdefault(row.on, Moment(row.on)), versions)
    return sorted(moments.values(), key=lambda moment: moment.on, reverse=True)


def _end(versions: Sequence[PlaceVersion], moments: dict[date, Moment]) -> None:
    last = versions[-1] if versions else None
    if last is not None and last.valid_until is not None:
        moments[last.valid_until] = Moment(last.valid_until, before=last)


def _tell(place: Place, row: Succession, moment: Moment, versions: Sequence[PlaceVersion]) -> None:
    """Add what a succession says; on a day without a version of its own, the place goes on as it was."""
    if moment.before is None and moment.version is None:
        moment.before = moment.version = next((v for v in versions if v.holds_on(row.on)), None)
    if row.old_id == row.new_id == place.pk:
        moment.kinds = row.kind.split("+")
    elif row.new_id == place.pk:
        moment.came_from.append(row)
    else:
        moment.became.append(row)
    moment.decision_number = moment.decision_number or row.decision_number
    moment.decided_on = moment.decided_on or row.decided_on
