"""A new review before it is saved: its defaults, its draft, and who would issue it."""

from dataclasses import dataclass
from datetime import date, datetime

from phoihop.access.checks import Actor
from phoihop.organisations.models import Body
from phoihop.organisations.naming import superior
from phoihop.programmes.models import Party, Programme
from phoihop.reviews.models import Passage, QuotedFigure, Review, ReviewIssuer
from phoihop.reviews.outline import compose
from phoihop.reviews.rules import Kind, Tree, kind_of, recognised, subject
from phoihop.territories.models import Level, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is chosen for a new review; what is left out takes its default from the programme."""

    programme: Programme
    since: date
    until: date
    kind: Kind | None = None
    layout: str = ""
    node: Place | Body | None = None
    tree: Tree = Tree.PLACE
    structure_on: date | None = None
    compares_last_year: bool = True
    compares_targets: bool = True
    title: str = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A review that is not saved yet, with all that belongs to it."""

    review: Review
    passages: list[Passage]
    figures: list[QuotedFigure]
    issuers: list[ReviewIssuer]


def begin(plan: Plan, actor: Actor, at: datetime) -> Beginning:
    """The draft that follows from a plan. Nothing is saved."""
    review = _review(plan, actor, at)
    issuers = issuers_of(review)
    lead = issuers[0].body if issuers else None
    review.issued_from = _issued_from(lead, review.last_day)
    review.recipients = "\n".join(_recipients(issuers))
    passages, figures = compose(review)
    return Beginning(review, passages, figures, issuers)


def _review(plan: Plan, actor: Actor, at: datetime) -> Review:
    node = plan.node or default_node(plan.programme, plan.tree)
    kind = plan.kind or kind_of(recognised(plan.since, plan.until))
    title = plan.title or subject(kind, plan.since, plan.until, plan.programme.title)
    return Review(
        programme=plan.programme,
        kind=kind,
        title=title[:500],
        since=plan.since,
        until=plan.until,
        tree=plan.tree,
        place=node if isinstance(node, Place) else None,
        body=node if isinstance(node, Body) else None,
        structure_on=plan.structure_on,
        compares_last_year=plan.compares_last_year,
        compares_targets=plan.compares_targets,
        layout=plan.layout or plan.programme.paper_form,
        created_at=at,
        created_by_id=actor.pk,
        refreshed_at=at,
    )


def default_node(programme: Programme, tree: Tree) -> Place | Body:
    """The unit of the whole programme: the highest place in which a leading party works, or the lead itself."""
    leads = [party.body for party in programme.parties.leading().select_related("body__place")]
    if tree == Tree.BODY:
        return leads[0]
    ranks = list(Level)
    return min((body.place for body in leads), key=lambda place: ranks.index(Level(place.level)))


def issuers_of(review: Review) -> list[ReviewIssuer]:
    """The leading parties in their order, and whoever took the place of one that ceased."""
    parties = review.programme.parties.leading().filter(passed_to=None).select_related("body__place")
    ranked = sorted(parties, key=lambda party: (party.role != Party.Role.LEAD, party.order))
    return [
        ReviewIssuer(
            review=review,
            order=order,
            body=party.body,
            superior=superior(party.body, review.last_day),
            signatory=party.signatory,
            office=party.office,
        )
        for order, party in enumerate(ranked, 1)
    ]


def _issued_from(lead: Body | None, day: date) -> str:
    """The name of the province or commune in which the lead sits."""
    if lead is None:
        return ""
    version = lead.version_on(day)
    place = version.place if version else lead.place
    return "" if place.level in {Level.ZONE, Level.COUNTRY} else place.name


def _recipients(issuers: list[ReviewIssuer]) -> list[str]:
    superiors = [issuer.superior for issuer in issuers if issuer.superior]
    return [*dict.fromkeys(superiors), "Các cơ quan, đơn vị tham gia chương trình"]
