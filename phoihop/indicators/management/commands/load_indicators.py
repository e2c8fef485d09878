"""`phoihop load_indicators`: the starting catalogue, as far as it is not there yet."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.indicators import services
from phoihop.indicators.models import Indicator


class Command(BaseCommand):
    help = "Enters the indicators of the starting catalogue that are not there yet; edited ones are left as they are."

    def handle(self, *_args: object, **_options: object) -> None:
        """Load, and say how many."""
        new = services.load_catalogue(actor=SYSTEM, at=timezone.now())
        self.stdout.write(f"{len(new)} indicators entered, {Indicator.objects.count()} in all.")
