"""`phoihop make_obligations`: what is owed under every regime, for each period that has begun."""

from argparse import ArgumentParser
from datetime import date, timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.foundation.periods import Kind, containing
from phoihop.foundation.refusals import DomainError
from phoihop.reporting import services
from phoihop.reporting.models import Regime


class Command(BaseCommand):
    help = "Makes the reports that are owed under every regime. May be run every night: what is made stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A last day other than the end of the period that runs today."""
        parser.add_argument("--until", type=date.fromisoformat, help="periods that end on or before this day")

    def handle(self, *_args: object, until: date | None = None, **_options: object) -> None:
        """Make them, regime by regime; a regime that cannot be served does not hold up the others."""
        today = timezone.localdate()
        for regime in Regime.objects.exclude(period_kind=Kind.ADHOC).select_related("calendar", "programme"):
            end = until + timedelta(days=1) if until else _end_of_running_period(regime, today)
            try:
                made = services.make_obligations(regime=regime, until=end, actor=SYSTEM, at=timezone.now())
            except DomainError as refusal:
                self.stderr.write(f"{regime.programme}, {regime}: {refusal.reason}")
            else:
                self.stdout.write(f"{len(made):>7,} {regime.programme}, {regime}")


def _end_of_running_period(regime: Regime, today: date) -> date:
    """The first day after the period that runs today, so that a report can be written before its period is over."""
    kind = Kind(regime.period_kind)
    if kind in {Kind.NINE_MONTHS, Kind.TERM}:
        return containing(today, Kind.YEAR, regime.cut).until
    return containing(today, kind, regime.cut).until
