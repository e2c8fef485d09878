"""Founding bodies, one or thousands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record_many
from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import fold, sort_key
from phoihop.organisations.models import Body, BodyVersion, Line
from phoihop.organisations.rules import UNDECIDED, Decision, Stretch
from phoihop.organisations.services import _histories
from phoihop.territories.models import Level, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBody:
    """A body to be founded; `parent` is the slug of its superior, in the register or among those founded with it."""

    slug: str
    line: Line
    level: Level
    name: str
    place: Place
    since: date
    parent: str | None = None
    name_en: str = ""
    abbreviation: str = ""
    decision: Decision = UNDECIDED


@transaction.atomic
def found(
    *,
    line: Line,
    level: Level,
    name: str,
    place: Place,
    on: date,
    actor: Actor,
    at: datetime,
    parent: Body | None = None,
    slug: str = "",
    name_en: str = "",
    abbreviation: str = "",
    decision: Decision = UNDECIDED,
) -> Body:
    """Enter a body that exists from `on` (thành lập). Without a slug, one is made from its name.

    Raises Refused for a slug taken, and for a superior or place that does not exist from that day on.
    """
    new = NewBody(
        slug=slug or slugify(fold(name))[:120],
        line=line,
        level=level,
        name=name,
        place=place,
        since=on,
        parent=parent.slug if parent else None,
        name_en=name_en,
        abbreviation=abbreviation,
        decision=decision,
    )
    # The journal is written with record_many, there.
    return found_many(rows=[new], actor=actor, at=at)[0]


@transaction.atomic
def found_many(*, rows: Iterable[NewBody], actor: Actor, at: datetime) -> list[Body]:
    """Enter many bodies at once, in any order, in a few rounds to the database; returned in the order given.

    Raises what `found` raises, and Refused for a superior that nobody knows.
    """
    _histories.hold_register()
    require(actor, Permission.REGISTER_EDIT)
    rows = list(rows)
    _hold_free(rows)
    _hold_places(rows)
    bodies = [_new_body(row) for row in rows]
    Body.objects.bulk_create(bodies, batch_size=2_000)
    keys = _superiors(rows) | {body.slug: body.pk for body in bodies}
    versions = [_first_version(body, row, keys) for body, row in zip(bodies, rows, strict=True)]
    BodyVersion.objects.bulk_create(versions, batch_size=2_000)
    _histories.restand(body.pk for body in bodies)
    facts = [
        (body, {"since": row.since, "parent": row.parent, "decision": row.decision.number})
        for body, row in zip(bodies, rows, strict=True)
    ]
    record_many(actor=actor, action="organisations.founded", targets=facts, at=at)
    return bodies


def _new_body(row: NewBody) -> Body:
    return Body(
        slug=row.slug,
        line=row.line,
        level=row.level,
        name=row.name,
        name_en=row.name_en,
        abbreviation=row.abbreviation,
        place=row.place,
        sort_text=sort_key(row.name)[:1_000],
    )


def _first_version(body: Body, row: NewBody, keys: dict[str, int]) -> BodyVersion:
    if row.parent is not None and row.parent not in keys:
        reason = _("%(name)s cannot stand under “%(parent)s”: no body is called so. Enter that body first.")
        raise Refused(reason % {"name": row.name, "parent": row.parent}, parent=row.parent)
    stretch = Stretch(
        name=row.name,
        abbreviation=row.abbreviation,
        parent=keys[row.parent] if row.parent is not None else None,
        place=row.place.pk,
        since=row.since,
        decision=row.decision,
    )
    return _histories.new_version(body, stretch)


def _superiors(rows: Sequence[NewBody]) -> dict[str, int]:
    """Identifiers of the superiors that the register knows already, by slug."""
    wanted = sorted({row.parent for row in rows if row.parent is not None})
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _histories.CHUNK):
        some = wanted[start : start + _histories.CHUNK]
        found.update(Body.objects.filter(slug__in=some).values_list("slug", "pk"))
    return found


def _hold_free(rows: Sequence[NewBody]) -> None:
    slugs = Counter(row.slug for row in rows)
    taken = {slug for slug, times in slugs.items() if times > 1}
    wanted = sorted(slugs)
    for start in range(0, len(wanted), _histories.CHUNK):
        some = wanted[start : start + _histories.CHUNK]
        taken.update(Body.objects.filter(slug__in=some).values_list("slug", flat=True))
    if taken:
        reason = _("There is already a body whose address is “%(slug)s”. Choose another address.")
        raise Refused(reason % {"slug": ", ".join(sorted(taken)[:5])}, slugs=sorted(taken))


def _hold_places(rows: Sequence[NewBody]) -> None:
    for since in sorted({row.since for row in rows}):
        places = {row.place.pk: row.place for row in rows if row.since == since}
        alive: set[int] = set()
        wanted = sorted(places)
        for start in range(0, len(wanted), _histories.CHUNK):
            some = Place.objects.filter(pk__in=wanted[start : start + _histories.CHUNK])
            alive.update(some.alive_on(since).values_list("pk", flat=True))
        for key in wanted:
            if key not in alive:
                reason = _("%(place)s does not exist on %(day)s. Choose a place that exists on that day.")
                raise Refused(reason % {"place": places[key], "day": f"{since:%d/%m/%Y}"}, place=key)
