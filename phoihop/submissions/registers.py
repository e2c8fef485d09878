"""Registers from which figures of a report are derived, kept by rooms above (số liệu từ sổ đăng ký).

A room that keeps a register (models, classes, commendations) enrols it once. Where a body keeps something in it, the
figures are counted there: they are stated in the body's report under their own channel, and never typed.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

from phoihop.reporting.models import Obligation
from phoihop.submissions.models import Submission
from phoihop.submissions.rules.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register, and how it is asked (sổ đăng ký).

    `users` tells which of some bodies keep anything in it, each with the programme; `statements` what it states for
    an obligation, whatever the form asks.
    """

    name: str
    users: Callable[[Set[int]], Set[tuple[int, int]]]
    statements: Callable[[Obligation], Sequence[Statement]]


_ENROLLED: dict[str, Register] = {}


def enrol(register: Register) -> None:
    """Make a register known; to be called once, when its room is set up."""
    _ENROLLED[register.name] = register


def derived(submissions: Iterable[Submission], asked: Callable[[Submission], Set[str]]) -> dict[int, list[Statement]]:
    """What the registers state for those of these reports whose bodies keep something there, by the report's key.

    `asked` tells which codes a report asks for. Reports of bodies that keep nothing cost one query a register.
    """
    reports = list(submissions)
    found: dict[int, list[Statement]] = {}
    for register in _ENROLLED.values():
        users = register.users({report.obligation.body_id for report in reports})
        for report in reports:
            owed = report.obligation
            if (owed.body_id, owed.regime.programme_id) in users:
                codes = asked(report)
                stated = [each for each in register.statements(owed) if each.indicator in codes]
                found.setdefault(report.pk, []).extend(stated)
    return {key: statements for key, statements in found.items() if statements}
