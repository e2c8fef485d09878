"""Tables that were read before and are known again by their heads (bảng đã biết)."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from phoihop.prose.grids import joined
from phoihop.prose.heads import say
from phoihop.reporting.models import Obligation
from phoihop.submissions.models import TableMap
from phoihop.submissions.rules.tables import Meaning, Plan, digest, heads_of
from phoihop.submissions.tables.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A reading that was told before, and how the table at hand is read by it (bảng nhận ra)."""

    map: TableMap
    plan: Plan


def maps_of(obligation: Obligation) -> list[TableMap]:
    """What was told before of tables of this report's body for its form, the latest first."""
    told = TableMap.objects.filter(body=obligation.body_id, form=obligation.regime.form_id)
    return list(told.select_related("told_by"))


def recognise(rows: Sequence[Sequence[str]], told: Sequence[TableMap], names: Names) -> Known | None:
    """The reading by which the table in these first rows of a sheet was read before; None for an unknown table."""
    for depth in sorted({each.depth for each in told}, reverse=True):
        by_digest = {each.digest: each for each in told if each.depth == depth}
        for head in range(len(rows) - depth + 1):
            heads = heads_of(rows[head : head + depth])
            found = by_digest.get(digest(heads)) if any(heads) else None
            if found and (columns := _of_this_period(found, heads, names)):
                plan = Plan(head=head + 1, first=head + 1 + depth, columns=columns, labels=found.labels)
                return Known(map=found, plan=plan)
    return None


def _of_this_period(found: TableMap, heads: Sequence[str], names: Names) -> dict[int, str]:
    """What the columns mean now; of several periods beside each other, that of the report at hand is read.

    Nothing where the table has no column for it: then somebody has to look.
    """
    columns = {int(place): told for place, told in found.columns.items()}
    value = next((place for place, told in columns.items() if told == Meaning.VALUE), None)
    periods = {at: code for at, head in enumerate(heads) if (code := _period(head, names))}
    if value is None or len(periods) < 2 or value not in periods:
        return columns
    now = [at for at, code in periods.items() if code == names.obligation.period_code]
    if len(now) != 1 or columns.get(now[0], Meaning.VALUE) != Meaning.VALUE:
        return {}
    return {at: told for at, told in columns.items() if at != value} | {now[0]: Meaning.VALUE.value}


def _period(head: str, names: Names) -> str:
    said = say(joined(head)).period
    with suppress(ValueError):
        return names.period(said) if said else ""
    return ""


def remembered(told: Sequence[TableMap]) -> dict[str, str]:
    """What columns with these heads meant before, the latest telling first."""
    found: dict[str, str] = {}
    for each in told:
        for place, meaning in each.columns.items():
            head = each.heads[int(place)] if int(place) < len(each.heads) else ""
            if head:
                found.setdefault(head, meaning)
    return found
