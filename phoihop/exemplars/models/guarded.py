"""Who guards what a body registers under a programme, and which of it somebody may see."""

from collections.abc import Set
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.organisations.models import Body, BodyStanding
from phoihop.plans.models.reaching import programmes_joined, programmes_led
from phoihop.programmes.models import Programme

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class RegisteredQuerySet(models.QuerySet[M_co]):
    """Asks for what bodies registered, as far as somebody may see it."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see."""
        permission = Permission.EXEMPLAR_VIEW
        if bodies_reaching(actor, permission, Reach.ANY):
            return self
        reached = {reach: bodies_reaching(actor, permission, reach) for reach in Reach}
        below = BodyStanding.objects.filter(ancestor__in=reached[Reach.ABOVE], depth__gt=0).values("body")
        return self.filter(
            Q(body__in=reached[Reach.OWN])
            | Q(body__in=below)
            | Q(programme__in=programmes_led(reached[Reach.LEAD]))
            | Q(programme__in=programmes_joined(reached[Reach.MEMBER]))
        )


class Registered(models.Model):
    """Something that a body registers under a programme (nội dung đăng ký)."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("registered by"))

    class Meta:
        abstract = True

    def guardians(self, reach: Reach) -> Set[int]:
        """The body (own), whoever stands above it, the programme's leads and participants."""
        match reach:
            case Reach.OWN:
                return frozenset({self.body_id})
            case Reach.ABOVE:
                above = BodyStanding.objects.filter(body=self.body_id, depth__gt=0)
                return frozenset(above.values_list("ancestor", flat=True))
            case Reach.LEAD | Reach.MEMBER:
                return self.programme.guardians(reach)
            case _:
                return frozenset()
