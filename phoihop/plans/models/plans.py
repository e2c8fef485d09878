"""Plans, their versions, and the blocks under which they list their tasks."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.plans.models.reaching import led_below, programmes_joined, programmes_led
from phoihop.plans.rules import PlanKind
from phoihop.programmes.models import Programme
from phoihop.records.models import Bilingual
from phoihop.records.searching import matching


class Block(Bilingual):
    """A field of joint work under which a plan lists its tasks (nội dung phối hợp)."""

    code = models.SlugField(max_length=20, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("block of tasks")
        verbose_name_plural = _("blocks of tasks")
        ordering = ["order"]


class PlanQuerySet(models.QuerySet["Plan"]):
    """The words in which the rest of the site asks for plans."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see; a plan never approved is seen by those who lead its programme."""
        permission = Permission.PLAN_VIEW
        if bodies_reaching(actor, permission, Reach.ANY):
            return self
        leads, members, above = (
            bodies_reaching(actor, permission, reach) for reach in (Reach.LEAD, Reach.MEMBER, Reach.ABOVE)
        )
        announced = Q(programme__in=programmes_joined(members)) | Q(programme__in=led_below(above))
        return self.filter(Q(programme__in=programmes_led(leads)) | (Q(approved_once=True) & announced))

    def holding_on(self, day: date) -> Self:
        """Those whose days cover `day`."""
        return self.filter(since__lte=day, until__gt=day)

    def awaiting_approval_by(self, actor: Actor) -> Self:
        """Those of which a version with tasks or changes is drafted, of programmes whose plans `actor` approves."""
        leads = bodies_reaching(actor, Permission.PLAN_APPROVE, Reach.LEAD)
        filled = Q(new_tasks__isnull=False) | Q(amendments__isnull=False)
        drafted = PlanVersion.objects.filter(filled, approved_on=None).values("plan")
        return self.filter(programme__in=programmes_led(leads), pk__in=drafted).order_by("since", "pk")

    def search(self, text: str) -> Self:
        """Those in whose title or reference words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows, the latest first."""
        tasks = models.Count("tasks", filter=Q(tasks__parent=None, tasks__cancelled_on=None), distinct=True)
        return self.select_related("programme").annotate(task_count=tasks).order_by("-since", "-pk")


class Plan(models.Model):
    """What the parties of a programme mean to do within a span of days (kế hoạch phối hợp).

    The span is half-open, and follows from no day of signing: plans are signed before, at and after its beginning.
    `reference` is number and symbol of the version in force. `search_text` is made by the services.
    """

    Kind = PlanKind

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="plans", verbose_name=_("programme"))
    kind = models.CharField(_("kind"), max_length=6, choices=PlanKind.choices)
    title = models.CharField(_("title"), max_length=400)
    title_en = models.CharField(_("English title"), max_length=400, blank=True)
    reference = models.CharField(_("number and symbol"), max_length=120, blank=True)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    approved_once = models.BooleanField(_("approved"), default=False)
    search_text = models.CharField(max_length=1_000, blank=True)

    objects = PlanQuerySet.as_manager()

    task_count: int

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["-since", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(until__gt=F("since")), name="plan_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The title in the reader's language."""
        return (get_language() == "en" and self.title_en) or self.title

    @property
    def last_day(self) -> date:
        """The last day of the plan."""
        return self.until - timedelta(days=1)

    @cached_property
    def open_version(self) -> "PlanVersion | None":
        """The version that is being drafted; None while the plan stands as approved."""
        return self.versions.filter(approved_on=None).first()

    def guardians(self, reach: Reach) -> Set[int]:
        """Those of its programme; before its first approval only the leading parties."""
        if reach is not Reach.LEAD and not self.approved_once:
            return frozenset()
        return self.programme.guardians(reach)


class PlanVersion(models.Model):
    """A plan as drafted or approved; once approved it is never changed, only amended by the next (phiên bản kế hoạch).

    `content` is the whole of its tasks as approved, and `digest` the SHA-256 of it; both are empty in a draft.
    `summary` says what was amended.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions", verbose_name=_("plan"))
    number = models.PositiveSmallIntegerField(_("version"))
    summary = models.TextField(_("what is amended"), blank=True)
    reference = models.CharField(_("number and symbol"), max_length=120, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("approved by")
    )
    content = models.JSONField(_("content"), default=list)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("version of a plan")
        verbose_name_plural = _("versions of plans")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_is_unique"),
            models.UniqueConstraint(fields=["plan"], condition=Q(approved_on=None), name="plan_has_one_draft"),
            models.CheckConstraint(
                condition=Q(approved_on=None, digest="") | (Q(approved_on__isnull=False) & ~Q(digest="")),
                name="plan_version_is_frozen_when_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} ({self.number})"

    @property
    def is_draft(self) -> bool:
        return self.approved_on is None
