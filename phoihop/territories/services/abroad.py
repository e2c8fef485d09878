"""Entering a country other than Viet Nam, for bodies of another system that work there."""

from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.vietnamese import fold
from phoihop.territories.models import Level, Place, PlaceVersion, Standing


@transaction.atomic
def enter_country(*, name: str, since: date, actor: Actor, at: datetime) -> Place:
    """Enter a country without its units, or find it where somebody has (ghi nhận quốc gia khác)."""
    require(actor, Permission.REGISTER_EDIT)
    slug = f"country-{slugify(fold(name))}"[:120]
    known = Place.objects.filter(slug=slug).first()
    if known is not None:
        return known
    country = Place(slug=slug, level=Level.COUNTRY)
    version = PlaceVersion(place=country, name=name, kind="Quốc gia", full_name=name, valid_from=since)
    country.take_names([version])
    country.save()
    version.place = country
    version.save()
    Standing.objects.create(ancestor=country, place=country, depth=0, valid_from=since)
    record(actor=actor, action="territories.country_entered", target=country, at=at, since=since)
    return country
