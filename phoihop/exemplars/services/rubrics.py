"""Settling how a programme divides and judges its models."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.exemplars.models import Criterion, ExemplarField, Rubric
from phoihop.exemplars.rules import Gate, National, hold_thresholds
from phoihop.exemplars.services import _holds
from phoihop.foundation.refusals import Invalid
from phoihop.programmes.models import Programme

DEFAULT = Path(__file__).resolve().parent.parent / "rubric.csv"
NAMES = {
    National.ECONOMY: ("Phát triển kinh tế", "Economy"),
    National.SOCIETY: ("Văn hóa - xã hội", "Culture and society"),
    National.DEFENCE: ("Quốc phòng - an ninh", "Defence and security"),
    National.POLITICS: ("Xây dựng hệ thống chính trị", "Political system"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCriterion:
    """A criterion to be part of a rubric."""

    name: str
    name_en: str = ""
    most: Decimal = Decimal(0)
    evidence: bool = False
    veto: bool = False


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The points that each judged gate asks; the neutral default where nothing else is said."""

    effective: Decimal = Decimal(50)
    recognised: Decimal = Decimal(70)
    typical: Decimal = Decimal(85)


@transaction.atomic
def settle_field(
    *,
    programme: Programme,
    name: str,
    national: National,
    actor: Actor,
    at: datetime,
    name_en: str = "",
    order: int = 1,
) -> ExemplarField:
    """Add a field of models, mapped to one of the national four (thêm lĩnh vực). Raises Invalid for a name taken."""
    require(actor, Permission.EXEMPLAR_SETTLE, programme)
    _holds.hold_texts([name, name_en])
    if not name.strip() or ExemplarField.objects.filter(programme=programme, name=name.strip()).exists():
        reason = _("Each field of a programme needs a name of its own. Choose another name.")
        raise Invalid(reason, name=reason)
    field = ExemplarField.objects.create(
        programme=programme, name=name.strip(), name_en=name_en.strip(), national=national, order=order
    )
    record(actor=actor, action="exemplars.field_settled", target=field, at=at, national=national)
    return field


@transaction.atomic
def settle_national_fields(*, programme: Programme, actor: Actor, at: datetime) -> list[ExemplarField]:
    """Take over the national four, leaving out those whose names are there already (dùng bốn lĩnh vực chung)."""
    require(actor, Permission.EXEMPLAR_SETTLE, programme)
    there = set(ExemplarField.objects.filter(programme=programme).values_list("name", flat=True))
    return [
        settle_field(
            programme=programme, name=name, name_en=name_en, national=national, order=order, actor=actor, at=at
        )
        for order, (national, (name, name_en)) in enumerate(NAMES.items(), 1)
        if name not in there
    ]


@transaction.atomic
def retire_field(*, field: ExemplarField, actor: Actor, at: datetime) -> ExemplarField:
    """Let nothing more be registered in a field; what stands in it stays (thôi dùng lĩnh vực)."""
    field = ExemplarField.objects.select_for_update().get(pk=field.pk)
    require(actor, Permission.EXEMPLAR_SETTLE, field.programme)
    field.retired = True
    field.save(update_fields=["retired"])
    record(actor=actor, action="exemplars.field_retired", target=field, at=at)
    return field


@transaction.atomic
def issue_rubric(
    *,
    programme: Programme,
    since: date,
    criteria: Sequence[NewCriterion],
    actor: Actor,
    at: datetime,
    thresholds: Thresholds = Thresholds(),
    reference: str = "",
    is_default: bool = False,
) -> Rubric:
    """Issue the next version of a programme's criteria, in force from a day (ban hành bộ tiêu chí).

    The version before ends on that day. Raises Invalid for a day not after the beginning of the version before, for
    criteria without points, and for thresholds that fall.
    """
    require(actor, Permission.EXEMPLAR_SETTLE, programme)
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    _hold_criteria(criteria)
    most = sum((each.most for each in criteria if not each.veto), Decimal(0))
    points = {
        Gate.EFFECTIVE: thresholds.effective,
        Gate.RECOGNISED: thresholds.recognised,
        Gate.TYPICAL: thresholds.typical,
    }
    hold_thresholds(points, most)
    _end_before(programme, since)
    number = (programme.rubrics.aggregate(latest=Max("version"))["latest"] or 0) + 1
    rubric = Rubric.objects.create(
        programme=programme,
        version=number,
        valid_from=since,
        reference=reference.strip(),
        is_default=is_default,
        **{gate.value: value for gate, value in points.items()},
    )
    Criterion.objects.bulk_create(_rows(rubric, criteria))
    record(actor=actor, action="exemplars.rubric_issued", target=rubric, at=at, version=number, since=since, most=most)
    return rubric


@transaction.atomic
def issue_default_rubric(*, programme: Programme, since: date, actor: Actor, at: datetime) -> Rubric:
    """Issue the neutral criteria that the site offers, marked as a default (dùng bộ tiêu chí mặc định)."""
    with DEFAULT.open(encoding="utf-8", newline="") as file:
        criteria = [
            NewCriterion(
                name=row["name"],
                name_en=row["name_en"],
                most=Decimal(row["most"]),
                evidence=row["evidence"] == "yes",
                veto=row["veto"] == "yes",
            )
            for row in csv.DictReader(file)
        ]
    return issue_rubric(programme=programme, since=since, criteria=criteria, is_default=True, actor=actor, at=at)


def _hold_criteria(criteria: Sequence[NewCriterion]) -> None:
    _holds.hold_texts(each.name for each in criteria)
    if not any(each.most > 0 for each in criteria if not each.veto):
        reason = _("A rubric needs at least one criterion with points.")
        raise Invalid(reason, criteria=reason)
    for each in criteria:
        if not each.name.strip() or (each.most > 0) == each.veto:
            reason = _("Each criterion has a name and either points or a veto. Correct “%(name)s”.")
            raise Invalid(reason % {"name": each.name}, criteria=reason % {"name": each.name})


def _end_before(programme: Programme, since: date) -> None:
    latest = programme.rubrics.order_by("-version").first()
    if latest is None:
        return
    if since <= latest.valid_from:
        reason = _("A new version holds from a later day than the one before. Choose a later day.")
        raise Invalid(reason, since=reason)
    latest.valid_until = since
    latest.save(update_fields=["valid_until"])


def _rows(rubric: Rubric, criteria: Sequence[NewCriterion]) -> list[Criterion]:
    return [
        Criterion(
            rubric=rubric,
            order=order,
            name=each.name.strip(),
            name_en=each.name_en.strip(),
            most=0 if each.veto else each.most,
            evidence=each.evidence,
            veto=each.veto,
        )
        for order, each in enumerate(criteria, 1)
    ]
