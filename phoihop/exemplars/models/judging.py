"""What councils gave models against a rubric."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.exemplars.models.exemplars import Exemplar
from phoihop.exemplars.models.rubrics import Criterion, Rubric
from phoihop.exemplars.rules import Mark, Verdict, judge


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    """Asks how models were judged."""

    def for_listing(self) -> Self:
        """With rubric and scores, the latest first."""
        scores = Score.objects.select_related("criterion").order_by("criterion__order")
        shown = self.select_related("rubric__programme").prefetch_related(
            models.Prefetch("scores", queryset=scores), "rubric__criteria"
        )
        return shown.order_by("-on", "-pk")


class Evaluation(models.Model):
    """The points that a council gave a model on a day, and how many sat there (đánh giá mô hình)."""

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="evaluations", verbose_name=_("model"))
    rubric = models.ForeignKey(Rubric, models.PROTECT, related_name="evaluations", verbose_name=_("rubric"))
    council = models.CharField(_("council"), max_length=200)
    members = models.PositiveSmallIntegerField(_("members"))
    present = models.PositiveSmallIntegerField(_("present"))
    on = models.DateField(_("on"))
    total = models.DecimalField(_("points"), max_digits=6, decimal_places=2)
    opinion = models.TextField(_("opinion of the council"), blank=True)
    entered_at = models.DateTimeField(_("entered"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by")
    )

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(present__gte=1, present__lte=F("members")), name="evaluation_by_members_present"
            )
        ]

    def __str__(self) -> str:
        return f"{self.exemplar} ({self.on:%d/%m/%Y})"

    @property
    def verdict(self) -> Verdict:
        """What the scores come to."""
        return judge(
            [each.asked() for each in self.rubric.criteria.all()],
            {each.criterion_id: each.mark for each in self.scores.all()},
        )


class Score(models.Model):
    """What a council gave for one criterion, and by what evidence (điểm từng tiêu chí)."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="scores", verbose_name=_("evaluation"))
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+", verbose_name=_("criterion"))
    points = models.DecimalField(_("points"), max_digits=5, decimal_places=2, default=0)
    satisfied = models.BooleanField(_("satisfied"), default=True)
    evidence = models.CharField(_("evidence"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [models.UniqueConstraint(fields=["evaluation", "criterion"], name="criterion_is_scored_once")]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"

    @property
    def mark(self) -> Mark:
        """The score as the rules know it."""
        return Mark(self.points, self.satisfied, self.evidence)
