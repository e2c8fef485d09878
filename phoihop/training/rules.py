"""What is counted of classes, and what their numbers must hold.

Each figure is worded by the definition of its indicator: a class counts in the period of its last day and once however
many held it together, those present count and not those invited. DT03 is a ratio and calculated elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import day as written


class Audience(TextChoices):
    """For whom a class is held (đối tượng bồi dưỡng).

    Categories 1 to 4 are those of education in defence and security.
    """

    CADRES = "cadres", gettext_lazy("Cadres: skills of mass mobilisation")
    FIRST = "first", gettext_lazy("Defence and security, category 1")
    SECOND = "second", gettext_lazy("Defence and security, category 2")
    THIRD = "third", gettext_lazy("Defence and security, category 3")
    FOURTH = "fourth", gettext_lazy("Defence and security, category 4")
    DIGNITARIES = "dignitaries", gettext_lazy("Defence and security, religious dignitaries")
    ETHNIC = "ethnic", gettext_lazy("Cadres: ethnic affairs and languages")
    MARCH = "march", gettext_lazy("Officers and soldiers on a field march")
    OTHER = "other", gettext_lazy("Others")


DEFENCE = (Audience.SECOND, Audience.THIRD, Audience.FOURTH)
CLASSES: Mapping[str, Audience] = {
    "BD01": Audience.CADRES,
    "BD04": Audience.MARCH,
    "DT01": Audience.DIGNITARIES,
    "DT05": Audience.ETHNIC,
}
PRESENT: Mapping[str, Sequence[Audience]] = {
    "BD02": (Audience.CADRES,),
    "BD03": DEFENCE,
    "BD05": (Audience.MARCH,),
    "DT02": (Audience.DIGNITARIES,),
}
INVITED: Mapping[str, Audience] = {"DT04": Audience.DIGNITARIES}
CODES = tuple(sorted([*CLASSES, *PRESENT, *INVITED]))


@dataclass(frozen=True, slots=True)
class Seats:
    """How many of an audience were invited and came; nobody has counted yet where `present` is None (số người)."""

    audience: Audience
    invited: int
    present: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A class as it is counted; the span is half-open (lớp để đếm)."""

    until: date
    seats: Sequence[Seats]

    @property
    def reported(self) -> bool:
        """Whether it is known of every audience how many came."""
        return bool(self.seats) and all(each.present is not None for each in self.seats)

    def counts_in(self, since: date, until: date) -> bool:
        """Whether its last day lies within the half-open span, and its numbers are known."""
        return since <= self.until - timedelta(days=1) < until and self.reported


def counted(classes: Iterable[Held], since: date, until: date) -> dict[str, int]:
    """Every figure of the half-open span, by the code of its indicator."""
    held = [each for each in classes if each.counts_in(since, until)]
    seats = [row for each in held for row in each.seats]
    found = {
        code: sum(any(row.audience is audience for row in each.seats) for each in held)
        for code, audience in CLASSES.items()
    }
    found |= {
        code: sum(row.present or 0 for row in seats if row.audience in audiences) for code, audiences in PRESENT.items()
    }
    found |= {code: sum(row.invited for row in seats if row.audience is audience) for code, audience in INVITED.items()}
    return dict(sorted(found.items()))


def hold_span(since: date, until: date) -> None:
    """Raises Invalid where a half-open span ends before its first day is over."""
    if until <= since:
        reason = _("The class begins on %(day)s and cannot end before that. Correct one of the two days.")
        raise Invalid(reason % {"day": written(since)}, until=reason % {"day": written(since)})


def hold_seats(seats: Sequence[Seats], until: date, today: date) -> None:
    """Raises Invalid without an audience, for one named twice, for more present than invited, or numbers too early."""
    if not seats:
        reason = _("Say for whom the class is held.")
    elif len({each.audience for each in seats}) < len(seats):
        reason = _("Each audience stands in one row. Put its numbers together.")
    elif any(each.present is not None and each.present > each.invited for each in seats):
        reason = _("More people came than were invited. Correct one of the two numbers.")
    elif until - timedelta(days=1) > today and any(each.present is not None for each in seats):
        reason = _("The class has not ended yet. Leave empty how many came until its last day.")
    else:
        return
    raise Invalid(reason, seats=reason)
