"""What of an object is shown: `fields=id,name,parent[id,name],!code,level~rename(l),children::size`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from phoihop.foundation.refusals import Invalid

IDENTIFIABLE = ("id", "code", "name", "displayName", "created", "lastUpdated")
NAMEABLE = (*IDENTIFIABLE, "shortName", "description")
PRESETS = {":identifiable": IDENTIFIABLE, ":nameable": NAMEABLE}
EVERYTHING = {"*", ":all", ":owner", ":persisted", ":simple"}
MOST_DEEP = 8


class Ref(NamedTuple):
    """That an object names another one: of which list, and its identifier."""

    resource: str
    uid: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing to be shown: its name here and there, what of it, and what is done with it before."""

    name: str
    known_as: str
    parts: "Sequence[Shown]" = ()
    transforms: Sequence[str] = field(default=())


Find = Callable[[Ref], Mapping[str, Any] | None]


def read_fields(written: str) -> list[Shown]:
    """What is asked for. Raises Invalid (E7651) where the brackets do not close."""
    parts, rest = _read(written, 0, 0)
    if rest != len(written):
        raise _illegal(written)
    return parts


def show(told: Mapping[str, Any], asked: Sequence[Shown], find: Find) -> dict[str, Any]:
    """An object with what is asked of it, in the order asked; what it does not have is left out."""
    hidden = {one.name[1:] for one in asked if one.name.startswith("!")}
    shown: dict[str, Any] = {}
    for one in asked:
        if one.name in EVERYTHING or one.name in PRESETS:
            names = PRESETS.get(one.name) or tuple(told)
            shown |= {name: _plain(told[name]) for name in names if name in told and name not in shown}
        elif one.name in told and not one.name.startswith("!"):
            shown[one.known_as] = _transformed(told[one.name], one, find)
    return {name: value for name, value in shown.items() if name not in hidden}


def _read(written: str, start: int, depth: int) -> tuple[list[Shown], int]:
    if depth > MOST_DEEP:
        raise _illegal(written)
    found: list[Shown] = []
    place = start
    while place < len(written) and written[place] != "]":
        begin = place
        level = 0
        while place < len(written) and (level or written[place] not in ",[]"):
            level += {"(": 1, ")": -1}.get(written[place], 0)
            place += 1
        word, parts = written[begin:place].strip(), ()
        if place < len(written) and written[place] == "[":
            parts, place = _read(written, place + 1, depth + 1)  # type: ignore[assignment]
            if place >= len(written):
                raise _illegal(written)
            place += 1
            begin = place
            while place < len(written) and written[place] not in ",[]":
                place += 1
            word += written[begin:place].strip()
        if word:
            found.append(_one(word, parts))
        if place < len(written) and written[place] == ",":
            place += 1
    return found, place


def _one(word: str, parts: Sequence[Shown]) -> Shown:
    name, *transforms = word.replace("::", "~").split("~")
    renamed = next((one[7:-1] for one in transforms if one.startswith("rename(")), name)
    kept = [one for one in transforms if not one.startswith("rename(")]
    return Shown(name, renamed, tuple(parts), tuple(kept))


def _transformed(value: Any, one: Shown, find: Find) -> Any:  # noqa: ANN401 - whatever an object holds
    for transform in one.transforms:
        if transform == "size":
            return len(value)
        if transform == "isEmpty":
            return not value
        if transform == "isNotEmpty":
            return bool(value)
        if transform in {"ids", "id-objects"}:
            return [_id(each) if transform == "ids" else {"id": _id(each)} for each in value]
        if transform.startswith("pluck"):
            name = transform[6:-1] or "id"
            return [show(_whole(each, find), [Shown(name, name)], find).get(name) for each in value]
    return _parts(value, one.parts, find) if one.parts else _plain(value)


def _parts(value: Any, parts: Sequence[Shown], find: Find) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        return [_parts(each, parts, find) for each in value]
    if isinstance(value, Ref | Mapping):
        return show(_whole(value, find), parts, find)
    return value


def _whole(value: Any, find: Find) -> Mapping[str, Any]:  # noqa: ANN401
    if isinstance(value, Ref):
        return find(value) or {"id": value.uid}
    return value if isinstance(value, Mapping) else {}


def _id(value: Any) -> str:  # noqa: ANN401
    return value.uid if isinstance(value, Ref) else str(value.get("id", ""))


def _plain(value: Any) -> Any:  # noqa: ANN401
    """The value without what is only named: references become `{"id": …}`."""
    if isinstance(value, Ref):
        return {"id": value.uid}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _illegal(written: str) -> Invalid:
    return Invalid(f"Illegal fields expression: {written[:200]}", code="E7651")
