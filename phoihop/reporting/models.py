"""Forms in versions, reporting calendars, regimes, and the obligations they make."""

from collections.abc import Set
from dataclasses import replace
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Count, F, Min, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.foundation.periods import Cut, Kind, Period, from_code, label
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body, BodyStanding
from phoihop.programmes.models import Party, Programme
from phoihop.records.models import Bilingual, Dated, DatedQuerySet
from phoihop.reporting.rules import Allowance, titled
from phoihop.territories.models import Level, Place

PERIOD_KINDS = [
    (Kind.MONTH.value, _("Month")),
    (Kind.QUARTER.value, _("Quarter")),
    (Kind.HALF.value, _("Half-year")),
    (Kind.NINE_MONTHS.value, _("Nine months")),
    (Kind.YEAR.value, _("Year")),
    (Kind.TERM.value, _("Term")),
    (Kind.ADHOC.value, _("Ad hoc")),
]
CUTS = [
    (Cut.CALENDAR.value, _("Calendar months")),
    (Cut.FIFTEENTH.value, _("From the 15th to the 14th (Decree 09/2019)")),
]


class Form(Bilingual):
    """What a report asks for; its content stands in versions (biểu mẫu)."""

    code = models.SlugField(max_length=40, unique=True)
    owner = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kept by"))

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")
        ordering = ["name"]

    def guardians(self, reach: Reach) -> Set[int]:
        """The body that keeps the form; without one it is left to the stewards."""
        return frozenset({self.owner_id}) if reach is Reach.OWN and self.owner_id else frozenset()

    def version_on(self, day: date) -> "FormVersion | None":
        """The version in force on `day`."""
        return self.versions.as_of(day).published().first()

    @property
    def draft(self) -> "FormVersion | None":
        """The version that is being written and not yet published."""
        return self.versions.filter(published_at=None).first()


class FormVersionQuerySet(DatedQuerySet["FormVersion"]):
    """The words in which the rest of the site asks for versions of forms."""

    def published(self) -> Self:
        """Those that may be answered."""
        return self.filter(published_at__isnull=False)

    def for_reading(self) -> Self:
        """With sections, lines and all that is shown of their indicators."""
        lines = Line.objects.select_related("indicator__group", "indicator__whole")
        sections = Section.objects.prefetch_related(models.Prefetch("lines", queryset=lines))
        return self.select_related("form__owner").prefetch_related(models.Prefetch("sections", queryset=sections))


class FormVersion(Dated):
    """The content of a form, for a while; once published it is never changed, only succeeded (phiên bản biểu mẫu)."""

    form = models.ForeignKey(Form, models.PROTECT, related_name="versions", verbose_name=_("form"))
    number = models.PositiveSmallIntegerField(_("version"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    note = models.CharField(_("what changed"), max_length=300, blank=True)

    objects = FormVersionQuerySet.as_manager()

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

    def guardians(self, reach: Reach) -> Set[int]:
        """Those of the form."""
        return self.form.guardians(reach)


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
    owner = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kept by"))
    cut = models.CharField(_("cut"), max_length=10, choices=CUTS)

    class Meta:
        verbose_name = _("reporting calendar")
        verbose_name_plural = _("reporting calendars")
        ordering = ["name"]

    def guardians(self, reach: Reach) -> Set[int]:
        """The body that keeps the calendar; without one it is left to the stewards."""
        return frozenset({self.owner_id}) if reach is Reach.OWN and self.owner_id else frozenset()

    def allowances(self, period_kind: str) -> dict[str, Allowance]:
        """The deadline of each level for a kind of period."""
        deadlines = self.deadlines.filter(period_kind=period_kind)
        return {deadline.level: Allowance(deadline.days, deadline.shifted) for deadline in deadlines}


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """The words in which the rest of the site asks for deadlines."""

    def in_order(self) -> list["Deadline"]:
        """By kind of period, then by level, the highest first."""
        kinds, levels = [kind for kind, _label in PERIOD_KINDS], Level.values
        return sorted(self, key=lambda one: (kinds.index(one.period_kind), levels.index(one.level)))


class Deadline(models.Model):
    """How many days after the last day of a period a level must have reported (thời hạn báo cáo).

    Decree 09/2019 (Article 8) asks for at least one working day between cut-off and deadline, and for a deadline
    of each level. A deadline that falls on a day off moves to the next working day where `shifted` is set. Fewer
    than 0 days is a deadline before the period ends, for regimes that allow estimates (ước thực hiện).
    """

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="deadlines", verbose_name=_("calendar"))
    period_kind = models.CharField(_("period"), max_length=12, choices=PERIOD_KINDS)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    days = models.SmallIntegerField(_("days after the period"))
    shifted = models.BooleanField(_("moves to a working day"), default=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        constraints = [
            models.UniqueConstraint(fields=["calendar", "period_kind", "level"], name="deadline_is_set_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_period_kind_display()}, {self.get_level_display()}: {self.days:+}"


class RegimeQuerySet(DatedQuerySet["Regime"]):
    """The words in which the rest of the site asks for regimes."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the programmes that `actor` may see."""
        return self.filter(programme__in=Programme.objects.visible_to(actor).values("pk"))

    def for_listing(self) -> Self:
        """With programme, form and calendar, and how many reports are owed under it."""
        return self.select_related("programme", "form", "calendar").annotate(owed=Count("obligations"))


class Regime(Bilingual, Dated):
    """That the participants of a programme answer a form for each period of a calendar (chế độ báo cáo).

    An indicator is asked by one regime of a programme at a time, so that no figure reaches the totals twice.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="regimes", verbose_name=_("programme"))
    form = models.ForeignKey(Form, models.PROTECT, related_name="regimes", verbose_name=_("form"))
    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="regimes", verbose_name=_("calendar"))
    period_kind = models.CharField(_("period"), max_length=12, choices=PERIOD_KINDS)
    estimate_allowed = models.BooleanField(_("estimates allowed before the period ends"), default=False)

    objects = RegimeQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("reporting regime")
        verbose_name_plural = _("reporting regimes")
        ordering = ["valid_from", "pk"]

    def guardians(self, reach: Reach) -> Set[int]:
        """Those of the programme."""
        return self.programme.guardians(reach)

    @property
    def cut(self) -> Cut:
        return Cut(self.calendar.cut)


class ObligationQuerySet(models.QuerySet["Obligation"]):
    """The words in which the rest of the site asks who owes what."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those whose reports `actor` may see."""
        permission = Permission.SUBMISSION_VIEW
        if bodies_reaching(actor, permission, Reach.ANY):
            return self
        below = BodyStanding.objects.filter(ancestor__in=bodies_reaching(actor, permission, Reach.ABOVE))
        leads = Party.objects.leading().filter(body__in=bodies_reaching(actor, permission, Reach.LEAD))
        return self.filter(
            Q(body__in=bodies_reaching(actor, permission, Reach.OWN))
            | Q(receiver__in=bodies_reaching(actor, permission, Reach.RECEIVER))
            | Q(body__in=below.values("body"))
            | Q(receiver__in=below.values("body"))
            | Q(regime__programme__in=leads.values("programme"))
        )

    def one_of_each_period(self) -> Self:
        """One obligation for each period there is, the latest first, ready to tell the period's name."""
        firsts = self.order_by().values("period_code").annotate(first=Min("pk")).values("first")
        return self.filter(pk__in=firsts).select_related("regime__calendar").order_by("-since", "-until")

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
        return f"{self.body}, {label(self.period)}"

    @property
    def period(self) -> Period:
        """The data period."""
        # A term need not be of whole years, and the days that count are those of the obligation.
        return replace(from_code(self.period_code, self.regime.cut), since=self.since, until=self.until)

    @property
    def period_label(self) -> str:
        """The data period's name in the reader's language."""
        return label(self.period, "en" if get_language() == "en" else "vi")

    @property
    def label(self) -> str:
        """What is owed, in the reader's language: “Báo cáo tháng 10/2026”."""
        return titled(self.regime.label, self.period_label)

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
