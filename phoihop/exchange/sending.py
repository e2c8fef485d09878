"""Values that go out: what is stated in reports that the person may see, as DHIS2 tells values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from phoihop.access.checks import Actor
from phoihop.exchange.models import Noun
from phoihop.exchange.naming import Names
from phoihop.exchange.rules.periods import identifier, read_period
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.exchange.rules.values import text_of
from phoihop.foundation.periods import code
from phoihop.organisations.models import BodyStanding
from phoihop.reporting.models import Obligation
from phoihop.submissions.models import Entry, Narrative, Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which values are asked for, by our keys; empty indicators and sections mean all."""

    indicators: frozenset[int]
    sections: frozenset[int]
    bodies: frozenset[int]
    codes: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    entered_since: datetime | None = None
    limit: int | None = None
    deleted: bool = False


def values_of(wanted: Wanted, actor: Actor, names: Names) -> Iterator[dict[str, Any]]:
    """The values, oldest report first."""
    reports = Submission.objects.visible_to(actor).filter(obligation__in=_owed(wanted))
    found = [*_entries(wanted, reports, names), *_narratives(wanted, reports, names)]
    found.sort(key=lambda one: one["dataElement"])
    yield from found[: wanted.limit]


def shown_date(moment: datetime) -> str:
    """A moment as DHIS2 writes it."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M:%S.000%z")


def beneath(bodies: Iterable[int]) -> frozenset[int]:
    """These bodies and all that stand beneath them today."""
    standings = BodyStanding.objects.as_of(timezone.localdate()).filter(ancestor__in=set(bodies))
    return frozenset(standings.values_list("body", flat=True)) | frozenset(bodies)


def elements(uids: Iterable[str], names: Names) -> tuple[set[int], set[int]]:
    """The indicators of elements and their combinations, and the sections of those that are texts."""
    indicators: set[int] = set()
    sections: set[int] = set()
    for uid, element in names.elements_by(uids).items():
        if element.key is not None:
            (sections if element.noun == Noun.SECTION else indicators).add(element.key)
        indicators |= set(names.parts.get(uid, {}).values())
    return indicators, sections


def codes_of(periods: Iterable[str]) -> frozenset[str]:
    """Our codes of periods named in DHIS2's way. Raises Invalid for one that is refused."""
    return frozenset(code(read_period(one)) for one in periods)


def _owed(wanted: Wanted) -> Any:  # noqa: ANN401 - a queryset of obligations
    found = Obligation.objects.filter(body__in=wanted.bodies)
    if wanted.codes:
        found = found.filter(period_code__in=wanted.codes)
    if wanted.since:
        found = found.filter(since__gte=wanted.since)
    if wanted.until:
        found = found.filter(until__lte=wanted.until + timedelta(days=1))
    return found


def _entries(wanted: Wanted, reports: Any, names: Names) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    asked = Entry.objects.filter(submission__in=reports, indicator__in=wanted.indicators)
    listed: QuerySet[Entry] = _last(asked) if wanted.deleted else asked.current()
    if wanted.entered_since:
        listed = listed.filter(entered_at__gte=wanted.entered_since)
    shown = listed.select_related("indicator", "entered_by", "submission__obligation__regime__calendar")
    for entry in shown.order_by("submission__obligation__since", "pk").iterator(chunk_size=2_000):
        period = identifier(entry.submission.obligation.period)
        text = text_of(entry.low, entry.indicator.kind)
        if period is None or not (text or entry.note):
            continue
        element, combo = names.element(entry.indicator_id)
        # What was stated within bounds cannot be said as a number: its words go along.
        said = entry.note or ("" if entry.low == entry.high else entry.words)
        told = _told(entry, (element, combo), period, names) | {"value": text, "comment": said, "followup": False}
        yield told | ({"deleted": True} if entry.until_revision else {})


def _last(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """What is said last of each figure: what is said now, or what was said before it was taken back."""
    later = Entry.objects.filter(
        submission=OuterRef("submission"), indicator=OuterRef("indicator"), place=OuterRef("place"),
        since_revision__gt=OuterRef("since_revision"),
    )  # fmt: skip
    return entries.filter(~Exists(later))


def _narratives(wanted: Wanted, reports: Any, names: Names) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    listed = Narrative.objects.current().filter(submission__in=reports, section__in=wanted.sections)
    for one in listed.exclude(text="").select_related("entered_by", "submission__obligation__regime__calendar"):
        period = identifier(one.submission.obligation.period)
        if period is not None:
            told = _told(one, (names.sections[one.section_id], DEFAULT_COMBO), period, names)
            yield told | {"value": one.text, "comment": "", "followup": False}


def _told(one: Entry | Narrative, of: tuple[str, str], period: str, names: Names) -> dict[str, Any]:
    at = shown_date(one.entered_at)
    return {
        "dataElement": of[0],
        "period": period,
        "orgUnit": names.body(one.submission.obligation.body_id),
        "categoryOptionCombo": of[1],
        "attributeOptionCombo": DEFAULT_COMBO,
        "storedBy": one.entered_by.username if one.entered_by else "phoihop",
        "created": at,
        "lastUpdated": at,
    }
