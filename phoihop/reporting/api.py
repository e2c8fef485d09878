"""Forms, and what is owed, for programs."""

from datetime import date

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.reporting.models import Form, FormVersion, Line, Obligation, ObligationQuerySet, Section

router = Router(tags=["reporting"])


class LineOut(Schema):
    indicator: str
    required: bool
    hint: str

    @staticmethod
    def resolve_indicator(line: Line) -> str:
        return line.indicator.code


class SectionOut(Schema):
    id: int
    order: int
    kind: Section.Kind
    name: str
    lines: list[LineOut]

    @staticmethod
    def resolve_lines(section: Section) -> list[object]:
        return list(section.lines.all())


class VersionOut(Schema):
    number: int
    valid_from: date
    valid_until: date | None
    sections: list[SectionOut]

    @staticmethod
    def resolve_sections(version: FormVersion) -> list[object]:
        return list(version.sections.all())


class FormOut(Schema):
    code: str
    name: str
    name_en: str


class FormWithVersions(FormOut):
    versions: list[VersionOut]

    @staticmethod
    def resolve_versions(form: Form) -> list[object]:
        return list(form.versions.published().for_reading())


class ObligationOut(Schema):
    id: int
    programme: str
    form: str
    body: str
    receiver: str
    place: str
    period: str
    since: date
    until: date
    due_on: date
    request: str
    report: int | None

    @staticmethod
    def resolve_programme(one: Obligation) -> str:
        return one.regime.programme.slug

    @staticmethod
    def resolve_form(one: Obligation) -> str:
        return one.regime.form.code

    @staticmethod
    def resolve_body(one: Obligation) -> str:
        return one.body.slug

    @staticmethod
    def resolve_receiver(one: Obligation) -> str:
        return one.receiver.slug

    @staticmethod
    def resolve_place(one: Obligation) -> str:
        return one.place.slug

    @staticmethod
    def resolve_period(one: Obligation) -> str:
        return one.period_code

    @staticmethod
    def resolve_report(one: Obligation) -> int | None:
        # Reports live upstairs; where that room is furnished, an obligation knows its own by this name.
        return getattr(getattr(one, "submission", None), "pk", None)


@router.get("/forms", response=list[FormOut])
@paginate
def forms(request: Request) -> object:
    """The forms there are."""
    return Form.objects.all()


@router.get("/forms/{code}", response=FormWithVersions)
def form(request: Request, code: str) -> Form:
    """A form with its published versions, their sections and lines."""
    return get_object_or_404(Form, code=code)


@router.get("/obligations", response=list[ObligationOut])
@paginate
def obligations(
    request: Request,
    programme: str = "",
    form: str = "",
    body: str = "",
    period: str = "",
    since: date | None = None,
    until: date | None = None,
) -> ObligationQuerySet:
    """What is owed, as far as one may see the reports; by programme, form, body, period, and days that hold it."""
    found = Obligation.objects.visible_to(request.user).for_listing().select_related("regime__form", "submission")
    kept = {"regime__programme__slug": programme, "regime__form__code": form, "body__slug": body}
    kept |= {"period_code": period}
    found = found.filter(**{name: value for name, value in kept.items() if value})
    return found.within(since or date.min, until or date.max) if since or until else found
