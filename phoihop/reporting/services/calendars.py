"""Making reporting calendars and setting their deadlines."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.periods import Cut, Kind
from phoihop.foundation.refusals import Refused
from phoihop.organisations.models import Body
from phoihop.reporting.models import Calendar, Deadline
from phoihop.reporting.rules import hold_days
from phoihop.territories.models import Level


@transaction.atomic
def make_calendar(
    *, code: str, name: str, cut: Cut, actor: Actor, at: datetime, name_en: str = "", owner: Body | None = None
) -> Calendar:
    """Make a calendar that `owner` keeps and that cuts periods as `cut` says (lập lịch báo cáo).

    Raises Refused for a code that is taken.
    """
    calendar = Calendar(code=code, name=name, name_en=name_en, cut=cut, owner=owner)
    require(actor, Permission.FORM_EDIT, calendar)
    if Calendar.objects.filter(code=code).exists():
        raise Refused(_("There is already a calendar “%(code)s”. Choose another code.") % {"code": code}, code=code)
    calendar.save()
    record(actor=actor, action="reporting.calendar_made", target=calendar, at=at, cut=cut)
    return calendar


@transaction.atomic
def set_deadline(
    *, calendar: Calendar, period_kind: Kind, level: Level, days: int, actor: Actor, at: datetime, shifted: bool = True
) -> Deadline:
    """Give a level so many days after a period to report, in place of what it had (đặt thời hạn báo cáo).

    Obligations made already keep their days. Raises Invalid for a deadline far from its period.
    """
    calendar = Calendar.objects.select_for_update().get(pk=calendar.pk)
    require(actor, Permission.FORM_EDIT, calendar)
    hold_days(days)
    same: dict[str, Any] = {"calendar": calendar, "period_kind": period_kind, "level": level}
    before = Deadline.objects.filter(**same).first()
    deadline, _made = Deadline.objects.update_or_create(**same, defaults={"days": days, "shifted": shifted})
    facts = {"period_kind": period_kind, "level": level, "days": days, "shifted": shifted}
    record(actor=actor, action="reporting.deadline_set", target=calendar, at=at, old=before and before.days, **facts)
    return deadline


@transaction.atomic
def drop_deadline(*, deadline: Deadline, actor: Actor, at: datetime) -> Calendar:
    """Take a level's deadline out of a calendar (bỏ thời hạn báo cáo); obligations made already keep their days."""
    calendar = Calendar.objects.select_for_update().get(pk=deadline.calendar_id)
    require(actor, Permission.FORM_EDIT, calendar)
    facts = {"period_kind": deadline.period_kind, "level": deadline.level, "days": deadline.days}
    deadline.delete()
    record(actor=actor, action="reporting.deadline_dropped", target=calendar, at=at, **facts)
    return calendar
