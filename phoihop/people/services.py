"""What is done to people's accounts and posts; the only place that writes them."""

import secrets
import string
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission, Role
from phoihop.audit.services import record, record_many
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.foundation.vietnamese import fold, sort_key
from phoihop.organisations.models import Body
from phoihop.people.models import AccessToken, Person, Post
from phoihop.people.rules import (
    Scope,
    alphabetical,
    digest_of,
    hold_expiry,
    hold_no_overlap,
    hold_order,
    username_from,
)

# The beginning that existing clients of DHIS2 expect of a personal access token.
TOKEN_PREFIX = "d2pat_"  # noqa: S105 - a beginning, no secret
LETTERS = string.ascii_letters + string.digits


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Somebody to be added together with others: how they sign in, and the posts they hold from a day on."""

    username: str
    full_name: str
    body: Body
    roles: tuple[Role, ...]
    since: date
    office: str = ""
    email: str = ""
    language: str = "vi"


@transaction.atomic
def add_person(
    *,
    username: str,
    full_name: str,
    actor: Actor,
    at: datetime,
    email: str = "",
    language: str = "vi",
    password: str | None = None,
) -> Person:
    """Open an account (thêm cán bộ). Without a password nobody can sign in with it yet.

    Raises Invalid for a name that cannot be used and a weak password, Refused for a name already taken.
    """
    require(actor, Permission.PERSON_MANAGE)
    person = _new_person(username_from(username), full_name, email, language, at)
    _hold_free([person.username])
    if password is None:
        person.set_unusable_password()
    else:
        _hold_strong(password, person)
        person.set_password(password)
    person.save()
    record(actor=actor, action="people.added", target=person, at=at, username=person.username)
    return person


@transaction.atomic
def add_people(*, rows: Iterable[NewPerson], password: str, actor: Actor, at: datetime) -> list[Person]:
    """Open many accounts that share one first password, with their posts, in a few rounds to the database.

    The password is hashed once: the hash is made to be slow. Raises what `add_person` and `give_post` raise.
    """
    require(actor, Permission.PERSON_MANAGE)
    rows = list(rows)
    _hold_strong(password, None)
    people = [_new_person(username_from(row.username), row.full_name, row.email, row.language, at) for row in rows]
    _hold_free([person.username for person in people])
    hashed = make_password(password)
    for person in people:
        person.password = hashed
    Person.objects.bulk_create(people, batch_size=1_000)
    for office in {row.office for row in rows}:
        guard(office)
    posts = [
        Post(person=person, body=row.body, role=role, office=row.office, valid_from=row.since)
        for person, row in zip(people, rows, strict=True)
        for role in dict.fromkeys(row.roles)
    ]
    for since in {row.since for row in rows}:
        _hold_alive({post.body for post in posts if post.valid_from == since}, since)
    Post.objects.bulk_create(posts, batch_size=1_000)
    added = [(person, {"username": person.username}) for person in people]
    record_many(actor=actor, action="people.added", targets=added, at=at)
    given = [(post.person, _facts(post)) for post in posts]
    record_many(actor=actor, action="people.post_given", targets=given, at=at)
    return people


@transaction.atomic
def give_post(
    *,
    person: Person,
    body: Body,
    role: Role,
    since: date,
    actor: Actor,
    at: datetime,
    until: date | None = None,
    office: str = "",
) -> Post:
    """Give somebody a role in a body, from `since` until, but not including, `until` (giao nhiệm vụ).

    Raises Invalid where it would end before it begins, Refused where the same post is held already or the body
    does not exist on the first day.
    """
    _held(person)
    require(actor, Permission.PERSON_MANAGE)
    hold_order(since, until)
    guard(office)
    same = Post.objects.filter(person=person, body=body, role=role)
    hold_no_overlap((since, until), same.values_list("valid_from", "valid_until"))
    _hold_alive({body}, since)
    post = Post.objects.create(person=person, body=body, role=role, office=office, valid_from=since, valid_until=until)
    _forget_posts(person)
    record(actor=actor, action="people.post_given", target=person, at=at, **_facts(post))
    return post


@transaction.atomic
def end_post(*, post: Post, on: date, actor: Actor, at: datetime) -> Post:
    """End a post, so that `on` is the first day without it (thôi giao nhiệm vụ).

    Raises Invalid where it would end on or before its first day, Refused where it has ended by then.
    """
    post = Post.objects.select_for_update(of=("self",)).select_related("person", "body").get(pk=post.pk)
    require(actor, Permission.PERSON_MANAGE)
    hold_order(post.valid_from, on)
    if post.valid_until is not None and post.valid_until <= on:
        reason = _("This post already ends on %(day)s. Choose an earlier day, or leave it as it is.")
        raise Refused(reason % {"day": f"{post.valid_until:%d/%m/%Y}"})
    post.valid_until = on
    post.save(update_fields=["valid_until"])
    _forget_posts(post.person)
    record(actor=actor, action="people.post_ended", target=post.person, at=at, **_facts(post))
    return post


@transaction.atomic
def set_language(*, person: Person, language: str, actor: Actor, at: datetime) -> Person:
    """Choose the language in which the site speaks to somebody (chọn ngôn ngữ).

    Raises Invalid for a language the site does not speak.
    """
    person = _held(person)
    _require_self_or_steward(actor, person)
    if language not in dict(settings.LANGUAGES):
        reason = _("The site does not speak “%(language)s”. Choose one of the languages listed.")
        raise Invalid(reason % {"language": language}, language=reason % {"language": language})
    person.language = language
    person.save(update_fields=["language"])
    record(actor=actor, action="people.language_set", target=person, at=at, language=language)
    return person


@transaction.atomic
def set_password(*, person: Person, password: str, actor: Actor, at: datetime) -> Person:
    """Give somebody a new password (đặt mật khẩu); the journal says that it changed, never what it is.

    Raises Invalid, with every fault, for a password that is easily guessed. The instance handed in is changed too,
    since its session is kept by the new hash.
    """
    _held(person)
    _require_self_or_steward(actor, person)
    _hold_strong(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    record(actor=actor, action="people.password_set", target=person, at=at)
    return person


@transaction.atomic
def deactivate(*, person: Person, actor: Actor, at: datetime) -> Person:
    """Close an account: nobody signs in with it any more, and what was done with it stays (khóa tài khoản).

    Raises Refused for one's own account and for one that is closed already.
    """
    person = _held(person)
    require(actor, Permission.PERSON_MANAGE)
    if person.pk == actor.pk:
        raise Refused(_("You cannot close your own account. Ask another keeper of the registers to do it."))
    if not person.is_active:
        raise Refused(_("The account of %(name)s is closed already.") % {"name": person})
    person.is_active = False
    person.save(update_fields=["is_active"])
    record(actor=actor, action="people.deactivated", target=person, at=at)
    return person


@transaction.atomic
def reactivate(*, person: Person, actor: Actor, at: datetime) -> Person:
    """Open a closed account again (mở lại tài khoản). Raises Refused for one that is open."""
    person = _held(person)
    require(actor, Permission.PERSON_MANAGE)
    if person.is_active:
        raise Refused(_("The account of %(name)s is open already.") % {"name": person})
    person.is_active = True
    person.save(update_fields=["is_active"])
    record(actor=actor, action="people.reactivated", target=person, at=at)
    return person


class MadeToken(NamedTuple):
    """A token and its secret, which is told once and never again."""

    token: AccessToken
    secret: str


@transaction.atomic
def make_token(
    *, person: Person, name: str, scope: Scope, expires_at: datetime, actor: Actor, at: datetime
) -> MadeToken:
    """Let a program act for a person within a scope (cấp mã truy cập).

    Raises NotAllowed for anybody but the person, Invalid without a name and for a token that would outlive a year.
    """
    _held(person)
    _require_self(actor, person)
    hold_expiry(expires_at, at)
    if not name.strip():
        reason = _("Say which program the token is for, so that it can be told from the others.")
        raise Invalid(reason, name=reason)
    guard(name)
    secret = TOKEN_PREFIX + "".join(secrets.choice(LETTERS) for _letter in range(40))
    token = AccessToken.objects.create(
        person=person, name=name.strip()[:80], scope=scope, digest=digest_of(secret), made_at=at, expires_at=expires_at
    )
    facts = {"token": token.pk, "name": token.name, "scope": str(scope), "expires_at": expires_at}
    record(actor=actor, action="people.token_made", target=person, at=at, **facts)
    return MadeToken(token, secret)


@transaction.atomic
def revoke_token(*, token: AccessToken, actor: Actor, at: datetime) -> AccessToken:
    """Let a token open nothing any more (thu hồi mã truy cập). Raises Refused where it was revoked already."""
    token = AccessToken.objects.select_for_update(of=("self",)).select_related("person").get(pk=token.pk)
    _require_self_or_steward(actor, token.person)
    if token.revoked_at is not None:
        raise Refused(_("This token was revoked already."))
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    facts = {"token": token.pk, "name": token.name}
    record(actor=actor, action="people.token_revoked", target=token.person, at=at, **facts)
    return token


def _require_self(actor: Actor, person: Person) -> None:
    if actor.pk != person.pk:
        raise NotAllowed(_("A token acts for whoever makes it. Everybody makes their own."))


def _held(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _new_person(username: str, full_name: str, email: str, language: str, at: datetime) -> Person:
    guard(full_name)
    return Person(
        username=username,
        full_name=full_name,
        email=email,
        language=language,
        joined_at=at,
        search_text=f" {fold(f'{full_name} {username}')}",
        sort_text=sort_key(alphabetical(full_name))[:400],
    )


def _hold_free(usernames: list[str]) -> None:
    seen: set[str] = set()
    taken = {name for name in usernames if name in seen or seen.add(name)}  # type: ignore[func-returns-value]
    for start in range(0, len(usernames), 1_000):
        some = usernames[start : start + 1_000]
        taken.update(Person.objects.filter(username__in=some).values_list("username", flat=True))
    if taken:
        reason = _("Somebody already signs in as “%(names)s”. Choose another name.")
        raise Refused(reason % {"names": ", ".join(sorted(taken)[:5])}, usernames=sorted(taken))


def _hold_strong(password: str, person: Person | None) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        faults = " ".join(error.messages)
        reason = _("This password is too easily guessed: %(faults)s") % {"faults": faults}
        raise Invalid(reason, password=faults) from error


def _hold_alive(bodies: set[Body], day: date) -> None:
    keys = sorted(body.pk for body in bodies)
    alive: set[int] = set()
    for start in range(0, len(keys), 1_000):
        some = Body.objects.filter(pk__in=keys[start : start + 1_000])
        alive.update(some.alive_on(day).values_list("pk", flat=True))
    for body in sorted(bodies, key=str):
        if body.pk not in alive:
            reason = _("%(body)s does not exist on %(day)s. Choose a day of its life, or the body that followed it.")
            raise Refused(reason % {"body": body, "day": f"{day:%d/%m/%Y}"}, body=body.pk)


def _require_self_or_steward(actor: Actor, person: Person) -> None:
    if actor.pk != person.pk:
        require(actor, Permission.PERSON_MANAGE)


def _forget_posts(person: Person) -> None:
    """The posts an instance has read are out of date once they change."""
    person.__dict__.pop("posts_today", None)


def _facts(post: Post) -> dict[str, object]:
    return {
        "post": post.pk,
        "body": post.body_id,
        "body_name": post.body.name,
        "role": post.role,
        "since": post.valid_from,
        "until": post.valid_until,
    }
