"""For which bodies and programmes somebody may register, count and settle (phạm vi của người dùng)."""

from django.db.models import Q, QuerySet

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.exemplars.models import ExemplarField
from phoihop.organisations.models import Body
from phoihop.programmes.models import Participation, Party, Programme


def own_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies for which somebody may register models."""
    bodies = bodies_reaching(actor, Permission.EXEMPLAR_EDIT, Reach.OWN)
    return Body.objects.filter(pk__in=bodies).select_related("place").order_by("sort_text")


def open_programmes(actor: Actor) -> QuerySet[Programme]:
    """The programmes with fields of models in which one of somebody's own bodies takes part."""
    bodies = own_bodies(actor).values("pk")
    joined = Participation.objects.filter(body__in=bodies).values("programme")
    signed = Party.objects.filter(body__in=bodies).values("programme")
    settled = ExemplarField.objects.filter(retired=False).values("programme")
    taking_part = Q(pk__in=joined) | Q(pk__in=signed)
    return Programme.objects.filter(taking_part, pk__in=settled)


def settled_by(actor: Actor) -> QuerySet[Programme]:
    """The programmes whose fields and criteria somebody settles."""
    leads = bodies_reaching(actor, Permission.EXEMPLAR_SETTLE, Reach.LEAD)
    return Programme.objects.led_by(leads)


def counted_by(actor: Actor) -> QuerySet[Programme]:
    """The programmes with fields of models in which somebody may count individuals, of one body or another."""
    judging = any(bodies_reaching(actor, Permission.EXEMPLAR_JUDGE, reach) for reach in (Reach.ABOVE, Reach.LEAD))
    if not judging:
        return open_programmes(actor)
    settled = ExemplarField.objects.filter(retired=False).order_by().values("programme")
    return Programme.objects.visible_to(actor).filter(pk__in=settled)
