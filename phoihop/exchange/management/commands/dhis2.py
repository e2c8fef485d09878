"""`phoihop dhis2 import metadata.json values.json`: takes over what a DHIS2 server exported."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.exchange import services
from phoihop.exchange.operator import Operator
from phoihop.exchange.receiving import approve_all, receive
from phoihop.exchange.rules.options import Options
from phoihop.foundation.refusals import DomainError

VALUES = "dataValues"


class Command(BaseCommand):
    """Takes over metadata, then values, identifiers included; what came before is left as it is."""

    help = "Takes over the metadata and values of a DHIS2 server from files of JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One verb, and the files in any order."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        load = verbs.add_parser("import", help="Takes files over.")
        load.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """All metadata first, so that the order of the files does not matter."""
        told = [_read(file) for file in options["files"]]
        at, operator = timezone.now(), Operator()
        metadata: dict[str, list[Any]] = {}
        for one in told:
            for resource, objects in one.items():
                if isinstance(objects, list) and resource != VALUES:
                    metadata.setdefault(resource, []).extend(objects)
        try:
            loaded = services.load_metadata(metadata=metadata, actor=operator, at=at)
            self.stdout.write(str(loaded))
            for one in told:
                if VALUES in one:
                    summary = receive(one, Options(force=True), operator, at, {"client": "dhis2 import"})
                    approve_all(summary.reports, operator, at)
                    self._tell(summary)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal

    def _tell(self, summary: Any) -> None:  # noqa: ANN401
        counts = ", ".join(f"{name}: {count}" for name, count in summary.counts.items())
        self.stdout.write(_("Values: %(counts)s") % {"counts": counts})
        for conflict in summary.conflicts[:20]:
            self.stdout.write(f"  {conflict['errorCode']} {conflict['value']} (×{len(conflict['indexes'])})")


def _read(file: Path) -> dict[str, Any]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise CommandError(_("%(file)s cannot be read: %(fault)s") % {"file": file, "fault": fault}) from fault
    if not isinstance(told, dict):
        raise CommandError(_("%(file)s holds no object with lists of metadata or values.") % {"file": file})
    return told
