"""`phoihop load_units`: the units of Viet Nam, with their real succession, into an empty site."""

import time

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.foundation.refusals import Refused
from phoihop.territories import services
from phoihop.territories.models import Place, PlaceVersion, Standing, Succession


class Command(BaseCommand):
    help = "Loads the administrative units of Viet Nam since February 2024, their succession and military regions."

    def handle(self, *_args: object, **_options: object) -> None:
        """Load, and say how much of what."""
        begun = time.monotonic()
        try:
            services.load_units(actor=SYSTEM, at=timezone.now())
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        for model in (Place, PlaceVersion, Succession, Standing):
            self.stdout.write(f"{model.objects.count():>8,} {model.__name__}")
        self.stdout.write(f"Loaded in {time.monotonic() - begun:.1f} s.")
