"""`phoihop remind_tasks`: tells people which of their tasks are nearly due or overdue."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.plans import services


class Command(BaseCommand):
    help = "Reminds people of tasks nearly due or overdue, once for each due day. May be run every night."

    def handle(self, *_args: object, **_options: object) -> None:
        """Remind, and say how many; `send_digests` then writes to whoever has an address."""
        made = services.remind_tasks(actor=SYSTEM, at=timezone.now())
        self.stdout.write(f"{len(made)} reminders.")
