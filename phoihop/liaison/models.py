"""Notes, their recipients, the cases they count, and how often notes are owed."""

from collections.abc import Set
from datetime import date, datetime, time
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.documents.models import IssuedNumber, Upload
from phoihop.foundation import periods
from phoihop.liaison.rules import PART_NAMES, PARTS, CaseKind, Cases, Kind, State, unread_since
from phoihop.organisations.models import Body, BodyStanding
from phoihop.programmes.models import Programme
from phoihop.records.models import Dated, DatedQuerySet
from phoihop.records.searching import matching


class ExchangeRegime(Dated):
    """That the leading parties owe one another a note each month or quarter (chế độ trao đổi thông tin).

    `days` are working days after the last day of the period.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="exchange_regimes", verbose_name=_("programme")
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=[(kind, kind.label) for kind in (Kind.MONTHLY, Kind.QUARTERLY)]
    )
    days = models.PositiveSmallIntegerField(_("working days after the period"), default=5)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("regime of exchange")
        verbose_name_plural = _("regimes of exchange")
        ordering = ["kind", "-valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "kind", "valid_from"], name="exchange_regime_begins_once"),
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.get_kind_display()}"


class NoteQuerySet(models.QuerySet["Note"]):
    """The words in which the rest of the site asks for notes."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may read: drafts in the body that writes them, sent ones where they arrived."""
        permission = Permission.NOTE_READ
        above = BodyStanding.objects.filter(ancestor__in=bodies_reaching(actor, permission, Reach.ABOVE), depth__gt=0)
        received = Recipient.objects.filter(body__in=bodies_reaching(actor, permission, Reach.RECEIVER))
        return self.filter(
            Q(body__in=bodies_reaching(actor, permission, Reach.OWN))
            | Q(state=State.SENT, pk__in=received.values("note"))
            | Q(state=State.SENT, body__in=above.values("body"))
        )

    def sent(self) -> Self:
        """Those that have left their body."""
        return self.filter(state=State.SENT)

    def drafts_of(self, bodies: Set[int]) -> Self:
        """Those that these bodies have begun and not sent."""
        return self.filter(state=State.DRAFT, body__in=bodies)

    def of_bodies(self, bodies: Set[int]) -> Self:
        """Those that these bodies write."""
        return self.filter(body__in=bodies)

    def received_by(self, bodies: Set[int]) -> Self:
        """Those sent to these bodies."""
        return self.sent().filter(pk__in=Recipient.objects.filter(body__in=bodies).values("note"))

    def awaiting_reading_of(self, bodies: Set[int]) -> Self:
        """Those sent to these bodies that one of them has not said to have read."""
        unread = Recipient.objects.filter(body__in=bodies, read_at=None)
        return self.sent().filter(pk__in=unread.values("note"))

    def unread_too_long(self, today: date) -> Self:
        """Those that a recipient has left unread for more working days than is usual."""
        end = timezone.make_aware(datetime.combine(unread_since(today), time.max))
        return self.sent().filter(Exists(Recipient.objects.filter(note=OuterRef("pk"), read_at=None)), sent_at__lte=end)

    def search(self, text: str) -> Self:
        """Those in whose subject or body words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows, drafts first and then the latest."""
        shown = self.select_related("programme", "body__place", "number", "corrects")
        return shown.with_recipients().prefetch_related("cases").latest_first()

    def with_recipients(self) -> Self:
        """With those to whom they go, and who read them there."""
        return self.prefetch_related(
            models.Prefetch("recipients", queryset=Recipient.objects.select_related("body", "read_by"))
        )

    def latest_first(self) -> Self:
        """Drafts first and then the latest."""
        return self.order_by(models.F("sent_at").desc(nulls_first=True), "-pk")


class Note(models.Model):
    """What a body tells the others of a programme: of a month, a quarter or one event (thông tin trao đổi).

    Its three parts are those of `rules.PARTS`. A sent note never changes; one that `corrects` it is another note.
    `period` is a code such as 2026-03, empty for an urgent note. `search_text` is made by the services.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="notes", verbose_name=_("programme"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="notes", verbose_name=_("sender"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    period = models.CharField(_("period"), max_length=10, blank=True)
    subject = models.CharField(_("what it is about"), max_length=300)
    account = models.TextField(_("what happened, or the results"), blank=True)
    assessment = models.TextField(_("first assessment, or what is arising"), blank=True)
    proposals = models.TextField(_("proposals"), blank=True)
    signatory = models.CharField(_("signed by"), max_length=120, blank=True)
    office = models.CharField(_("office of the signatory"), max_length=150, blank=True)
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.DRAFT)
    number = models.OneToOneField(
        IssuedNumber, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("number")
    )
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name=_("corrects")
    )
    drafted_at = models.DateTimeField(_("begun"))
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("begun by")
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sent by")
    )
    search_text = models.CharField(max_length=700, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("liaison note")
        verbose_name_plural = _("liaison notes")
        indexes = [models.Index(fields=["body", "kind", "period"], name="note_by_body_and_period")]
        constraints = [
            models.CheckConstraint(condition=~Q(state=State.SENT) | ~Q(sent_at=None), name="note_is_sent_at_a_moment"),
            models.CheckConstraint(
                condition=Q(kind=Kind.URGENT, period="") | (~Q(kind=Kind.URGENT) & ~Q(period="")),
                name="note_tells_of_a_period_or_an_event",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_draft(self) -> bool:
        """Whether it may still change."""
        return self.state == State.DRAFT

    @property
    def told_of(self) -> str:
        """The period in words, in the reader's language; empty for an urgent note."""
        style = "en" if get_language() == "en" else "vi"
        return periods.label(periods.from_code(self.period), style) if self.period else ""

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Its three parts, each with what it is called."""
        texts = (getattr(self, name) for name in PART_NAMES)
        return [(str(label), text) for label, text in zip(PARTS[Kind(self.kind)], texts, strict=True)]

    @property
    def unread(self) -> "list[Recipient]":
        """To whom it was sent and who has not said to have read it; the recipients should be at hand."""
        return [each for each in self.recipients.all() if each.read_at is None]

    @property
    def case_totals(self) -> tuple[int, int, int]:
        """How many cases arose, were settled and are still open, of all kinds."""
        counts = list(self.cases.all())
        return (
            sum(each.arisen for each in counts),
            sum(each.settled for each in counts),
            sum(each.remaining for each in counts),
        )

    def guardians(self, reach: Reach) -> Set[int]:
        """The body that writes it (own); once it is sent, who received it (receiver) and who stands above (above)."""
        match reach:
            case Reach.OWN:
                return frozenset({self.body_id})
            case Reach.RECEIVER if not self.is_draft:
                return frozenset(each.body_id for each in self.recipients.all())
            case Reach.ABOVE if not self.is_draft:
                above = BodyStanding.objects.filter(body=self.body_id, depth__gt=0)
                return frozenset(above.values_list("ancestor", flat=True))
            case _:
                return frozenset()


class Recipient(models.Model):
    """A body to which a note goes, who there has read it, in which office, and what it answers (nơi nhận)."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="recipients", verbose_name=_("liaison note"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("read by")
    )
    read_as = models.CharField(_("office of the reader"), max_length=150, blank=True)
    answer = models.TextField(_("reply"), blank=True)
    answered_at = models.DateTimeField(_("replied"), null=True, blank=True)

    class Meta:
        verbose_name = _("recipient of a note")
        verbose_name_plural = _("recipients of notes")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["note", "body"], name="note_goes_to_a_body_once")]
        indexes = [models.Index(fields=["body"], condition=Q(read_at=None), name="note_unread_by_body")]

    def __str__(self) -> str:
        return str(self.body)


class CaseCount(models.Model):
    """How many complex cases of a kind a note counts; none is described (số vụ việc phức tạp)."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="cases", verbose_name=_("liaison note"))
    kind = models.CharField(_("kind of case"), max_length=12, choices=CaseKind.choices)
    arisen = models.PositiveIntegerField(_("arisen"))
    settled = models.PositiveIntegerField(_("settled"))
    remaining = models.PositiveIntegerField(_("still open"))

    class Meta:
        verbose_name = _("count of cases")
        verbose_name_plural = _("counts of cases")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["note", "kind"], name="case_kind_is_counted_once")]

    def __str__(self) -> str:
        return _t("%(kind)s: %(arisen)s arisen, %(settled)s settled, %(remaining)s still open") % {
            "kind": self.get_kind_display(),
            "arisen": self.arisen,
            "settled": self.settled,
            "remaining": self.remaining,
        }

    def counted(self) -> Cases:
        """The numbers as the rules know them."""
        return Cases(CaseKind(self.kind), self.arisen, self.settled, self.remaining)


class NoteFile(models.Model):
    """A file that goes with a note (tệp kèm theo)."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="files", verbose_name=_("liaison note"))
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="+", verbose_name=_("file"))

    class Meta:
        verbose_name = _("file of a note")
        verbose_name_plural = _("files of notes")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.upload)
