"""The formulas of foreign indicators: `#{fbfJHSPpUQD}+#{cYeuwXTCPkU.HllvX50cXC0}*2`."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation

from phoihop.foundation.refusals import Invalid

TOKEN = re.compile(r"\s*(#\{[A-Za-z0-9.]+\}|\d+(?:\.\d+)?|[-+*/()])")
Value = Callable[[str], Decimal | None]


def operands(formula: str) -> list[str]:
    """The elements, or elements with a combination, that a formula names."""
    return re.findall(r"#\{([A-Za-z0-9.]+)\}", formula)


def evaluate(formula: str, value: Value) -> Decimal | None:
    """The formula's value; None where nothing it names is known, or it divides by zero. What is unknown is nought.

    Raises Invalid where it cannot be read.
    """
    named = {name: value(name) for name in operands(formula)}
    if named and all(found is None for found in named.values()):
        return None
    try:
        result, rest = _sum(_tokens(formula), 0, {name: found or Decimal(0) for name, found in named.items()})
    except (ZeroDivisionError, InvalidOperation):
        return None
    if rest != len(_tokens(formula)):
        raise Invalid(f"The formula cannot be read: {formula[:200]}", code="E7653")
    return result


def _tokens(formula: str) -> Sequence[str]:
    found: list[str] = []
    place = 0
    formula = formula.strip()
    while place < len(formula):
        token = TOKEN.match(formula, place)
        if token is None or len(found) > 2_000:
            raise Invalid(f"The formula cannot be read: {formula[:200]}", code="E7653")
        found.append(token[1])
        place = token.end()
    return found


def _sum(tokens: Sequence[str], place: int, named: dict[str, Decimal], depth: int = 0) -> tuple[Decimal, int]:
    left, place = _product(tokens, place, named, depth)
    while place < len(tokens) and tokens[place] in "+-":
        right, after = _product(tokens, place + 1, named, depth)
        left, place = (left + right if tokens[place] == "+" else left - right), after
    return left, place


def _product(tokens: Sequence[str], place: int, named: dict[str, Decimal], depth: int) -> tuple[Decimal, int]:
    left, place = _factor(tokens, place, named, depth)
    while place < len(tokens) and tokens[place] in "*/":
        right, after = _factor(tokens, place + 1, named, depth)
        left, place = (left * right if tokens[place] == "*" else left / right), after
    return left, place


def _factor(tokens: Sequence[str], place: int, named: dict[str, Decimal], depth: int) -> tuple[Decimal, int]:
    token = tokens[place] if place < len(tokens) else ""
    if token == "-" and depth < 50:  # noqa: S105 - a sign
        value, after = _factor(tokens, place + 1, named, depth + 1)
        return -value, after
    if token == "(" and depth < 50:  # noqa: S105 - a bracket
        value, after = _sum(tokens, place + 1, named, depth + 1)
        if after < len(tokens) and tokens[after] == ")":
            return value, after + 1
    elif token.startswith("#"):
        return named[token[2:-1]], place + 1
    elif token and token[0].isdigit():
        return Decimal(token), place + 1
    raise Invalid("The formula cannot be read.", code="E7653")
