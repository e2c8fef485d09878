"""Persons who sign in, their posts, and the tokens of their programs."""

from collections import defaultdict
from collections.abc import Set
from datetime import date, datetime
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission, Role
from phoihop.organisations.models import Body, BodyStanding
from phoihop.people.rules import Scope
from phoihop.records.models import Dated, DatedQuerySet
from phoihop.records.searching import matching


class PersonQuerySet(models.QuerySet["Person"]):
    """The words in which the rest of the site asks for people."""

    def visible_to(self, actor: Actor) -> Self:
        """Those who work in the actor's own bodies or below them; for a steward everybody."""
        if bodies_reaching(actor, Permission.PERSON_VIEW, Reach.ANY):
            return self
        today = timezone.localdate()
        own = bodies_reaching(actor, Permission.PERSON_VIEW, Reach.OWN)
        above = bodies_reaching(actor, Permission.PERSON_VIEW, Reach.ABOVE)
        below = BodyStanding.objects.as_of(today).filter(ancestor__in=above, depth__gt=0)
        posts = Post.objects.as_of(today).filter(Q(body__in=own) | Q(body__in=below.values("body")))
        return self.filter(pk__in=posts.values("person"))

    def search(self, text: str) -> Self:
        """Those in whose names words begin with those of `text`, whatever the accents and capitals."""
        return matching(self, text)

    def working_in(self, body: Body, day: date) -> Self:
        """Those who hold a post in `body` on `day`."""
        return self.filter(pk__in=Post.objects.as_of(day).filter(body=body).values("person"))

    def for_listing(self) -> Self:
        """With the posts of today, as a list shows them."""
        posts = Post.objects.as_of(timezone.localdate()).select_related("body")
        return self.order_by("sort_text", "pk").prefetch_related(
            models.Prefetch("posts", queryset=posts, to_attr="current_posts")
        )


class PersonManager(BaseUserManager["Person"]):
    """Finds a person by the name they sign in with, capital or small."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in (cán bộ sử dụng).

    `username` is kept in small letters. `search_text` is the name folded; `sort_text` sorts by given name first, as
    Vietnamese lists of people do. The services make both.
    """

    username = models.CharField(_("name to sign in with"), max_length=60, unique=True)
    full_name = models.CharField(_("full name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="vi")
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)
    search_text = models.CharField(max_length=190, blank=True)
    sort_text = models.CharField(max_length=400, blank=True, db_index=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = PersonManager.from_queryset(PersonQuerySet)()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_text"]
        constraints = [models.UniqueConstraint(Lower("username"), name="person_signs_in_with_a_name_of_their_own")]

    def __str__(self) -> str:
        return self.full_name or self.username

    @cached_property
    def posts_today(self) -> list["Post"]:
        """The posts held today, read once for each request."""
        return list(self.posts.as_of(timezone.localdate()).select_related("body"))

    def bodies_as(self, role: Role) -> Set[int]:
        """Identifiers of the bodies in which this person holds `role` today."""
        return self._bodies_by_role.get(role, frozenset())

    @cached_property
    def _bodies_by_role(self) -> dict[str, frozenset[int]]:
        held: dict[str, set[int]] = defaultdict(set)
        for post in self.posts_today:
            held[post.role].add(post.body_id)
        return {role: frozenset(bodies) for role, bodies in held.items()}

    @property
    def bodies(self) -> list[Body]:
        """The bodies in which this person holds any post today, each once."""
        return list({post.body_id: post.body for post in self.posts_today}.values())

    def guardians(self, reach: Reach) -> Set[int]:
        """The bodies this person works in today, or those above them."""
        own = frozenset(post.body_id for post in self.posts_today)
        if reach is Reach.OWN:
            return own
        if reach is Reach.ABOVE:
            standings = BodyStanding.objects.as_of(timezone.localdate()).filter(body__in=own, depth__gt=0)
            return frozenset(standings.values_list("ancestor", flat=True))
        return frozenset()


class Post(Dated):
    """What a person does for a body, for a while (chức vụ, nhiệm vụ được giao)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts", verbose_name=_("person"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="posts", verbose_name=_("body"))
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    office = models.CharField(_("office held"), max_length=150, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["valid_from", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person", "body", "role", "valid_from"], name="post_is_given_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.body}"


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    """The words in which the rest of the site asks for tokens."""

    def valid_at(self, at: datetime) -> Self:
        """Those that still open something, of people who may sign in."""
        return self.filter(revoked_at=None, expires_at__gt=at, person__is_active=True)

    def for_listing(self) -> Self:
        """The latest first."""
        return self.order_by("-made_at", "-pk")


class AccessToken(models.Model):
    """That a program may act for a person, within a scope and until a day (mã truy cập).

    Only the hash of the secret is kept; whoever made the token sees the secret once.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="tokens", verbose_name=_("person"))
    name = models.CharField(_("what it is for"), max_length=80)
    scope = models.CharField(_("scope of the token"), max_length=6, choices=Scope.choices)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("token made"))
    expires_at = models.DateTimeField(_("ends"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("access token")
        verbose_name_plural = _("access tokens")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def works(self) -> bool:
        """Whether it still opens something now."""
        return self.revoked_at is None and self.expires_at > timezone.now()
