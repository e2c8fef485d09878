"""Which registered models look like one that is told of (nghi trùng)."""

from phoihop.exemplars.models import Exemplar
from phoihop.exemplars.rules import Traits, alike_by


def traits_of(exemplar: Exemplar) -> Traits:
    """By what a model is recognised."""
    return Traits(name=exemplar.name, content=exemplar.content, place=exemplar.place_id)


def lookalikes(traits: Traits, leaving_out: int | None = None) -> list[tuple[Exemplar, frozenset[str]]]:
    """Models of the same place whose name or content is alike, whoever registered them; by what they are alike."""
    there = Exemplar.objects.standing().filter(place=traits.place).exclude(pk=leaving_out or 0).select_related("body")
    found = [(each, alike_by(traits, traits_of(each))) for each in there.order_by("name", "pk")]
    return [(each, same) for each, same in found if same]
