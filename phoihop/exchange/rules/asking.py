"""How an address, or a payload, says what it wants: switches, and by what things are named."""

from collections.abc import Mapping, Sequence
from typing import Any

from phoihop.exchange.rules.uids import UID
from phoihop.foundation.refusals import Invalid

Query = Mapping[str, Sequence[str]]
ON = frozenset({"true", "on", "yes", "1"})
OF_ATTRIBUTE = "attribute:"


def last(query: Query, name: str) -> str:
    """The value of a parameter that stands once; the last one where it is repeated."""
    return query[name][-1] if query.get(name) else ""


def on(query: Query, name: str, *, usual: bool = False) -> bool:
    """Whether a switch is on, in any spelling that clients use."""
    told = last(query, name)
    return told.lower() in ON if told else usual


def scheme(said: Mapping[str, Any], of: str, prefix: str = "") -> str:
    """By what things of a kind are named: `uid`, `code`, `name` or `attribute:` and its identifier.

    What is said of one kind goes before what is said of all; by their identifiers, where nothing is said. Raises
    Invalid for what is no scheme.
    """
    special = f"{of[0].upper()}{of[1:]}" if prefix else of
    told = said.get(f"{prefix}{special}IdScheme") or said.get(f"{prefix}IdScheme" if prefix else "idScheme") or "uid"
    return read_scheme(str(told[-1] if isinstance(told, list | tuple) else told))


def read_scheme(written: str) -> str:
    """A scheme in one spelling. Raises Invalid for what is none."""
    name, _colon, attribute = written.strip().partition(":")
    if name.lower() == "attribute" and UID.fullmatch(attribute):
        return f"{OF_ATTRIBUTE}{attribute}"
    if name.lower() not in {"uid", "id", "code", "name"} or attribute:
        raise Invalid(f"Not an identifier scheme: `{written[:40]}`", code="E1003")
    return "uid" if name.lower() == "id" else name.lower()


def named_by(told: Mapping[str, Any], scheme: str) -> str:
    """What a thing is called by a scheme, of what is told of it; empty where it has no such name."""
    if not scheme.startswith(OF_ATTRIBUTE):
        return str(told.get("id" if scheme == "uid" else scheme) or "")
    attribute = scheme.removeprefix(OF_ATTRIBUTE)
    values = told.get("attributeValues")
    rows = [one for one in values if isinstance(one, Mapping)] if isinstance(values, list) else []
    return next((str(one.get("value") or "") for one in rows if _attribute(one) == attribute), "")


def _attribute(told: Mapping[str, Any]) -> str:
    of = told.get("attribute")
    return str(of.get("id", "")) if isinstance(of, Mapping) else ""
