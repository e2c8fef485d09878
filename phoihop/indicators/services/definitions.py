"""Defining what is measured."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record, record_many
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.indicators import catalogue
from phoihop.indicators.models import Aggregation, Indicator, IndicatorGroup, Kind
from phoihop.indicators.rules import hold_code, hold_shape
from phoihop.records.searching import searchable

LINKS = ("numerator", "denominator", "whole")


@transaction.atomic
def load_catalogue(*, actor: Actor, at: datetime) -> list[Indicator]:
    """Enter the indicators of the starting catalogue that are not there yet (nạp danh mục chỉ tiêu).

    What somebody has edited since is left as it is. Returns the indicators entered.
    """
    require(actor, Permission.REGISTER_EDIT)
    known = {indicator.code: indicator for indicator in Indicator.objects.all()}
    rows = [row for row in catalogue.rows() if row.code not in known]
    groups = _groups()
    new = [_searchable(_from_row(row, groups)) for row in rows]
    Indicator.objects.bulk_create(new)
    known |= {indicator.code: indicator for indicator in new}
    for row, indicator in zip(rows, new, strict=True):
        indicator.numerator = known.get(row.recipe.numerator)
        indicator.denominator = known.get(row.recipe.denominator)
        indicator.whole = known.get(row.whole)
        indicator.aggregation = row.recipe.aggregation
    Indicator.objects.bulk_update(new, [*LINKS, "aggregation"])
    facts = [(indicator, {"source": indicator.source}) for indicator in new]
    record_many(actor=actor, action="indicators.defined", targets=facts, at=at)
    return new


@transaction.atomic
def define_indicator(
    *,
    code: str,
    group: IndicatorGroup,
    name: str,
    unit: str,
    kind: Kind,
    aggregation: Aggregation,
    actor: Actor,
    at: datetime,
    name_en: str = "",
    unit_en: str = "",
    typed_in: str = "",
    decimals: int = 0,
    numerator: Indicator | None = None,
    denominator: Indicator | None = None,
    whole: Indicator | None = None,
    frequency: str = "",
    definition: str = "",
    definition_en: str = "",
    source: str = "",
) -> Indicator:
    """Define something to be measured (định nghĩa chỉ tiêu).

    Raises Invalid where kind, unit and way of adding up do not go together, Refused for a code that is taken.
    """
    require(actor, Permission.REGISTER_EDIT)
    hold_code(code)
    parts = [part for part in (numerator, denominator) if part]
    hold_shape(kind=kind, aggregation=aggregation, unit=unit, decimals=decimals, ratio_of=len(parts))
    new = Indicator(code=code, group=group, name=name, name_en=name_en, unit=unit, unit_en=unit_en, typed_in=typed_in,
                    kind=kind, aggregation=aggregation, decimals=decimals, numerator=numerator,
                    denominator=denominator, whole=whole, frequency=frequency, definition=definition,
                    definition_en=definition_en, source=source)  # fmt: skip
    _guard_words(new)
    _hold_links(new, parts)
    if Indicator.objects.filter(code=code).exists():
        raise Refused(_("There is already an indicator %(code)s. Choose another code.") % {"code": code}, code=code)
    _searchable(new).save()
    record(actor=actor, action="indicators.defined", target=new, at=at, kind=kind, aggregation=aggregation, unit=unit)
    return new


@transaction.atomic
def define_many(*, rows: Iterable[Indicator], actor: Actor, at: datetime) -> list[Indicator]:
    """Define many indicators at once, none of them a ratio, in a few rounds (định nghĩa nhiều chỉ tiêu).

    The rows are not yet saved. Raises what `define_indicator` raises.
    """
    require(actor, Permission.REGISTER_EDIT)
    new = [_searchable(row) for row in rows]
    for row in new:
        hold_code(row.code)
        hold_shape(kind=row.kind, aggregation=row.aggregation, unit=row.unit, decimals=row.decimals, ratio_of=0)
        _guard_words(row)
    taken = Indicator.objects.filter(code__in=[row.code for row in new]).values_list("code", flat=True)
    for code in taken[:1]:
        raise Refused(_("There is already an indicator %(code)s. Choose another code.") % {"code": code}, code=code)
    Indicator.objects.bulk_create(new, batch_size=1_000)
    facts = [(one, {"kind": one.kind, "aggregation": one.aggregation, "unit": one.unit}) for one in new]
    record_many(actor=actor, action="indicators.defined", targets=facts, at=at)
    return new


@transaction.atomic
def edit_indicator(*, indicator: Indicator, actor: Actor, at: datetime, **changes: object) -> Indicator:
    """Put an indicator's name, definition, group, frequency or source into better words (sửa chỉ tiêu).

    The journal keeps the old words beside the new. Raises Refused for a change of unit, kind or way of adding up:
    figures already stated would then mean something else.
    """
    indicator = _held(indicator)
    require(actor, Permission.REGISTER_EDIT)
    fixed = sorted(changes.keys() - {"name", "name_en", "unit_en", "group", "frequency", "source", *_DEFINITIONS})
    if fixed:
        reason = _(
            "The unit, kind and way of adding up of %(code)s cannot change, because figures already stated would mean"
            " something else. Retire it and define a new indicator."
        )
        raise Refused(reason % {"code": indicator.code}, fields=fixed)
    old = {name: getattr(indicator, name) for name in changes}
    for name, value in changes.items():
        setattr(indicator, name, value)
    _guard_words(indicator)
    _searchable(indicator).save(update_fields=[*changes, "search_text"])
    facts = {name: {"old": str(old[name]), "new": str(new)} for name, new in changes.items() if old[name] != new}
    record(actor=actor, action="indicators.edited", target=indicator, at=at, **facts)
    return indicator


_DEFINITIONS = ("definition", "definition_en")


@transaction.atomic
def retire_indicator(*, indicator: Indicator, reason: str, actor: Actor, at: datetime) -> Indicator:
    """Let no new form ask an indicator (ngừng sử dụng chỉ tiêu); what was stated stays.

    Raises Refused where it is retired already, or a ratio in use is made of it.
    """
    indicator = _held(indicator)
    require(actor, Permission.REGISTER_EDIT)
    if indicator.retired:
        raise Refused(_("%(code)s is retired already.") % {"code": indicator.code})
    ratio = Indicator.objects.in_use().made_of(indicator).first()
    if ratio is not None:
        words = _("%(ratio)s is a ratio made of %(code)s. Retire %(ratio)s first.")
        raise Refused(words % {"ratio": ratio.code, "code": indicator.code}, ratio=ratio.pk)
    guard(reason)
    indicator.retired = True
    indicator.save(update_fields=["retired"])
    record(actor=actor, action="indicators.retired", target=indicator, at=at, reason=reason)
    return indicator


@transaction.atomic
def reinstate_indicator(*, indicator: Indicator, actor: Actor, at: datetime) -> Indicator:
    """Let forms ask a retired indicator again (dùng lại chỉ tiêu). Raises Refused where it is in use."""
    indicator = _held(indicator)
    require(actor, Permission.REGISTER_EDIT)
    if not indicator.retired:
        raise Refused(_("%(code)s is in use.") % {"code": indicator.code})
    indicator.retired = False
    indicator.save(update_fields=["retired"])
    record(actor=actor, action="indicators.reinstated", target=indicator, at=at)
    return indicator


def _held(indicator: Indicator) -> Indicator:
    return Indicator.objects.select_for_update().get(pk=indicator.pk)


def _guard_words(indicator: Indicator) -> None:
    words = ("name", "name_en", "unit", "unit_en", "frequency", "definition", "definition_en", "source")
    guard("\n".join(getattr(indicator, name) for name in words))


def _hold_links(new: Indicator, parts: list[Indicator]) -> None:
    for part in parts:
        if part.is_ratio:
            reason = _("%(code)s is itself a ratio. Name indicators that are stated in reports.") % {"code": part.code}
            raise Invalid(reason, numerator=reason)
    whole = new.whole
    if whole and (whole.unit, whole.kind, whole.aggregation) != (new.unit, new.kind, new.aggregation):
        reason = _("A part has the unit, kind and way of adding up of its whole (%(code)s).") % {"code": whole.code}
        raise Invalid(reason, whole=reason)


def _groups() -> dict[str, IndicatorGroup]:
    """The groups of the catalogue by their Vietnamese names, made where they are missing."""
    return {
        name: IndicatorGroup.objects.get_or_create(
            code=code, defaults={"name": name[:1].upper() + name[1:], "name_en": name_en, "order": order}
        )[0]
        for order, (name, code, name_en) in enumerate(catalogue.GROUPS, start=1)
    }


def _from_row(row: catalogue.Row, groups: dict[str, IndicatorGroup]) -> Indicator:
    """A row as an indicator without its links to others; a ratio therefore begins as a sum."""
    return Indicator(
        code=row.code,
        group=groups[row.group],
        name=row.name,
        name_en=row.name_en,
        unit=row.unit,
        unit_en=row.unit_en,
        typed_in=row.typed_in,
        kind=row.kind,
        aggregation=Aggregation.SUM if row.recipe.numerator else row.recipe.aggregation,
        decimals=row.decimals,
        frequency=row.frequency,
        definition=row.definition,
        definition_en=row.definition_en,
        source=row.source,
    )


def _searchable(indicator: Indicator) -> Indicator:
    said = (indicator.code, indicator.name, indicator.name_en, indicator.definition, indicator.definition_en)
    indicator.search_text = searchable(*said)
    return indicator
