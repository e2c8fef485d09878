"""`phoihop forget_feedback`: to be run every night, deletes who wrote to the bulletin, once it is kept long enough."""

from typing import Any

from django.core.management import BaseCommand
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.bulletin import services


class Command(BaseCommand):
    """Deletes readers' names and addresses that are to be kept no longer; the numbers stay."""

    help = "Deletes the names and addresses of readers whose day has come."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 - as every command
        """Do it in the name of the site."""
        number = services.forget_feedback(actor=SYSTEM, at=timezone.now())
        self.stdout.write(f"{number}")
