"""The main menu, as each person sees it."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.access.checks import bodies_reaching, may
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission, Role
from phoihop.notices.models import unread_count
from phoihop.people.models import Person
from phoihop.programmes.models import Party
from phoihop.submissions.models import Submission


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of a menu; `count` is how many things wait behind it.

    covers  where pages lie that belong to it besides its own
    links   what it opens, where it is a group of others and no page itself
    """

    label: str
    url: str = ""
    active: bool = False
    count: int | None = None
    covers: str = ""
    links: tuple["Link", ...] = ()


def navigation(request: HttpRequest) -> dict[str, object]:
    """Template variables: `navigation`, the places a signed-in person may go, and `unread`, the notices that wait."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    entries = [*_everyday(user), *_groups(user)]
    here = _longest([link for entry in entries for link in (entry.links or (entry,))], request.path)
    return {"navigation": [_marked(entry, here) for entry in entries], "unread": unread_count(user)}


def _everyday(user: Person) -> list[Link]:
    links = [
        Link(_("My work"), reverse("home:work")),
        Link(_("Programmes"), reverse("programmes:index"), covers="/analytics/"),
        Link(_("Tasks"), reverse("plans:tasks"), covers=reverse("plans:index")),
        Link(_("Activities"), reverse("activities:index")),
        Link(_("Reports"), reverse("submissions:index")),
    ]
    approving = user.bodies_as(Role.APPROVER)
    if approving:
        waiting = Submission.objects.awaiting_decision_of(approving).count()
        links.append(Link(_("Inbox"), reverse("submissions:inbox"), count=waiting))
    return links


def _groups(user: Person) -> list[Link]:
    """What is opened now and then, gathered under a few words, so that the menu stays one line."""
    reviews = [Link(_("Reviews"), reverse("reviews:index"))] if _may_see_reviews(user) else []
    reviews += [
        Link(_("Conferences"), reverse("reviews:conferences")),
        Link(_("Inspections"), reverse("inspections:index")),
    ]
    emulation = [
        Link(_("Exemplary models"), reverse("exemplars:index")),
        Link(_("Training"), reverse("training:index")),
        Link(_("Awards"), reverse("commendations:index")),
    ]
    news = [Link(_("Liaison notes"), reverse("liaison:index")), Link(_("Bulletin"), reverse("bulletin:desk"))]
    return [
        Link(_("Reviews and inspections"), links=tuple(reviews)),
        Link(_("Models and awards"), links=tuple(emulation)),
        Link(_("Exchange of news"), links=tuple(news)),
        Link(_("Registers"), links=tuple(_registers(user))),
    ]


def _registers(user: Person) -> list[Link]:
    links = [
        Link(_("Indicators"), reverse("indicators:index")),
        Link(_("Forms"), reverse("reporting:index")),
        Link(_("Bodies"), reverse("organisations:index")),
        Link(_("Places"), reverse("territories:index")),
    ]
    if may(user, Permission.PERSON_MANAGE):
        links.append(Link(_("People"), reverse("people:index")))
    if may(user, Permission.JOURNAL_VIEW):
        links.append(Link(_("Journal"), reverse("audit:index")))
    return links


def _marked(link: Link, here: Link | None) -> Link:
    below = tuple(_marked(each, here) for each in link.links)
    return replace(link, active=link is here or any(each.active for each in below), links=below)


def _may_see_reviews(user: Person) -> bool:
    """Whether a programme could be reviewed for this person: one that their body leads, or a body beneath it."""
    leading = bodies_reaching(user, Permission.REVIEW_VIEW, Reach.LEAD)
    above = bodies_reaching(user, Permission.REVIEW_VIEW, Reach.ABOVE)
    return bool(above) or Party.objects.leading().filter(body__in=leading).exists()


def _longest(links: list[Link], path: str) -> Link | None:
    """The entry a page belongs to: of those whose addresses its own begins with, that of the longest."""
    addresses = [(address, link) for link in links for address in (link.url, link.covers) if address]
    held = [found for found in addresses if path.startswith(found[0]) and (found[0] != "/" or path == "/")]
    return max(held, key=lambda found: len(found[0]))[1] if held else None
