"""What is asked of those who write, publish and answer, and of readers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor
from phoihop.activities.models import Activity
from phoihop.bulletin import reaching
from phoihop.bulletin.models import Article, ArticleQuerySet, Feedback, FeedbackQuerySet, NewsSection
from phoihop.bulletin.rules import FeedbackStatus, Status
from phoihop.bulletin.services import Wording
from phoihop.exemplars.models import Exemplar
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid
from phoihop.organisations.fields import DayField
from phoihop.organisations.models import Body
from phoihop.programmes.fields import ProgrammeField
from phoihop.programmes.models import Programme
from phoihop.submissions.models import Closing

ANY = ("", gettext_lazy("All"))
WORDED = ("title", "summary", "text", "source", "author")


def offer(form: forms.Form, name: str, things: QuerySet[Any]) -> None:
    """Let the field of that name choose among these."""
    form.fields[name].queryset = things  # type: ignore[attr-defined]


class AskedForm(forms.Form):
    """What a service is called with."""

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        return dict(self.cleaned_data)


class SureForm(AskedForm):
    """Nothing more than that one means it."""


class ReasonForm(AskedForm):
    """Why."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)


class SectionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable when it runs
    """A section; one that is part of another is set in."""

    def label_from_instance(self, section: NewsSection) -> str:
        """Its name, after a dash where it is part of another."""
        return f"– {section.label}" if section.parent_id else section.label


class SearchForm(forms.Form):
    """Which published articles a reader looks for."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=200)
    section = SectionField(
        label=gettext_lazy("Section"),
        queryset=NewsSection.objects.for_listing(),
        to_field_name="slug",
        required=False,
        empty_label=gettext_lazy("All sections"),
    )
    day = DayField(label=gettext_lazy("Published on"), required=False)

    def found(self) -> ArticleQuerySet:
        """Those that answer; what cannot be read is not asked."""
        self.is_valid()
        asked = self.cleaned_data
        found = Article.objects.published().search(asked.get("q", ""))
        if asked.get("section"):
            found = found.in_section(asked["section"])
        return found.published_on(asked["day"]) if asked.get("day") else found


class DeskForm(forms.Form):
    """Which articles somebody looks for at the desk."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=200)
    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=[ANY, *Status.choices], required=False)

    def found(self, actor: Actor) -> ArticleQuerySet:
        """Those that answer, of those that may be seen; what was begun last stands first."""
        self.is_valid()
        found = Article.objects.visible_to(actor).search(self.cleaned_data.get("q", ""))
        if self.cleaned_data.get("status"):
            found = found.filter(status=self.cleaned_data["status"])
        return found.for_listing().order_by("-written_at", "-pk")


class CorrectForm(AskedForm):
    """What an article says, and what it tells of."""

    section = SectionField(label=gettext_lazy("Section"), queryset=NewsSection.objects.none())
    title = forms.CharField(label=gettext_lazy("Headline"), max_length=200)
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("One or two sentences, shown in lists and where it is shared."),
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=30_000,
        widget=forms.Textarea({"rows": 16}),
        help_text=gettext_lazy(
            "A line is a paragraph. “## ” begins a subheading, “- ” a point, “1. ” a numbered point, “> ” a quotation;"
            " [words](https://…) is a link."
        ),
    )
    source = forms.CharField(label=gettext_lazy("Source"), max_length=200, required=False)
    author = forms.CharField(label=gettext_lazy("Author"), max_length=120, required=False)
    programme = ProgrammeField(label=gettext_lazy("Programme"), queryset=Programme.objects.none(), required=False)
    activity = forms.ModelChoiceField(
        Activity.objects.none(),
        label=gettext_lazy("Activity"),
        required=False,
        help_text=gettext_lazy("Readers see its title and days."),
    )
    exemplar = forms.ModelChoiceField(
        Exemplar.objects.none(),
        label=gettext_lazy("Model"),
        required=False,
        help_text=gettext_lazy("Readers are led to it if it is shown to everybody."),
    )

    def __init__(self, *args: Any, actor: Actor, article: Article | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        kept = article.section_id if article else 0
        sections = NewsSection.objects.in_use() | NewsSection.objects.filter(pk=kept)
        offer(self, "section", sections.for_listing())
        offer(self, "programme", Programme.objects.visible_to(actor))
        offer(self, "activity", reaching.told_activities(actor, article.activity_id if article else None))
        offer(self, "exemplar", reaching.told_exemplars(actor, article.exemplar_id if article else None))
        if article and article.status != Status.DRAFT:
            # Who may publish follows from the programme; it is settled before an article is handed in.
            del self.fields["programme"]

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords; what it says together."""
        said = super().asked()
        wording = Wording(**{name: said.pop(name) for name in WORDED})
        return said | {"wording": wording}


class WriteForm(CorrectForm):
    """An article to be begun."""

    body = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("Written for"), empty_label=None)

    field_order = ("body", "section", "title", "summary", "text", "source", "author")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, actor=actor, **kwargs)
        offer(self, "body", reaching.writing_bodies(actor))


class PictureForm(AskedForm):
    """A picture, what it shows and who took it."""

    picture = forms.FileField(
        label=gettext_lazy("Picture"), widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"})
    )
    caption = forms.CharField(label=gettext_lazy("What it shows"), max_length=300)
    credit = forms.CharField(label=gettext_lazy("Picture by"), max_length=120, required=False)

    def asked(self) -> dict[str, Any]:
        """The file's content and name, and the words beneath it."""
        said = super().asked()
        file = said.pop("picture")
        return said | {"content": file.read(), "name": file.name}


class SectionForm(AskedForm):
    """How a section is called, and where it stands."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=300, required=False)
    parent = forms.ModelChoiceField(NewsSection.objects.none(), label=gettext_lazy("Part of"), required=False)
    order = forms.IntegerField(label=gettext_lazy("Order"), min_value=1, max_value=99, initial=1, localize=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        offer(self, "parent", NewsSection.objects.filter(parent=None).for_listing())


class NewSectionForm(SectionForm):
    """A section to be opened."""

    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=60,
        help_text=gettext_lazy("Small letters without accents, and hyphens."),
    )

    field_order = ("name", "name_en", "slug")


class EditSectionForm(SectionForm):
    """A section to be changed or closed."""

    retired = forms.BooleanField(label=gettext_lazy("No longer used"), required=False)


class ReaderForm(AskedForm):
    """What a reader is asked; a field that people do not see catches what fills in every field."""

    website = forms.CharField(
        required=False,
        label=gettext_lazy("Leave this empty"),
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_trap_sprung(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.data.get("website"))

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields that people see."""
        return [bound for bound in self if bound.name != "website"]

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        said = super().asked()
        del said["website"]
        return said


class ShareForm(ReaderForm):
    """To whom an article is sent, and by whom."""

    to = forms.EmailField(label=gettext_lazy("E-mail address of the one who is to read it"), max_length=200)
    sender = forms.CharField(
        label=gettext_lazy("Your name"), max_length=60, widget=forms.TextInput({"autocomplete": "name"})
    )

    def clean_sender(self) -> str:
        """A name, not a message: no address of the web in it."""
        sender = _guarded(self.cleaned_data["sender"])
        if any(sign in sender for sign in ("/", "@", "www.")):
            raise ValidationError(gettext_lazy("Write your name only."))
        return sender


class FeedbackForm(ReaderForm):
    """What a reader has to say about an article."""

    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"), max_length=200, widget=forms.EmailInput({"autocomplete": "email"})
    )
    text = forms.CharField(label=gettext_lazy("Your feedback"), max_length=3_000, widget=forms.Textarea({"rows": 8}))

    def clean_name(self) -> str:
        """No number of a person."""
        return _guarded(self.cleaned_data["name"])

    def clean_text(self) -> str:
        """No number of a person, no mark of secrecy."""
        return _guarded(self.cleaned_data["text"])


def _guarded(text: str) -> str:
    """The text, where nothing in it may not be kept; a reader is told beside the field, with all that was typed."""
    try:
        guard(text)
    except Invalid as fault:
        raise ValidationError(str(fault)) from fault
    return text


class AnswerForm(AskedForm):
    """What is answered to a reader, and whether everybody may read it."""

    answer = forms.CharField(
        label=gettext_lazy("Answer"),
        max_length=5_000,
        widget=forms.Textarea({"rows": 6}),
        help_text=gettext_lazy("It is sent to the reader by e-mail."),
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Show what was written, with this answer, beneath the article"),
        required=False,
        help_text=gettext_lazy("Name and address are never shown. Look whether the text itself says who wrote."),
    )


class FeedbackSearchForm(forms.Form):
    """Which feedback somebody looks for."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=[ANY, *FeedbackStatus.choices], required=False)

    def found(self, actor: Actor) -> FeedbackQuerySet:
        """What answers, of what may be moderated; what has waited longest stands first."""
        self.is_valid()
        found = Feedback.objects.visible_to(actor)
        if self.cleaned_data.get("status"):
            found = found.filter(status=self.cleaned_data["status"])
        return found.for_listing().order_by("received_at", "pk")


class ReleaseForm(AskedForm):
    """Which closing is shown, by which decision."""

    closing = forms.ModelChoiceField(Closing.objects.none(), label=gettext_lazy("Closed figures"))
    decided_on = DayField(label=gettext_lazy("Decided on"))
    reference = forms.CharField(label=gettext_lazy("Number and symbol of the decision"), max_length=120, required=False)
    note = forms.CharField(
        label=gettext_lazy("What readers should know"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        closings = Closing.objects.filter(programme__in=reaching.released_by(actor)).select_related("programme")
        shown = closings.filter(releases__isnull=False, releases__withdrawn_at=None)
        offer(self, "closing", closings.exclude(pk__in=shown.values("pk")).order_by("-at"))
