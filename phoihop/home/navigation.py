"""The main menu, as each person sees it."""

from dataclasses import dataclass

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
    """One entry of a menu; `count` is how many things wait behind it."""

    label: str
    url: str
    active: bool = False
    count: int | None = None


def navigation(request: HttpRequest) -> dict[str, object]:
    """Template variables: `navigation`, the places a signed-in person may go, and `unread`, the notices that wait."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    entries: list[tuple[str, str, int | None]] = [
        (_("My work"), reverse("home:work"), None),
        (_("Programmes"), reverse("programmes:index"), None),
        (_("Tasks"), reverse("plans:tasks"), None),
        (_("Activities"), reverse("activities:index"), None),
        (_("Reports"), reverse("submissions:index"), None),
    ]
    approving = user.bodies_as(Role.APPROVER)
    if approving:
        waiting = Submission.objects.awaiting_decision_of(approving).count()
        entries.append((_("Inbox"), reverse("submissions:inbox"), waiting))
    if _may_see_reviews(user):
        entries.append((_("Reviews"), reverse("reviews:index"), None))
    entries += [
        (_("Conferences"), reverse("reviews:conferences"), None),
        (_("Inspections"), reverse("inspections:index"), None),
        (_("Liaison notes"), reverse("liaison:index"), None),
        (_("Exemplary models"), reverse("exemplars:index"), None),
        (_("Training"), reverse("training:index"), None),
        (_("Awards"), reverse("commendations:index"), None),
        (_("Bulletin"), reverse("bulletin:desk"), None),
        (_("Indicators"), reverse("indicators:index"), None),
        (_("Bodies"), reverse("organisations:index"), None),
        (_("Places"), reverse("territories:index"), None),
    ]
    if may(user, Permission.PERSON_MANAGE):
        entries.append((_("People"), reverse("people:index"), None))
    if may(user, Permission.JOURNAL_VIEW):
        entries.append((_("Journal"), reverse("audit:index"), None))
    here = _longest([url for _label, url, _count in entries], request.path)
    links = [Link(label, url, url == here, count) for label, url, count in entries]
    return {"navigation": links, "unread": unread_count(user)}


def _may_see_reviews(user: Person) -> bool:
    """Whether a programme could be reviewed for this person: one that their body leads, or a body beneath it."""
    leading = bodies_reaching(user, Permission.REVIEW_VIEW, Reach.LEAD)
    above = bodies_reaching(user, Permission.REVIEW_VIEW, Reach.ABOVE)
    return bool(above) or Party.objects.leading().filter(body__in=leading).exists()


def _longest(urls: list[str], path: str) -> str:
    """The entry a page belongs to: of those its address begins with, the longest."""
    return max((url for url in urls if path.startswith(url) and (url != "/" or path == "/")), key=len, default="")
