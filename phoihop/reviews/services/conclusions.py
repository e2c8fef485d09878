"""The clauses a conference concludes in, their notice, and the tasks that come of them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.documents.paper import Kind as PaperKind
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.plans import services as plans
from phoihop.plans.models import Task
from phoihop.plans.rules import Source
from phoihop.plans.services import NewTask
from phoihop.reviews.models import Conclusion, Conference
from phoihop.reviews.rules.conferences import MOST_ROWS, Clause, ConferenceState, hold_clauses
from phoihop.reviews.services._conferences import guarded, held_conference, hold_signed, numbered

EDIT, CONCLUDE = Permission.CONFERENCE_EDIT, Permission.CONFERENCE_CONCLUDE
PLANNED, HELD, CONCLUDED = ConferenceState.PLANNED, ConferenceState.HELD, ConferenceState.CONCLUDED


@transaction.atomic
def set_conclusions(
    *, conference: Conference, clauses: Sequence[Clause], actor: Actor, at: datetime
) -> list[Conclusion]:
    """Write the numbered clauses, in this order, until they are issued (ghi nội dung kết luận).

    A conclusion is often drafted before the conference, so that it may be written while it is only planned. Raises
    Invalid for an empty clause and for one due before the conference.
    """
    held = held_conference(conference, EDIT, actor, at, PLANNED, HELD)
    if len(clauses) > MOST_ROWS:
        raise Invalid(_("A notice has at most %(most)s clauses.") % {"most": MOST_ROWS})
    hold_clauses(clauses, held.held_on)
    guarded(*(clause.text for clause in clauses))
    known = {each.pk: each for each in held.conclusions.all()}
    kept = {clause.key for clause in clauses if clause.key in known}
    held.conclusions.exclude(pk__in=kept).delete()
    for number, clause in enumerate(clauses, 1):
        row = known[clause.key] if clause.key in kept else Conclusion(conference=held)
        row.number, row.text, row.lead = number, clause.text.replace("\r\n", "\n").strip(), clause.lead
        row.due_on, row.asks_task = clause.due_on, clause.asks_task
        row.save()
    record(actor=actor, action="reviews.conclusions_set", target=held, at=at, clauses=len(clauses))
    return list(held.conclusions.select_related("lead"))


@transaction.atomic
def conclude(*, conference: Conference, actor: Actor, at: datetime, signed_on: date | None = None) -> Conference:
    """Issue the notice of conclusions: number it, and let nothing in it change (ban hành thông báo kết luận).

    Raises Refused before the conference begins, without a clause, and where nobody signs; Invalid for a day before the
    conference.
    """
    held = held_conference(conference, CONCLUDE, actor, at, HELD)
    signed_on = signed_on or timezone.localdate(at)
    if not held.conclusions.exists():
        raise Refused(_("Nothing was concluded yet. Write the clauses first."))
    hold_signed(held)
    if signed_on < held.held_on:
        reason = _("The notice cannot be signed before the conference is held. Correct the day.")
        raise Invalid(reason, signed_on=reason)
    held.notice_number = numbered(held, PaperKind.NOTICE, signed_on, permission=CONCLUDE, actor=actor, at=at)
    held.concluded_on, held.concluded_at = signed_on, at
    held.save(update_fields=["notice_number", "concluded_on", "concluded_at"])
    clauses = [[each.number, each.text] for each in held.conclusions.all()]
    facts = {"number": held.notice_number.number, "signed_on": signed_on, "clauses": clauses}
    record(actor=actor, action="reviews.concluded", target=held, at=at, **facts)
    return held


@transaction.atomic
def give_task_of(*, conclusion: Conclusion, task: NewTask, actor: Actor, at: datetime) -> Task:
    """Give a task that a clause asks for (giao nhiệm vụ từ kết luận); a clause may ask for several.

    Raises Refused before the conclusions are issued, and what giving a task raises.
    """
    held = held_conference(conclusion.conference, EDIT, actor, at, CONCLUDED)
    clause = held.conclusions.get(pk=conclusion.pk)
    # What is kept with the task is Vietnamese, as the notice is.
    label = f"Kết luận {clause.number} tại {held.title} (ngày {written(held.held_on)})"
    given = plans.give_task(
        programme=held.programme,
        task=task,
        source_kind=Source.CONCLUSION,
        source_key=clause.source_key,
        source_label=label[:400],
        actor=actor,
        at=at,
    )
    facts = {"clause": clause.number, "task": given.pk, "lead": given.lead.name, "due_on": given.due_on}
    record(actor=actor, action="reviews.task_given", target=held, at=at, **facts)
    return given
