"""Which closed figures of a programme everybody may see."""

from collections.abc import Set
from datetime import date, timedelta
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor
from phoihop.access.policy import Reach
from phoihop.indicators.models import Indicator
from phoihop.programmes.models import Programme
from phoihop.records.models import Quantified
from phoihop.submissions.models import Closing

PERSON = settings.AUTH_USER_MODEL


class ResultReleaseQuerySet(models.QuerySet["ResultRelease"]):
    """Asks what was released."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the programmes that `actor` may see, withdrawn or not."""
        return self.filter(programme__in=Programme.objects.visible_to(actor))

    def shown(self) -> Self:
        """What everybody may see, the latest span first."""
        return self.filter(withdrawn_at=None).order_by("-until", "-released_at", "-pk")

    def for_listing(self) -> Self:
        """With everything a list shows."""
        return self.select_related("programme", "closing", "released_by")


class ResultRelease(models.Model):
    """That the closed figures of a programme for a span are shown to everybody, by whose decision (công bố kết quả).

    The figures are taken over from the closing when it is released and never change; `expected`, `received` and
    `approved` count the reports owed for the span, those that came, and those that are in the figures.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="releases", verbose_name=_("programme"))
    closing = models.ForeignKey(Closing, models.PROTECT, related_name="releases", verbose_name=_("closing"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    decided_on = models.DateField(_("decided on"))
    reference = models.CharField(_("number and symbol"), max_length=120, blank=True)
    note = models.CharField(_("what readers should know"), max_length=500, blank=True)
    expected = models.PositiveIntegerField(_("reports expected"), default=0)
    received = models.PositiveIntegerField(_("reports received"), default=0)
    approved = models.PositiveIntegerField(_("reports approved"), default=0)
    released_at = models.DateTimeField(_("released"))
    released_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("released by"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)

    objects = ResultReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release of results")
        verbose_name_plural = _("releases of results")
        constraints = [
            models.UniqueConstraint(
                fields=["closing"], condition=Q(withdrawn_at=None), name="release_shows_a_closing_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawal_reason=""), name="release_is_withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} ({self.since:%d/%m/%Y} – {self.last_day:%d/%m/%Y})"

    @property
    def last_day(self) -> date:
        """The last day whose figures are shown."""
        return self.until - timedelta(days=1)

    def guardians(self, reach: Reach) -> Set[int]:
        """Those of the programme."""
        return self.programme.guardians(reach)


class ReleasedFigure(Quantified):
    """A figure of a release in the words in which it is shown, with the shorter periods within (số liệu công bố).

    `points` holds, for each month or quarter of the span in order, [label, at least, at most, words]; where no figure
    was stated, the bounds are null.
    """

    release = models.ForeignKey(ResultRelease, models.CASCADE, related_name="figures", verbose_name=_("release"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name=_("indicator"))
    order = models.PositiveSmallIntegerField(_("order"))
    words_en = models.CharField(_("English words"), max_length=120, blank=True)
    points = models.JSONField(_("shorter periods"), default=list, blank=True)

    class Meta:
        verbose_name = _("released figure")
        verbose_name_plural = _("released figures")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["release", "indicator"], name="release_states_an_indicator_once"),
            models.CheckConstraint(condition=Q(low__isnull=False), name="released_figure_is_a_quantity"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}: {self.words}"

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """Between which the figure lies."""
        return self.low, self.high
