"""What a name to sign in with may be, and whether two posts are the same one twice."""

import re
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Invalid, Refused

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")

Span = tuple[date, date | None]


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
