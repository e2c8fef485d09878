"""`phoihop body found ban-tgdv --name "Ban Tuyên giáo và Dân vận …" --line party --level province --place …`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import SYSTEM
from phoihop.foundation.refusals import DomainError
from phoihop.organisations import services
from phoihop.organisations.models import Body, Line
from phoihop.territories.models import Level, Place


class Command(BaseCommand):
    """Enters a body; the first steward of a new site needs one to work for."""

    help = "Enters a body."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the page asks for, too."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        found = verbs.add_parser("found", help="Enters a body.")
        found.add_argument("slug")
        found.add_argument("--name", required=True)
        found.add_argument("--line", required=True, choices=Line.values)
        found.add_argument("--level", required=True, choices=Level.values)
        found.add_argument("--place", required=True, help="Address (slug) of the place it works in.")
        found.add_argument("--parent", help="Address (slug) of its superior.")
        found.add_argument("--since", type=date.fromisoformat, help="First day, as 2025-07-01; default today.")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Enters the body, or says why not."""
        place = Place.objects.filter(slug=options["place"]).first()
        parent = Body.objects.filter(slug=options["parent"]).first() if options["parent"] else None
        if place is None or (options["parent"] and parent is None):
            unknown = options["parent"] if place else options["place"]
            raise CommandError(_("Nothing is called “%(text)s”. Check the spelling.") % {"text": unknown})
        try:
            body = services.found(
                slug=options["slug"],
                name=options["name"],
                line=Line(options["line"]),
                level=Level(options["level"]),
                place=place,
                parent=parent,
                on=options["since"] or timezone.localdate(),
                actor=SYSTEM,
                at=timezone.now(),
            )
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_("Entered: %(body)s.") % {"body": body})
