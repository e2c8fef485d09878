"""Indicators and targets, for programs."""

from datetime import date
from decimal import Decimal

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.indicators.models import Aggregation, Indicator, IndicatorQuerySet, Kind, Target, TargetQuerySet
from phoihop.indicators.rules import Sense

router = Router(tags=["indicators"])


class IndicatorOut(Schema):
    code: str
    group: str
    name: str
    name_en: str
    unit: str
    typed_in: str
    kind: Kind
    aggregation: Aggregation
    decimals: int
    numerator: str | None
    denominator: str | None
    whole: str | None
    definition: str
    source: str
    retired: bool

    @staticmethod
    def resolve_group(indicator: Indicator) -> str:
        return indicator.group.code

    @staticmethod
    def resolve_numerator(indicator: Indicator) -> str | None:
        return indicator.numerator.code if indicator.numerator else None

    @staticmethod
    def resolve_denominator(indicator: Indicator) -> str | None:
        return indicator.denominator.code if indicator.denominator else None

    @staticmethod
    def resolve_whole(indicator: Indicator) -> str | None:
        return indicator.whole.code if indicator.whole else None


class TargetOut(Schema):
    id: int
    programme: str
    indicator: str
    body: str | None
    since: date
    until: date
    sense: Sense
    measure: Target.Measure
    words: str
    low: Decimal | None
    high: Decimal | None

    @staticmethod
    def resolve_programme(target: Target) -> str:
        return target.programme.slug

    @staticmethod
    def resolve_indicator(target: Target) -> str:
        return target.indicator.code

    @staticmethod
    def resolve_body(target: Target) -> str | None:
        return target.body.slug if target.body else None


@router.get("/indicators", response=list[IndicatorOut])
@paginate
def indicators(request: Request, q: str = "", retired: bool = False) -> IndicatorQuerySet:
    """The catalogue, by words of code, name and definition; retired indicators only where asked for."""
    found = Indicator.objects.search(q).for_listing()
    return found if retired else found.in_use()


@router.get("/indicators/{code}", response=IndicatorOut)
def indicator(request: Request, code: str) -> Indicator:
    """An indicator, by its code."""
    return get_object_or_404(Indicator.objects.for_listing(), code=code)


@router.get("/targets", response=list[TargetOut])
@paginate
def targets(request: Request, programme: str = "", indicator: str = "") -> TargetQuerySet:
    """The targets of the programmes one may see."""
    found = Target.objects.visible_to(request.user).for_listing()
    kept = {"programme__slug": programme, "indicator__code": indicator}
    return found.filter(**{name: value for name, value in kept.items() if value})
