"""Reviews, the passages of their text, the figures they quote, and who issues them."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.documents.models import IssuedNumber
from phoihop.foundation.periods import label
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body, BodyStanding
from phoihop.organisations.naming import split_name
from phoihop.plans.models.reaching import programmes_led
from phoihop.programmes.models import Party, Programme
from phoihop.records.searching import matching
from phoihop.reviews.rules import Ask, Kind, Quoted, Status, Tree, codes, recognised
from phoihop.submissions.models import Closing
from phoihop.territories.models import Place


class ReviewQuerySet(models.QuerySet["Review"]):
    """The words in which the rest of the site asks for reviews."""

    def visible_to(self, actor: Actor) -> Self:
        """Exactly those that `actor` may see."""
        leads = bodies_reaching(actor, Permission.REVIEW_VIEW, Reach.LEAD)
        above = bodies_reaching(actor, Permission.REVIEW_VIEW, Reach.ABOVE)
        below = BodyStanding.objects.filter(ancestor__in=above).values("body")
        led = Party.objects.leading().filter(Q(body__in=leads) | Q(body__in=below))
        return self.filter(programme__in=led.values("programme"))

    def drafts_of(self, actor: Actor) -> Self:
        """Those still written, of programmes whose reviews `actor` edits."""
        leads = bodies_reaching(actor, Permission.REVIEW_EDIT, Reach.LEAD)
        return self.filter(status=Status.DRAFT, programme__in=programmes_led(leads))

    def search(self, text: str) -> Self:
        """Those in whose title or programme words begin with those of `text`, whatever the accents."""
        return matching(self, text)

    def for_listing(self) -> Self:
        """With everything a list shows, the latest first."""
        shown = self.select_related("programme", "place", "body", "issued_number", "created_by")
        return shown.order_by("-until", "-pk")


class Review(models.Model):
    """A report that looks back on a programme over a period (báo cáo sơ kết, tổng kết).

    The period is half-open. `structure_on` is the day whose structure totals are rolled up through, None for that of
    each fact's own time. The unit at the top is a place or a body, as `tree` says. `layout` is the family of layouts.
    `search_text` is made by the services.
    """

    Kind = Kind
    Status = Status
    Tree = Tree

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="reviews", verbose_name=_("programme"))
    kind = models.CharField(_("kind of review"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("subject line"), max_length=500)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    tree = models.CharField(_("adds up"), max_length=5, choices=Tree.choices, default=Tree.PLACE)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("place"))
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body"))
    structure_on = models.DateField(_("structure of the day"), null=True, blank=True)
    compares_last_year = models.BooleanField(_("compared with the same period last year"), default=True)
    compares_targets = models.BooleanField(_("compared with the targets"), default=True)
    layout = models.CharField(_("form of papers"), max_length=10, choices=Programme.PaperForm.choices)
    issued_from = models.CharField(_("place of issue"), max_length=100, blank=True)
    recipients = models.TextField(_("recipients"), blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.DRAFT)
    closing = models.ForeignKey(
        Closing, models.PROTECT, null=True, blank=True, related_name="reviews", verbose_name=_("closing")
    )
    issued_number = models.ForeignKey(
        IssuedNumber, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("number")
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    created_at = models.DateTimeField(_("drafted"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("drafted by")
    )
    refreshed_at = models.DateTimeField(_("figures of"))
    search_text = models.TextField(blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="review_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(tree="place", place__isnull=False, body=None)
                | Q(tree="body", body__isnull=False, place=None),
                name="review_has_one_unit_at_the_top",
            ),
            models.CheckConstraint(
                condition=~Q(status="signed") | Q(closing__isnull=False, signed_on__isnull=False),
                name="review_signed_on_closed_figures",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def node(self) -> Place | Body:
        """The unit at the top."""
        unit = self.place if self.tree == Tree.PLACE else self.body
        if unit is None:
            raise ValueError(self.tree)
        return unit

    @property
    def last_day(self) -> date:
        """The last day looked back on."""
        return self.until - timedelta(days=1)

    @property
    def period_label(self) -> str:
        """The period's name in the reader's language."""
        return label(recognised(self.since, self.until), "en" if get_language() == "en" else "vi")

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.status == Status.DRAFT

    def guardians(self, reach: Reach) -> Set[int]:
        """Those of the programme."""
        return self.programme.guardians(reach)

    def ask(self, of: Quoted, indicator: Indicator | None = None) -> Ask:
        """The question about the whole review's unit and period; other units and spans are made from it."""
        return Ask(
            of=of.value,
            programme=self.programme_id,
            tree=self.tree,
            node=self.node.pk,
            since=self.since,
            until=self.until,
            structure=self.structure_on,
            indicator=indicator.pk if indicator else None,
        )


class Passage(models.Model):
    """A heading, a paragraph, an item, a table or a chart of a review (đoạn văn bản).

    `annex` is 0 for the body, otherwise the annex it stands in, whose first passage is its title. `note` is for those
    who write, such as who told it, and is never printed. `stamp` grows at each change, so that two persons never
    overwrite each other silently.
    """

    class Kind(models.TextChoices):
        """What a passage is (loại đoạn)."""

        HEADING = "heading", _("Heading")
        PARAGRAPH = "paragraph", _("Paragraph")
        ITEM = "item", _("Item")
        TABLE = "table", _("Table")
        CHART = "chart", _("Chart")

    review = models.ForeignKey(Review, models.CASCADE, related_name="passages")
    annex = models.PositiveSmallIntegerField(default=0)
    order = models.PositiveIntegerField(_("order"))
    kind = models.CharField(_("kind of passage"), max_length=10, choices=Kind.choices)
    level = models.PositiveSmallIntegerField(_("level"), default=1)
    text = models.TextField(_("text of the passage"), blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    stamp = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("changed by")
    )

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["annex", "order", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def anchor(self) -> str:
        """The name by which its page is jumped into; never a number, which would be written with full stops."""
        return f"p-{self.pk}"

    @property
    def codes(self) -> list[str]:
        """The codes of the figures it quotes."""
        return codes(self.text)


class QuotedFigure(models.Model):
    """A figure that a review may quote by its code (số liệu trích dẫn).

    `question` can be asked again at any time; the answer beside it is that of the last refresh, or of the signing.
    `low` and `high` are in the indicator's unit, shares in percent; `low` None means that nobody stated it.
    """

    review = models.ForeignKey(Review, models.CASCADE, related_name="figures")
    code = models.CharField(_("code"), max_length=10)
    of = models.CharField(_("kind of figure"), max_length=12, choices=Quoted.choices)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("indicator")
    )
    label = models.CharField(_("what it says"), max_length=600)
    question = models.JSONField(_("question"))
    words = models.CharField(_("in words"), max_length=120)
    low = models.DecimalField(_("at least"), max_digits=28, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(_("at most"), max_digits=28, decimal_places=6, null=True, blank=True)
    expected = models.PositiveIntegerField(_("reports owed"), default=0)
    received = models.PositiveIntegerField(_("reports received"), default=0)
    approved = models.PositiveIntegerField(_("reports approved"), default=0)
    approximate = models.PositiveIntegerField(_("entries not exact"), default=0)
    latest_at = models.DateTimeField(_("approved until"), null=True, blank=True)

    class Meta:
        verbose_name = _("quoted figure")
        verbose_name_plural = _("quoted figures")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["review", "code"], name="quoted_figure_has_its_own_code")]

    def __str__(self) -> str:
        return f"{self.code}: {self.words}"

    @property
    def ask(self) -> Ask:
        """The question it answers."""
        return Ask.from_json(self.question)

    @property
    def lacking(self) -> int:
        """Reports that it does not hold."""
        return max(self.expected - self.approved, 0)


class ReviewIssuer(models.Model):
    """A body that issues a review, and who signs for it (cơ quan ban hành)."""

    class Authority(models.TextChoices):
        """By what right somebody signs (quyền hạn người ký)."""

        OWN = "", _("In their own right")
        ON_BEHALF = "TM", _("On behalf of a collective (TM.)")
        FOR_SUPERIOR = "KT", _("For the head (KT.)")
        BY_ORDER = "TL", _("By order (TL.)")
        AUTHORISED = "TUQ", _("Authorised (TUQ.)")
        ACTING = "Q", _("Acting (Q.)")

    review = models.ForeignKey(Review, models.CASCADE, related_name="issuers")
    order = models.PositiveSmallIntegerField(_("order"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    superior = models.CharField(_("superior as printed"), max_length=250, blank=True)
    signatory = models.CharField(_("signed by"), max_length=120, blank=True)
    office = models.CharField(_("office of the signatory"), max_length=150, blank=True)
    authority = models.CharField(_("by what right"), max_length=3, choices=Authority.choices, blank=True)
    on_behalf_of = models.CharField(_("on whose behalf"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("issuer")
        verbose_name_plural = _("issuers")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["review", "body"], name="review_issuer_signs_once")]

    def __str__(self) -> str:
        return str(self.body)

    @property
    def printed(self) -> str:
        """The body's name of that day, without the committee where that stands above it as the superior."""
        whole = self.body.name_on(self.review.signed_on or self.review.last_day)
        name, committee = split_name(whole)
        return name if committee and self.superior == committee else whole
