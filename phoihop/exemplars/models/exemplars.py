"""Models of collectives, the gates they passed, how they are kept up and copied; and individuals as numbers."""

from collections.abc import Sequence, Set
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phoihop.exemplars.models.guarded import Registered, RegisteredQuerySet
from phoihop.exemplars.models.rubrics import ExemplarField
from phoihop.exemplars.rules import GATES, Gate, National, Origin, Passed, State, half_before, next_gate, state_on
from phoihop.exemplars.rules import Model as Counted
from phoihop.records.searching import matching
from phoihop.territories.models import Place

PERSON = settings.AUTH_USER_MODEL
RECOGNISED = GATES[GATES.index(Gate.RECOGNISED) :]


class ExemplarQuerySet(RegisteredQuerySet["Exemplar"]):
    """The words in which the rest of the site asks for models."""

    def standing(self) -> Self:
        """Those whose registration was not withdrawn."""
        return self.filter(withdrawn_at=None)

    def working(self, day: date) -> Self:
        """Those that are kept up on a day."""
        return self.standing().filter(Q(stopped_on=None) | Q(stopped_on__gt=day), started_on__lte=day)

    def in_state(self, state: State, day: date) -> Self:
        """Exactly those for which `state_on(day)` says `state`."""
        stopped = Q(stopped_on__isnull=False, stopped_on__lte=day)
        prepared = Q(started_on=None) | Q(started_on__gt=day)
        fresh = Q(origin=Origin.NEW, started_on__year=day.year)
        match state:
            case State.STOPPED:
                return self.filter(stopped)
            case State.PREPARED:
                return self.exclude(stopped).filter(prepared)
            case State.NEW:
                return self.exclude(stopped).exclude(prepared).filter(fresh)
            case State.MAINTAINED:
                return self.exclude(stopped).exclude(prepared).exclude(fresh)

    def awaiting_check(self, day: date) -> Self:
        """Those at work through the half-year that ended last, of which nobody has said that they are kept up."""
        since, until = half_before(day)
        checked = StandingCheck.objects.filter(half=since).values("exemplar")
        return self.working(day).filter(started_on__lt=until).exclude(pk__in=checked)

    def worth_copying(self, day: date) -> Self:
        """Those that everybody may read about: recognised at least, marked public, and still at work."""
        return self.working(day).filter(public=True, gate__in=RECOGNISED)

    def of_bodies(self, bodies: Set[int]) -> Self:
        """Those that these bodies registered."""
        return self.filter(body__in=bodies)

    def search(self, text: str) -> Self:
        """Those in whose name, body, unit or content words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def search_public(self, text: str) -> Self:
        """As `search`, but only in what everybody may read, so that nobody can sound out the rest."""
        return matching(self, text, "public_text")

    def for_listing(self) -> Self:
        """With everything a list shows, the latest registration first."""
        shown = self.select_related("programme", "body", "field", "place")
        return shown.annotate(copy_count=models.Count("copies", distinct=True)).order_by("-registered_on", "-pk")


class Exemplar(Registered):
    """A model of “skilful mass mobilisation” of a collective, in the nine boxes of its form (mô hình Dân vận khéo).

    `unit` is the residential group, cell or unit of the body whose model it is. `registered_on` is the day of the
    latest registration, `gate` how far it has come since. `started_on` is when it began to work, `stopped_on` the
    first day on which it no longer did. `search_text` and `public_text` are made by the services.
    """

    field = models.ForeignKey(ExemplarField, models.PROTECT, related_name="exemplars", verbose_name=_("field"))
    unit = models.CharField(_("residential group or unit"), max_length=200, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="exemplars", verbose_name=_("place"))
    origin = models.CharField(_("new or running"), max_length=8, choices=Origin.choices)
    name = models.CharField(_("name of the model"), max_length=300)
    situation = models.TextField(_("situation and reason"))
    aim = models.TextField(_("aims and criteria"))
    content = models.TextField(_("content and way of working"))
    reach = models.TextField(_("area and people addressed"))
    forces = models.TextField(_("forces: who leads, co-operates, takes part"))
    resources = models.TextField(_("resources and time"))
    products = models.TextField(_("products and results that can be checked"))
    durability = models.TextField(_("whether it can last and be copied"))
    registered_on = models.DateField(_("registered on"))
    started_on = models.DateField(_("at work since"), null=True, blank=True)
    stopped_on = models.DateField(_("stopped on"), null=True, blank=True)
    stop_reason = models.CharField(_("why it stopped"), max_length=300, blank=True)
    gate = models.CharField(_("gate"), max_length=10, choices=Gate.choices, default=Gate.REGISTERED)
    public = models.BooleanField(_("shown to everybody"), default=False)
    summary = models.TextField(_("what everybody may read"), blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    search_text = models.TextField(blank=True)
    public_text = models.TextField(blank=True)

    objects = ExemplarQuerySet.as_manager()

    copy_count: int

    class Meta:
        verbose_name = _("model")
        verbose_name_plural = _("models")
        indexes = [
            models.Index(fields=["body", "registered_on"], name="exemplar_by_body"),
            models.Index(fields=["place"], name="exemplar_by_place"),
            models.Index(fields=["public", "gate"], name="exemplar_public"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stopped_on=None) | ~Q(stop_reason=""), name="exemplar_stops_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawal_reason=""), name="exemplar_is_withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> State:
        """How it stands today."""
        return self.state_on(timezone.localdate())

    def state_on(self, day: date) -> State:
        """How it stands on a day."""
        return state_on(day, started_on=self.started_on, stopped_on=self.stopped_on, origin=Origin(self.origin))

    @property
    def next_gate(self) -> Gate | None:
        """The gate it has yet to pass."""
        return next_gate(Gate(self.gate))

    @property
    def is_open(self) -> bool:
        """Whether it can go on: neither stopped nor withdrawn."""
        return self.withdrawn_at is None and self.stopped_on is None

    @property
    def passed(self) -> list[Passed]:
        """The gates that hold, in order; what was taken back is left out."""
        return [Passed(Gate(each.gate), each.on) for each in self.steps.all() if each.taken_back_at is None]

    def counted(self) -> Counted:
        """The model as the rules count it; its steps and copies should be at hand."""
        return Counted(
            national=National(self.field.national),
            origin=Origin(self.origin),
            passed=self.passed,
            started_on=self.started_on,
            stopped_on=self.stopped_on,
            copied_on=[each.on for each in self.copies.all()],
            key=self.pk,
        )


def boxes_of(exemplar: Exemplar, names: Sequence[str]) -> list[tuple[str, str]]:
    """What boxes of the form are called, each with what was written into it."""
    named = {field.name: str(field.verbose_name) for field in Exemplar._meta.fields}
    return [(named[name], getattr(exemplar, name)) for name in names]


class GateStep(models.Model):
    """That a model passed a gate on a day, by whose decision; taken back where it was a mistake (nấc đã qua)."""

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="steps", verbose_name=_("model"))
    gate = models.CharField(_("gate"), max_length=10, choices=Gate.choices)
    on = models.DateField(_("on"))
    decided_by = models.CharField(_("by whose decision"), max_length=200, blank=True)
    reference = models.CharField(_("number and symbol"), max_length=120, blank=True)
    taken_at = models.DateTimeField(_("entered"))
    taken_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by"))
    taken_back_at = models.DateTimeField(_("undone"), null=True, blank=True)
    back_reason = models.CharField(_("why it was taken back"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("gate passed")
        verbose_name_plural = _("gates passed")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.exemplar}: {self.get_gate_display()}"


class StandingCheck(models.Model):
    """What a body says of a half-year: whether its model is still kept up (rà soát duy trì).

    `half` is the first day of the half-year asked about.
    """

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="checks", verbose_name=_("model"))
    half = models.DateField(_("half-year"))
    maintained = models.BooleanField(_("still kept up"))
    note = models.CharField(_("results, or why not"), max_length=300, blank=True)
    checked_at = models.DateTimeField(_("checked"))
    checked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("checked by"))

    class Meta:
        verbose_name = _("check of a model")
        verbose_name_plural = _("checks of models")
        ordering = ["-half"]
        constraints = [models.UniqueConstraint(fields=["exemplar", "half"], name="check_is_made_once_a_half_year")]

    def __str__(self) -> str:
        return f"{self.exemplar} ({self.half:%m/%Y})"


class Replication(models.Model):
    """That a model was taken up elsewhere, by a registered copy or just in a place (nhân rộng mô hình)."""

    model = models.ForeignKey(Exemplar, models.CASCADE, related_name="copies", verbose_name=_("model"))
    copy = models.ForeignKey(
        Exemplar, models.CASCADE, null=True, blank=True, related_name="origins", verbose_name=_("its copy")
    )
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("place"))
    on = models.DateField(_("on"))
    by = models.CharField(_("taken up by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("replication")
        verbose_name_plural = _("replications")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "copy"], condition=Q(copy__isnull=False), name="copy_is_named_once"
            ),
            models.CheckConstraint(condition=Q(copy=None) | ~Q(copy=models.F("model")), name="copy_is_another_model"),
        ]

    def __str__(self) -> str:
        return f"{self.model} → {self.copy or self.place}"


class IndividualCountQuerySet(RegisteredQuerySet["IndividualCount"]):
    """Asks how many individuals there are."""

    def for_listing(self) -> Self:
        """With everything a list shows, the latest first."""
        return self.select_related("programme", "body", "field").order_by("-on", "body__sort_text", "field__order")


class IndividualCount(Registered):
    """How many individual exemplars of a body passed a gate on a day, in a field; nobody is named (số cá nhân)."""

    field = models.ForeignKey(ExemplarField, models.PROTECT, related_name="+", verbose_name=_("field"))
    gate = models.CharField(_("gate"), max_length=10, choices=Gate.choices, default=Gate.REGISTERED)
    on = models.DateField(_("on"))
    number = models.PositiveIntegerField(_("number of individuals"))
    reference = models.CharField(_("number and symbol"), max_length=120, blank=True)

    objects = IndividualCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of individuals")
        verbose_name_plural = _("counts of individuals")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "body", "field", "gate", "on"], name="individuals_are_counted_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.number}"
