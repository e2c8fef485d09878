"""For which bodies and programmes somebody may write, publish and show figures (phạm vi của người dùng)."""

from django.db.models import QuerySet

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.activities.models import Activity, ActivityQuerySet
from phoihop.exemplars.models import Exemplar, ExemplarQuerySet
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme

# A list to choose from; what is older is rarely told of.
OFFERED = 100


def writing_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies for which somebody may write articles."""
    bodies = bodies_reaching(actor, Permission.ARTICLE_WRITE, Reach.OWN)
    return Body.objects.filter(pk__in=bodies).select_related("place").order_by("sort_text")


def moderates(actor: Actor) -> bool:
    """Whether somebody may answer readers anywhere."""
    reaches = (Reach.OWN, Reach.LEAD)
    return any(bodies_reaching(actor, Permission.FEEDBACK_MODERATE, reach) for reach in reaches)


def released_by(actor: Actor) -> QuerySet[Programme]:
    """The programmes whose closed figures somebody may show to everybody."""
    leads = bodies_reaching(actor, Permission.RESULTS_PUBLISH, Reach.LEAD)
    return Programme.objects.led_by(leads)


def told_activities(actor: Actor, kept: int | None) -> ActivityQuerySet:
    """The latest activities that somebody may tell of; always the one told of already."""
    latest = Activity.objects.visible_to(actor).standing().order_by("-until", "-pk").values_list("pk", flat=True)
    keys = [*latest[:OFFERED], *([kept] if kept else [])]
    return Activity.objects.filter(pk__in=keys).select_related("host").order_by("-until", "-pk")


def told_exemplars(actor: Actor, kept: int | None) -> ExemplarQuerySet:
    """The latest models that somebody may tell of; always the one told of already."""
    latest = (
        Exemplar.objects.visible_to(actor).standing().order_by("-registered_on", "-pk").values_list("pk", flat=True)
    )
    keys = [*latest[:OFFERED], *([kept] if kept else [])]
    return Exemplar.objects.filter(pk__in=keys).order_by("-registered_on", "-pk")
