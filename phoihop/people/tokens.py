"""Whose program is asking: the token or the password that a request bears."""

from base64 import b64decode
from binascii import Error
from datetime import datetime, timedelta

from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password
from django.core.cache import cache
from django.http import HttpRequest

from phoihop.people.models import AccessToken, Person
from phoihop.people.rules import digest_of

# When a token was last used is told by the hour: a write for every request would cost more than it tells.
FINELY = timedelta(hours=1)


# How often one person's programs may ask in a minute; a bulk import is one request.
MOST_A_MINUTE = 600


def seconds_to_wait(person: Person, at: datetime) -> int:
    """How long the programs of a person are to wait before they ask again; 0 where they may ask now.

    Counted by person: another token is not another allowance.
    """
    minute = int(at.timestamp()) // 60
    key = f"asked-{person.pk}-{minute}"
    if cache.add(key, 1, timeout=120):
        return 0
    return 0 if cache.incr(key) <= MOST_A_MINUTE else 60 - int(at.timestamp()) % 60


def token_of(secret: str, at: datetime) -> AccessToken | None:
    """The token with this secret, if it still opens something; that it was used is noted."""
    found = AccessToken.objects.valid_at(at).select_related("person").filter(digest=digest_of(secret)).first()
    if found is not None and (found.last_used_at is None or at - found.last_used_at > FINELY):
        AccessToken.objects.filter(pk=found.pk).update(last_used_at=at)
    return found


def person_of(request: HttpRequest, credentials: str) -> Person | None:
    """The person whose name and password a request bears in the way called Basic; None where they are not right.

    Whoever signs in with two steps is not let in by a password alone: their programs need a token. Wrong passwords
    are counted as on the page where people sign in.
    """
    try:
        username, _colon, password = b64decode(credentials, validate=True).decode().partition(":")
    except (Error, UnicodeDecodeError):
        return None
    key = username.strip().lower()
    if not _counted(request, key, dry_run=True):
        return None
    person = Person.objects.filter(username=key, is_active=True).first()
    if person is None:
        make_password(password)  # takes as long as a wrong password, and so tells nobody which names exist
    elif check_password(password, person.password) and not Authenticator.objects.filter(user=person).exists():
        return person
    _counted(request, key, dry_run=False)
    return None


def _counted(request: HttpRequest, key: str, *, dry_run: bool) -> bool:
    """Whether one more wrong password would be too many; unlike pages, programs send theirs with GET too."""
    counted = ratelimit.consume(
        request, app="allauth.account", action="login_failed", key=key, dry_run=dry_run, limit_get=True
    )
    return counted is not None
