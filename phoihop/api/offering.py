"""Offering the verbs of services as operations of the interface."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, get_type_hints

from django.db import transaction
from django.db.models import Model
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema, UploadedFile
from ninja.params.functions import File, Form

from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.api.asking import (
    address_of,
    alone,
    asked,
    is_model,
    is_record,
    made,
    meant,
    named,
    record_fields,
    schema,
    sent,
)
from phoihop.api.asking import field as of_field

Service = Callable[..., Any]
PLACES = re.compile(r"\{(\w+)\}")
WHO = {"actor", "at"}
# A file is what it holds and what it is called; a program sends both at once.
FILE = ("content", "name")


@dataclass(frozen=True, slots=True)
class Offers:
    """What a room offers: `offer("POST /notes/{note}/send", services.send, NoteOut)`.

    The path names things that the service takes, each found among those that the person may see. Things that no policy
    guards by themselves are seen with what they belong to: `within` says which way leads there.
    """

    router: Router
    room: str
    within: Mapping[type[Model], str] = field(default_factory=dict)

    def __call__(
        self,
        address: str,
        service: Service,
        answer: Any = None,  # noqa: ANN401 - a schema, or a list of one
        *,
        status: int = 200,
        fixed: Mapping[str, object] | None = None,
        changes: Mapping[str, Any] | None = None,
        name: str = "",
    ) -> None:
        """Offer a service at an address.

        `fixed` are arguments that no program chooses; `changes` are those that a service takes by whatever name it
        can change, each with its type: what is not sent stays as it is. Without an `answer` there is none (204).
        """
        method, path = address.split()
        verb = Verb(self, service, PLACES.findall(path), dict(fixed or {}), dict(changes or {}))
        path = PLACES.sub(lambda found: f"{{{_said(found[1])}}}", path)
        view = verb.view()
        view.__name__, view.__doc__ = name or service.__name__, service.__doc__
        view.__module__ = f"phoihop.{self.room}.api"
        told = {status: list[answer] if verb.file else answer} if answer is not None else {204: None}
        self.router.api_operation([method], path, response=told)(view)

    def find(self, request: Request) -> Callable[[type[Model], object], Model]:
        """How things are found by their names for whoever asks."""

        def found(model: type[Model], name: object) -> Model:
            things = model._default_manager.all()  # noqa: SLF001
            if hasattr(things, "visible_to"):
                things = things.visible_to(request.user)
                things = things.for_listing() if hasattr(things, "for_listing") else things
            elif way := self.within.get(model, ""):
                guarded = _at_the_end(model, way)
                if hasattr(guarded, "visible_to"):
                    things = things.filter(**{f"{way}__in": guarded.visible_to(request.user)})
            return get_object_or_404(things, **{address_of(model): name})

        return found

    def hold_guarded(self, model: type[Model]) -> None:
        """Raises TypeError for things that would be found by anybody, and are in no register that everybody reads."""
        ends = _at_the_end(model, self.within.get(model, ""))
        if not hasattr(ends, "visible_to") and address_of(ends.model) == "pk":
            raise TypeError(f"Nobody says who may see a {model.__name__}: tell `within` where it belongs.")


def _said(name: str) -> str:
    """What a thing in the path is called: a view's own `request` is the one that a program sent."""
    return "asked_request" if name == "request" else name


def _at_the_end(model: type[Model], way: str) -> Any:  # noqa: ANN401 - a queryset
    for step in way.split("__") if way else ():
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    return model._default_manager.all()  # noqa: SLF001


class Verb:
    """A service on offer: what its request holds, and how it is carried out."""

    def __init__(
        self, offers: Offers, service: Service, places: list[str], fixed: dict[str, object], changes: dict[str, Any]
    ) -> None:
        self.offers, self.service, self.places, self.fixed, self.changes = offers, service, places, fixed, changes
        self.hints = get_type_hints(service)
        parameters = signature(service).parameters
        if unknown := {*places, *fixed} - set(parameters):
            raise TypeError(f"{service.__name__} takes no {', '.join(sorted(unknown))}.")
        left_out = {*places, *fixed, *WHO}
        takes = {
            name: one
            for name, one in parameters.items()
            if name not in left_out and one.kind is not Parameter.VAR_KEYWORD
        }
        if open_to_choice := [name for name in takes if alone(self.hints[name]) is Permission]:
            raise TypeError(f"No program chooses by which permission it acts: fix {', '.join(open_to_choice)}.")
        self.file = all(name in takes for name in FILE) and self.hints["content"] is bytes
        self.needs_file = self.file and takes["content"].default is Parameter.empty
        self.takes = {name: one for name, one in takes.items() if not (self.file and name in FILE)}
        self.records = [
            name for name, one in self.takes.items() if is_record(self.hints[name]) and one.default is Parameter.empty
        ]
        self.schema = self._schema()
        for model in self._models():
            offers.hold_guarded(model)

    def _models(self) -> set[type[Model]]:
        waiting: list[Any] = [self.hints[name] for name in (*self.places, *self.takes)] + list(self.changes.values())
        found: set[type[Model]] = set()
        while waiting:
            hint = waiting.pop()
            if is_model(hint):
                found.add(hint)
            elif is_record(hint):
                waiting += get_type_hints(hint).values()
            else:
                waiting += getattr(hint, "__args__", ())
        return found

    def _schema(self) -> type[Schema] | None:
        told: dict[str, Any] = {}
        for name, one in self.takes.items():
            if name in self.records:
                told |= record_fields(self.hints[name])
            else:
                usual = ... if one.default is Parameter.empty else one.default
                told[name] = of_field(self.hints[name], usual)
        told |= {name: (asked(hint) | None, None) for name, hint in self.changes.items()}
        title = "".join(part.capitalize() for part in self.service.__name__.split("_"))
        return schema(f"{title}In", told) if told else None

    def view(self) -> Callable[..., Any]:
        """The view, which bears the signature from which its request is read and described."""
        places = {_said(name): named(alone(self.hints[name])) for name in self.places}
        rest: dict[str, Any] = {}
        if self.schema is not None:
            rest["asked"] = Annotated[self.schema, Form()] if self.file else self.schema
        if self.file:
            many = list[UploadedFile]
            rest["files"] = Annotated[many, File(...)] if self.needs_file else Annotated[many | None, File(None)]

        def view(request: Request, **here: Any) -> Any:  # noqa: ANN401 - as ninja reads it
            given = self._given(request, here)
            if self.file:
                return self._with_files(request, given, here.get("files"))
            return self.service(**given, actor=request.user, at=timezone.now())

        view.__signature__ = self._signature(places | rest)  # type: ignore[attr-defined]
        return view

    def _signature(self, parts: Mapping[str, Any]) -> Signature:
        """Of the view; a request that needs to say nothing may say nothing."""
        needed = self.schema is not None and any(one.is_required() for one in self.schema.model_fields.values())
        usual = {} if needed else {"asked": None}
        return Signature(
            [
                Parameter("request", Parameter.POSITIONAL_OR_KEYWORD),
                *(
                    Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=usual.get(name, Parameter.empty))
                    for name, kind in parts.items()
                ),
            ]
        )

    def _given(self, request: Request, here: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments of the service, but for who acts and when."""
        find, body = self.offers.find(request), here.get("asked")
        told = sent(body) if body is not None else {}
        given = dict(self.fixed)
        given |= {name: find(alone(self.hints[name]), here[_said(name)]) for name in self.places}
        for name in self.records:
            if told.keys() & record_fields(self.hints[name]).keys():
                given[name] = made(self.hints[name], body, find)
        hints = {name: self.hints[name] for name in self.takes if name not in self.records} | self.changes
        return given | {name: meant(hint, told[name], find) for name, hint in hints.items() if name in told}

    @transaction.atomic
    def _with_files(self, request: Request, given: Mapping[str, Any], files: list[UploadedFile] | None) -> list[Any]:
        """Once for each file, all or none; once without one where none is needed."""
        at = timezone.now()
        several = [{"content": one.read(), "name": one.name} for one in files or ()] or [{}]
        return [self.service(**given, **one, actor=request.user, at=at) for one in several]
