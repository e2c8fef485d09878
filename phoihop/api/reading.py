"""The description of the interface as a page shows it: rooms, operations, and what goes in and comes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

MOST_DEEP = 3
SCHEMAS = "#/components/schemas/"
Said = Mapping[str, Any]


class Piece(NamedTuple):
    """Words of a sentence, or a name as a program writes it."""

    text: str
    is_name: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A value in a request or an answer, by its name with those of the objects it stands in (phần dữ liệu)."""

    name: str
    kind: str
    required: bool
    said: str


@dataclass(frozen=True, slots=True)
class Described:
    """An operation (thao tác)."""

    name: str
    method: str
    path: str
    summary: list["Piece"]
    paragraphs: list[list["Piece"]]
    parameters: list[Part]
    content: str
    sent: list[Part]
    status: str
    told: list[Part]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a room offers to programs."""

    name: str
    said: str
    operations: list[Described] = field(default_factory=list)


def rooms(schema: Said) -> list[Offered]:
    """The rooms in their order, with their operations."""
    found = {tag["name"]: Offered(tag["name"], tag["description"]) for tag in schema["tags"]}
    parts = _Parts(schema["components"]["schemas"])
    for path, methods in schema["paths"].items():
        for method, details in methods.items():
            found[details["tags"][0]].operations.append(_described(method, path, details, parts))
    return [room for room in found.values() if room.operations]


def _described(method: str, path: str, details: Said, parts: "_Parts") -> Described:
    [(status, answer)] = [one for one in details["responses"].items() if one[0] != "default"]
    sent = details.get("requestBody", {}).get("content", {})
    content = next(iter(sent), "")
    told: Said = next(iter(answer.get("content", {}).values()), {})
    return Described(
        name=details["operationId"],
        method=method.upper(),
        path=path,
        summary=pieces(details["summary"]),
        paragraphs=_further(details),
        parameters=[_parameter(one, parts) for one in details.get("parameters", ())],
        content=content,
        sent=list(parts.of(sent[content].get("schema", {}))) if content else [],
        status=str(status),
        told=list(parts.of(told.get("schema", {}))),
    )


def pieces(text: str) -> list[Piece]:
    """The words of a sentence and the names between them, which stand in backticks."""
    return [Piece(one, bool(number % 2)) for number, one in enumerate(text.split("`")) if one]


def _further(details: Said) -> list[list[Piece]]:
    """What is said of an operation beyond its summary, by paragraphs."""
    further = details["description"].removeprefix(details["summary"]).lstrip(". ;:")
    return [pieces(f"{one[0].upper()}{one[1:]}") for one in further.strip().split("\n\n") if one]


def _parameter(told: Said, parts: "_Parts") -> Part:
    said = told.get("description") or told["schema"].get("description", "")
    return Part(told["name"], parts.kind(told["schema"]), bool(told.get("required")), said)


class _Parts:
    def __init__(self, schemas: Said) -> None:
        self.schemas = schemas

    def whole(self, said: Said) -> Said:
        """What a reference leads to."""
        named = said.get("$ref", "")
        return self.schemas.get(named.removeprefix(SCHEMAS), {}) if named else said

    def _within(self, said: Said) -> tuple[Said, str]:
        """The object that stands in lists and beside `null`, and what marks those."""
        said = self.whole(said)
        others = [one for one in said.get("anyOf", ()) if one.get("type") != "null"]
        if len(others) == 1:
            return self._within(others[0])
        if said.get("type") == "array":
            inner, marks = self._within(said.get("items", {}))
            return inner, f"[]{marks}"
        if isinstance(more := said.get("additionalProperties"), Mapping) and not said.get("properties"):
            inner, marks = self._within(more)
            return inner, f".*{marks}"
        return said, ""

    def of(self, said: Said, before: str = "", depth: int = 0) -> Iterator[Part]:
        """The values of an object, those of the objects in it after them."""
        inner, marks = self._within(said)
        if not before and marks.startswith("[]"):
            before = "[]."
        for name, one in inner.get("properties", {}).items():
            kind, more = self.kind(one), self._within(one)
            yield Part(f"{before}{name}", kind, name in inner.get("required", ()), self._said(one))
            if more[0].get("properties") and depth < MOST_DEEP:
                yield from self.of(one, f"{before}{name}{more[1]}.", depth + 1)

    def _said(self, one: Said) -> str:
        return str(one.get("description") or self.whole(one).get("description") or "")

    def kind(self, said: Said) -> str:
        """What kind of value it is, in a few words."""
        said = self.whole(said)
        if "anyOf" in said:
            others = [self.kind(one) for one in said["anyOf"]]
            return " or ".join(dict.fromkeys(others))
        if "enum" in said or "const" in said:
            return " | ".join(f"“{one}”" for one in said.get("enum", [said.get("const")]))
        if said.get("type") == "array":
            inner = self.kind(said.get("items", {}))
            return "list of objects" if inner == "object" else f"list: {inner}"
        if said.get("properties") or said.get("type") == "object":
            return "object"
        return str(said.get("format") or said.get("type") or "any")
