"""How things are told to programs: other things by the names that addresses use, lists kept by what was asked."""

from typing import Annotated, Any, TypeVar

from django.db.models import QuerySet
from ninja import Schema
from pydantic import BeforeValidator, Field

Found = TypeVar("Found", bound=QuerySet[Any])


def _named(attribute: str) -> BeforeValidator:
    return BeforeValidator(lambda thing: getattr(thing, attribute, thing))


Slug = Annotated[str, _named("slug")]
Code = Annotated[str, _named("code")]
Key = Annotated[int, _named("pk")]
Label = Annotated[str, BeforeValidator(lambda thing: "" if thing is None else str(thing))]


class ReasonIn(Schema):
    """Why; said to whoever it concerns, and kept in the journal."""

    reason: Annotated[str, Field(max_length=2_000)]


def kept(found: Found, **asked: object) -> Found:
    """Those that have what was asked for; what was not asked for (empty, none) keeps nothing out."""
    return found.filter(**{name: value for name, value in asked.items() if value})
