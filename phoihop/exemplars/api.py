"""Models of “skilful mass mobilisation”, for programs."""

from datetime import date, datetime
from decimal import Decimal

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Key, Slug, kept
from phoihop.api.asking import record
from phoihop.api.offering import Offers
from phoihop.exemplars import services
from phoihop.exemplars.models import (
    Exemplar,
    ExemplarField,
    ExemplarQuerySet,
    IndividualCount,
    Replication,
    Rubric,
)
from phoihop.exemplars.rules import Gate, National, Origin, State
from phoihop.programmes.models import Programme

router = Router(tags=["exemplars"])


class ExemplarOut(Schema):
    id: int
    programme: Slug
    body: Slug
    unit: str
    place: Slug
    field: int
    name: str
    origin: Origin
    gate: Gate
    state: State
    registered_on: date
    started_on: date | None
    stopped_on: date | None
    public: bool
    withdrawn_at: datetime | None

    @staticmethod
    def resolve_field(exemplar: Exemplar) -> int:
        return exemplar.field_id


class StepOut(Schema):
    """That a model passed a gate."""

    gate: Gate
    on: date
    decided_by: str
    reference: str


class EvaluationOut(Schema):
    id: int
    council: str
    members: int
    present: int
    on: date
    total: Decimal
    opinion: str


class CheckOut(Schema):
    """Whether a model was kept up through the half-year that begins on `half`."""

    half: date
    maintained: bool
    note: str


class ReplicationOut(Schema):
    """That a model was taken up elsewhere: by a registered one, or just in a place."""

    id: int
    exemplar: int | None
    place: Slug
    on: date
    by: str

    @staticmethod
    def resolve_exemplar(replication: Replication) -> int | None:
        return replication.copy_id


class ExemplarWithContent(ExemplarOut, record(services.Boxes)):  # type: ignore[misc]  # its own nine boxes
    """A model with the nine boxes of its registration, and what became of it."""

    summary: str
    steps: list[StepOut]
    evaluations: list[EvaluationOut]
    checks: list[CheckOut]
    copies: list[ReplicationOut]

    @staticmethod
    def resolve_steps(exemplar: Exemplar) -> list[object]:
        return list(exemplar.steps.filter(taken_back_at=None))


class FieldOut(Schema):
    id: int
    name: str
    name_en: str
    national: National
    order: int
    retired: bool


class CriterionOut(Schema):
    """A criterion; marks are given by its `id`."""

    id: int
    order: int
    name: str
    name_en: str
    most: Decimal
    evidence: bool
    veto: bool


class RubricOut(Schema):
    id: int
    version: int
    reference: str
    is_default: bool
    valid_from: date
    valid_until: date | None
    criteria: list[CriterionOut]


class CountOut(Schema):
    """How many individuals of a body passed a gate on a day; nobody is named."""

    body: Slug
    field: Key
    gate: Gate
    on: date
    number: int
    reference: str


@router.get("/exemplars", response=list[ExemplarOut])
@paginate
def exemplars(
    request: Request, q: str = "", programme: str = "", body: str = "", gate: Gate | None = None
) -> ExemplarQuerySet:
    """List the models one may see, by words, programme, body and the gate they have passed last."""
    found = Exemplar.objects.visible_to(request.user).search(q).for_listing()
    return kept(found, programme__slug=programme, body__slug=body, gate=gate)


@router.get("/exemplars/{exemplar}", response=ExemplarWithContent)
def exemplar(request: Request, exemplar: int) -> Exemplar:
    """Read a model with its nine boxes, its gates, evaluations, checks and copies."""
    return get_object_or_404(Exemplar.objects.visible_to(request.user).for_listing(), pk=exemplar)


@router.get("/programmes/{programme}/exemplar-fields", response=list[FieldOut])
@paginate
def fields(request: Request, programme: str) -> object:
    """List the fields of models of a programme."""
    of = get_object_or_404(Programme.objects.visible_to(request.user), slug=programme)
    return ExemplarField.objects.filter(programme=of).order_by("order", "pk")


@router.get("/programmes/{programme}/rubrics", response=list[RubricOut])
@paginate
def rubrics(request: Request, programme: str) -> object:
    """List the criteria by which models of a programme are judged, every version of them."""
    of = get_object_or_404(Programme.objects.visible_to(request.user), slug=programme)
    return Rubric.objects.filter(programme=of).prefetch_related("criteria").order_by("valid_from", "pk")


@router.get("/individual-counts", response=list[CountOut])
@paginate
def individuals(request: Request, programme: str = "", body: str = "") -> object:
    """List how many individuals passed each gate, as far as one may see the bodies."""
    found = IndividualCount.objects.visible_to(request.user).select_related("body", "field").order_by("pk")
    return kept(found, programme__slug=programme, body__slug=body)


offer = Offers(router, "exemplars", {ExemplarField: "programme", Rubric: "programme", Replication: "model"})
offer("POST /exemplars", services.register, ExemplarWithContent, status=201)
offer("PUT /exemplars/{exemplar}", services.edit, ExemplarWithContent)
offer("POST /exemplars/{exemplar}/start", services.start, ExemplarOut)
offer("POST /exemplars/{exemplar}/stop", services.stop, ExemplarOut)
offer("POST /exemplars/{exemplar}/resume", services.resume, ExemplarOut)
offer("POST /exemplars/{exemplar}/withdraw", services.withdraw, ExemplarOut)
offer("POST /exemplars/{exemplar}/evaluations", services.evaluate, EvaluationOut, status=201)
offer("POST /exemplars/{exemplar}/gates", services.pass_gate, ExemplarOut)
offer("POST /exemplars/{exemplar}/gates/take-back", services.take_back, ExemplarOut)
offer("POST /exemplars/{exemplar}/renew", services.renew, ExemplarOut)
offer("POST /exemplars/{exemplar}/checks", services.check, CheckOut, status=201)
offer("POST /exemplars/{exemplar}/publish", services.publish, ExemplarOut)
offer("POST /exemplars/{exemplar}/unpublish", services.unpublish, ExemplarOut)
offer("POST /exemplars/{model}/replications", services.replicate, ReplicationOut, status=201)
offer("DELETE /replications/{replication}", services.drop_replication)
offer("PUT /individual-counts", services.count_individuals, CountOut | None)
offer("POST /programmes/{programme}/exemplar-fields", services.settle_field, FieldOut, status=201)
offer("POST /programmes/{programme}/exemplar-fields/national", services.settle_national_fields, list[FieldOut])
offer("POST /exemplar-fields/{field}/retire", services.retire_field, FieldOut)
offer("POST /programmes/{programme}/rubrics", services.issue_rubric, RubricOut, status=201)
offer("POST /programmes/{programme}/rubrics/default", services.issue_default_rubric, RubricOut, status=201)
