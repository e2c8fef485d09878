"""Tables of a body's own making: what their columns mean is told once, what they change is seen, and taken over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.access.checks import bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.documents.models import Upload
from phoihop.documents.rules import BOOKS
from phoihop.documents.services import keep
from phoihop.foundation.refusals import Refused
from phoihop.reporting.models import Obligation
from phoihop.submissions import services
from phoihop.submissions.owing import owed_by, standing
from phoihop.submissions.rules.tables import Plan, heads_of
from phoihop.submissions.tables.free_book import FreeBook, Table
from phoihop.submissions.tables.mapping import Column, Label, PlaceForm, columns_of, glance_of, labels_of, plan_of
from phoihop.submissions.tables.names import Names
from phoihop.submissions.tables.previews import TablePreview, Taking, all_wrong, marked, take_part
from phoihop.submissions.tables.reading import Reading, named_rows
from phoihop.submissions.tables.recognition import Known, maps_of, recognise, remembered
from phoihop.submissions.tables.suggestions import begins, suggest, suggest_labels
from phoihop.ui.answers import handed

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
MOST_REPORTS, MOST_SOUGHT = 100, 10


class OwnTable:
    """A table somebody handed in, and the report it is to answer; nobody else's exists."""

    def __init__(self, request: Request, pk: int, asked: QueryDict | None = None, book: FreeBook | None = None) -> None:
        self.request = request
        self.upload = get_object_or_404(Upload, pk=pk, uploaded_by=request.user.pk, kind__in=BOOKS)
        self.asked = asked or (request.POST if request.method == "POST" else request.GET)
        self.reports = open_reports(request)
        self.obligation = chosen(self.reports, self.asked.get("report", ""))
        self.names = Names(self.obligation, request.user)
        self.book = book or FreeBook(self.upload.content())
        self.told = maps_of(self.obligation)

    @cached_property
    def table(self) -> Table:
        """The sheet asked for; else the first that is known, or the first that holds a table."""
        asked = self.asked.get("sheet", "")
        if asked in map(str, range(len(self.book.names))):
            return self.book.table(int(asked))
        tables = [self.book.table(index) for index in range(min(len(self.book.names), MOST_SOUGHT))]
        known = (each for each in tables if recognise(each.beginning(), self.told, self.names))
        filled = (each for each in tables if begins(each.beginning()) != (1, 2) or each.height > 2)
        return next(known, None) or next(filled, None) or self.book.table(0)

    @cached_property
    def rows(self) -> list[list[str]]:
        return self.table.beginning()

    @cached_property
    def known(self) -> Known | None:
        """The reading told before that fits, if any."""
        return recognise(self.rows, self.told, self.names)

    @property
    def as_last_time(self) -> bool:
        """Whether it is read as was told of a table handed in before."""
        return self.known is not None and self.known.map.told_at < self.upload.uploaded_at

    @property
    def plan(self) -> Plan:
        """How the table is read: as last time, or as it seems; as the person wants where they say where it begins."""
        place = PlaceForm(self.asked).place()
        if self.known and place in {None, (self.known.plan.head, self.known.plan.first)}:
            return self.known.plan
        return suggest(self.rows, self.names, remembered(self.told), place)

    def heads(self, plan: Plan) -> list[str]:
        """What the heads say by a plan."""
        return heads_of(self.rows[plan.head - 1 : plan.first - 1])

    def address(self, name: str, **more: int) -> str:
        """A page about this table."""
        facts = {"sheet": self.table.index, "report": self.obligation.pk} | more
        return f"{reverse(f'submissions:{name}', args=[self.upload.pk])}?{urlencode(facts)}"

    def context(self, **more: object) -> dict[str, object]:
        """What every page about this table shows."""
        pages = ("table", "table_rows", "table_preview", "table_corrected")
        return {"handed": self, "addresses": {name: self.address(name) for name in pages}} | more

    def labels(self, plan: Plan) -> list[Label]:
        """The names of the rows that state figures, with what each meant last time or probably means."""
        named = named_rows(self.table, plan)
        probable = suggest_labels(self.heads(plan), named, plan, self.names)
        return labels_of(named, plan, probable)


def open_reports(request: Request) -> list[Obligation]:
    """The reports that the person can fill in now. Raises Refused where there are none."""
    own = bodies_reaching(request.user, Permission.SUBMISSION_EDIT, Reach.OWN)
    today = timezone.localdate()
    listed = standing(owed_by(request.user, today), "todo", today).filter(body__in=own)
    found = list(listed.select_related("regime__form")[:MOST_REPORTS])
    if not found:
        raise Refused(_("None of your reports can be filled in now, so that no table can be taken over."))
    return found


def chosen(reports: Sequence[Obligation], asked: str) -> Obligation:
    """The report asked for, among those the person can fill in; else the first."""
    return next((each for each in reports if str(each.pk) == asked), reports[0])


def receive(request: Request, content: bytes, name: str, book: FreeBook) -> HttpResponse:
    """Keep a table that was handed in, and lead on: to what it changes where it is known, else to what it means."""
    report = chosen(open_reports(request), request.GET.get("report", ""))
    right: dict[str, Any] = {"permission": Permission.SUBMISSION_EDIT, "thing": report}
    kept = keep(content=content, name=name, **right, actor=request.user, at=timezone.now())
    return redirect(_next(OwnTable(request, kept.pk, QueryDict(urlencode({"report": report.pk})), book)))


@require_http_methods(["GET", "POST"])
def columns(request: Request, pk: int) -> HttpResponse:
    """The first rows of a table, and what its columns mean; on POST that is remembered."""
    table = OwnTable(request, pk)
    if request.method == "POST":
        _remember(table, plan_of(request.POST, table.names, table.known.plan if table.known else None))
        return redirect(_next(table))
    plan = table.plan
    shown: list[Column] = columns_of(table.rows, plan, table.names)
    form = PlaceForm(initial={"head": plan.head, "first": plan.first})
    context = table.context(plan=plan, columns=shown, form=form, glance=glance_of(table.rows, plan, shown))
    return render(request, "submissions/table_columns.html", context)


@require_http_methods(["GET", "POST"])
def rows(request: Request, pk: int) -> HttpResponse:
    """What the names of the rows mean; on POST that is remembered."""
    table = OwnTable(request, pk)
    if table.known is None or not table.known.plan.listed:
        return redirect(table.address("table"))
    labels = table.labels(table.known.plan)
    if request.method == "POST":
        told = {each.key: request.POST.get(f"label-{each.number}", "") for each in labels}
        _remember(table, _with(table.known.plan, told, table.names))
        return redirect(table.address("table_preview"))
    return render(
        request, "submissions/table_rows.html", table.context(labels=labels, asked=table.names.asked.values())
    )


@require_http_methods(["GET", "POST"])
def preview(request: Request, pk: int) -> HttpResponse:
    """What a part of a table would change; on POST it does."""
    table = OwnTable(request, pk)
    if table.known is None:
        return redirect(table.address("table"))
    now, applied = timezone.now(), request.method == "POST"
    seen = _taken(table, table.known, dry_run=not applied)
    if applied:
        return _applied(table, seen)
    return render(request, "submissions/table_preview.html", table.context(preview=seen, now=now.isoformat()))


@require_GET
def corrected(request: Request, pk: int) -> HttpResponse:
    """A copy of the sheet in which every cell that cannot be taken is marked."""
    table = OwnTable(request, pk)
    if table.known is None:
        return redirect(table.address("table"))
    reading = Reading(table.table, table.known.plan, table.names, table.upload.name)
    wrong = all_wrong(reading, Taking(actor=request.user, at=timezone.now()))
    return handed(marked(table.table, wrong), "corrected.xlsx")


def _next(table: OwnTable) -> str:
    """The page that comes next: columns, then rows that nobody has told of yet, then what would change."""
    known = recognise(table.rows, maps_of(table.obligation), table.names)
    if known is None:
        return table.address("table")
    unknown = known.plan.listed and named_rows(table.table, known.plan).keys() - known.plan.labels.keys()
    return table.address("table_rows" if unknown else "table_preview")


def _remember(table: OwnTable, plan: Plan) -> None:
    services.remember_table(
        obligation=table.obligation,
        heads=table.heads(plan),
        plan=plan,
        actor=table.request.user,
        at=timezone.now(),
    )


def _with(plan: Plan, told: dict[str, str], names: Names) -> Plan:
    """The same plan with what the names of rows mean; a code that the form does not ask leaves the row out."""
    labels = {key: code if code in names.asked else "" for key, code in told.items()}
    return replace(plan, labels=labels)


def _taken(table: OwnTable, known: Known, *, dry_run: bool) -> TablePreview:
    asked = table.asked
    first = asked.get("first", "")
    reading = Reading(table.table, known.plan, table.names, table.upload.name)
    taking = Taking(
        actor=table.request.user,
        at=timezone.now(),
        first=int(first) if first.isascii() and first.isdigit() and len(first) < 10 else 0,
        dry_run=dry_run,
        seen_at=None if dry_run else _moment(asked.get("seen", "")),
    )
    return take_part(reading, taking)


def _moment(said: str) -> datetime:
    """When the person looked; long ago where that cannot be read, so that nothing is overwritten unseen."""
    try:
        found = parse_datetime(said)
    except ValueError:
        found = None
    return found if found and timezone.is_aware(found) else LONG_AGO


def _applied(table: OwnTable, seen: TablePreview) -> HttpResponse:
    done = ngettext("%(count)s figure was taken over.", "%(count)s figures were taken over.", seen.changes)
    messages.success(table.request, done % {"count": seen.changes})
    if seen.wrong:
        return redirect(table.address("table_preview", first=seen.first))
    if seen.after:
        return redirect(table.address("table_preview", first=seen.after))
    report = _only_report(table, seen)
    return redirect("submissions:detail", report) if report else redirect("submissions:index")


def _only_report(table: OwnTable, seen: TablePreview) -> int | None:
    """The report that was changed, if it is a single one."""
    if len(seen.answered) != 1:
        return None
    [(body, period)] = seen.answered
    owed = Obligation.objects.filter(regime=table.obligation.regime_id, body=body, period_code=period)
    return owed.values_list("submission", flat=True).first()
