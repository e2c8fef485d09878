"""What is asked of awards, and what is handed in about them."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.commendations.models import AwardDecision, AwardForm, AwardProposal, ProposalQuerySet
from phoihop.commendations.rules import Category, FormKind, Pending, State, Subject, Votes
from phoihop.commendations.services import Signing, Terms
from phoihop.exemplars.models import Exemplar
from phoihop.organisations.fields import BodyField, DayField
from phoihop.organisations.models import Body
from phoihop.programmes.fields import LastDayField, ProgrammeField
from phoihop.programmes.models import Participation, Party, Programme
from phoihop.reviews.models import Conference
from phoihop.submissions.models import Entry

ANY = ("", gettext_lazy("All"))
DAYS = ["%d/%m/%Y", "%Y-%m-%d"]


def own_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies for which somebody may propose."""
    bodies = bodies_reaching(actor, Permission.AWARD_PROPOSE, Reach.OWN)
    return Body.objects.filter(pk__in=bodies).order_by("sort_text")


def open_programmes(actor: Actor) -> QuerySet[Programme]:
    """The programmes with forms of award in which one of somebody's own bodies takes part."""
    bodies = own_bodies(actor).order_by().values("pk")
    joined = Q(pk__in=Participation.objects.filter(body__in=bodies).values("programme"))
    signed = Q(pk__in=Party.objects.filter(body__in=bodies).values("programme"))
    settled = AwardForm.objects.filter(retired=False).order_by().values("programme")
    return Programme.objects.filter(joined | signed, pk__in=settled)


def settled_by(actor: Actor) -> QuerySet[Programme]:
    """The programmes whose forms of award somebody settles."""
    leads = bodies_reaching(actor, Permission.AWARD_EXAMINE, Reach.LEAD)
    return Programme.objects.led_by(leads)


def _offer(form: forms.Form, name: str, things: QuerySet[Any]) -> None:
    """Let the field of that name choose among these."""
    form.fields[name].queryset = things  # type: ignore[attr-defined]


class SearchForm(forms.Form):
    """Which proposals somebody looks for."""

    q = forms.CharField(label=gettext_lazy("Subject, body or achievement"), required=False)
    programme = ProgrammeField(label=gettext_lazy("Programme"), queryset=Programme.objects.none(), required=False)
    state = forms.ChoiceField(label=gettext_lazy("Where it stands"), choices=[ANY, *State.choices], required=False)
    subject_kind = forms.ChoiceField(
        label=gettext_lazy("Collective or individual"), choices=[ANY, *Subject.choices], required=False
    )
    kind = forms.ChoiceField(label=gettext_lazy("Form of award"), choices=[ANY, *FormKind.choices], required=False)
    since = DayField(label=gettext_lazy("Decided from"), required=False, input_formats=DAYS)
    last = LastDayField(label=gettext_lazy("Decided until"), required=False, input_formats=DAYS)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.actor = actor
        _offer(self, "programme", Programme.objects.visible_to(actor))

    def found(self) -> ProposalQuerySet:
        """Those that answer, of those that may be seen."""
        self.is_valid()
        asked = self.cleaned_data
        plain = {
            "programme": "programme",
            "state": "state",
            "subject_kind": "subject_kind",
            "kind": "form__kind",
            "since": "decision__signed_on__gte",
            "last": "decision__signed_on__lt",
        }
        found = AwardProposal.objects.visible_to(self.actor).search(asked.get("q", ""))
        return found.filter(**{name: asked[key] for key, name in plain.items() if asked.get(key)}).for_listing()


class AskedForm(forms.Form):
    """What a service is called with."""

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        return dict(self.cleaned_data)


def _told(proposal: AwardProposal) -> str:
    """A proposal among others: who, for what."""
    return f"{proposal.form.label}: {proposal.subject}, {proposal.achievement} ({proposal.body.label})"


class BasisField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable when it runs
    """An earlier award."""

    def label_from_instance(self, proposal: AwardProposal) -> str:
        """Who was rewarded, and for what."""
        return _told(proposal)


class ProposalsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not subscriptable when it runs
    """Proposals to be decided upon."""

    def label_from_instance(self, proposal: AwardProposal) -> str:
        """Who is to be rewarded, and for what."""
        return _told(proposal)


class EditForm(AskedForm):
    """What is proposed."""

    form = forms.ModelChoiceField(AwardForm.objects.none(), label=gettext_lazy("Form of award"))
    authority = BodyField(label=gettext_lazy("Authority"), help_text=gettext_lazy("The body that decides."))
    category = forms.ChoiceField(label=gettext_lazy("Sort of achievement"), choices=Category.choices)
    subject_kind = forms.ChoiceField(
        label=gettext_lazy("Collective or individual"), choices=Subject.choices, widget=forms.RadioSelect
    )
    collective = BodyField(
        label=gettext_lazy("Collective: the body"),
        required=False,
        help_text=gettext_lazy("Of a collective only: a body of the register, a unit, or both."),
    )
    unit = forms.CharField(label=gettext_lazy("Unit within the body"), max_length=200, required=False)
    person = forms.CharField(
        label=gettext_lazy("Individual: name"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Only of an individual. Name, office and unit; nothing else about the person."),
    )
    office = forms.CharField(label=gettext_lazy("Individual: office"), max_length=150, required=False)
    told_on = DayField(
        label=gettext_lazy("Individual: consented or told on"),
        required=False,
        help_text=gettext_lazy("The person must have consented or been told before being named here."),
    )
    retain_until = DayField(
        label=gettext_lazy("Individual: name kept until"),
        required=False,
        help_text=gettext_lazy("The name is deleted on this day; the award stays as a number."),
    )
    achievement = forms.CharField(
        label=gettext_lazy("Achievement"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("As it is to stand on the certificate: “Đã có thành tích …”"),
    )
    achieved_since = DayField(label=gettext_lazy("Achieved from"))
    achieved_until = LastDayField(label=gettext_lazy("Achieved until"))
    report = forms.CharField(
        label=gettext_lazy("Report on the achievement"), max_length=20_000, widget=forms.Textarea({"rows": 10})
    )
    confirmed_by = forms.CharField(label=gettext_lazy("Report confirmed by"), max_length=200, required=False)
    basis = BasisField(AwardProposal.objects.none(), label=gettext_lazy("Earlier award as a basis"), required=False)

    def __init__(self, *args: Any, programme: Programme, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _offer(self, "form", AwardForm.objects.filter(programme=programme, retired=False))
        given = AwardProposal.objects.visible_to(actor).given().filter(programme=programme)
        _offer(self, "basis", given.for_listing())

    def clean(self) -> dict[str, Any]:
        """Of an individual the name, the notice and the end of keeping are asked."""
        needed = ("person", "office", "told_on", "retain_until")
        if self.cleaned_data.get("subject_kind") == Subject.INDIVIDUAL:
            for name in needed:
                if not self.cleaned_data.get(name) and name not in self.errors:
                    self.add_error(name, gettext_lazy("This must be filled."))
        return self.cleaned_data

    def asked(self) -> dict[str, Any]:
        """The terms together."""
        return {"terms": Terms(**self.cleaned_data)}


class ProposeForm(EditForm):
    """A proposal to be made."""

    body = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("Proposed by"), empty_label=None)
    proposed_on = DayField(label=gettext_lazy("Proposed on"))

    field_order = ("body", "proposed_on")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, actor=actor, **kwargs)
        _offer(self, "body", own_bodies(actor))

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords; the terms together."""
        said = dict(self.cleaned_data)
        around = {name: said.pop(name) for name in ("body", "proposed_on")}
        return around | {"terms": Terms(**said)}


class EntryField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable when it runs
    """A figure that a report states."""

    def label_from_instance(self, entry: Entry) -> str:
        """What it measures, the words, and the report."""
        return f"{entry.indicator.code} {entry.indicator.label}: {entry.words} ({entry.submission.obligation})"


class EvidenceForm(AskedForm):
    """A model or a figure that shows the achievement."""

    exemplar = forms.ModelChoiceField(Exemplar.objects.none(), label=gettext_lazy("Model"), required=False)
    entry = EntryField(Entry.objects.none(), label=gettext_lazy("Or a reported figure"), required=False)

    def __init__(self, *args: Any, proposal: AwardProposal, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, **kwargs)
        bodies = {proposal.body_id, proposal.collective_id or proposal.body_id}
        _offer(self, "exemplar", Exemplar.objects.standing().filter(body__in=bodies).order_by("name"))
        owed = {"submission__obligation__body__in": bodies, "submission__approved_revision__isnull": False}
        stated = Entry.objects.current().filter(**owed).exclude(words="")
        reports = stated.select_related("indicator", "submission__obligation__body", "submission__obligation__regime")
        _offer(self, "entry", reports.order_by("-submission__obligation__since", "indicator__code"))

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two."""
        if bool(self.cleaned_data.get("exemplar")) == bool(self.cleaned_data.get("entry")):
            self.add_error("entry", gettext_lazy("Choose a model or a figure, one of the two."))
        return self.cleaned_data


class VoteForm(AskedForm):
    """The minutes of a council, and its votes."""

    council = forms.CharField(label=gettext_lazy("Council"), max_length=200)
    met_on = DayField(label=gettext_lazy("Met on"))
    members = forms.IntegerField(label=gettext_lazy("Members"), min_value=1, max_value=200, localize=False)
    present = forms.IntegerField(label=gettext_lazy("Present"), min_value=1, max_value=200, localize=False)
    in_favour = forms.IntegerField(label=gettext_lazy("In favour"), min_value=0, max_value=200, localize=False)
    against = forms.IntegerField(label=gettext_lazy("Against"), min_value=0, max_value=200, initial=0, localize=False)
    blank = forms.IntegerField(label=gettext_lazy("Blank"), min_value=0, max_value=200, initial=0, localize=False)
    minutes = forms.CharField(
        label=gettext_lazy("Minutes"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 6})
    )

    def clean(self) -> dict[str, Any]:
        """The votes are those of the members present."""
        said = [self.cleaned_data.get(name, 0) for name in ("in_favour", "against", "blank")]
        if not self.errors and sum(said) != self.cleaned_data["present"]:
            self.add_error("in_favour", gettext_lazy("The votes must add up to those present."))
        return self.cleaned_data

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords; the votes together."""
        said = super().asked()
        votes = Votes(**{name: said.pop(name) for name in ("members", "present", "in_favour", "against", "blank")})
        return said | {"votes": votes}


class SureForm(AskedForm):
    """Nothing more than that one means it."""


class ReasonForm(AskedForm):
    """Why."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)


class FreezeForm(AskedForm):
    """What is pending, and since when; no more."""

    pending = forms.ChoiceField(label=gettext_lazy("What is pending"), choices=Pending.choices)
    since = DayField(label=gettext_lazy("Pending since"))


class ThawForm(AskedForm):
    """Whether it ended in a sanction."""

    sanction_ended_on = DayField(
        label=gettext_lazy("If it ended in a sanction: over on"),
        required=False,
        help_text=gettext_lazy("Achievements then count from that day."),
    )


class ConferForm(AskedForm):
    """On which day an award was handed over."""

    on = DayField(label=gettext_lazy("Conferred on"))


class RevokeForm(AskedForm):
    """From when on an award holds no more, and why."""

    on = DayField(label=gettext_lazy("Revoked on"))
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)


class DecisionsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not subscriptable when it runs
    """Decisions, each shown with its day, its authority and its subject."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - Django's own
        """Which decision it is."""
        return f"{obj} {obj.authority.label}: {obj.subject}"


class DecideForm(AskedForm):
    """Which proposals are decided upon, and how the decision is issued."""

    proposals = ProposalsField(
        AwardProposal.objects.none(), label=gettext_lazy("Proposals for awards"), widget=forms.CheckboxSelectMultiple
    )
    subject = forms.CharField(
        label=gettext_lazy("Subject of the decision"),
        max_length=300,
        help_text=gettext_lazy("For instance: “Về việc khen thưởng thành tích trong phong trào thi đua …”"),
    )
    place = forms.CharField(label=gettext_lazy("Issued in"), max_length=80)
    signed_on = DayField(label=gettext_lazy("Signed on"))
    signatory = forms.CharField(label=gettext_lazy("Signed by"), max_length=120)
    office = forms.CharField(label=gettext_lazy("Office of the signatory"), max_length=150)
    on_behalf_of = forms.CharField(label=gettext_lazy("On behalf of"), max_length=200, required=False)
    layout = forms.ChoiceField(label=gettext_lazy("Form of the paper"), choices=Programme.PaperForm.choices)
    grounds = forms.CharField(
        label=gettext_lazy("Grounds, one a line"), required=False, max_length=3_000, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args: Any, proposals: ProposalQuerySet, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, **kwargs)
        _offer(self, "proposals", proposals)

    def asked(self) -> dict[str, Any]:
        """The proposals, and the signing together."""
        said = super().asked()
        return {"proposals": list(said.pop("proposals")), "signing": Signing(**said)}


class AnnounceForm(AskedForm):
    """Which decisions a conference announces."""

    decisions = DecisionsField(
        AwardDecision.objects.none(),
        label=gettext_lazy("Decisions announced"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, conference: Conference, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        named = AwardDecision.objects.announced_at(conference).values("pk")
        seen = AwardDecision.objects.visible_to(actor).filter(programme=conference.programme_id).values("pk")
        offered = AwardDecision.objects.filter(Q(pk__in=seen) | Q(pk__in=named))
        _offer(self, "decisions", offered.for_listing())
        self.initial.setdefault("decisions", [row["pk"] for row in named])

    def asked(self) -> dict[str, Any]:
        """The decisions, in the order of their days."""
        return {"decisions": sorted(self.cleaned_data["decisions"], key=lambda each: (each.signed_on, each.pk))}


class AwardFormForm(AskedForm):
    """A form of award."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=300, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of award"), choices=FormKind.choices)
    share = forms.IntegerField(
        label=gettext_lazy("Percent of the members in favour"), min_value=1, max_value=100, initial=51, localize=False
    )
