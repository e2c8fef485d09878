"""Models of “skilful mass mobilisation”, for programs."""

from datetime import date, datetime

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.exemplars import services
from phoihop.exemplars.models import Exemplar, ExemplarField, ExemplarQuerySet
from phoihop.exemplars.rules import Gate, Origin, State
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.territories.models import Place

router = Router(tags=["exemplars"])


class ExemplarOut(Schema):
    id: int
    programme: str
    body: str
    unit: str
    place: str
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
    def resolve_programme(exemplar: Exemplar) -> str:
        return exemplar.programme.slug

    @staticmethod
    def resolve_body(exemplar: Exemplar) -> str:
        return exemplar.body.slug

    @staticmethod
    def resolve_place(exemplar: Exemplar) -> str:
        return exemplar.place.slug

    @staticmethod
    def resolve_field(exemplar: Exemplar) -> int:
        return exemplar.field_id


class BoxesIn(Schema):
    """The nine boxes of the registration form."""

    name: str
    situation: str
    aim: str
    content: str
    reach: str
    forces: str
    resources: str
    products: str
    durability: str


class ExemplarWithBoxes(ExemplarOut, BoxesIn):
    summary: str


class ExemplarIn(Schema):
    programme: str
    body: str
    place: str
    field: int
    boxes: BoxesIn
    registered_on: date
    origin: Origin = Origin.NEW
    unit: str = ""
    started_on: date | None = None


class DayIn(Schema):
    on: date


class StopIn(DayIn):
    reason: str


class ReasonIn(Schema):
    reason: str


@router.get("/exemplars", response=list[ExemplarOut])
@paginate
def exemplars(
    request: Request, q: str = "", programme: str = "", body: str = "", gate: Gate | None = None
) -> ExemplarQuerySet:
    """The models one may see, by words, programme, body and the gate they have passed last."""
    found = Exemplar.objects.visible_to(request.user).search(q).for_listing()
    kept = {"programme__slug": programme, "body__slug": body, "gate": gate or ""}
    return found.filter(**{name: value for name, value in kept.items() if value})


@router.post("/exemplars", response={201: ExemplarWithBoxes})
def register(request: Request, asked: ExemplarIn) -> Exemplar:
    """Register a model of one's own body."""
    return services.register(
        programme=get_object_or_404(Programme.objects.visible_to(request.user), slug=asked.programme),
        body=get_object_or_404(Body, slug=asked.body),
        place=get_object_or_404(Place, slug=asked.place),
        field=get_object_or_404(ExemplarField, pk=asked.field),
        boxes=services.Boxes(**asked.boxes.dict()),
        **asked.dict(include={"registered_on", "origin", "unit", "started_on"}),
        actor=request.user,
        at=timezone.now(),
    )


@router.get("/exemplars/{pk}", response=ExemplarWithBoxes)
def exemplar(request: Request, pk: int) -> Exemplar:
    """A model with its nine boxes."""
    return _found(request, pk)


@router.post("/exemplars/{pk}/start", response=ExemplarOut)
def start(request: Request, pk: int, asked: DayIn) -> Exemplar:
    """Say since when a model works."""
    return services.start(exemplar=_found(request, pk), on=asked.on, actor=request.user, at=timezone.now())


@router.post("/exemplars/{pk}/stop", response=ExemplarOut)
def stop(request: Request, pk: int, asked: StopIn) -> Exemplar:
    """Say that a model no longer works, and why."""
    return services.stop(exemplar=_found(request, pk), **asked.dict(), actor=request.user, at=timezone.now())


@router.post("/exemplars/{pk}/withdraw", response=ExemplarOut)
def withdraw(request: Request, pk: int, asked: ReasonIn) -> Exemplar:
    """Take a registration back, saying why."""
    found = _found(request, pk)
    return services.withdraw(exemplar=found, reason=asked.reason, actor=request.user, at=timezone.now())


def _found(request: Request, pk: int) -> Exemplar:
    return get_object_or_404(Exemplar.objects.visible_to(request.user).for_listing(), pk=pk)
