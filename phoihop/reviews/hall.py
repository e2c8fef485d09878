"""What the page of a conference shows: who is invited, what was handed in, what was concluded, what may be done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from phoihop.access.checks import Actor, bodies_reaching, may
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.reviews.announcing import announced, pages
from phoihop.reviews.following import clauses_of
from phoihop.reviews.models import Conference, Invitation, Minutes
from phoihop.reviews.rules.conferences import ConferenceState, tally


def laid_out(conference: Conference, actor: Actor, now: datetime) -> dict[str, Any]:
    """Everything that the page shows."""
    invitations = list(conference.invitations.for_listing())
    clauses = clauses_of([conference.pk], actor)[conference.pk]
    state = conference.state_at(now)
    own = bodies_reaching(actor, Permission.CONFERENCE_ANSWER, Reach.OWN)
    today = timezone.localdate(now)
    hands_in = {body.pk for body in handing_in(conference, actor)}
    return {
        "conference": conference,
        "state": state,
        "layouts": Programme.PaperForm.choices,
        "agenda": conference.agenda.select_related("body"),
        "invitations": invitations,
        "totals": totals(invitations),
        "own": [each for each in invitations if each.body_id in own],
        "papers": [(paper, paper.body_id in hands_in) for paper in conference.papers.select_related("body", "upload")],
        "minutes": Minutes.objects.filter(conference=conference).select_related("number").first(),
        "clauses": clauses,
        "tally": tally(task.state_on(today) for clause in clauses for task in clause.tasks),
        "today": today,
        "announced": announced(conference, actor),
        "announcing": pages(conference),
        **_may(conference, actor, state),
        "hands_in": bool(hands_in),
        "reads_report": conference.report is not None and may(actor, Permission.REVIEW_VIEW, conference.report),
    }


def totals(invitations: Sequence[Invitation]) -> dict[str, int]:
    """How many bodies and persons are invited, come and came."""
    coming = [each for each in invitations if each.answer == "coming"]
    return {
        "bodies": len(invitations),
        "invited": sum(each.invited for each in invitations),
        "coming": len(coming),
        "answered": sum(bool(each.answer) for each in invitations),
        "present": sum(each.present or 0 for each in invitations),
    }


def handing_in(conference: Conference, actor: Actor) -> list[Body]:
    """The bodies for which `actor` may hand in papers: their own invited ones; whoever coordinates, for any."""
    invited = [each.body for each in conference.invitations.for_listing()]
    chairs = [conference.issuer, *conference.chairs.all()]
    known = list({body.pk: body for body in (*invited, *chairs)}.values())
    if may(actor, Permission.CONFERENCE_EDIT, conference):
        return known
    own = bodies_reaching(actor, Permission.CONFERENCE_ANSWER, Reach.OWN)
    return [body for body in known if body.pk in own]


def planners(actor: Actor) -> list[Programme]:
    """The programmes of which `actor` may plan conferences."""
    leads = bodies_reaching(actor, Permission.CONFERENCE_EDIT, Reach.LEAD)
    return list(Programme.objects.led_by(leads).order_by("-term_from", "pk"))


def _may(conference: Conference, actor: Actor, state: ConferenceState) -> dict[str, bool]:
    edits = may(actor, Permission.CONFERENCE_EDIT, conference)
    concludes = may(actor, Permission.CONFERENCE_CONCLUDE, conference)
    open_ = state in {ConferenceState.PLANNED, ConferenceState.HELD}
    return {
        "edits": edits and open_,
        "sends": edits and state == ConferenceState.PLANNED and conference.invited_at is None,
        "notes": edits and state in {ConferenceState.HELD, ConferenceState.CONCLUDED},
        "concludes": concludes and state == ConferenceState.HELD,
        "gives": edits and state == ConferenceState.CONCLUDED,
        "answers_open": conference.invited_at is not None and state == ConferenceState.PLANNED,
        "open": open_,
    }
