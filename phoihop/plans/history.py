"""The life of a task told in sentences, from the journal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from phoihop.audit.models import JournalEntry
from phoihop.foundation.vietnamese import day as written
from phoihop.plans.models import Task

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """Something done to a task: when, by whom (empty for the site itself), and what."""

    at: datetime
    who: str
    sentence: str


def history(task: Task) -> list[Event]:
    """All that was done to `task`, the latest first."""
    entries = JournalEntry.objects.about(task).select_related("actor")
    return [Event(entry.at, str(entry.actor or ""), _told(entry)) for entry in entries]


def _told(entry: JournalEntry) -> str:
    tell = _SENTENCES.get(entry.action)
    return tell(entry.facts) if tell else entry.deed


def _given(facts: Facts) -> str:
    return _("Given to %(lead)s, due on %(day)s") % {"lead": facts["lead"], "day": _day(facts["due_on"])}


def _changed(facts: Facts) -> str:
    old, new = facts["old"], facts["new"]
    names = {"lead": _("lead body"), "due_on": _("due day"), "product": _("product"), "weight": _("weight")}
    changes = "; ".join(
        f"{name}: {_value(key, old[key])} → {_value(key, new[key])}"
        for key, name in names.items()
        if old.get(key) != new.get(key)
    )
    if "version" in facts:
        told = _("Amendment in version %(version)s: %(changes)s")
        return told % {"version": facts["version"], "changes": changes or _("other terms")}
    return _("Changed: %(changes)s") % {"changes": changes or _("other terms")}


def _progressed(facts: Facts) -> str:
    if facts.get("share") is None:
        return _("Progress: %(text)s") % facts
    return _("Progress, %(share)s%% done: %(text)s") % facts


def _completed(facts: Facts) -> str:
    return _("Completed on %(day)s, handing in: %(product)s") % {"day": _day(facts["on"]), "product": facts["product"]}


def _cancelled(facts: Facts) -> str:
    if facts.get("decision"):
        return _("No longer carried out (%(decision)s): %(reason)s") % facts
    return _("No longer carried out: %(reason)s") % facts


def _extended(facts: Facts) -> str:
    said = {"old": _day(facts["old"]), "new": _day(facts["new"]), "reason": facts["reason"]}
    return _("Extended from %(old)s to %(new)s: %(reason)s") % said


def _reminded(facts: Facts) -> str:
    return _("Reminder: overdue") if facts["kind"] == "plans.overdue" else _("Reminder: nearly due")


def _value(key: str, value: object) -> object:
    return _day(str(value)) if key == "due_on" else value or "–"


def _day(iso: str) -> str:
    return written(date.fromisoformat(iso))


_SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "plans.task_given": _given,
    "plans.task_edited": _changed,
    "plans.task_amended": _changed,
    "plans.task_proofs_set": lambda facts: _("Proved by: %(codes)s") % {"codes": ", ".join(facts["indicators"]) or "–"},
    "plans.task_progressed": _progressed,
    "plans.task_completed": _completed,
    "plans.task_reopened": lambda facts: _("Product taken back: %(reason)s") % facts,
    "plans.task_extended": _extended,
    "plans.task_cancelled": _cancelled,
    "plans.task_reassigned": lambda facts: _("Moved from %(old)s to %(new)s: %(reason)s") % facts,
    "plans.task_reminded": _reminded,
}
