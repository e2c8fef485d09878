"""Persons who sign in, and their posts."""

from collections.abc import Set


from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from phoihop.access.roles import Role
from phoihop.organisations.models import Body
from phoihop.records.models import Dated, DatedQuerySet


class PersonManager(BaseUserManager["Person"]):
    """Finds a person by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in (cán bộ sử dụng)."""

    username = models.CharField(_("name to sign in with"), max_length=60, unique=True)
    full_name = models.CharField(_("full name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="vi")
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    @cached_property
    def posts_today(self) -> list["Post"]:
        """The posts held today, read once for each request."""
        return list(self.posts.as_of(timezone.localdate()).select_related("body"))

    def bodies_as(self, role: Role) -> Set[int]:
        """Identifiers of the bodies in which this person holds `role` today."""
        return frozenset(post.body_id for post in self.posts_today if post.role == role)

    @property
    def bodies(self) -> list[Body]:
        """The bodies in which this person holds any post today, each once."""
        return list({post.body_id: post.body for post in self.posts_today}.values())


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
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person", "body", "role", "valid_from"], name="post_is_given_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.body}"

