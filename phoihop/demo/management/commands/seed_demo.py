"""`seed_demo`: tell the demonstration story, or a scale without a story, or say who is in it."""

from argparse import ArgumentParser
from dataclasses import replace

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation

from phoihop.demo import story
from phoihop.demo.people import CAST, PASSWORD
from phoihop.demo.scales import telling
from phoihop.demo.scales.people import CHIEF
from phoihop.demo.scales.sizes import SIZES
from phoihop.people.models import Person
from phoihop.programmes.models import Programme
from phoihop.territories.models import Place

SCALES = """a scale instead of the story, from a fixed seed on the real units, every row through the services:
`province` (Thanh Hóa, some 5 million figures), `country` (seven bodies a commune, some 62 million), `world` (250,000
bodies and accounts, no reports). It commits as it goes: what was broken off begins again in an empty database"""


class Command(BaseCommand):
    """Tells the story into an empty database, all of it or nothing; or fills one at scale."""

    help = "Tell the demonstration story, or a scale without a story, into an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing where a programme is signed already")
        parser.add_argument("--persons", action="store_true", help="only say who can sign in, and how")
        parser.add_argument("--scale", choices=["story", *SIZES], default="story", help=SCALES)
        parser.add_argument("--months", type=int, help="of a scale: only so many months, the last is October 2026")
        parser.add_argument("--provinces", help="of a scale: only these, by their codes of February 2024: 38,19")

    def handle(self, *_args: object, **options: object) -> None:
        if options["persons"]:
            self._introduce()
            return
        if Programme.objects.exists() or (options["scale"] != "story" and Place.objects.exists()):
            if options["if_empty"]:
                return
            raise CommandError("The database is not empty. Delete it, or point PHOIHOP_DATABASE at another.")
        if options["scale"] != "story":
            self._fill(str(options["scale"]), options)
            return
        with transaction.atomic(), translation.override("vi"):
            story.tell(timezone.localdate(), lambda line: self.stdout.write(f"  {line}"))

    def _fill(self, scale: str, options: dict[str, object]) -> None:
        size = SIZES[scale]
        if options["months"]:
            size = replace(size, months=int(str(options["months"])))
        if options["provinces"]:
            size = replace(size, provinces=tuple(str(options["provinces"]).split(",")))
        with translation.override("vi"):
            telling.tell(size, self._progress, lambda: self.stdout.write(""))
        self.stdout.write(f"  {CHIEF} – mật khẩu · password: {PASSWORD}")

    def _progress(self, line: str) -> None:
        """On a terminal one line that changes, in a file one line each."""
        if self.stdout.isatty():
            self.stdout.write(f"\r\033[K  {line}", ending="")
            self.stdout.flush()
        else:
            self.stdout.write(f"  {line}")

    def _introduce(self) -> None:
        """The cast, if the story was told here."""
        known = Person.objects.in_bulk([row[0] for row in CAST] + ["an", "anh"], field_name="username")
        if not known:
            return
        self.stdout.write(f"  Mật khẩu chung · shared password: {PASSWORD}")
        for username in sorted(known):
            person = known[username]
            post = person.posts.select_related("body").order_by("pk")[0]
            self.stdout.write(f"  {username:8} {person.full_name} – {post.get_role_display()}, {post.body}")
