"""A body's life told in sentences, from its versions and successions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from phoihop.organisations.models import Body, BodySuccession, BodyVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to a body on a day, the paper that decided it, and the other body concerned."""

    on: date
    sentence: str
    decision_number: str = ""
    decided_on: date | None = None
    other: Body | None = None


def timeline(body: Body) -> list[Event]:
    """All that happened to `body`, in order of time."""
    versions = list(body.versions.select_related("place", "parent").prefetch_related("parent__versions"))
    events = [*_of_versions(versions), *_of_successions(body)]
    return sorted(events, key=lambda event: event.on)


def _of_versions(versions: list[BodyVersion]) -> Iterator[Event]:
    if not versions:
        return
    first, last = versions[0], versions[-1]
    yield _event(first, _("Entered as %(name)s, %(place)s") % {"name": first.name, "place": first.place})
    if first.parent is not None:
        yield _moved(first)
    for before, after in pairwise(versions):
        if after.name != before.name:
            yield _event(after, _("Renamed %(name)s; before, %(old)s") % {"name": after.name, "old": before.name})
        elif after.abbreviation != before.abbreviation:
            yield _event(after, _("Abbreviated %(abbreviation)s") % {"abbreviation": after.abbreviation or "–"})
        if after.parent_id != before.parent_id:
            yield _moved(after)
        if after.place_id != before.place_id:
            yield _event(
                after, _("Works in %(place)s; before, in %(old)s") % {"place": after.place, "old": before.place}
            )
    if last.valid_until is not None:
        yield Event(on=last.valid_until, sentence=_("No longer exists"))


def _moved(version: BodyVersion) -> Event:
    if version.parent is None:
        return _event(version, _("Stands under nobody"))
    sentence = _("Stands under %(parent)s") % {"parent": version.parent.name_on(version.valid_from)}
    return _event(version, sentence, other=version.parent)


def _of_successions(body: Body) -> Iterator[Event]:
    for succession in body.became.select_related("new"):
        yield _passed(succession, _("%(kind)s: becomes %(body)s"), succession.new)
    for succession in body.came_from.select_related("old"):
        yield _passed(succession, _("%(kind)s: takes over from %(body)s"), succession.old)


def _passed(succession: BodySuccession, sentence: str, other: Body) -> Event:
    return Event(
        on=succession.on,
        sentence=sentence % {"kind": succession.get_kind_display(), "body": other},
        decision_number=succession.decision_number,
        decided_on=succession.decided_on,
        other=other,
    )


def _event(version: BodyVersion, sentence: str, other: Body | None = None) -> Event:
    return Event(
        on=version.valid_from,
        sentence=sentence,
        decision_number=version.decision_number,
        decided_on=version.decided_on,
        other=other,
    )
