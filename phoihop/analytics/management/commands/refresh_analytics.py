"""`python manage.py refresh_analytics`: brings the totals up to date, makes them anew, or checks them."""

import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from phoihop.analytics import refresh
from phoihop.analytics.sampling import differing

SAMPLE = 200


class Command(BaseCommand):
    """Brings the totals up to date; questions do so too, but the first after a change then waits for it."""

    help = "Bring the totals up to date with the reports."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One of three more thorough ways."""
        ways = parser.add_mutually_exclusive_group()
        ways.add_argument("--rebuild", action="store_true", help="make them anew from the reports")
        ways.add_argument("--verify", action="store_true", help="make them anew aside and compare row by row")
        ways.add_argument("--sample", type=int, default=0, help="put so many questions to roll-ups and to facts")

    def handle(self, *, rebuild: bool, verify: bool, sample: int, **_options: object) -> None:
        """Raises CommandError, and so ends with 1, where the totals differ from the reports."""
        begun = time.monotonic()
        if verify:
            self._verify()
            self._sample(SAMPLE)
        elif sample:
            self._sample(sample)
        elif rebuild:
            refresh.rebuild()
        else:
            refresh.current()
        took = f"{time.monotonic() - begun:.1f}"
        self.stdout.write(_("The totals are up to date (%(seconds)s s).") % {"seconds": took})

    def _verify(self) -> None:
        differences = refresh.verify()
        if differences:
            told = ", ".join(f"{table}: {count}" for table, count in differences.items())
            reason = _("The totals differ from the reports in these rows: %(told)s. Make them anew with --rebuild.")
            raise CommandError(reason % {"told": told})

    def _sample(self, number: int) -> None:
        wrong = differing(refresh.current(), number, time.time_ns())
        if wrong:
            reason = _(
                "To %(wrong)d of %(asked)d questions the roll-ups answer otherwise than the reports, for one to this: "
                "%(question)s. Make the totals anew with --rebuild."
            )
            raise CommandError(reason % {"wrong": len(wrong), "asked": number, "question": wrong[0]})
