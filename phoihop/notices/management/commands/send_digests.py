"""`phoihop send_digests`: one e-mail to each person who has reminders they have not read."""

import smtplib

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.notices import services
from phoihop.notices.models import Notice
from phoihop.people.models import Person


class Command(BaseCommand):
    help = "Sends everybody what they have not read, at most once a day and on working days only. May be run often."

    def handle(self, *_args: object, **_options: object) -> None:
        """Send, person by person; an address that fails does not hold up the others."""
        at = timezone.now()
        waiting = Notice.objects.awaiting_digest(timezone.localdate(at)).values("recipient")
        sent = 0
        for person in Person.objects.filter(pk__in=waiting):
            try:
                sent += bool(services.send_digest(recipient=person, actor=SYSTEM, at=at))
            except (smtplib.SMTPException, OSError) as fault:
                self.stderr.write(f"{person}: {fault}")
        self.stdout.write(f"{sent} letters sent.")
