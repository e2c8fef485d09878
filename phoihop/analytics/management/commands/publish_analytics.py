"""`python manage.py publish_analytics FOLDER`: writes the totals as Parquet, one file a table, for other engines."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from phoihop.analytics import refresh
from phoihop.analytics.engines.published import Unpublishable, publish


class Command(BaseCommand):
    """Brings the totals up to date and writes them out."""

    help = "Write the totals as Parquet, one file a table, for ClickHouse, Spark and whatever else reads it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **_options: object) -> None:
        """Raises CommandError where a table cannot be written without loss."""
        try:
            files = publish(refresh.current(), folder)
        except Unpublishable as error:
            raise CommandError(str(error)) from error
        told = {"count": len(files), "folder": folder}
        self.stdout.write(_("%(count)s tables are written to %(folder)s.") % told)
