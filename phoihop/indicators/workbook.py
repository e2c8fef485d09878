"""The catalogue and the targets of a programme as Excel files."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, write_sheet
from phoihop.indicators.models import Indicator, TargetQuerySet
from phoihop.programmes.models import Programme


def catalogue(indicators: Iterable[Indicator]) -> bytes:
    """One row an indicator; `indicators` come from `for_listing()`."""
    columns = [
        Column(name="code", title=_("Code"), width=10),
        Column(name="name", title=_("Name"), width=56),
        Column(name="unit", title=_("Unit"), width=16),
        Column(name="group", title=_("Field of work"), width=30),
        Column(name="kind", title=_("Kind of figure")),
        Column(name="aggregation", title=_("How it adds up"), width=36),
        Column(name="formula", title=_("Formula"), width=18),
        Column(name="whole", title=_("Part of"), width=10),
        Column(name="frequency", title=_("Usual frequency")),
        Column(name="definition", title=_("Definition"), width=80),
    ]
    rows = [
        (
            indicator.code,
            indicator.label,
            indicator.unit_label,
            indicator.group.label,
            str(indicator.get_kind_display()),
            str(indicator.get_aggregation_display()),
            indicator.formula,
            indicator.whole.code if indicator.whole else "",
            indicator.frequency,
            indicator.definition_label,
        )
        for indicator in indicators
    ]
    return write_sheet(_("Indicators"), columns, rows)


def targets(programme: Programme, found: TargetQuerySet) -> bytes:
    """One row a target; `found` comes from `for_listing()`."""
    columns = [
        Column(name="code", title=_("Code"), width=10),
        Column(name="indicator", title=_("Indicator"), width=56),
        Column(name="unit", title=_("Unit")),
        Column(name="body", title=_("Body"), width=48),
        Column(name="since", title=_("From"), format=Format.DAY),
        Column(name="last_day", title=_("Last day"), format=Format.DAY),
        Column(name="sense", title=_("Direction")),
        Column(name="words", title=_("Target"), width=20),
    ]
    rows = [
        (
            target.indicator.code,
            target.indicator.label,
            target.indicator.unit_label,
            target.body.label if target.body else _("The whole programme"),
            target.since,
            target.last_day,
            str(target.get_sense_display()),
            target.words,
        )
        for target in found
    ]
    return write_sheet(_("Targets"), columns, rows, head=[programme.label])
