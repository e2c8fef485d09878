"""Which objects a list shows, and in which order: `filter=level:le:2`, `order=name:asc`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from phoihop.exchange.rules.fields import Find, Ref
from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import fold

Test = Callable[[Any, str], bool]


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _compare(value: object, wanted: str) -> int | None:
    """Less than, equal or greater: as numbers where both are, otherwise as texts; None for no value."""
    if value is None:
        return None
    one, other = (None, None) if isinstance(value, bool) else (_number(value), _number(wanted))
    if one is not None and other is not None:
        return (one > other) - (one < other)
    text = _text(value)
    return (text > wanted) - (text < wanted)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _listed(wanted: str) -> list[str]:
    return [one.strip() for one in wanted.strip("[]").split(",")]


def _tokens(value: object, wanted: str) -> bool:
    words = fold(_text(value)).split()
    return all(any(word.startswith(token) for word in words) for token in fold(wanted).split())


POSITIVE: dict[str, Test] = {
    "eq": lambda value, wanted: _compare(value, wanted) == 0,
    "ieq": lambda value, wanted: _text(value).lower() == wanted.lower(),
    "in": lambda value, wanted: any(_compare(value, one) == 0 for one in _listed(wanted)),
    "like": lambda value, wanted: value is not None and wanted in _text(value),
    "ilike": lambda value, wanted: value is not None and fold(wanted) in fold(_text(value)),
    "$like": lambda value, wanted: value is not None and _text(value).startswith(wanted),
    "like$": lambda value, wanted: value is not None and _text(value).endswith(wanted),
    "$ilike": lambda value, wanted: value is not None and fold(_text(value)).startswith(fold(wanted)),
    "ilike$": lambda value, wanted: value is not None and fold(_text(value)).endswith(fold(wanted)),
    "gt": lambda value, wanted: _compare(value, wanted) == 1,
    "ge": lambda value, wanted: _compare(value, wanted) in {0, 1},
    "lt": lambda value, wanted: _compare(value, wanted) == -1,
    "le": lambda value, wanted: _compare(value, wanted) in {0, -1},
    "null": lambda value, _wanted: value is None,
    "empty": lambda value, _wanted: not value,
    "token": _tokens,
}
POSITIVE["startsWith"], POSITIVE["endsWith"] = POSITIVE["$like"], POSITIVE["like$"]


def kept(
    objects: Iterable[Mapping[str, Any]], filters: Sequence[str], find: Find, *, either: bool = False
) -> list[Mapping[str, Any]]:
    """The objects that pass every filter, or with `either` at least one. Raises Invalid (E7652) for what is none."""
    tests = [_test(one) for one in filters]
    if not tests:
        return list(objects)
    joined = any if either else all
    return [told for told in objects if joined(_passes(told, *test, find) for test in tests)]


def ordered(objects: list[Mapping[str, Any]], orders: Sequence[str]) -> list[Mapping[str, Any]]:
    """The objects by the properties named, each `name:asc` or `name:desc`; what lacks one comes last."""
    for order in reversed(orders):
        name, _colon, way = order.partition(":")
        descending = way.lower().endswith("desc")
        having = [told for told in objects if told.get(name) is not None]
        lacking = [told for told in objects if told.get(name) is None]
        having.sort(key=lambda told: _sortable(told[name], way), reverse=descending)
        objects = having + lacking
    return objects


def _sortable(value: Any, way: str) -> tuple[int, Any]:  # noqa: ANN401
    if isinstance(value, int | float):
        return (0, value)
    return (1, _text(value).lower() if way.lower().startswith("i") else _text(value))


def _test(written: str) -> tuple[list[str], bool, Test, str]:
    path, _colon, rest = written.partition(":")
    operator, _colon, wanted = rest.partition(":")
    negated = operator.startswith("!")
    test = POSITIVE.get(operator.removeprefix("!"))
    if not path or test is None:
        raise Invalid(f"Illegal filter expression `{written[:200]}`", code="E7652")
    return path.split("."), negated, test, wanted


def _passes(told: Mapping[str, Any], path: list[str], negated: bool, test: Test, wanted: str, find: Find) -> bool:  # noqa: FBT001, PLR0917
    values = _reached(told, path, find)
    if path == ["identifiable"]:
        values = [told.get(name) for name in ("id", "code", "name")]
    return any(test(value, wanted) for value in values) is not negated


def _reached(value: Any, path: Sequence[str], find: Find) -> list[Any]:  # noqa: ANN401
    """The values at the end of a dotted path, of every member of a list on the way."""
    if isinstance(value, list):
        if not path:
            return [value]
        return [found for each in value for found in _reached(each, path, find)]
    if not path:
        return [value.uid if isinstance(value, Ref) else value]
    if isinstance(value, Ref):
        value = {"id": value.uid} if path == ["id"] else find(value) or {}
    if not isinstance(value, Mapping):
        return [None]
    return _reached(value.get(path[0]), path[1:], find)
