"""Recording what was done, correcting it, taking it further, taking it back."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.activities.models import Activity, ActivityResult, CoHost, Funding
from phoihop.activities.rules import Stage, hold_bodies, hold_done, hold_span, hold_stage_after
from phoihop.activities.services import _asked
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.territories.models import Place

DAY = timedelta(days=1)


@transaction.atomic
def record_activity(
    *,
    title: str,
    host: Body,
    since: date,
    until: date,
    programmes: Sequence[Programme],
    places: Sequence[Place],
    actor: Actor,
    at: datetime,
    co_hosts: Sequence[Body] = (),
    stage: Stage = Stage.FINISHED,
    description: str = "",
    results: Iterable[_asked.Result] = (),
    money: Iterable[_asked.Money] = (),
) -> Activity:
    """Record an activity of the host with its co-hosts, results and money (ghi hoạt động). The span is half-open.

    Raises Invalid for an empty title, days in the wrong order, a finished activity that ends after today, a programme
    in which none of the bodies takes part, a figure that cannot be read, and text that names a person by number.
    """
    activity = Activity(title=title.strip(), description=description.strip(), host=host, since=since, until=until)
    require(actor, Permission.ACTIVITY_EDIT, activity)
    activity.stage, activity.recorded_at, activity.recorded_by_id = stage, at, actor.pk
    _hold(activity, programmes, places, co_hosts)
    hold_done(Stage(stage), until, timezone.localtime(at).date())
    activity.search_text = _asked.search_text(title, host)
    activity.save()
    activity.programmes.set(programmes)
    activity.places.set(places)
    CoHost.objects.bulk_create(
        CoHost(activity=activity, body=body, order=order) for order, body in enumerate(co_hosts, 1)
    )
    ActivityResult.objects.bulk_create(_results(activity, results, places))
    Funding.objects.bulk_create(_asked.money_row(activity, asked) for asked in money)
    facts = _told(activity, programmes, places, co_hosts)
    record(actor=actor, action="activity.recorded", target=activity, at=at, **facts)
    return activity


@transaction.atomic
def edit_activity(
    *,
    activity: Activity,
    title: str,
    since: date,
    until: date,
    programmes: Sequence[Programme],
    places: Sequence[Place],
    co_hosts: Sequence[Body],
    description: str,
    actor: Actor,
    at: datetime,
) -> Activity:
    """Correct what is said of an activity (sửa hoạt động); whoever remains a co-host keeps its answer.

    Raises what `record_activity` raises, Invalid where a place is left out that a result names, and Refused for an
    activity that was withdrawn.
    """
    activity = _asked.held(activity, actor)
    activity.title, activity.description = title.strip(), description.strip()
    activity.since, activity.until = since, until
    _hold(activity, programmes, places, co_hosts)
    hold_done(Stage(activity.stage), until, timezone.localtime(at).date())
    _hold_places(activity, places)
    activity.search_text = _asked.search_text(title, activity.host)
    activity.save(update_fields=["title", "description", "since", "until", "search_text"])
    activity.programmes.set(programmes)
    activity.places.set(places)
    _set_co_hosts(activity, co_hosts)
    facts = _told(activity, programmes, places, co_hosts)
    record(actor=actor, action="activity.edited", target=activity, at=at, **facts)
    return activity


@transaction.atomic
def advance_stage(*, activity: Activity, stage: Stage, on: date, actor: Actor, at: datetime) -> Activity:
    """Note that a work was finished or handed over on a day (chuyển giai đoạn).

    A work finished on another day than was planned ends on that day, and counts in the period of that day. Raises
    Refused where the stage was passed already, Invalid for a day before the first or after today.
    """
    activity = _asked.held(activity, actor)
    before, stage = Stage(activity.stage), Stage(stage)
    hold_stage_after(before, stage)
    hold_span(activity.since, on + DAY)
    hold_done(stage, on + DAY, timezone.localtime(at).date())
    # What was finished before counts where it was finished; handing over moves it nowhere.
    if before is Stage.STARTED:
        activity.until = on + DAY
    activity.stage = stage
    activity.save(update_fields=["stage", "until"])
    record(actor=actor, action="activity.advanced", target=activity, at=at, before=before, stage=stage, on=on)
    return activity


@transaction.atomic
def withdraw(*, activity: Activity, reason: str, actor: Actor, at: datetime) -> Activity:
    """Take back a record that should not be (rút hoạt động); it stays to be looked up and counts nowhere.

    Raises Invalid without a reason, Refused for one that was withdrawn before.
    """
    activity = _asked.held(activity, actor)
    if not reason.strip():
        fault = _("Say why the activity is withdrawn.")
        raise Invalid(fault)
    guard(reason)
    activity.withdrawn_at, activity.withdrawal_reason = at, reason.strip()
    activity.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    record(actor=actor, action="activity.withdrawn", target=activity, at=at, reason=activity.withdrawal_reason)
    return activity


def _hold(
    activity: Activity, programmes: Sequence[Programme], places: Sequence[Place], co_hosts: Sequence[Body]
) -> None:
    _asked.hold_texts(activity.title, activity.description)
    hold_span(activity.since, activity.until)
    hold_bodies(activity.host_id, [body.pk for body in co_hosts])
    if not places:
        reason = _("Name at least one place where it was done.")
        raise Invalid(reason, places=reason)
    _asked.hold_claims(programmes, [activity.host, *co_hosts], activity.since, activity.until)


def _hold_places(activity: Activity, places: Sequence[Place]) -> None:
    """Hold that every place which a result names stays a place of the activity."""
    left = activity.results.exclude(place=None).exclude(place__in=places).select_related("place").first()
    if left:
        reason = _("A result is stated for “%(place)s”. Drop that result first, or keep the place.")
        raise Invalid(reason % {"place": left.place}, places=reason % {"place": left.place})


def _results(activity: Activity, results: Iterable[_asked.Result], places: Sequence[Place]) -> list[ActivityResult]:
    rows = [_asked.result_row(activity, asked, places) for asked in results]
    if len({(row.indicator_id, row.place_id) for row in rows}) < len(rows):
        reason = _("A result is stated once for an indicator and a place. Put both figures into one row.")
        raise Invalid(reason, results=reason)
    return rows


def _set_co_hosts(activity: Activity, bodies: Sequence[Body]) -> None:
    standing = {co_host.body_id: co_host for co_host in activity.co_hosts.all()}
    keys = {body.pk for body in bodies}
    activity.co_hosts.exclude(body__in=keys).delete()
    for order, body in enumerate(bodies, 1):
        co_host = standing.get(body.pk) or CoHost(activity=activity, body=body)
        co_host.order = order
        co_host.save()


def _told(
    activity: Activity, programmes: Sequence[Programme], places: Sequence[Place], co_hosts: Sequence[Body]
) -> dict[str, object]:
    """What a later reader of the journal would ask."""
    return {
        "host": activity.host.name,
        "co_hosts": [body.name for body in co_hosts],
        "programmes": [programme.pk for programme in programmes],
        "places": [str(place) for place in places],
        "since": activity.since,
        "until": activity.until,
        "stage": activity.stage,
    }
