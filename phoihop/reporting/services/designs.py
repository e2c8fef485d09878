"""Designing forms, version by version."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body
from phoihop.reporting.models import Form, FormVersion, Line, Section
from phoihop.reporting.rules import hold_asked_once, hold_complete
from phoihop.reporting.services import _asked


@transaction.atomic
def design_form(
    *, code: str, name: str, since: date, actor: Actor, at: datetime, name_en: str = "", owner: Body | None = None
) -> FormVersion:
    """Begin a form that `owner` keeps, with an empty first version meant for `since` (thiết kế biểu mẫu).

    Returns that version. Raises Refused for a code that is taken.
    """
    form = Form(code=code, name=name, name_en=name_en, owner=owner)
    require(actor, Permission.FORM_EDIT, form)
    guard(name)
    if Form.objects.filter(code=code).exists():
        raise Refused(_("There is already a form “%(code)s”. Choose another code.") % {"code": code}, code=code)
    form.save()
    version = FormVersion.objects.create(form=form, number=1, valid_from=since)
    record(actor=actor, action="reporting.form_designed", target=form, at=at, code=code)
    return version


@transaction.atomic
def new_version(*, form: Form, since: date, actor: Actor, at: datetime, note: str = "") -> FormVersion:
    """Begin the next version of a form, as a copy of the latest one (lập phiên bản mới).

    Raises Refused where a version is being written already, or `since` is no later than the latest one.
    """
    form = Form.objects.select_for_update().get(pk=form.pk)
    require(actor, Permission.FORM_EDIT, form)
    guard(note)
    if form.draft is not None:
        raise Refused(
            _("Version %(number)s is being written already. Publish it first.") % {"number": form.draft.number}
        )
    before = form.versions.for_reading().get(number=form.versions.aggregate(last=Max("number"))["last"])
    if since <= before.valid_from:
        reason = _("The version before is in force from %(day)s. The new one begins on a later day.")
        raise Refused(reason % {"day": written(before.valid_from)}, since=before.valid_from)
    version = FormVersion.objects.create(form=form, number=before.number + 1, valid_from=since, note=note)
    _copy(before, version)
    record(actor=actor, action="reporting.version_begun", target=version, at=at, since=since, note=note)
    return version


@transaction.atomic
def add_section(
    *,
    version: FormVersion,
    name: str,
    actor: Actor,
    at: datetime,
    kind: Section.Kind = Section.Kind.FIGURES,
    name_en: str = "",
) -> Section:
    """Add a section at the end of a version that is being written (thêm phần)."""
    version = _writable(version, actor)
    guard(name)
    order = (version.sections.aggregate(last=Max("order"))["last"] or 0) + 1
    section = Section.objects.create(version=version, name=name, name_en=name_en, kind=kind, order=order)
    record(actor=actor, action="reporting.section_added", target=version, at=at, section=name, kind=kind)
    return section


@transaction.atomic
def add_line(
    *, section: Section, indicator: Indicator, actor: Actor, at: datetime, required: bool = True, hint: str = ""
) -> Line:
    """Let a section of figures ask an indicator (thêm dòng chỉ tiêu).

    Raises Refused for a ratio, which is calculated, a retired indicator, one asked already by this version, and a
    section that is written in words.
    """
    version = _writable(section.version, actor)
    guard(hint)
    if section.kind != Section.Kind.FIGURES:
        raise Refused(
            _("“%(section)s” is written in words. Add figures to a section of figures.") % {"section": section}
        )
    if indicator.retired:
        raise Refused(_("%(code)s is no longer used. Choose an indicator in use.") % {"code": indicator.code})
    asked = list(Line.objects.filter(section__version=version).values_list("indicator__code", flat=True))
    hold_complete([(code, False) for code in asked] + [(indicator.code, indicator.is_ratio)])
    order = (section.lines.aggregate(last=Max("order"))["last"] or 0) + 1
    line = Line.objects.create(section=section, indicator=indicator, required=required, hint=hint, order=order)
    record(actor=actor, action="reporting.line_added", target=version, at=at, indicator=indicator.code)
    return line


@transaction.atomic
def add_lines(
    *, section: Section, indicators: Sequence[Indicator], actor: Actor, at: datetime, required: bool = True
) -> list[Line]:
    """Let an empty section of figures ask many indicators, in this order (thêm nhiều dòng).

    Raises what `add_line` raises.
    """
    version = _writable(section.version, actor)
    asked = list(Line.objects.filter(section__version=version).values_list("indicator__code", flat=True))
    hold_complete([(code, False) for code in asked] + [(one.code, one.is_ratio) for one in indicators])
    lines = Line.objects.bulk_create(
        Line(section=section, indicator=one, required=required, order=order) for order, one in enumerate(indicators, 1)
    )
    record(
        actor=actor, action="reporting.lines_added", target=version, at=at, indicators=[one.code for one in indicators]
    )
    return lines


@transaction.atomic
def move_line(*, line: Line, up: bool, actor: Actor, at: datetime) -> Line:
    """Move a line one place up or down within its section (đổi thứ tự dòng); at the end it stays."""
    version = _writable(line.section.version, actor)
    lines = list(line.section.lines.order_by("order", "pk"))
    place = lines.index(line)
    other = place - 1 if up else place + 1
    if 0 <= other < len(lines):
        lines[place], lines[other] = lines[other], lines[place]
        for order, one in enumerate(lines, start=1):
            one.order = order
        Line.objects.bulk_update(lines, ["order"])
    record(actor=actor, action="reporting.line_moved", target=version, at=at, indicator=line.indicator.code, up=up)
    return lines[other] if 0 <= other < len(lines) else line


@transaction.atomic
def remove_line(*, line: Line, actor: Actor, at: datetime) -> FormVersion:
    """No longer ask an indicator in a version that is being written (bỏ dòng chỉ tiêu)."""
    version = _writable(line.section.version, actor)
    code = line.indicator.code
    line.delete()
    record(actor=actor, action="reporting.line_removed", target=version, at=at, indicator=code)
    return version


@transaction.atomic
def remove_section(*, section: Section, actor: Actor, at: datetime) -> FormVersion:
    """Take a section with its lines out of a version that is being written (bỏ phần)."""
    version = _writable(section.version, actor)
    name = section.name
    section.delete()
    record(actor=actor, action="reporting.section_removed", target=version, at=at, section=name)
    return version


@transaction.atomic
def publish_version(*, version: FormVersion, actor: Actor, at: datetime) -> FormVersion:
    """Put a version in force from its first day, which closes the version before (ban hành biểu mẫu).

    From then on it is never changed, only succeeded. Raises Refused where it asks nothing, something twice or a
    ratio, and where a regime that uses the form would ask what another regime of its programme asks.
    """
    version = _writable(version, actor)
    lines = list(Line.objects.filter(section__version=version).select_related("indicator"))
    texts = version.sections.exclude(kind=Section.Kind.FIGURES).count()
    hold_complete([(line.indicator.code, line.indicator.is_ratio) for line in lines], texts=texts)
    codes = [line.indicator.code for line in lines]
    for regime in version.form.regimes.select_related("programme"):
        hold_asked_once(codes, _asked.elsewhere(regime, since=version.valid_from))
    before = version.form.versions.published().select_for_update().last()
    if before is not None:
        if version.valid_from <= before.valid_from:
            reason = _("The version before is in force from %(day)s. The new one begins on a later day.")
            raise Refused(reason % {"day": written(before.valid_from)}, since=before.valid_from)
        before.valid_until = version.valid_from
        before.save(update_fields=["valid_until"])
    version.published_at = at
    version.save(update_fields=["published_at"])
    record(actor=actor, action="reporting.version_published", target=version, at=at, indicators=codes)
    return version


def _writable(version: FormVersion, actor: Actor) -> FormVersion:
    """The version, locked, once the actor may write it and it is not yet published."""
    version = FormVersion.objects.select_for_update(of=("self",)).select_related("form").get(pk=version.pk)
    require(actor, Permission.FORM_EDIT, version)
    if version.published_at is not None:
        reason = _("A published version never changes, because reports were written by it. Begin a new version.")
        raise Refused(reason, version=version.pk)
    return version


def _copy(before: FormVersion, version: FormVersion) -> None:
    for section in before.sections.all():
        copied = Section.objects.create(version=version, name=section.name, name_en=section.name_en,
                                        kind=section.kind, order=section.order)  # fmt: skip
        Line.objects.bulk_create(
            Line(section=copied, order=line.order, indicator=line.indicator, required=line.required, hint=line.hint)
            for line in section.lines.all()
            if not line.indicator.retired
        )
