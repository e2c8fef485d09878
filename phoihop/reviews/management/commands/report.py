"""`phoihop report dan-van-2026 --period 2026-H1 --layout party --format pdf --out bao-cao.pdf`."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import SYSTEM, Actor, require
from phoihop.access.roles import Permission
from phoihop.documents.files import KINDS
from phoihop.foundation.periods import from_code
from phoihop.foundation.refusals import DomainError
from phoihop.people.models import Person
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Regime
from phoihop.reviews.beginning import Beginning, Plan, begin
from phoihop.reviews.files import written
from phoihop.reviews.papers import paper
from phoihop.reviews.rules import Tree


class Command(BaseCommand):
    """Writes the draft of a review as a file; nothing is kept, and nobody's draft is touched."""

    help = "Writes the draft of a review of a programme as a Word or PDF file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the page asks for, too."""
        parser.add_argument("programme", help="Address (slug) of the programme.")
        parser.add_argument("--period", required=True, help="As 2026-H1, 2026-Q1, 2026, 2016..2018.")
        parser.add_argument("--layout", choices=Programme.PaperForm.values, help="Default: that of the programme.")
        parser.add_argument("--format", choices=KINDS, default="docx", help="Default: docx.")
        parser.add_argument("--structure", help="A day, as 2026-07-01, or “today”. Default: as then.")
        parser.add_argument("--tree", choices=Tree.values, default=Tree.PLACE, help="Default: place.")
        parser.add_argument("--compare", action="store_true", help="Compare with the same period last year.")
        parser.add_argument("--as", dest="username", help="On whose behalf; default the system's.")
        parser.add_argument("--out", type=Path, help="Where to write; default the standard output.")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Writes the file, or says why not."""
        try:
            actor = _actor(options["username"])
            begun = begin(_plan(options), actor, timezone.now())
            if actor is not SYSTEM:
                require(actor, Permission.REVIEW_VIEW, begun.review)
            content = _file(begun, options)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["out"] is None:
            sys.stdout.buffer.write(content)
            return
        options["out"].write_bytes(content)
        said = _("Written: %(path)s, %(figures)s figures.")
        self.stdout.write(said % {"path": options["out"], "figures": len(begun.figures)})


def _actor(username: str | None) -> Actor:
    if username is None:
        return SYSTEM
    person = Person.objects.filter(username__iexact=username).first()
    if person is None:
        raise CommandError(_("Nobody signs in as “%(name)s”.") % {"name": username})
    return person


def _plan(options: dict[str, Any]) -> Plan:
    programme = Programme.objects.filter(slug=options["programme"]).first()
    if programme is None:
        known = ", ".join(Programme.objects.values_list("slug", flat=True)[:20])
        said = _("No programme is called “%(slug)s”. Known: %(known)s.")
        raise CommandError(said % {"slug": options["programme"], "known": known})
    regime = Regime.objects.filter(programme=programme).select_related("calendar").first()
    period = from_code(options["period"], regime.cut) if regime else from_code(options["period"])
    return Plan(
        programme=programme,
        since=period.since,
        until=period.until,
        layout=options["layout"] or programme.paper_form,
        tree=Tree(options["tree"]),
        structure_on=_structure(options["structure"]),
        compares_last_year=options["compare"],
    )


def _structure(written_: str | None) -> date | None:
    if written_ is None:
        return None
    if written_ == "today":
        return timezone.localdate()
    try:
        return date.fromisoformat(written_)
    except ValueError as error:
        raise CommandError(_("Write the day of the structure as 2026-07-01, or “today”.")) from error


def _file(begun: Beginning, options: dict[str, Any]) -> bytes:
    layout = begun.review.layout
    site = next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
    return written(paper(begun, layout, site), begun.review, layout, options["format"])
