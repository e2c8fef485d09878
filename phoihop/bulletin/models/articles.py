"""Sections, articles and their pictures."""

from collections.abc import Set
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.activities.models import Activity
from phoihop.bulletin.rules import ANSWERED, Passage, Status, passages
from phoihop.documents.models import Upload
from phoihop.exemplars.models import Exemplar
from phoihop.organisations.models import Body
from phoihop.plans.models.reaching import programmes_led
from phoihop.programmes.models import Programme
from phoihop.records.models import Bilingual
from phoihop.records.searching import matching

PERSON = settings.AUTH_USER_MODEL


class NewsSectionQuerySet(models.QuerySet["NewsSection"]):
    """Asks for sections."""

    def in_use(self) -> Self:
        """Those that articles may still be written for."""
        return self.filter(retired=False)

    def for_listing(self) -> Self:
        """Each upper section before its own, in their order."""
        upper = models.functions.Coalesce("parent__order", "order")
        key = models.functions.Coalesce("parent", "pk")
        own = models.Case(models.When(parent=None, then=0), default=1, output_field=models.IntegerField())
        return self.select_related("parent").order_by(upper, key, own, "order", "pk")


class NewsSection(Bilingual):
    """A section of the bulletin, at most one level below another (chuyên mục)."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    retired = models.BooleanField(_("no longer used"), default=False)

    objects = NewsSectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section of the bulletin")
        verbose_name_plural = _("sections of the bulletin")
        constraints = [
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("pk")), name="news_section_is_not_in_itself")
        ]

    def get_absolute_url(self) -> str:
        """Where everybody reads it."""
        return reverse("bulletin:section", args=[self.slug])


class ArticleQuerySet(models.QuerySet["Article"]):
    """The words in which the rest of the site asks for articles."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see at the desk, published or not."""
        permission = Permission.ARTICLE_VIEW
        if bodies_reaching(actor, permission, Reach.ANY):
            return self
        own = bodies_reaching(actor, permission, Reach.OWN)
        led = programmes_led(bodies_reaching(actor, permission, Reach.LEAD))
        return self.filter(Q(body__in=own) | Q(programme__in=led))

    def published(self) -> Self:
        """Those that everybody may read, the newest first."""
        return self.filter(status=Status.PUBLISHED).order_by("-published_at", "-pk")

    def awaiting_publication_by(self, actor: Actor) -> Self:
        """Those handed in that `actor` may publish, the oldest first."""
        own = bodies_reaching(actor, Permission.ARTICLE_PUBLISH, Reach.OWN)
        led = programmes_led(bodies_reaching(actor, Permission.ARTICLE_PUBLISH, Reach.LEAD))
        waiting = self.filter(Q(body__in=own) | Q(programme__in=led), status=Status.SUBMITTED)
        return waiting.order_by("submitted_at", "pk")

    def in_section(self, section: NewsSection) -> Self:
        """Those of a section and of the sections below it."""
        return self.filter(Q(section=section) | Q(section__parent=section))

    def published_on(self, day: date) -> Self:
        """Those that appeared on a day, by the clock of the site."""
        return self.filter(published_at__date=day)

    def search(self, text: str) -> Self:
        """Those in whose title, summary, text or lines words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows; the text is read when it is asked for."""
        pictures = Illustration.objects.select_related("upload")
        shown = self.select_related("section__parent", "body", "programme").defer("text", "search_text")
        return shown.prefetch_related(models.Prefetch("pictures", queryset=pictures))

    def with_feedback(self) -> Self:
        """With how many readers wrote about each, and how many were answered."""
        answered = models.Count("feedback", filter=Q(feedback__status__in=ANSWERED))
        return self.annotate(feedback_count=models.Count("feedback"), answered_count=answered)


class Article(models.Model):
    """Something told to everybody: title, summary and text, with pictures, source and author (tin, bài).

    `body` is whose reporters write it. `published_at` is when it first appeared, `changed_at` when what readers see
    last changed. `search_text` is made by the services.
    """

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    section = models.ForeignKey(NewsSection, models.PROTECT, related_name="articles", verbose_name=_("section"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="articles", verbose_name=_("body"))
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), max_length=500)
    text = models.TextField(_("text"))
    source = models.CharField(_("source"), max_length=200, blank=True)
    author = models.CharField(_("author"), max_length=120, blank=True)
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("programme")
    )
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("activity")
    )
    exemplar = models.ForeignKey(
        Exemplar, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("model")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    written_at = models.DateTimeField(_("written"))
    written_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("written by"))
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    return_reason = models.CharField(_("why it was given back"), max_length=300, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("published by")
    )
    changed_at = models.DateTimeField(_("changed"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    search_text = models.TextField(blank=True)

    objects = ArticleQuerySet.as_manager()

    feedback_count: int
    answered_count: int

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["status", "published_at"], name="article_published"),
            models.Index(fields=["section", "status", "published_at"], name="article_by_section"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(published_at__isnull=False), name="article_appears_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawal_reason=""), name="article_is_withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where everybody reads it."""
        return reverse("bulletin:article", args=[self.slug])

    @property
    def passages(self) -> list[Passage]:
        """The text, read."""
        return passages(self.text)

    @property
    def lead_picture(self) -> "Illustration | None":
        """The picture that stands for the article in lists."""
        return next(iter(self.pictures.all()), None)

    @property
    def was_corrected(self) -> bool:
        """Whether it was changed after the day on which it appeared."""
        if self.published_at is None:
            return False
        return timezone.localdate(self.changed_at) > timezone.localdate(self.published_at)

    def guardians(self, reach: Reach) -> Set[int]:
        """The body whose reporters write it (own), and whoever leads its programme (lead)."""
        if reach is Reach.OWN:
            return frozenset({self.body_id})
        if reach is Reach.LEAD and self.programme is not None:
            return self.programme.guardians(reach)
        return frozenset()


class Illustration(models.Model):
    """A picture of an article with what it shows, without the place and device it was taken with (ảnh trong bài)."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="pictures", verbose_name=_("article"))
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="+", verbose_name=_("file"))
    caption = models.CharField(_("caption"), max_length=300)
    credit = models.CharField(_("picture by"), max_length=120, blank=True)
    width = models.PositiveSmallIntegerField(_("width"))
    height = models.PositiveSmallIntegerField(_("height"))

    class Meta:
        verbose_name = _("picture of an article")
        verbose_name_plural = _("pictures of an article")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.caption
