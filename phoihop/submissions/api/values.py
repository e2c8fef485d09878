"""Figures in bulk: lines of JSON or CSV in, one line about each row out."""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router
from ninja.errors import HttpError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from phoihop.access.requests import Request
from phoihop.organisations.models import Body
from phoihop.submissions.api.reports import client_of
from phoihop.submissions.bulk import CHUNK, Fate, Result, Row, Sending, take_rows
from phoihop.territories.models import Place

router = Router()
MOST_BYTES = 300_000_000
LONGEST_LINE = 64_000
IN_MEMORY = 2_000_000
NDJSON = "application/x-ndjson"


class ValueIn(BaseModel):
    """One row: an organisation, a period, an indicator, and a value in words; or why there is none."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True, str_strip_whitespace=True)

    organisation: str
    period: str
    indicator: str
    value: str = Field(default="", max_length=500)
    missing: str = ""
    note: str | None = None
    estimated: bool = False
    place: str = ""
    programme: str = ""
    form: str = ""


class Unreadable(BaseModel):
    """A row that is no row, and why."""

    reason: str


@router.post(
    "/values",
    response={200: None},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                NDJSON: {"schema": ValueIn.model_json_schema()},
                "text/csv": {"schema": {"type": "string", "description": "A head line with the same names."}},
            },
        },
        "responses": {
            200: {"content": {NDJSON: {"schema": {"type": "string", "description": "A line of JSON about each row."}}}}
        },
    },
)
def values(request: Request, dry_run: bool = False, programme: str = "", form: str = "") -> StreamingHttpResponse:
    """State figures in bulk, as lines of JSON or CSV, in reports of any bodies one may report for.

    Answers with a line of JSON about each row in its order (`stated`, `replaced`, `unchanged`, `taken_back`, or
    `refused` with a rule and a reason), and a last line that counts them. Rows are stated by thousands: where the
    connection breaks, those told of are kept, and the whole may be sent again.
    """
    kept = spooled(request)
    rows = _csv_rows(kept) if request.content_type == "text/csv" else _json_rows(kept)
    usual = {"programme": programme, "form": form}
    sending = Sending(actor=request.user, at=timezone.now(), source=client_of(request), dry_run=dry_run)
    return StreamingHttpResponse(_told(_fates(rows, usual, sending)), content_type=NDJSON)


def spooled(request: Request) -> IO[bytes]:
    """What was sent, on disk beyond a small size: a client need not read while it still sends.

    Raises HttpError (413) for more than 300 MB.
    """
    kept = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed once the answer has been read
    size = 0
    while block := request.read(256_000):
        size += len(block)
        if size > MOST_BYTES:
            kept.close()
            raise HttpError(413, _("More than 300 MB was sent. Send it in several parts."))
        kept.write(block)
    kept.seek(0)
    return kept


def _json_rows(kept: IO[bytes]) -> Iterator[ValueIn | Unreadable]:
    with kept:
        while line := kept.readline(LONGEST_LINE):
            if len(line) == LONGEST_LINE:
                yield Unreadable(reason=_("This line is too long to be a row. Nothing after it was read."))
                return
            if line.strip():
                yield _read(line)


def _csv_rows(kept: IO[bytes]) -> Iterator[ValueIn | Unreadable]:
    with TextIOWrapper(kept, encoding="utf-8-sig", errors="replace", newline="") as text:
        head = text.readline(LONGEST_LINE)
        separator = max(",;\t", key=head.count)
        names = [name.strip().lower() for name in next(csv.reader([head], delimiter=separator), [])]
        try:
            for cells in csv.reader(text, delimiter=separator):
                if any(cells):
                    yield _checked({name: cell for name, cell in zip(names, cells, strict=False) if cell})
        except csv.Error as fault:
            yield Unreadable(reason=_("The CSV cannot be read from here on (%(fault)s).") % {"fault": fault})


def _read(line: bytes) -> ValueIn | Unreadable:
    try:
        return _checked(json.loads(line))
    except (ValueError, RecursionError):
        return Unreadable(reason=_("This line is not JSON. Write one object to a line."))


def _checked(told: Any) -> ValueIn | Unreadable:  # noqa: ANN401 - whatever JSON holds
    try:
        return ValueIn.model_validate(told)
    except ValidationError as faults:
        said = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in faults.errors())
        return Unreadable(reason=_("The row cannot be read (%(faults)s).") % {"faults": said})


def _fates(told: Iterable[ValueIn | Unreadable], usual: dict[str, str], sending: Sending) -> Iterator[Result]:
    """What became of each row, in order, however many there are."""
    some: list[ValueIn | Unreadable] = []
    first = 1
    for one in told:
        some.append(one)
        if len(some) == CHUNK:
            yield from _some_fates(first, some, usual, sending)
            first, some = first + CHUNK, []
    yield from _some_fates(first, some, usual, sending)


def _some_fates(
    first: int, told: list[ValueIn | Unreadable], usual: dict[str, str], sending: Sending
) -> Iterator[Result]:
    read = [one for one in told if isinstance(one, ValueIn)]
    bodies = dict(Body.objects.filter(slug__in={one.organisation for one in read}).values_list("slug", "pk"))
    places = dict(Place.objects.filter(slug__in={one.place for one in read if one.place}).values_list("slug", "pk"))
    rows, results = [], {}
    for number, one in enumerate(told, first):
        if isinstance(one, Unreadable):
            results[number] = Result(number=number, fate=Fate.REFUSED, rule="unreadable", reason=one.reason)
        elif one.organisation not in bodies or (one.place and one.place not in places):
            reason = _("There is no organisation or place “%(slug)s”.")
            reason %= {"slug": one.organisation if one.organisation not in bodies else one.place}
            results[number] = Result(number=number, fate=Fate.REFUSED, rule="unknown", reason=reason)
        else:
            rows.append(_row(number, one, bodies[one.organisation], places.get(one.place), usual))
    results |= {result.number: result for result in take_rows(rows, sending)}
    yield from (results[number] for number in range(first, first + len(told)))


def _row(number: int, one: ValueIn, body: int, place: int | None, usual: dict[str, str]) -> Row:
    return Row(
        number=number,
        body=body,
        place=place,
        period=one.period,
        indicator=one.indicator,
        words=one.value,
        missing=one.missing,
        note=one.note,
        estimated=one.estimated,
        programme=one.programme or usual["programme"],
        form=one.form or usual["form"],
    )


def _told(results: Iterable[Result]) -> Iterator[bytes]:
    count: Counter[Fate] = Counter()
    for result in results:
        count[result.fate] += 1
        said = {"row": result.number, "outcome": result.fate, "rule": result.rule, "reason": result.reason}
        yield json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False).encode() + b"\n"
    total = {"rows": sum(count.values())} | {fate.value: count[fate] for fate in Fate}
    yield json.dumps(total).encode() + b"\n"
