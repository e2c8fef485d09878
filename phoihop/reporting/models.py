"""Forms in versions, reporting calendars, regimes, and the obligations they make."""

from collections.abc import Set
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.access.policy import Reach
from phoihop.foundation.periods import Cut, Period, PeriodKind
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body, BodyStanding
from phoihop.programmes.models import Programme
from phoihop.records.models import Bilingual, Dated, DatedQuerySet
from phoihop.territories.models import Level, Place

PERIOD_KINDS = [
    (PeriodKind.MONTH.value, _("Month")),
    (PeriodKind.QUARTER.value, _("Quarter")),
    (PeriodKind.HALF.value, _("Half-year")),
    (PeriodKind.NINE_MONTHS.value, _("Nine months")),
    (PeriodKind.YEAR.value, _("Year")),
    (PeriodKind.TERM.value, _("Term")),
    (PeriodKind.ADHOC.value, _("Ad hoc")),
]
CUTS = [
    (Cut.CALENDAR.value, _("Calendar months")),
    (Cut.FIFTEENTH.value, _("From the 15th to the 14th (Decree 09/2019)")),
]


class Form(Bilingual):
    """What a report asks for; its content stands in versions (biểu mẫu)."""

    code = models.SlugField(max_length=40, unique=True)

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")
        ordering = ["name"]

    def version_on(self, day: date) -> "FormVersion | None":
        """The version in force on `day`."""
        return self.versions.as_of(day).filter(published_at__isnull=False).first()


class FormVersion(Dated):
    """The content of a form, for a while; once published it is never changed, only succeeded (phiên bản biểu mẫu)."""

    form = models.ForeignKey(Form, models.PROTECT, related_name="versions", verbose_name=_("form"))
    number = models.PositiveSmallIntegerField(_("version"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    note = models.CharField(_("what changed"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("version of a form")
        verbose_name_plural = _("versions of forms")
        ordering = ["number"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["form", "number"], name="form_version_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.form} ({self.number})"


class Section(Bilingual):
    """A part of a form: a list of figures, or one narrative (phần của biểu mẫu)."""

    class Kind(models.TextChoices):
        """What is written in a section (nội dung phần)."""

        FIGURES = "figures", _("Figures")
        RESULTS = "results", _("Results")
        LIMITATIONS = "limitations", _("Limitations")
        CAUSES = "causes", _("Causes")
        LESSONS = "lessons", _("Lessons")
        PROPOSALS = "proposals", _("Proposals")

    version = models.ForeignKey(FormVersion, models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)

    class Meta:
        verbose_name = _("section of a form")
        verbose_name_plural = _("sections of forms")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "order"], name="section_order_is_unique")]


class Line(models.Model):
    """One figure that a form asks for (dòng của biểu mẫu)."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField(_("order"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="lines", verbose_name=_("indicator"))
    required = models.BooleanField(_("must be answered"), default=True)
    hint = models.CharField(_("hint"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("line of a form")
        verbose_name_plural = _("lines of forms")
        ordering = ["section__order", "order"]
        constraints = [models.UniqueConstraint(fields=["section", "indicator"], name="line_asks_once")]

    def __str__(self) -> str:
        return str(self.indicator)


class Calendar(Bilingual):
    """Where data periods are cut, and how long after that each level has time (lịch báo cáo)."""

    code = models.SlugField(max_length=40, unique=True)
    cut = models.CharField(_("cut"), max_length=10, choices=CUTS)

    class Meta:
        verbose_name = _("reporting calendar")
        verbose_name_plural = _("reporting calendars")
        ordering = ["name"]


class Deadline(models.Model):
    """How many days after the last day of a period a level must have reported (thời hạn báo cáo).

    Decree 09/2019 (Article 8) asks for at least one working day between cut-off and deadline, and for a deadline
    of each level. A deadline that falls on a day off moves to the next working day where `shifted` is set.
    """

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="deadlines", verbose_name=_("calendar"))
    period_kind = models.CharField(_("period"), max_length=12, choices=PERIOD_KINDS)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    days = models.PositiveSmallIntegerField(_("days after the period"))
    shifted = models.BooleanField(_("moves to a working day"), default=True)

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        constraints = [
            models.UniqueConstraint(fields=["calendar", "period_kind", "level"], name="deadline_is_set_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_period_kind_display()}, {self.get_level_display()}: +{self.days}"


class Regime(Bilingual, Dated):
    """That the participants of a programme answer a form for each period of a calendar (chế độ báo cáo).

    An indicator is asked by one regime of a programme at a time, so that no figure reaches the totals twice.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="regimes", verbose_name=_("programme"))
    form = models.ForeignKey(Form, models.PROTECT, related_name="regimes", verbose_name=_("form"))
    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="regimes", verbose_name=_("calendar"))
    period_kind = models.CharField(_("period"), max_length=12, choices=PERIOD_KINDS)
    estimate_allowed = models.BooleanField(_("estimates allowed before the period ends"), default=False)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("reporting regime")
        verbose_name_plural = _("reporting regimes")


class ObligationQuerySet(models.QuerySet["Obligation"]):
    """The words in which the rest of the site asks who owes what."""

    def owed_by(self, bodies: Set[int]) -> Self:
        """Those of these bodies."""
        return self.filter(body__in=bodies)

    def within(self, since: date, until: date) -> Self:
        """Those whose data period lies wholly in the half-open span."""
        return self.filter(since__gte=since, until__lte=until)

    def for_listing(self) -> Self:
        """With everything a list shows."""
        return self.select_related("regime__programme", "regime__calendar", "body", "receiver", "place")


class Obligation(models.Model):
    """That a body owes a report for a period, by a day, to another body (nghĩa vụ báo cáo).

    `since` and `until` bound the data period, half-open. `place` is where the body worked at the period's end.
    Without a receiver the body approves its own report.
    """

    regime = models.ForeignKey(Regime, models.CASCADE, related_name="obligations", verbose_name=_("regime"))
    form_version = models.ForeignKey(
        FormVersion, models.PROTECT, related_name="obligations", verbose_name=_("version of the form")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="obligations", verbose_name=_("body"))
    receiver = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("handed to"))
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("place"))
    period_code = models.CharField(_("period"), max_length=30)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    due_on = models.DateField(_("due on"))
    request = models.CharField(_("asked for by"), max_length=300, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting obligation")
        verbose_name_plural = _("reporting obligations")
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="obligation_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["regime", "body", "since", "until", "request"], name="obligation_is_made_once"
            ),
        ]
        indexes = [
            models.Index(fields=["regime", "since"], name="obligation_by_period"),
            models.Index(fields=["body", "due_on"], name="obligation_by_body"),
            models.Index(fields=["receiver", "due_on"], name="obligation_by_receiver"),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.period.label()}"

    @property
    def period(self) -> Period:
        """The data period."""
        return Period.from_code(self.period_code, Cut(self.regime.calendar.cut))

    def guardians(self, reach: Reach) -> Set[int]:
        """The body that owes (own), the one it reports to, whoever stands above either, the programme's leads."""
        match reach:
            case Reach.OWN:
                return frozenset({self.body_id})
            case Reach.RECEIVER:
                return frozenset({self.receiver_id})
            case Reach.ABOVE:
                standings = BodyStanding.objects.filter(body__in=(self.body_id, self.receiver_id))
                return frozenset(standings.values_list("ancestor", flat=True)) - {self.body_id}
            case Reach.LEAD:
                return self.regime.programme.guardians(Reach.LEAD)
            case _:
                return frozenset()
