"""Files that were handed in, and the numbers that papers bear."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.documents.layouts import Family
from phoihop.documents.paper import Kind
from phoihop.documents.rules import FileKind, Scope, Term, gaps, term_of

KINDS = [(kind.code, (kind.title or "CÔNG VĂN").capitalize()) for kind in Kind]


class Upload(models.Model):
    """A file that somebody handed in, kept once whatever its name (tệp tải lên)."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=4, choices=FileKind.choices)
    size = models.PositiveIntegerField(_("size in bytes"))
    file = models.FileField(_("file"), max_length=120)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    uploaded_at = models.DateTimeField(_("moment"))

    class Meta:
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")

    def __str__(self) -> str:
        return self.name

    def content(self) -> bytes:
        """What was handed in, unchanged."""
        with self.file.open("rb") as opened:
            return bytes(opened.read())


class NumberSeries(models.Model):
    """The numbers of one issuer's papers of one type, over a year or a term (dãy số văn bản).

    `issuer` is a key that the room above chose, such as “body:12”; a joint paper continues its lead's series.
    """

    issuer = models.CharField(max_length=60)
    kind = models.CharField(_("type of document"), max_length=6, choices=KINDS)
    scope = models.CharField(_("numbered by"), max_length=4, choices=Scope.choices)
    starts_on = models.DateField(_("from"))
    last_number = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("number series")
        verbose_name_plural = _("number series")
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "kind", "scope", "starts_on"], name="documents_one_series_per_issuer_kind_and_span"
            )
        ]

    def __str__(self) -> str:
        return f"{self.issuer} {self.kind} {self.starts_on:%Y}"

    def gaps(self) -> list[int]:
        """The numbers up to the last one that no paper bears: never given, or withdrawn."""
        return gaps(self.last_number, self.numbers.valid().values_list("number", flat=True))


def usual_term(issuer: str, signed_on: date) -> Term:
    """The term in which `issuer` numbers its papers already; otherwise the one between two congresses."""
    usual = term_of(signed_on)
    series = NumberSeries.objects.filter(issuer=issuer, scope=Scope.TERM, starts_on__lte=signed_on)
    latest = series.filter(starts_on__gte=usual.since).order_by("-starts_on").first()
    return Term(latest.starts_on if latest else usual.since, usual.until)


def usual_scope(family: str, issuer: str, signed_on: date) -> tuple[Scope, Term | None]:
    """How papers of a family are numbered: those of the Party through their usual term, all others through a year."""
    if family == Family.PARTY:
        return Scope.TERM, usual_term(issuer, signed_on)
    return Scope.YEAR, None


class IssuedNumberQuerySet(models.QuerySet["IssuedNumber"]):
    """Asks which papers bear numbers."""

    def valid(self) -> Self:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def for_listing(self) -> Self:
        """With their series, the latest number first."""
        return self.select_related("series").order_by("series", "-number")


class IssuedNumber(models.Model):
    """The number that one paper bears; once given it is never given again (số văn bản đã cấp).

    `paper` is a key that the room above chose, such as “review:7”; it is empty for a paper kept in the paper register.
    """

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField(_("number"))
    subject = models.CharField(_("subject"), max_length=300)
    paper = models.CharField(max_length=60, blank=True)
    signed_on = models.DateField(_("signed on"))
    issued_at = models.DateTimeField(_("given at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = IssuedNumberQuerySet.as_manager()

    class Meta:
        verbose_name = _("issued number")
        verbose_name_plural = _("issued numbers")
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="documents_a_number_is_given_once"),
            models.UniqueConstraint(
                fields=["paper"], condition=Q(withdrawn_at=None) & ~Q(paper=""), name="documents_a_paper_has_one_number"
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="documents_numbers_begin_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number:02d} {self.series}"
