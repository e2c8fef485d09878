"""The decisions that a conference announces, as its page and its papers name them."""

from django.urls import reverse

from phoihop.access.checks import Actor
from phoihop.commendations.models import AwardDecision
from phoihop.commendations.papers import cited
from phoihop.reviews.announcing import Announced, Announcer
from phoihop.reviews.models import Conference


def announced_at(conference: Conference, actor: Actor | None) -> list[Announced]:
    """Each decision in words, with its address for whoever may open it."""
    decisions = list(AwardDecision.objects.announced_at(conference))
    opened = set()
    if actor is not None and decisions:
        opened = set(
            AwardDecision.objects.visible_to(actor)
            .filter(pk__in=[each.pk for each in decisions])
            .values_list("pk", flat=True)
        )
    return [
        Announced(cited(each), reverse("commendations:decision", args=[each.pk]) if each.pk in opened else "")
        for each in decisions
    ]


def _page(conference: Conference) -> str:
    return reverse("commendations:announce", args=[conference.pk])


ANNOUNCER = Announcer(announced=announced_at, page=_page)
