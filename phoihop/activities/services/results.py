"""What an activity achieved, and what it cost."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.activities.models import Activity, ActivityResult, Funding
from phoihop.activities.rules import MoneySource
from phoihop.activities.services import _asked
from phoihop.audit.services import record
from phoihop.foundation.refusals import Refused
from phoihop.indicators.models import Indicator
from phoihop.territories.models import Place


@transaction.atomic
def add_result(
    *,
    activity: Activity,
    indicator: Indicator,
    words: str,
    actor: Actor,
    at: datetime,
    place: Place | None = None,
) -> ActivityResult:
    """State what was achieved for an indicator, at one of the places or at all together (thêm kết quả).

    Raises Invalid where the words cannot be read, the indicator is not one that adds up, or the place is none of the
    activity's; Refused where this result is stated already, or the activity was withdrawn.
    """
    activity = _asked.held(activity, actor)
    asked = _asked.Result(indicator=indicator, words=words, place=place)
    row = _asked.result_row(activity, asked, activity.places.all())
    if activity.results.filter(indicator=indicator, place=place).exists():
        reason = _("“%(indicator)s” is stated already for this place. Drop that result first.")
        raise Refused(reason % {"indicator": indicator.label})
    row.save()
    facts = {"indicator": indicator.code, "words": row.words, "place": str(place or "")}
    record(actor=actor, action="activity.result_added", target=activity, at=at, **facts)
    return row


@transaction.atomic
def drop_result(*, result: ActivityResult, actor: Actor, at: datetime) -> Activity:
    """Take back a result that was stated (bỏ kết quả). Raises Refused for an activity that was withdrawn."""
    activity = _asked.held(result.activity, actor)
    facts = {"indicator": result.indicator.code, "words": result.words, "place": str(result.place or "")}
    result.delete()
    record(actor=actor, action="activity.result_dropped", target=activity, at=at, **facts)
    return activity


@transaction.atomic
def state_money(*, activity: Activity, source: MoneySource, words: str, actor: Actor, at: datetime) -> Funding | None:
    """State what came from one source, instead of what was stated before; no words take it back (ghi kinh phí).

    A bare figure is đồng; "15,5 triệu" is understood. Raises Invalid where the words cannot be read, Refused for an
    activity that was withdrawn.
    """
    activity = _asked.held(activity, actor)
    before = activity.money.filter(source=source).first()
    after = _asked.money_row(activity, _asked.Money(source=source, words=words)) if words.strip() else None
    if before is not None:
        before.delete()
    if after is not None:
        after.save()
    facts = {"source": source, "before": before.words if before else "", "after": after.words if after else ""}
    record(actor=actor, action="activity.money_stated", target=activity, at=at, **facts)
    return after
