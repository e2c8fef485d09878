"""`phoihop remind_notes`: tells senders and recipients of liaison notes that lie unread."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.liaison import services


class Command(BaseCommand):
    help = "Reminds of liaison notes unread for three working days, once for each. May be run every night."

    def handle(self, *_args: object, **_options: object) -> None:
        """Remind, and say how many; `send_digests` then writes to whoever has an address."""
        made = services.remind_unread(actor=SYSTEM, at=timezone.now())
        self.stdout.write(f"{len(made)} reminders.")
