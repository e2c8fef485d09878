"""How the frozen content of a version is read: days as people write them, and changes in words."""

from datetime import date

from django import template
from django.utils.translation import gettext as _

from phoihop.foundation.vietnamese import day
from phoihop.plans.models import Block
from phoihop.plans.rules import Difference

register = template.Library()


@register.filter
def written_day(iso: str | None) -> str:
    """A day kept as 2025-03-31, as people write it."""
    return day(date.fromisoformat(iso)) if iso else "–"


@register.filter
def amended(change: Difference) -> str:
    """What was changed, from what to what."""
    names = {
        "name": _("task"),
        "product": _("product"),
        "lead": _("lead body"),
        "partners": _("co-operating bodies"),
        "block": _("block"),
        "starts_on": _("start"),
        "due_on": _("due day"),
        "weight": _("weight"),
        "part_of": _("part of the task"),
    }
    before, after = (_said(change.what, value) for value in (change.before, change.after))
    return f"{names.get(change.what, change.what)}: {before} → {after}"


def _said(what: str, value: str) -> str:
    if what in {"starts_on", "due_on"}:
        return written_day(value)
    if what == "block" and value:
        found = Block.objects.filter(code=value).first()
        return found.label if found else value
    return value or "–"
