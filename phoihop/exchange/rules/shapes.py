"""What kind of thing a foreign data element is here."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from phoihop.exchange.rules.values import NUMBERS, TRUTHS, WHOLE

UNIT, UNIT_EN = "số", "number"


@dataclass(frozen=True, slots=True)
class Shape:
    """How an indicator takes and adds up what a data element takes."""

    kind: str
    aggregation: str
    unit: str = UNIT
    decimals: int = 0


def shape_of(element: Mapping[str, Any]) -> Shape | None:
    """The shape of an indicator for a data element; None for one that is written in words, or is a date or a file.

    An average over time that is summed over units is taken for a stock: the latest counts. That is the nearest there
    is here.
    """
    value_type = element.get("valueType", "NUMBER")
    if value_type in TRUTHS:
        return Shape("yesno", "yes_share", "có/không")
    if value_type not in NUMBERS:
        return None
    total = {"MAX": "max", "LAST": "last", "AVERAGE_SUM_ORG_UNIT": "last"}
    aggregation = total.get(str(element.get("aggregationType")), "sum")
    return Shape("count", aggregation) if value_type in WHOLE else Shape("measure", aggregation, decimals=4)


def code_of(number: int) -> str:
    """The code of the so-many-th foreign indicator, as DXAA000 and DXAA001."""
    first, second = divmod(number // 1_000, 26)
    return f"DX{ascii_uppercase[first % 26]}{ascii_uppercase[second]}{number % 1_000:03}"
