"""Forms, and what is owed, for programs."""

from datetime import date, datetime

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Code, Slug, kept
from phoihop.api.offering import Offers
from phoihop.foundation.periods import Cut, Kind
from phoihop.reporting import services
from phoihop.reporting.models import (
    Calendar,
    Deadline,
    Form,
    FormVersion,
    Line,
    Obligation,
    ObligationQuerySet,
    Regime,
    RegimeQuerySet,
    Section,
)
from phoihop.territories.models import Level

router = Router(tags=["reporting"])


class LineOut(Schema):
    id: int
    indicator: Code
    required: bool
    hint: str


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
    id: int
    number: int
    valid_from: date
    valid_until: date | None
    published_at: datetime | None
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
    body: Slug
    receiver: Slug
    place: Slug
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
    def resolve_period(one: Obligation) -> str:
        return one.period_code

    @staticmethod
    def resolve_report(one: Obligation) -> int | None:
        # Reports live upstairs; where that room is furnished, an obligation knows its own by this name.
        return getattr(getattr(one, "submission", None), "pk", None)


class CalendarOut(Schema):
    code: str
    name: str
    name_en: str
    cut: Cut


class DeadlineOut(Schema):
    """So many days after a period, a level must have reported."""

    id: int
    calendar: Code
    period_kind: Kind
    level: Level
    days: int
    shifted: bool


class CalendarWithDeadlines(CalendarOut):
    deadlines: list[DeadlineOut]


class RegimeOut(Schema):
    """That the participants of a programme answer a form for each period."""

    id: int
    programme: Slug
    form: Code
    calendar: Code
    name: str
    name_en: str
    period_kind: Kind
    estimate_allowed: bool
    valid_from: date
    valid_until: date | None


@router.get("/forms", response=list[FormOut])
@paginate
def forms(request: Request) -> object:
    """List the forms there are."""
    return Form.objects.all()


@router.get("/forms/{form}", response=FormWithVersions)
def form(request: Request, form: str) -> Form:
    """Read a form with its published versions, their sections and lines."""
    return get_object_or_404(Form, code=form)


@router.get("/forms/{form}/versions", response=list[VersionOut])
@paginate
def versions(request: Request, form: str) -> object:
    """List every version of a form; one that is still being written bears no moment of publication."""
    return get_object_or_404(Form, code=form).versions.for_reading().order_by("number")


@router.get("/calendars", response=list[CalendarWithDeadlines])
@paginate
def calendars(request: Request) -> object:
    """List the calendars with their deadlines."""
    return Calendar.objects.prefetch_related("deadlines__calendar").order_by("code")


@router.get("/regimes", response=list[RegimeOut])
@paginate
def regimes(request: Request, programme: str = "", form: str = "") -> RegimeQuerySet:
    """List what the programmes one may see ask for, by programme and form."""
    found = Regime.objects.visible_to(request.user).for_listing()
    return kept(found, programme__slug=programme, form__code=form)


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
    """List what is owed, as far as one may see the reports; by programme, form, body, period, and days that hold it."""
    found = Obligation.objects.visible_to(request.user).for_listing().select_related("regime__form", "submission")
    found = kept(found, regime__programme__slug=programme, regime__form__code=form, body__slug=body, period_code=period)
    return found.within(since or date.min, until or date.max) if since or until else found


within = {FormVersion: "form", Section: "version__form", Line: "section__version__form", Deadline: "calendar"}
offer = Offers(router, "reporting", within)
offer("POST /forms", services.design_form, VersionOut, status=201)
offer("POST /forms/{form}/versions", services.new_version, VersionOut, status=201)
offer("POST /form-versions/{version}/sections", services.add_section, SectionOut, status=201)
offer("POST /form-sections/{section}/lines", services.add_line, LineOut, status=201)
offer("POST /form-lines/{line}/move", services.move_line, LineOut)
offer("DELETE /form-lines/{line}", services.remove_line)
offer("DELETE /form-sections/{section}", services.remove_section)
offer("POST /form-versions/{version}/publish", services.publish_version, VersionOut)
offer("POST /calendars", services.make_calendar, CalendarOut, status=201)
offer("PUT /calendars/{calendar}/deadlines", services.set_deadline, DeadlineOut)
offer("DELETE /deadlines/{deadline}", services.drop_deadline)
offer("POST /programmes/{programme}/regimes", services.establish_regime, RegimeOut, status=201)
offer("POST /regimes/{regime}/end", services.end_regime, RegimeOut)
offer("POST /regimes/{regime}/obligations", services.make_obligations, list[ObligationOut], status=201)
offer("POST /regimes/{regime}/obligations/ad-hoc", services.request_adhoc, list[ObligationOut], status=201)
offer("POST /obligations/{obligation}/withdraw", services.withdraw_obligation, ObligationOut)
