"""The figures that follow from decisions (số liệu khen thưởng). Each decision counts once, in the span of its day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy


class FormKind(TextChoices):
    """What sort of award a form is (loại hình thức khen thưởng)."""

    MERIT = "merit", gettext_lazy("Certificate of merit (bằng khen)")
    LETTER = "letter", gettext_lazy("Letter of commendation (giấy khen)")
    OTHER = "other", gettext_lazy("Another form")


class Subject(TextChoices):
    """Whether a collective or a person is proposed (đối tượng khen thưởng)."""

    COLLECTIVE = "collective", gettext_lazy("Collective")
    INDIVIDUAL = "individual", gettext_lazy("Individual")


COUNTED: Mapping[str, tuple[FormKind, Subject]] = {
    "TD01": (FormKind.MERIT, Subject.COLLECTIVE),
    "TD02": (FormKind.MERIT, Subject.INDIVIDUAL),
    "TD03": (FormKind.LETTER, Subject.COLLECTIVE),
    "TD04": (FormKind.LETTER, Subject.INDIVIDUAL),
}


@dataclass(frozen=True, slots=True)
class Given:
    """An award that was given and holds (khen thưởng để đếm)."""

    kind: FormKind
    subject: Subject
    on: date


def counted(given: Iterable[Given], since: date, until: date) -> dict[str, int]:
    """TD01 to TD04 of the half-open span."""
    within = [(each.kind, each.subject) for each in given if since <= each.on < until]
    return {code: within.count(sort) for code, sort in COUNTED.items()}
