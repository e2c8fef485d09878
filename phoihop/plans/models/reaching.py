"""The programmes and bodies within reach of others, as subqueries that both plans and tasks are filtered with."""

from collections.abc import Set
from typing import Any

from django.db import models

from phoihop.organisations.models import BodyStanding
from phoihop.programmes.models import Participation, Party


def programmes_led(bodies: Set[int]) -> models.QuerySet[Party, Any]:
    """Those that one of these bodies leads."""
    return Party.objects.leading().filter(body__in=bodies).values("programme")


def programmes_joined(bodies: Set[int]) -> models.QuerySet[Participation, Any]:
    """Those in which one of these bodies takes part, or once took."""
    return Participation.objects.filter(body__in=bodies).values("programme")


def led_below(bodies: Set[int]) -> models.QuerySet[Party, Any]:
    """Those led by a body that stands, or stood, under one of these."""
    return Party.objects.leading().filter(body__in=bodies_below(bodies)).values("programme")


def bodies_below(bodies: Set[int]) -> models.QuerySet[BodyStanding, Any]:
    """The bodies that stand, or stood, under one of these; themselves too."""
    return BodyStanding.objects.filter(ancestor__in=bodies).values("body")
