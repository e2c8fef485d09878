"""Remembering how a table of a body's own making is read."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid
from phoihop.reporting.models import Obligation
from phoihop.submissions.models import TableMap
from phoihop.submissions.rules.tables import Plan, digest, hold_plan

LONGEST_HEAD = 300


@transaction.atomic
def remember_table(*, obligation: Obligation, heads: Sequence[str], plan: Plan, actor: Actor, at: datetime) -> TableMap:
    """Remember for a report's body and form how tables with these heads are read (ghi nhớ cách đọc bảng).

    What was remembered of such a table before is replaced, but for names of rows that the plan does not tell of.
    Raises Invalid where a table cannot be read so, or where heads or names hold what free text may not.
    """
    require(actor, Permission.SUBMISSION_EDIT, obligation)
    hold_plan(plan)
    if not any(heads):
        raise Invalid(_("These rows hold no heads by which the table could be known again. Say where its heads stand."))
    guard("\n".join([*heads, *plan.labels]))
    key: dict[str, Any] = {"body_id": obligation.body_id, "form_id": obligation.regime.form_id, "digest": digest(heads)}
    before = TableMap.objects.select_for_update().filter(**key).first()
    kept, made = TableMap.objects.update_or_create(
        **key,
        defaults={
            "heads": [head[:LONGEST_HEAD] for head in heads],
            "depth": plan.first - plan.head,
            "columns": {str(place): str(told) for place, told in plan.columns.items() if told},
            "labels": (before.labels if before else {}) | dict(plan.labels),
            "told_by_id": actor.pk,
            "told_at": at,
        },
    )
    facts: Mapping[str, object] = {"form": obligation.regime.form_id, "columns": kept.columns, "new": made}
    record(actor=actor, action="submission.table_told", target=kept, at=at, **facts)
    return kept
