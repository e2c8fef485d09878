"""The register of models and the counts of individuals as an Excel file."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, Sheet, write_book, write_sheet
from phoihop.exemplars.models import Exemplar, IndividualCount, boxes_of
from phoihop.exemplars.rules import Origin
from phoihop.exemplars.services import BOXES


def register_book(exemplars: Iterable[Exemplar], individuals: Iterable[IndividualCount]) -> bytes:
    """Three sheets: new models, models already at work, individuals as numbers. Rows come from `for_listing()`."""
    listed = list(exemplars)
    new = [each for each in listed if each.origin == Origin.NEW]
    running = [each for each in listed if each.origin == Origin.RUNNING]
    return write_book(
        [
            Sheet(title=_("Newly built models"), columns=_columns(), rows=[_cells(each) for each in new]),
            Sheet(title=_("Models at work"), columns=_columns(), rows=[_cells(each) for each in running]),
            Sheet(title=_("Individuals"), columns=_individual_columns(), rows=[_counts(each) for each in individuals]),
        ]
    )


def individual_list(individuals: Iterable[IndividualCount]) -> bytes:
    """One row for each count; they come from `for_listing()`."""
    return write_sheet(_("Individuals"), _individual_columns(), [_counts(each) for each in individuals])


def _columns() -> list[Column]:
    boxes = [
        Column(name=name, title=label.capitalize(), width=40)
        for name, (label, _text) in zip(BOXES, boxes_of(Exemplar(), BOXES), strict=True)
    ]
    return [
        boxes[0],
        Column(name="body", title=_("Registered by"), width=40),
        Column(name="unit", title=_("Residential group or unit"), width=24),
        Column(name="place", title=_("Place"), width=24),
        Column(name="field", title=_("Field"), width=28),
        Column(name="national", title=_("National field"), width=24),
        Column(name="registered_on", title=_("Registered on"), format=Format.DAY),
        Column(name="started_on", title=_("At work since"), format=Format.DAY),
        Column(name="stopped_on", title=_("Stopped on"), format=Format.DAY),
        Column(name="stop_reason", title=_("Why it stopped"), width=30),
        Column(name="gate", title=_("Gate"), width=20),
        Column(name="state", title=_("State"), width=16),
        Column(name="copies", title=_("Copies"), format=Format.COUNT),
        *boxes[1:],
    ]


def _cells(exemplar: Exemplar) -> list[object]:
    return [
        exemplar.name,
        exemplar.body.label,
        exemplar.unit,
        str(exemplar.place),
        exemplar.field.label,
        str(exemplar.field.get_national_display()),
        exemplar.registered_on,
        exemplar.started_on,
        exemplar.stopped_on,
        exemplar.stop_reason,
        str(exemplar.get_gate_display()),
        str(exemplar.state.label),
        exemplar.copy_count,
        *(getattr(exemplar, name) for name in BOXES[1:]),
    ]


def _individual_columns() -> list[Column]:
    return [
        Column(name="body", title=_("Body"), width=40),
        Column(name="field", title=_("Field"), width=28),
        Column(name="gate", title=_("Gate"), width=20),
        Column(name="on", title=_("On"), format=Format.DAY),
        Column(name="number", title=_("Number of individuals"), format=Format.COUNT),
        Column(name="reference", title=_("Number and symbol of the decision"), width=24),
    ]


def _counts(row: IndividualCount) -> list[object]:
    gate = str(row.get_gate_display())
    return [row.body.label, row.field.label, gate, row.on, row.number, row.reference]
