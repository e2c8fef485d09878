"""`phoihop person add binh --full-name "Lê Thanh Bình" --body bo-chqs-tinh --role approver --password-env SECRET`."""

import os
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.foundation.refusals import DomainError
from phoihop.organisations.models import Body
from phoihop.people import services
from phoihop.people.models import Person


class Command(BaseCommand):
    """Adds a person and gives them posts; the first steward of a new site comes in by this door."""

    help = "Adds a person with their posts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The password is never an argument, for others could read it in the list of processes."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        add = verbs.add_parser("add", help="Adds a person.")
        add.add_argument("username")
        add.add_argument("--full-name", required=True)
        add.add_argument("--email", default="")
        add.add_argument("--language", default="vi")
        add.add_argument("--body", required=True, help="Address (slug) of the body they work in.")
        add.add_argument("--role", action="append", default=[], choices=Role.values, help="May be given several times.")
        add.add_argument("--steward", action="store_true", help="Keeps the registers; short for --role steward.")
        add.add_argument("--office", default="")
        add.add_argument(
            "--since", type=date.fromisoformat, help="First day of the posts, as 2026-11-25; default today."
        )
        add.add_argument("--password-env", help="Name of the environment variable that holds the password.")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Adds the person and the posts together, or neither."""
        try:
            person = self._add(options)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_("Added: %(person)s.") % {"person": person})

    @transaction.atomic
    def _add(self, options: dict[str, Any]) -> Person:
        body = Body.objects.filter(slug=options["body"]).first()
        if body is None:
            raise CommandError(_("No body has the address “%(slug)s”.") % {"slug": options["body"]})
        at = timezone.now()
        person = services.add_person(
            username=options["username"],
            full_name=options["full_name"],
            email=options["email"],
            language=options["language"],
            password=_password(options["password_env"]),
            actor=SYSTEM,
            at=at,
        )
        roles = options["role"] + ([Role.STEWARD] if options["steward"] else [])
        for role in dict.fromkeys(roles):
            services.give_post(
                person=person,
                body=body,
                role=Role(role),
                office=options["office"],
                since=options["since"] or timezone.localdate(at),
                actor=SYSTEM,
                at=at,
            )
        return person


def _password(variable: str | None) -> str | None:
    if variable is None:
        return None
    if variable not in os.environ:
        raise CommandError(_("The environment variable %(name)s is not set.") % {"name": variable})
    return os.environ[variable]
