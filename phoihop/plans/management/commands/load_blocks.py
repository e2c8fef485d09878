"""`phoihop load_blocks`: the starting blocks of joint work, as far as they are not there yet."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.plans import services
from phoihop.plans.models import Block


class Command(BaseCommand):
    help = "Enters the blocks of joint work that are not there yet; edited ones are left as they are."

    def handle(self, *_args: object, **_options: object) -> None:
        """Load, and say how many."""
        new = services.load_blocks(actor=SYSTEM, at=timezone.now())
        self.stdout.write(f"{len(new)} blocks entered, {Block.objects.count()} in all.")
