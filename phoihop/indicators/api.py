"""Indicators and targets, for programs."""

from datetime import date
from decimal import Decimal

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Code, Slug, kept
from phoihop.api.offering import Offers
from phoihop.indicators import services
from phoihop.indicators.models import (
    Aggregation,
    Indicator,
    IndicatorGroup,
    IndicatorQuerySet,
    Kind,
    Target,
    TargetQuerySet,
)
from phoihop.indicators.rules import Sense

router = Router(tags=["indicators"])


class IndicatorOut(Schema):
    code: str
    group: Code
    name: str
    name_en: str
    unit: str
    typed_in: str
    kind: Kind
    aggregation: Aggregation
    decimals: int
    numerator: Code | None
    denominator: Code | None
    whole: Code | None
    definition: str
    source: str
    retired: bool


class TargetOut(Schema):
    id: int
    programme: Slug
    indicator: Code
    body: Slug | None
    since: date
    until: date
    sense: Sense
    measure: Target.Measure
    words: str
    low: Decimal | None
    high: Decimal | None


class GroupOut(Schema):
    code: str
    name: str
    name_en: str
    order: int


@router.get("/indicator-groups", response=list[GroupOut])
@paginate
def groups(request: Request) -> object:
    """List the groups of the catalogue."""
    return IndicatorGroup.objects.order_by("order", "code")


@router.get("/indicators", response=list[IndicatorOut])
@paginate
def indicators(request: Request, q: str = "", retired: bool = False) -> IndicatorQuerySet:
    """List the catalogue, by words of code, name and definition; retired indicators only where asked for."""
    found = Indicator.objects.search(q).for_listing()
    return found if retired else found.in_use()


@router.get("/indicators/{indicator}", response=IndicatorOut)
def indicator(request: Request, indicator: str) -> Indicator:
    """Read an indicator, by its code."""
    return get_object_or_404(Indicator.objects.for_listing(), code=indicator)


@router.get("/targets", response=list[TargetOut])
@paginate
def targets(request: Request, programme: str = "", indicator: str = "") -> TargetQuerySet:
    """List the targets of the programmes one may see, by programme and indicator."""
    found = Target.objects.visible_to(request.user).for_listing()
    return kept(found, programme__slug=programme, indicator__code=indicator)


CHANGES = {
    "name": str, "name_en": str, "unit_en": str, "group": IndicatorGroup, "frequency": str, "source": str,
    "definition": str, "definition_en": str,
}  # fmt: skip
offer = Offers(router, "indicators")
offer("POST /indicators", services.define_indicator, IndicatorOut, status=201)
offer("PATCH /indicators/{indicator}", services.edit_indicator, IndicatorOut, changes=CHANGES)
offer("POST /indicators/{indicator}/retire", services.retire_indicator, IndicatorOut)
offer("POST /indicators/{indicator}/reinstate", services.reinstate_indicator, IndicatorOut)
offer("POST /programmes/{programme}/targets", services.set_target, TargetOut, status=201)
offer("DELETE /targets/{target}", services.drop_target)
