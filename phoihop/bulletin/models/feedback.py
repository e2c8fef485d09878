"""What readers wrote about articles, and what was answered."""

from collections.abc import Set
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.bulletin.models.articles import Article
from phoihop.bulletin.rules import FeedbackStatus
from phoihop.bulletin.rules.life import KEPT_AFTER_ANSWER, KEPT_AT_MOST
from phoihop.plans.models.reaching import programmes_led

PERSON = settings.AUTH_USER_MODEL


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """The words in which the rest of the site asks for feedback."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly what `actor` may moderate: nobody else sees who wrote."""
        own = bodies_reaching(actor, Permission.FEEDBACK_MODERATE, Reach.OWN)
        led = programmes_led(bodies_reaching(actor, Permission.FEEDBACK_MODERATE, Reach.LEAD))
        return self.filter(Q(article__body__in=own) | Q(article__programme__in=led))

    def waiting(self) -> Self:
        """What is still to be answered, the oldest first."""
        return self.filter(status=FeedbackStatus.WAITING).order_by("received_at", "pk")

    def shown(self) -> Self:
        """What everybody may read with its answer, the oldest first; who wrote it is not even read."""
        published = self.filter(status=FeedbackStatus.PUBLISHED).order_by("received_at", "pk")
        return published.only("article", "text", "answer", "received_at", "settled_at", "status")

    def expired(self, at: datetime) -> Self:
        """Those whose sender is to be forgotten by now."""
        settled = Q(settled_at__lte=at - KEPT_AFTER_ANSWER)
        return self.filter(settled | Q(received_at__lte=at - KEPT_AT_MOST), forgotten_at=None)

    def for_listing(self) -> Self:
        """With everything a list shows."""
        return self.select_related("article__body", "article__programme", "settled_by")


class Feedback(models.Model):
    """What a reader wrote about an article, who they are, and what was answered (ý kiến bạn đọc).

    `name` and `email` are for those who answer alone; they are deleted when `forgotten_at`. `settled_at` is when it
    was answered or set aside; `answer` is then the answer, or why it was set aside.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="feedback", verbose_name=_("article"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    text = models.TextField(_("what was written"), blank=True)
    received_at = models.DateTimeField(_("received"))
    status = models.CharField(
        _("status"), max_length=10, choices=FeedbackStatus.choices, default=FeedbackStatus.WAITING
    )
    answer = models.TextField(_("answer"), blank=True)
    settled_at = models.DateTimeField(_("answered"), null=True, blank=True)
    settled_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("answered by"))
    forgotten_at = models.DateTimeField(_("sender forgotten"), null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        indexes = [models.Index(fields=["status", "received_at"], name="feedback_by_status")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=FeedbackStatus.WAITING) | Q(settled_at__isnull=False), name="feedback_is_settled"
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at=None) | Q(name="", email=""), name="feedback_forgotten_names_nobody"
            ),
        ]

    def __str__(self) -> str:
        # The journal keeps what a thing is called for ever; a reader's name is not for that.
        return f"#{self.pk}"

    def guardians(self, reach: Reach) -> Set[int]:
        """Those of the article it is about."""
        return self.article.guardians(reach)
