"""`phoihop forget_nominees`: to be run every night, deletes the names of nominees whose day has come."""

from typing import Any

from django.core.management import BaseCommand
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.commendations import services


class Command(BaseCommand):
    """Deletes names that are to be kept no longer; the awards stay as numbers."""

    help = "Deletes the names of nominees whose day has come."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 - as every command
        """Do it in the name of the site."""
        number = services.forget_nominees(actor=SYSTEM, at=timezone.now())
        self.stdout.write(f"{number}")
