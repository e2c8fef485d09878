"""What is handed in to make a review, to change it, and to sign it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.documents.rules import Term, term_of
from phoihop.foundation import periods
from phoihop.foundation.periods import Cut, Period
from phoihop.indicators.models import Indicator
from phoihop.organisations.fields import BodyField, DayField, PlaceField
from phoihop.programmes.fields import ProgrammeField
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Line, Regime
from phoihop.reviews.beginning import Plan
from phoihop.reviews.models import Passage, Review, ReviewIssuer, ReviewQuerySet
from phoihop.reviews.rules import Kind, Status, Tree
from phoihop.reviews.services import Signing
from phoihop.submissions.models import Closing

AS_THEN, TODAY, ON_DAY = "then", "today", "day"
OFFERED = (periods.Kind.YEAR, periods.Kind.NINE_MONTHS, periods.Kind.HALF, periods.Kind.QUARTER, periods.Kind.MONTH)
MOST_PERIODS = 30
DAY = timedelta(days=1)


def cut_of(programme: Programme) -> Cut:
    """Where the calendar of a programme cuts its periods."""
    regime = Regime.objects.filter(programme=programme).select_related("calendar").first()
    return regime.cut if regime else Cut.CALENDAR


def periods_of(programme: Programme, today: date) -> list[Period]:
    """The periods that can be reviewed, the one most likely meant first."""
    cut = cut_of(programme)
    last = min(today, programme.last_day)
    found = [one for kind in OFFERED for one in periods.periods_between(kind, programme.term_from, last + DAY, cut)]
    ended = [one for one in found if one.until <= today + DAY and one.since >= programme.term_from]
    # Months come last: a review seldom looks back on one.
    ended.sort(key=lambda one: (one.kind is periods.Kind.MONTH, -one.until.toordinal(), OFFERED.index(one.kind)))
    closed = Closing.objects.filter(programme=programme).values_list("since", "until").first()
    first = [one for one in ended if (one.since, one.until) == closed]
    return [*first, *(one for one in ended if one not in first)][:MOST_PERIODS]


class SearchForm(forms.Form):
    """Which reviews somebody looks for."""

    q = forms.CharField(label=gettext_lazy("Subject or programme"), required=False)
    programme = ProgrammeField(
        label=gettext_lazy("Programme"), queryset=Programme.objects.none(), required=False, to_field_name="slug"
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Status"), choices=[("", gettext_lazy("All")), *Status.choices], required=False
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["programme"].queryset = Programme.objects.visible_to(actor)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Programme | None:
        """The one programme that is asked for, if any."""
        self.is_valid()
        return self.cleaned_data.get("programme")

    def found(self) -> ReviewQuerySet:
        """Those that answer, of those that may be seen."""
        self.is_valid()
        asked = self.cleaned_data
        found = Review.objects.visible_to(self.actor).search(asked.get("q", ""))
        plain = {name: asked[name] for name in ("programme", "status") if asked.get(name)}
        return found.filter(**plain).for_listing()


class DraftForm(forms.Form):
    """What is chosen for a new review; every field has a sensible default."""

    period = forms.ChoiceField(label=gettext_lazy("Period"))
    since = DayField(label=gettext_lazy("Or from"), required=False)
    until = DayField(label=gettext_lazy("to and including"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of review"),
        required=False,
        choices=[("", gettext_lazy("As the period says")), *Kind.choices],
    )
    layout = forms.ChoiceField(label=gettext_lazy("Form of the paper"), choices=Programme.PaperForm.choices)
    tree = forms.ChoiceField(label=gettext_lazy("Adds up by"), choices=Tree.choices, initial=Tree.PLACE)
    structure = forms.ChoiceField(
        label=gettext_lazy("Through the structure"),
        choices=[
            (AS_THEN, gettext_lazy("of each report's own time")),
            (TODAY, gettext_lazy("of today")),
            (ON_DAY, gettext_lazy("of another day")),
        ],
        initial=AS_THEN,
    )
    structure_on = DayField(label=gettext_lazy("That day"), required=False)
    compares_last_year = forms.BooleanField(
        label=gettext_lazy("Compare with the same period last year"), required=False, initial=True
    )
    compares_targets = forms.BooleanField(label=gettext_lazy("Compare with the targets"), required=False, initial=True)

    def __init__(self, data: Any, *, programme: Programme) -> None:  # noqa: ANN401 - a request's data
        super().__init__(data, initial={"layout": programme.paper_form})
        self.programme = programme
        style = "en" if get_language() == "en" else "vi"
        offered = periods_of(programme, timezone.localdate())
        cast("forms.ChoiceField", self.fields["period"]).choices = [
            (periods.code(one), periods.label(one, style)) for one in offered
        ]
        self.fields["period"].required = False

    def clean(self) -> dict[str, Any]:
        """Either a period or both days are given, and the day of the structure where it is asked for."""
        given = super().clean() or {}
        days = [given.get("since"), given.get("until")]
        if any(days) and not all(days):
            self.add_error("until" if days[0] else "since", _("Give both days, or choose a period of the list."))
        if not any(days) and not given.get("period"):
            self.add_error("period", _("Choose a period, or give its first and last day."))
        if given.get("structure") == ON_DAY and not given.get("structure_on"):
            self.add_error("structure_on", _("Give the day whose structure is meant."))
        return given

    def plan(self) -> Plan:
        """What the service is called with."""
        given = self.cleaned_data
        since, until = given["since"], given["until"]
        if since is None:
            period = periods.from_code(given["period"], cut_of(self.programme))
            since, until = period.since, period.until
        else:
            until = until + DAY
        structures = {AS_THEN: None, TODAY: timezone.localdate(), ON_DAY: given["structure_on"]}
        return Plan(
            programme=self.programme,
            since=since,
            until=until,
            kind=Kind(given["kind"]) if given["kind"] else None,
            layout=given["layout"],
            tree=Tree(given["tree"]),
            structure_on=structures[given["structure"]],
            compares_last_year=given["compares_last_year"],
            compares_targets=given["compares_targets"],
        )


class PassageForm(forms.Form):
    """The text of a passage, and how often it had been changed when it was opened."""

    text = forms.CharField(
        label=gettext_lazy("Text of the passage"), required=False, widget=forms.Textarea, strip=False
    )
    stamp = forms.IntegerField(widget=forms.HiddenInput)


class AddForm(forms.Form):
    """A new passage and where it goes."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of passage"), choices=Passage.Kind.choices, initial=Passage.Kind.PARAGRAPH
    )
    level = forms.IntegerField(required=False, min_value=1, max_value=3)


class QuoteForm(forms.Form):
    """A further figure: which indicator, in which unit, over which days."""

    indicator = forms.ModelChoiceField(Indicator.objects.none(), label=gettext_lazy("Indicator"))
    unit = forms.CharField(
        label=gettext_lazy("Unit it is about"),
        required=False,
        help_text=gettext_lazy("Left empty: the whole review's."),
    )
    since = DayField(label=gettext_lazy("From"), required=False)
    until = DayField(label=gettext_lazy("to and including"), required=False)

    def __init__(self, data: Any, *, review: Review) -> None:  # noqa: ANN401 - a request's data
        super().__init__(data, prefix="quote")
        self.review = review
        asked = Line.objects.filter(section__version__obligations__regime__programme=review.programme_id)
        indicators = Indicator.objects.filter(pk__in=asked.values("indicator")) | Indicator.objects.filter(
            numerator__in=asked.values("indicator"), denominator__in=asked.values("indicator")
        )
        field = cast("forms.ModelChoiceField[Indicator]", self.fields["indicator"])
        field.queryset = indicators.distinct().order_by("group__order", "code")

    def clean_unit(self) -> object:
        """The place or the body that is named; None for the review's own."""
        field = PlaceField(required=False) if self.review.tree == Tree.PLACE else BodyField(required=False)
        return field.clean(self.cleaned_data["unit"])

    def asked(self) -> dict[str, Any]:
        """What the service is called with."""
        given = self.cleaned_data
        until = given["until"] + DAY if given["until"] else None
        return {"indicator": given["indicator"], "node": given["unit"], "since": given["since"], "until": until}


class DescribeForm(forms.Form):
    """What stands around the text."""

    title = forms.CharField(label=gettext_lazy("Subject"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    issued_from = forms.CharField(label=gettext_lazy("Place of issue"), max_length=100, required=False)
    layout = forms.ChoiceField(label=gettext_lazy("Form of the paper"), choices=Programme.PaperForm.choices)
    recipients = forms.CharField(
        label=gettext_lazy("Recipients"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One on each line; the line of the archive is added."),
    )


class IssuerForm(forms.Form):
    """A body that issues, and who signs for it."""

    body = BodyField(label=gettext_lazy("Body"), required=False)
    superior = forms.CharField(label=gettext_lazy("Superior as printed"), max_length=250, required=False)
    signatory = forms.CharField(label=gettext_lazy("Signed by"), max_length=120, required=False)
    office = forms.CharField(label=gettext_lazy("Office of the signatory"), max_length=150, required=False)
    authority = forms.ChoiceField(
        label=gettext_lazy("By what right"), required=False, choices=ReviewIssuer.Authority.choices
    )
    on_behalf_of = forms.CharField(label=gettext_lazy("On whose behalf"), max_length=150, required=False)

    def signing(self) -> Signing:
        """What the service is called with."""
        return Signing(**self.cleaned_data)


if TYPE_CHECKING:
    BaseFormSet = forms.BaseFormSet[forms.Form]
else:
    BaseFormSet = forms.BaseFormSet


class IssuersFormSet(BaseFormSet):
    """The bodies in their order; a row without a body is left out."""

    def signings(self) -> list[Signing]:
        """What the service is called with."""
        return [cast("IssuerForm", form).signing() for form in self.forms if form.cleaned_data.get("body")]


IssuerForms = cast("type[IssuersFormSet]", forms.formset_factory(IssuerForm, formset=IssuersFormSet, extra=1))


class SignForm(forms.Form):
    """On which day a review is signed, and on which figures."""

    signed_on = DayField(label=gettext_lazy("Signed on"))
    closing = forms.ModelChoiceField(
        Closing.objects.none(),
        label=gettext_lazy("Figures"),
        required=False,
        empty_label=gettext_lazy("Close the figures now"),
    )
    term_from = DayField(
        label=gettext_lazy("Term of the committee from"),
        required=False,
        help_text=gettext_lazy("Party papers are numbered by term."),
    )

    def __init__(self, data: Any, *, review: Review) -> None:  # noqa: ANN401 - a request's data
        super().__init__(data, initial={"signed_on": timezone.localdate()})
        held = Closing.objects.filter(
            programme=review.programme_id, since__lte=review.since, until__gte=review.until
        ).select_related("programme")
        cast("forms.ModelChoiceField[Closing]", self.fields["closing"]).queryset = held
        if review.layout != Programme.PaperForm.PARTY:
            del self.fields["term_from"]

    def clean_signed_on(self) -> date:
        """The day, which cannot lie ahead."""
        day: date = self.cleaned_data["signed_on"]
        if day > timezone.localdate():
            raise ValidationError(_("A paper cannot be signed on a day to come. Enter today or an earlier day."))
        return day

    def asked(self) -> dict[str, Any]:
        """What the service is called with."""
        given = self.cleaned_data
        since = given.get("term_from")
        term = Term(since, term_of(given["signed_on"]).until) if since else None
        return {"signed_on": given["signed_on"], "closing": given["closing"], "term": term}
