"""Classes, and how many were invited and came."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.organisations.models import Body, BodyStanding
from phoihop.programmes.models import Party, Programme
from phoihop.records.searching import matching
from phoihop.territories.models import Place
from phoihop.training.rules import Audience, Held, Seats


class CourseQuerySet(models.QuerySet["Course"]):
    """The words in which the rest of the site asks for classes."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see."""
        permission = Permission.COURSE_VIEW
        if bodies_reaching(actor, permission, Reach.ANY):
            return self
        above = BodyStanding.objects.filter(ancestor__in=bodies_reaching(actor, permission, Reach.ABOVE), depth__gt=0)
        leads = Party.objects.leading().filter(body__in=bodies_reaching(actor, permission, Reach.LEAD))
        return self.filter(
            Q(body__in=bodies_reaching(actor, permission, Reach.OWN))
            | Q(body__in=above.values("body"))
            | Q(programme__in=leads.values("programme"))
        )

    def standing(self) -> Self:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def of_bodies(self, bodies: Set[int]) -> Self:
        """Those that these bodies hold."""
        return self.filter(body__in=bodies)

    def awaiting_numbers(self, today: date) -> Self:
        """Those that have ended, of which nobody has said yet how many came."""
        open_rows = Attendance.objects.filter(present=None).values("course")
        return self.standing().filter(until__lte=today, pk__in=open_rows)

    def meeting(self, since: date, until: date) -> Self:
        """Those with a day within the half-open span."""
        return self.filter(since__lt=until, until__gt=since)

    def for_audience(self, audience: str) -> Self:
        """Those held for an audience."""
        return self.filter(pk__in=Attendance.objects.filter(audience=audience).values("course"))

    def search(self, text: str) -> Self:
        """Those in whose title, body or place words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows, the latest first."""
        return self.select_related("programme", "body", "place").prefetch_related("seats").order_by("-until", "-pk")


class Course(models.Model):
    """A class, or a field march, that a body holds for some audiences (lớp tập huấn, bồi dưỡng).

    The span is half-open; its last day decides in which period it counts. `search_text` is made by the services.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="courses", verbose_name=_("programme"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="courses", verbose_name=_("held by"))
    partners = models.CharField(_("held together with"), max_length=300, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("place"))
    title = models.CharField(_("title"), max_length=300)
    content = models.TextField(_("content"), blank=True)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    recorded_at = models.DateTimeField(_("recorded"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("recorded by")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    search_text = models.TextField(blank=True)

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        indexes = [models.Index(fields=["body", "until"], name="course_by_body")]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="course_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawal_reason=""), name="course_is_withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.until - timedelta(days=1)

    @property
    def invited(self) -> int:
        """How many were invited, of all audiences."""
        return sum(each.invited for each in self.seats.all())

    @property
    def present(self) -> int | None:
        """How many came; None until it is known of every audience."""
        numbers = [each.present for each in self.seats.all()]
        return None if None in numbers else sum(number or 0 for number in numbers)

    def counted(self) -> Held:
        """The class as the rules count it; its seats should be at hand."""
        return Held(self.until, [each.counted() for each in self.seats.all()])

    def guardians(self, reach: Reach) -> Set[int]:
        """The body that holds it (own), whoever stands above it, who leads the programme."""
        match reach:
            case Reach.OWN:
                return frozenset({self.body_id})
            case Reach.ABOVE:
                above = BodyStanding.objects.filter(body=self.body_id, depth__gt=0)
                return frozenset(above.values_list("ancestor", flat=True))
            case Reach.LEAD:
                return self.programme.guardians(reach)
            case _:
                return frozenset()


class Attendance(models.Model):
    """How many of an audience were invited to a class and came; nobody is named (số người dự)."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="seats", verbose_name=_("class"))
    audience = models.CharField(_("audience"), max_length=12, choices=Audience.choices)
    invited = models.PositiveIntegerField(_("invited"))
    present = models.PositiveIntegerField(_("present"), null=True, blank=True)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["course", "audience"], name="audience_is_named_once"),
            models.CheckConstraint(
                condition=Q(present=None) | Q(present__lte=F("invited")), name="no_more_come_than_are_invited"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_audience_display()}: {self.present}/{self.invited}"

    def counted(self) -> Seats:
        """The numbers as the rules know them."""
        return Seats(Audience(self.audience), self.invited, self.present)
