"""What a name to sign in with may be, whether two posts are the same one twice, and what a token may open."""

import hashlib
import re
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Invalid, Refused

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")

Span = tuple[date, date | None]


class Scope(TextChoices):
    """How far a program may act for the person who made its token (phạm vi của mã truy cập)."""

    READ = "read", gettext_lazy("Reads only")
    VALUES = "values", gettext_lazy("Reads, and states figures in reports")
    WRITE = "write", gettext_lazy("Does whatever I may do")


def scope_allows(scope: Scope, *, safe: bool, values: bool) -> bool:
    """Whether a token of this scope may make a request: one that only reads, states figures, or does anything else."""
    return safe or scope == Scope.WRITE or (values and scope == Scope.VALUES)


def digest_of(secret: str) -> str:
    """What is kept of a token. Its secret is random and long, so one round of hashing is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def hold_expiry(expires_at: datetime, at: datetime) -> None:
    """Raises Invalid where a token would be of no use, or outlive a year."""
    if not 0 < (expires_at - at).total_seconds() <= 366 * 86_400:
        reason = _("A token lasts at most a year. Choose a last day between today and a year from now.")
        raise Invalid(reason, last_day=reason)


def username_from(typed: str) -> str:
    """The name in the one spelling in which it is kept: small letters, no blanks around.

    Raises Invalid where it holds anything but unaccented letters, digits, full stops, hyphens and underscores.
    """
    name = typed.strip().lower()
    if not USERNAME.fullmatch(name):
        reason = _(
            "“%(name)s” cannot be a name to sign in with. Use 2 to 60 unaccented letters, digits, full stops, hyphens"
            " or underscores, beginning with a letter or a digit."
        ) % {"name": typed}
        raise Invalid(reason, username=reason)
    return name


def alphabetical(full_name: str) -> str:
    """The name as an alphabetical list reads it: the given name, which comes last, then the rest."""
    *before, given = full_name.split() or [""]
    return " ".join([given, *before])


def hold_no_overlap(wanted: Span, held: Iterable[Span]) -> None:
    """Raises Refused where the same post is already held at some time within `wanted`."""
    since, until = wanted
    for begins, ends in held:
        if (ends is None or since < ends) and (until is None or begins < until):
            reason = _(
                "This person already holds this post from %(day)s. End that post first, or choose days outside it."
            ) % {"day": f"{begins:%d/%m/%Y}"}
            raise Refused(reason, day=begins)


def hold_order(since: date, until: date | None) -> None:
    """Raises Invalid where a post would end on or before the day it begins."""
    if until is not None and until <= since:
        reason = _("A post that begins on %(day)s must end on a later day.") % {"day": f"{since:%d/%m/%Y}"}
        raise Invalid(reason, valid_until=reason)
