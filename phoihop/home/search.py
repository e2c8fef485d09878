"""One search over bodies, places, programmes and indicators, without regard to accents."""

from dataclasses import dataclass

from django.urls import reverse

from phoihop.access.checks import Actor
from phoihop.foundation.vietnamese import fold
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.territories.models import Place

EACH = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: what it is called, what more to say of it, and where it lives."""

    label: str
    more: str
    url: str


def search(text: str, actor: Actor) -> dict[str, list[Hit]]:
    """What `actor` may see and bears `text` in its name, by kind: programmes, bodies, places, indicators."""
    if len(fold(text)) < 2:
        return {}
    words = fold(text).split()
    programmes = [
        programme
        for programme in Programme.objects.visible_to(actor)
        if all(word in fold(f"{programme.title} {programme.title_en} {programme.reference}") for word in words)
    ]
    indicators = [
        indicator
        for indicator in Indicator.objects.for_listing()
        if all(word in fold(f"{indicator.code} {indicator.name} {indicator.name_en}") for word in words)
    ]
    return {
        "programmes": [
            Hit(p.label, p.reference, reverse("programmes:detail", args=[p.slug])) for p in programmes[:EACH]
        ],
        "bodies": [
            Hit(body.name, str(body.place), reverse("organisations:detail", args=[body.slug]))
            for body in Body.objects.search(text).select_related("place")[:EACH]
        ],
        "places": [
            Hit(place.name, place.get_level_display(), reverse("territories:detail", args=[place.slug]))
            for place in Place.objects.search(text)[:EACH]
        ],
        "indicators": [Hit(i.label, i.code, reverse("indicators:detail", args=[i.code])) for i in indicators[:EACH]],
    }
