"""Plans of inspections, checklists, and the inspections of a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.inspections.models import (
    Checklist,
    ChecklistPoint,
    ChecklistVersion,
    InspectingBody,
    Inspection,
    InspectionPlan,
)
from phoihop.inspections.rules import State, hold_asking, hold_days, hold_points, hold_said, hold_team
from phoihop.inspections.services._holds import guarded, held, plain
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.records.searching import searchable
from phoihop.territories.models import Place

PLAN = Permission.INSPECTION_PLAN


@dataclass(frozen=True, slots=True)
class NewPoint:
    """A point to be part of a checklist."""

    requirement: str
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is said of an inspection; `head` heads the team, whose head holds `office`. The span is half-open."""

    title: str
    body: Body
    place: Place
    since: date
    until: date
    head: Body
    office: str
    others: Sequence[Body] = ()
    is_survey: bool = False
    scope: str = ""
    plan: InspectionPlan | None = None
    checklist: ChecklistVersion | None = None


@transaction.atomic
def draft_plan(
    *, programme: Programme, year: int, actor: Actor, at: datetime, purpose: str = "", reference: str = ""
) -> InspectionPlan:
    """Begin a programme's plan of inspections for a year (lập kế hoạch kiểm tra). Raises Refused for a second one."""
    require(actor, PLAN, programme)
    guard(f"{purpose}\n{reference}")
    if InspectionPlan.objects.filter(programme=programme, year=year).exists():
        reason = _("The inspections of %(year)s are planned already. Add inspections to that plan.")
        raise Refused(reason % {"year": year})
    said = {"purpose": plain(purpose), "reference": reference.strip()}
    words = searchable(f"Kế hoạch kiểm tra {year}", programme.title, programme.title_en, *said.values())
    plan = InspectionPlan.objects.create(programme=programme, year=year, **said, search_text=words)
    record(actor=actor, action="inspections.plan_drafted", target=plan, at=at, year=year)
    return plan


@transaction.atomic
def approve_plan(*, plan: InspectionPlan, actor: Actor, at: datetime) -> InspectionPlan:
    """Approve a plan of inspections (phê duyệt kế hoạch kiểm tra).

    Raises Refused for a plan without inspections, or one that is approved already.
    """
    plan = InspectionPlan.objects.select_for_update(of=("self",)).select_related("programme").get(pk=plan.pk)
    require(actor, Permission.INSPECTION_CONCLUDE, plan)
    if plan.approved_on is not None:
        raise Refused(_("This plan is approved already."))
    if not plan.inspections.standing().exists():
        raise Refused(_("This plan holds no inspection yet. Plan one first."))
    plan.approved_on, plan.approved_by_id = timezone.localdate(at), actor.pk
    plan.save(update_fields=["approved_on", "approved_by"])
    record(actor=actor, action="inspections.plan_approved", target=plan, at=at, inspections=plan.inspections.count())
    return plan


@transaction.atomic
def issue_checklist(
    *,
    programme: Programme,
    name: str,
    points: Sequence[NewPoint],
    since: date,
    actor: Actor,
    at: datetime,
) -> ChecklistVersion:
    """Issue a checklist, or the next version of the one of that name (ban hành đề cương kiểm tra).

    Inspections keep the version they were planned with. Raises Invalid for a checklist without a name or points.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    require(actor, PLAN, programme)
    hold_said(name=name)
    hold_points([point.requirement for point in points])
    guarded(name, *(f"{point.requirement}\n{point.basis}" for point in points))
    checklist, _new = Checklist.objects.get_or_create(programme=programme, name=name.strip())
    number = (checklist.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    version = ChecklistVersion.objects.create(checklist=checklist, number=number, since=since, issued_at=at)
    ChecklistPoint.objects.bulk_create(
        ChecklistPoint(version=version, order=order, requirement=point.requirement.strip(), basis=point.basis.strip())
        for order, point in enumerate(points, 1)
    )
    facts = {"number": number, "points": len(points), "since": since}
    record(actor=actor, action="inspections.checklist_issued", target=version, at=at, **facts)
    return version


@transaction.atomic
def plan_inspection(*, programme: Programme, said: Planned, actor: Actor, at: datetime) -> Inspection:
    """Plan an inspection, within the plan of the year or apart from it (lập cuộc kiểm tra).

    Raises Invalid for days in the wrong order, a body that would inspect itself, and a plan or checklist of another
    programme.
    """
    require(actor, PLAN, programme)
    inspection = Inspection(programme=programme)
    _write(inspection, said)
    inspection.save()
    _write_team(inspection, said)
    record(actor=actor, action="inspections.planned", target=inspection, at=at, **_told(said))
    return inspection


@transaction.atomic
def edit_inspection(*, inspection: Inspection, said: Planned, actor: Actor, at: datetime) -> Inspection:
    """Change what is said of an inspection until its findings are handed over (sửa cuộc kiểm tra).

    Raises what `plan_inspection` raises, and Refused for another checklist once points are answered, or for a survey
    once a request is drafted.
    """
    inspection = held(inspection, PLAN, actor, at, {State.PLANNED, State.UNDER_WAY})
    if said.checklist != inspection.checklist and inspection.answers.exists():
        raise Refused(_("Points of the checklist are answered already. Keep the version they belong to."))
    if inspection.requests.exists():
        hold_asking(is_survey=said.is_survey)
    _write(inspection, said)
    inspection.save()
    inspection.team.all().delete()
    _write_team(inspection, said)
    record(actor=actor, action="inspections.edited", target=inspection, at=at, **_told(said))
    return inspection


@transaction.atomic
def call_off(*, inspection: Inspection, reason: str, actor: Actor, at: datetime) -> Inspection:
    """Say that an inspection is not held (hủy cuộc kiểm tra); it stays to be looked up."""
    inspection = held(inspection, PLAN, actor, at, {State.PLANNED, State.UNDER_WAY})
    hold_said(reason=reason)
    guarded(reason)
    inspection.called_off_at, inspection.called_off_reason = at, reason.strip()
    inspection.save(update_fields=["called_off_at", "called_off_reason"])
    record(actor=actor, action="inspections.called_off", target=inspection, at=at, reason=reason.strip())
    return inspection


def _write(inspection: Inspection, said: Planned) -> None:
    hold_said(title=said.title, office=said.office)
    hold_days(said.since, said.until)
    hold_team(said.head.pk, (body.pk for body in said.others), said.body.pk)
    if said.plan is not None and said.plan.programme_id != inspection.programme_id:
        reason = _("This plan belongs to another programme.")
        raise Invalid(reason, plan=reason)
    if said.checklist is not None and said.checklist.checklist.programme_id != inspection.programme_id:
        reason = _("This checklist belongs to another programme.")
        raise Invalid(reason, checklist=reason)
    guarded(said.title, said.scope, said.office)
    inspection.title, inspection.scope = said.title.strip(), plain(said.scope)
    for name in ("body", "place", "since", "until", "is_survey", "plan", "checklist"):
        setattr(inspection, name, getattr(said, name))
    inspection.search_text = searchable(said.title, said.body.name, str(said.place), said.scope)


def _write_team(inspection: Inspection, said: Planned) -> None:
    others = [body for body in dict.fromkeys(said.others) if body != said.head]
    team = [InspectingBody(inspection=inspection, body=said.head, heads=True, office=said.office.strip())]
    team += [InspectingBody(inspection=inspection, body=body) for body in others]
    InspectingBody.objects.bulk_create(team)


def _told(said: Planned) -> dict[str, object]:
    team = [said.head.name, *(body.name for body in said.others)]
    return {"body": said.body.name, "since": said.since, "until": said.until, "team": team}
