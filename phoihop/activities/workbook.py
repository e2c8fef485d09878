"""The list of activities as an Excel file."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from phoihop.activities.models import Activity
from phoihop.activities.rules import MoneySource
from phoihop.documents.sheets import Column, Format, write_sheet


def activity_list(activities: Iterable[Activity]) -> bytes:
    """One row for each activity; they come from `for_listing()`. Money is the least that was stated, in đồng."""
    columns = [
        Column(name="title", title=_("Title of the activity"), width=60),
        Column(name="host", title=_("Host"), width=44),
        Column(name="co_hosts", title=_("Co-hosts"), width=44),
        Column(name="since", title=_("First day"), format=Format.DAY),
        Column(name="last_day", title=_("Last day"), format=Format.DAY),
        Column(name="stage", title=_("Stage"), width=18),
        Column(name="places", title=_("Places"), width=30),
        Column(name="programmes", title=_("Programmes"), width=50),
        Column(name="results", title=_("Results"), width=60),
        *(Column(name=source.value, title=str(source.label), format=Format.COUNT, width=20) for source in MoneySource),
    ]
    return write_sheet(_("Activities"), columns, [_cells(activity) for activity in activities])


def _cells(activity: Activity) -> list[object]:
    money: dict[str, Decimal | None] = {funding.source: funding.low for funding in activity.money.all()}
    co_hosts = [f"{each.body.label} ({each.get_answer_display().lower()})" for each in activity.co_hosts.all()]
    results = [f"{each.indicator.label}: {each.words}" for each in activity.results.all()]
    return [
        activity.title,
        activity.host.label,
        "; ".join(co_hosts),
        activity.since,
        activity.last_day,
        str(activity.get_stage_display()),
        "; ".join(str(place) for place in activity.places.all()),
        "; ".join(programme.label for programme in activity.programmes.all()),
        "; ".join(results),
        *(money.get(source.value) for source in MoneySource),
    ]
