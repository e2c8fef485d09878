"""Writing the journal, and checking that nobody rewrote it."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from phoihop.access.checks import Actor
from phoihop.audit.models import JournalEntry, JournalHead
from phoihop.audit.rules import GENESIS, seal


def record(*, actor: Actor, action: str, target: models.Model, at: datetime, **facts: object) -> JournalEntry:
    """Note that `actor` did `action` (as "room.verb") to `target`; `facts` is what a later reader would ask."""
    return record_many(actor=actor, action=action, targets=[(target, facts)], at=at)[0]


@transaction.atomic
def record_many(
    *,
    actor: Actor,
    action: str,
    targets: Iterable[tuple[models.Model, Mapping[str, object]]],
    at: datetime,
    turns: Mapping[int, tuple[Actor, datetime]] | None = None,
) -> list[JournalEntry]:
    """Note one action done to many things at once, in one round to the database.

    `turns` says, by the target's key, who did it and when where that was not `actor` or not `at`.
    """
    head, _ = JournalHead.objects.select_for_update().get_or_create(pk=1)
    latest = head.seal
    entries = []
    for target, facts in targets:
        who, when = (turns or {}).get(target.pk, (actor, at))
        entry = JournalEntry(
            at=when,
            actor_id=who.pk,
            action=action,
            target_kind=target._meta.label_lower,
            target_key=str(target.pk),
            target_name=str(target)[:300],
            facts=json.loads(json.dumps(dict(facts), cls=DjangoJSONEncoder)),
        )
        latest = entry.seal = seal(latest, entry.content())
        entries.append(entry)
    JournalEntry.objects.bulk_create(entries, batch_size=2_000)
    head.seal = latest
    head.save(update_fields=["seal"])
    return entries


def first_broken() -> JournalEntry | None:
    """The first line whose seal does not follow from the line before it; None while the chain is whole."""
    latest = GENESIS
    for entry in JournalEntry.objects.order_by("pk").iterator(chunk_size=5_000):
        latest = seal(latest, entry.content())
        if latest != entry.seal:
            return entry
    return None
