"""What a verb asks for, read off the signature of its service, and how what a program sends becomes that.

A thing is named by its slug or code where it has one, otherwise by its number; a record of several values is an
object, and one that stands alone lends its fields to the request itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from django.db.models import Model
from django.utils.translation import override
from ninja import Schema
from pydantic import Base64Bytes, Field, create_model

Find = Callable[[type[Model], object], Model]
LISTS = (list, tuple, Sequence, Iterable, set, frozenset)


def address_of(model: type[Model]) -> str:
    """By which of its columns a thing is named in addresses."""
    unique = {one.name for one in model._meta.get_fields() if getattr(one, "unique", False)}
    return next((name for name in ("slug", "code", "username") if name in unique), "pk")


def named(model: type[Model]) -> Any:  # noqa: ANN401 - a type
    """The type of the name of a thing in a request."""
    column = address_of(model)
    kind: type = int if column == "pk" else str
    with override("en"):
        noun = str(model._meta.verbose_name)
    said = "number (`id`)" if column == "pk" else f"`{column}`"
    return Annotated[kind, Field(description=f"The {said} of the {noun.lower()}.")]


def is_model(hint: object) -> bool:
    return isinstance(hint, type) and issubclass(hint, Model)


def is_record(hint: object) -> bool:
    """Whether it holds several values by name: a dataclass or a named tuple."""
    return isinstance(hint, type) and (is_dataclass(hint) or hasattr(hint, "_fields"))


def alone(hint: object) -> Any:  # noqa: ANN401
    """The type without `None`."""
    others = [one for one in get_args(hint) if one is not NoneType]
    return others[0] if get_origin(hint) in {Union, UnionType} and len(others) == 1 else hint


def asked(hint: Any) -> Any:  # noqa: ANN401, PLR0911 - one answer for each kind of type
    """The type in which a program sends what has this type here."""
    origin, parts = get_origin(hint), get_args(hint)
    if is_model(hint):
        return named(hint)
    if is_record(hint):
        return record(hint)
    if hint is bytes:
        return Annotated[Base64Bytes, Field(description="The content of a file, in base64.")]
    if origin in {Union, UnionType}:
        others = [asked(one) for one in parts if one is not NoneType]
        if len(others) > 1 and all(is_model(one) for one in parts if one is not NoneType):
            return _either(hint)
        return Union[(*others, None)] if NoneType in parts else Union[tuple(others)]  # noqa: UP007 - made of a tuple
    if origin is tuple and Ellipsis not in parts:
        return tuple[tuple(asked(one) for one in parts)]  # type: ignore[misc]
    if origin in LISTS:
        return list[asked(parts[0])]  # type: ignore[misc]
    if origin is Mapping or origin is dict:
        return dict[str if is_model(parts[0]) else parts[0], asked(parts[1])]  # type: ignore[misc]
    return hint


def _either(hint: Any) -> Any:  # noqa: ANN401
    """One of several kinds of thing: an object that names it under its kind."""
    kinds = {one.__name__.lower(): (named(one) | None, None) for one in get_args(hint) if one is not NoneType}
    either = schema("".join(name.capitalize() for name in kinds) + "In", kinds)
    return either | None if NoneType in get_args(hint) else either


def key(name: str) -> str:
    """Under which name a schema keeps a value; some names are methods of every schema."""
    return f"{name}_" if hasattr(Schema, name) else name


def schema(title: str, told: Mapping[str, tuple[Any, Any]]) -> type[Schema]:
    """A schema of these values, each with its type and what it is where nothing is sent."""
    kept = {key(name): one if key(name) == name else (one[0], Field(one[1], alias=name)) for name, one in told.items()}
    return create_model(title, __base__=Schema, **kept)  # type: ignore[call-overload,no-any-return]


def sent(told: Schema) -> dict[str, Any]:
    """The values that were sent, by name."""
    return {name.removesuffix("_"): getattr(told, name) for name in told.model_fields_set}


def record(kind: type) -> type[Schema]:
    """The object in which a program sends a record."""
    shown = schema(f"{kind.__name__}In", record_fields(kind))
    shown.__doc__ = None if str(kind.__doc__).startswith(f"{kind.__name__}(") else kind.__doc__
    return shown


def record_fields(kind: type) -> dict[str, Any]:
    """The values of a record by name, each with its type and what it is where nothing is sent."""
    hints = get_type_hints(kind)
    if is_dataclass(kind):
        usual = {one.name: one.default if one.default is not MISSING else ... for one in fields(kind)}
        usual |= {one.name: None for one in fields(kind) if one.default_factory is not MISSING}
    else:
        usual = {name: kind._field_defaults.get(name, ...) for name in kind._fields}  # type: ignore[attr-defined]
    return {name: field(hints[name], default) for name, default in usual.items()}


def field(hint: Any, usual: object) -> tuple[Any, Any]:  # noqa: ANN401
    kind = asked(hint)
    if usual is ... or usual is None:
        return (kind if usual is ... else kind | None, usual)
    if usual in ((), {}, frozenset()):
        return (kind, [] if get_origin(hint) not in {Mapping, dict} else {})
    return (kind, usual) if not is_record(type(usual)) else (kind | None, None)


def meant(hint: Any, value: Any, find: Find) -> Any:  # noqa: ANN401, PLR0911
    """What a program sent, as the service takes it; `find` finds a thing by its name, or there is no such thing."""
    if value is None:
        return value
    origin, parts = get_origin(hint), get_args(hint)
    if is_model(hint):
        return find(hint, value)
    if is_record(hint):
        return made(hint, value, find)
    if origin in {Union, UnionType}:
        kinds = [one for one in parts if one is not NoneType]
        return meant(kinds[0], value, find) if len(kinds) == 1 else _one_of(kinds, value, find)
    if origin is tuple and Ellipsis not in parts:
        return tuple(meant(one, each, find) for one, each in zip(parts, value, strict=True))
    if origin in LISTS:
        return [meant(parts[0], each, find) for each in value]
    if origin is Mapping or origin is dict:
        return {meant(parts[0], key, find): meant(parts[1], each, find) for key, each in value.items()}
    return value


def _one_of(kinds: Sequence[Any], value: Any, find: Find) -> Any:  # noqa: ANN401
    models = [one for one in kinds if is_model(one)]
    named_ones = [(one, told) for one in models if (told := getattr(value, one.__name__.lower(), None)) is not None]
    return find(*named_ones[0]) if named_ones else None if models else value


def made(kind: type, told: Any, find: Find) -> Any:  # noqa: ANN401
    """A record of what was sent; what was not sent is as the record has it."""
    hints = get_type_hints(kind)
    given = {name: value for name, value in sent(told).items() if name in record_fields(kind)}
    return kind(**{name: meant(hints[name], one, find) for name, one in given.items() if not _left(hints[name], one)})


def _left(hint: Any, value: object) -> bool:  # noqa: ANN401
    """Whether nothing was sent for what is not optional here, but has a usual value."""
    return value is None and NoneType not in get_args(hint)
