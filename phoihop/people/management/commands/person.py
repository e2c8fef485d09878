"""`phoihop person add binh --full-name "Lê Thanh Bình" --body bo-chqs-tinh --role approver --password-env SECRET`."""

import os
from argparse import ArgumentParser
from datetime import date
from itertools import product
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

MOST_BODIES = 1_000


class Command(BaseCommand):
    """Adds a person and gives them posts; the first steward of a new site comes in by this door."""

    help = "Adds a person with their posts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The password is never an argument, for others could read it in the list of processes."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        add = verbs.add_parser("add", help="Adds a person.")
        add.add_argument("username")
        add.add_argument("--full-name", default="", help="Default: the name to sign in with.")
        add.add_argument("--email", default="")
        add.add_argument("--language", default="vi")
        add.add_argument("--body", help="Address (slug) of the body they work in.")
        add.add_argument(
            "--everything", action="store_true", help="Every role in every body: for trials of a new site."
        )
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
        bodies = _bodies(options)
        at = timezone.now()
        person = services.add_person(
            username=options["username"],
            full_name=options["full_name"] or options["username"],
            email=options["email"],
            language=options["language"],
            password=_password(options["password_env"]),
            actor=SYSTEM,
            at=at,
        )
        roles = options["role"] + ([Role.STEWARD] if options["steward"] else [])
        given = list(Role) if options["everything"] else [Role(role) for role in dict.fromkeys(roles)]
        for body, role in product(bodies, given):
            services.give_post(
                person=person,
                body=body,
                role=role,
                office=options["office"],
                since=options["since"] or timezone.localdate(at),
                actor=SYSTEM,
                at=at,
            )
        return person


def _bodies(options: dict[str, Any]) -> list[Body]:
    """The body named; with everything, all there are. Raises CommandError where there is none, or too many."""
    if options["everything"]:
        bodies = list(Body.objects.alive_on(options["since"] or timezone.localdate()).order_by("pk"))
        if len(bodies) > MOST_BODIES:
            raise CommandError(
                _("There are too many bodies for one person to hold posts in all. Name one with --body.")
            )
        return bodies
    body = Body.objects.filter(slug=options["body"]).first()
    if body is None:
        raise CommandError(_("No body has the address “%(slug)s”.") % {"slug": options["body"]})
    return [body]


def _password(variable: str | None) -> str | None:
    if variable is None:
        return None
    if variable not in os.environ:
        raise CommandError(_("The environment variable %(name)s is not set.") % {"name": variable})
    return os.environ[variable]
