"""What else waits for a person, one group for each register; a room above the others adds its group here."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.bulletin.models import Article, Feedback
from phoihop.commendations.models import AwardProposal
from phoihop.exemplars.models import Exemplar
from phoihop.foundation.vietnamese import day as written
from phoihop.home.search import Hit
from phoihop.inspections.models import Inspection, InspectionPlan, InspectionRequest
from phoihop.liaison import owing
from phoihop.liaison.models import Note
from phoihop.people.models import Person
from phoihop.plans.models import Plan
from phoihop.reviews.models import Conclusion, Conference, Invitation, Review
from phoihop.training.models import Course

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Duty:
    """A group of things that wait, with the page on which all of them are listed."""

    key: str
    title: str | Promise
    hits: list[Hit]
    url: str


def duties_of(person: Person, today: date) -> list[Duty]:
    """The groups in which something waits for `person` on `today`."""
    groups = (Duty(key, title, list(ask(person, today)), url()) for key, title, ask, url in ASKED)
    return [group for group in groups if group.hits]


def _own(person: Person, permission: Permission, reach: Reach = Reach.OWN) -> Set[int]:
    return bodies_reaching(person, permission, reach)


def _notes_to_read(person: Person, _today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.NOTE_ANSWER, Reach.RECEIVER)
    found = Note.objects.awaiting_reading_of(bodies).select_related("body").latest_first()
    for note in found[:SHOWN] if bodies else ():
        yield Hit(note.subject, str(note.body), reverse("liaison:detail", args=[note.pk]))


def _notes_unread(person: Person, today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.NOTE_SEND)
    found = Note.objects.of_bodies(bodies).unread_too_long(today).with_recipients().latest_first()
    for note in found[:SHOWN] if bodies else ():
        unread = "; ".join(str(each.body) for each in note.unread)
        yield Hit(note.subject, unread, reverse("liaison:detail", args=[note.pk]))


def _notes_owed(person: Person, today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.NOTE_WRITE)
    for one in owing.owed_by(bodies, today)[:SHOWN] if bodies else ():
        page = reverse("liaison:edit", args=[one.draft]) if one.draft else reverse("liaison:owed")
        yield Hit(f"{one.kind.label}, {one.told_of}: {one.body}", written(one.due_on), page)


def _models_to_check(person: Person, today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.EXEMPLAR_EDIT)
    found = Exemplar.objects.of_bodies(bodies).awaiting_check(today).for_listing()
    for model in found[:SHOWN] if bodies else ():
        yield Hit(model.name, str(model.body), reverse("exemplars:detail", args=[model.pk]))


def _classes_to_count(person: Person, today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.COURSE_EDIT)
    found = Course.objects.of_bodies(bodies).awaiting_numbers(today).select_related("body").order_by("until", "pk")
    for course in found[:SHOWN] if bodies else ():
        yield Hit(course.title, written(course.last_day), reverse("training:edit", args=[course.pk]))


def _awards(found: Iterable[AwardProposal]) -> Iterator[Hit]:
    for one in found:
        yield Hit(one.subject, str(one.form), reverse("commendations:detail", args=[one.pk]))


def _awards_to_examine(person: Person, _today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.AWARD_EXAMINE, Reach.RECEIVER)
    found = AwardProposal.objects.visible_to(person).awaiting_council_of(bodies).for_listing()
    return _awards(found[:SHOWN] if bodies else ())


def _awards_to_decide(person: Person, _today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.AWARD_DECIDE, Reach.RECEIVER)
    found = AwardProposal.objects.visible_to(person).awaiting_decision_of(bodies).for_listing()
    return _awards(found[:SHOWN] if bodies else ())


def _awards_to_confer(person: Person, _today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.AWARD_DECIDE, Reach.RECEIVER)
    found = AwardProposal.objects.visible_to(person).awaiting_conferral_of(bodies).for_listing()
    for one in found[:SHOWN] if bodies else ():
        yield Hit(one.subject, str(one.form), reverse("commendations:confer", args=[one.decision_id]))


def _plans_to_approve(person: Person, _today: date) -> Iterator[Hit]:
    if _own(person, Permission.PLAN_APPROVE, Reach.LEAD):
        for plan in Plan.objects.awaiting_approval_by(person).select_related("programme")[:SHOWN]:
            yield Hit(plan.label, plan.programme.label, reverse("plans:plan", args=[plan.pk]))


def _inspection_plans_to_approve(person: Person, _today: date) -> Iterator[Hit]:
    if not _own(person, Permission.INSPECTION_CONCLUDE):
        return
    for plan in InspectionPlan.objects.awaiting_approval_by(person).select_related("programme")[:SHOWN]:
        asked = {"programme": plan.programme.slug, "year": plan.year}
        yield Hit(str(plan.year), plan.programme.label, reverse("inspections:plans", query=asked))


def _reviews_to_finish(person: Person, _today: date) -> Iterator[Hit]:
    found = Review.objects.drafts_of(person).for_listing()
    for one in found[:SHOWN] if _own(person, Permission.REVIEW_EDIT, Reach.LEAD) else ():
        yield Hit(one.title, one.programme.label, reverse("reviews:detail", args=[one.pk]))


def _articles_to_publish(person: Person, _today: date) -> Iterator[Hit]:
    found = Article.objects.awaiting_publication_by(person).select_related("body")[:SHOWN]
    return (Hit(one.title, str(one.body), reverse("bulletin:detail", args=[one.pk])) for one in found)


def _readers_to_answer(person: Person, _today: date) -> Iterator[Hit]:
    found = Feedback.objects.visible_to(person).waiting().select_related("article")[:SHOWN]
    for one in found:
        day = written(timezone.localdate(one.received_at))
        yield Hit(one.article.title, day, reverse("bulletin:answer", args=[one.pk]))


def _invitations_to_answer(person: Person, _today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.CONFERENCE_ANSWER)
    found = Invitation.objects.awaiting_answer_of(bodies, timezone.now()).for_listing()
    for one in found[:SHOWN] if bodies else ():
        page = reverse("reviews:answer", args=[one.conference_id, one.pk])
        yield Hit(one.conference.title, str(one.body), page)


def _minutes_to_finish(person: Person, _today: date) -> Iterator[Hit]:
    if not _own(person, Permission.CONFERENCE_EDIT, Reach.LEAD):
        return
    for one in Conference.objects.edited_by(person).awaiting_minutes(timezone.now()).for_listing()[:SHOWN]:
        yield Hit(one.title, written(one.held_on), reverse("reviews:minutes", args=[one.pk]))


def _clauses_without_task(person: Person, _today: date) -> Iterator[Hit]:
    if not _own(person, Permission.CONFERENCE_EDIT, Reach.LEAD):
        return
    edited = Conference.objects.edited_by(person)
    for one in Conclusion.objects.awaiting_task().filter(conference__in=edited).for_listing()[:SHOWN]:
        page = reverse("reviews:give_task", args=[one.conference_id, one.pk])
        yield Hit(str(one), one.conference.title, page)


def _inspections_to_hold(person: Person, today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.INSPECTION_RECORD)
    found = Inspection.objects.of_team(bodies).coming(today)[:SHOWN] if bodies else ()
    return (Hit(one.title, written(one.since), reverse("inspections:detail", args=[one.pk])) for one in found)


def _inspections_to_conclude(person: Person, today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.INSPECTION_CONCLUDE)
    found = Inspection.objects.of_team(bodies).unconcluded(today)[:SHOWN] if bodies else ()
    return (Hit(one.title, written(one.last_day), reverse("inspections:detail", args=[one.pk])) for one in found)


def _findings_to_answer(person: Person, _today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.INSPECTION_REMEDY, Reach.RECEIVER)
    found = Inspection.objects.awaiting_reply_of(bodies).select_related("body")[:SHOWN] if bodies else ()
    return (Hit(one.title, str(one.body), reverse("inspections:detail", args=[one.pk])) for one in found)


def _requests(found: Iterable[InspectionRequest]) -> Iterator[Hit]:
    for one in found:
        yield Hit(str(one), f"{one.body}, {written(one.due_on)}", reverse("inspections:request", args=[one.pk]))


def _requests_to_meet(person: Person, _today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.INSPECTION_REMEDY, Reach.RECEIVER)
    found = InspectionRequest.objects.asked_of(bodies).wanting().for_listing()
    return _requests(found[:SHOWN] if bodies else ())


def _remedies_to_verify(person: Person, _today: date) -> Iterator[Hit]:
    bodies = _own(person, Permission.INSPECTION_VERIFY)
    found = InspectionRequest.objects.awaiting_verification_of(bodies).for_listing()
    return _requests(found[:SHOWN] if bodies else ())


Ask = Callable[[Person, date], Iterable[Hit]]
Page = Callable[[], str]
ASKED: tuple[tuple[str, Promise, Ask, Page], ...] = (
    ("notes", _("Notes to be read"), _notes_to_read, lambda: reverse("liaison:index") + "?whose=unread"),
    ("owed_notes", _("Notes to be sent"), _notes_owed, lambda: reverse("liaison:owed")),
    ("unread_notes", _("Notes not read by others"), _notes_unread, lambda: reverse("liaison:index") + "?whose=late"),
    ("models", _("Are these models kept up?"), _models_to_check, lambda: reverse("exemplars:index") + "?whose=check"),
    (
        "classes",
        _("How many came to these classes?"),
        _classes_to_count,
        lambda: reverse("training:index") + "?whose=numbers",
    ),
    (
        "invitations",
        _("Invitations to be answered"),
        _invitations_to_answer,
        lambda: reverse("reviews:conferences") + "?when=coming",
    ),
    ("minutes", _("Minutes to be finished"), _minutes_to_finish, lambda: reverse("reviews:conferences") + "?when=held"),
    (
        "clauses",
        _("Conclusions without a task"),
        _clauses_without_task,
        lambda: reverse("reviews:conferences") + "?when=held",
    ),
    (
        "inspections",
        _("Inspections to come"),
        _inspections_to_hold,
        lambda: reverse("inspections:index") + "?side=team",
    ),
    (
        "conclusions",
        _("Inspections to be concluded"),
        _inspections_to_conclude,
        lambda: reverse("inspections:index") + "?side=team",
    ),
    (
        "findings",
        _("Findings to be answered"),
        _findings_to_answer,
        lambda: reverse("inspections:index") + "?side=inspected",
    ),
    (
        "requests",
        _("Requests of inspections to be met"),
        _requests_to_meet,
        lambda: reverse("inspections:requests") + "?whose=asked",
    ),
    (
        "remedies",
        _("Remedies awaiting verification"),
        _remedies_to_verify,
        lambda: reverse("inspections:requests") + "?whose=verify",
    ),
    ("plans", _("Plans to be approved"), _plans_to_approve, lambda: reverse("plans:index")),
    (
        "inspection_plans",
        _("Plans of inspections to be approved"),
        _inspection_plans_to_approve,
        lambda: reverse("inspections:plans"),
    ),
    ("reviews", _("Reviews being written"), _reviews_to_finish, lambda: reverse("reviews:index") + "?status=draft"),
    ("council", _("Proposals for the council"), _awards_to_examine, lambda: reverse("commendations:index")),
    ("awards", _("Awards to be decided"), _awards_to_decide, lambda: reverse("commendations:index")),
    (
        "conferring",
        _("Awards to be handed over"),
        _awards_to_confer,
        lambda: reverse("commendations:decisions"),
    ),
    (
        "articles",
        _("Articles waiting for publication"),
        _articles_to_publish,
        lambda: reverse("bulletin:desk") + "?status=submitted",
    ),
    ("readers", _("Readers waiting for an answer"), _readers_to_answer, lambda: reverse("bulletin:moderation")),
)
