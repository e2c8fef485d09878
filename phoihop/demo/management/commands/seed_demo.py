"""`seed_demo`: tell the demonstration story, or say who is in it."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation

from phoihop.demo import story
from phoihop.demo.people import CAST, PASSWORD
from phoihop.people.models import Person
from phoihop.programmes.models import Programme


class Command(BaseCommand):
    """Tells the story into an empty database, all of it or nothing."""

    help = "Tell the demonstration story into an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing where a programme is signed already")
        parser.add_argument("--persons", action="store_true", help="only say who can sign in, and how")

    def handle(self, *_args: object, **options: object) -> None:
        if options["persons"]:
            self._introduce()
            return
        if Programme.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("The database is not empty. Delete it, or point PHOIHOP_DATABASE at another.")
        with transaction.atomic(), translation.override("vi"):
            story.tell(timezone.localdate(), lambda line: self.stdout.write(f"  {line}"))

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
