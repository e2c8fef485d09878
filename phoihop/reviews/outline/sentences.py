"""How a figure becomes a Vietnamese sentence: the indicator's own name, turned round the figure.

“Số buổi tuyên truyền, vận động” with unit “buổi” becomes “15 buổi tuyên truyền, vận động”; what does not begin with
“Số”, such as money and measures, is said with “là”.
"""

import re

from phoihop.indicators.models import Aggregation, Indicator, Kind, Target
from phoihop.reviews.outline.ledger import Ledger
from phoihop.reviews.rules import Direction
from phoihop.reviews.rules.claims import UNKNOWN

PART = re.compile(r"^trong đó[:,]?\s*", re.IGNORECASE)
COUNTED = re.compile(r"^số\s+(?!tiền\b)", re.IGNORECASE)
OPENERS = ("Có", "Đã có", "Trong kỳ có")
UNTOLD = {Direction.UNTOLD.value, UNKNOWN}


def lowered(text: str) -> str:
    """The text with a small first letter, as it stands within a sentence; abbreviations keep theirs."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def bare_name(indicator: Indicator) -> str:
    """The indicator's name without “trong đó”."""
    name = PART.sub("", indicator.name)
    return name[:1].upper() + name[1:]


def phrase(indicator: Indicator, quoted: str) -> str:
    """The figure with what it counts: “15 buổi tuyên truyền”, “kinh phí hỗ trợ nhà ở là 2 tỷ đồng”."""
    name = bare_name(indicator)
    if indicator.is_ratio:
        return f"{lowered(name)} đạt {quoted}"
    if indicator.aggregation == Aggregation.YES_SHARE:
        return f"tỷ lệ {lowered(name)} đạt {quoted}"
    if indicator.kind == Kind.COUNT and COUNTED.match(name):
        return f"{quoted} {COUNTED.sub('', name)}"
    if indicator.kind == Kind.COUNT and PART.match(indicator.name):
        return f"{quoted} {lowered(name)}"
    return f"{lowered(name)} là {quoted} {indicator.unit}"


def sentence(ledger: Ledger, indicator: Indicator, parts: list[Indicator], turn: int) -> str:
    """One indicator told whole: the figure, its parts, its target, the same period last year."""
    said = phrase(indicator, ledger.quote(ledger.total(indicator)))
    if said.startswith("[["):
        opener = "Đến cuối kỳ có" if indicator.aggregation == Aggregation.LAST else OPENERS[turn % len(OPENERS)]
        said = f"{opener} {said}"
    said = said[:1].upper() + said[1:]
    clauses = [said, *_against_target(ledger, indicator), *_against_last_year(ledger, indicator)]
    told = ", ".join(clauses)
    named = _of_which(ledger, parts)
    return f"{told}; trong đó {named}." if named else f"{told}."


def _of_which(ledger: Ledger, parts: list[Indicator]) -> str:
    said = [phrase(part, ledger.quote(ledger.total(part))) for part in parts]
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])} và {said[-1]}"


def _against_target(ledger: Ledger, indicator: Indicator) -> list[str]:
    target, share = ledger.target(indicator), ledger.attainment(indicator)
    if target is None:
        return []
    name = span_name(ledger.targets[indicator.pk])
    if share is None:
        return [f"{name} là {ledger.quote(target)}"]
    if not ledger.answer(share).known:
        return []
    verb = "bằng" if ledger.targets[indicator.pk].sense == Target.Sense.AT_MOST else "đạt"
    return [f"{verb} {ledger.quote(share)} {name}"]


def span_name(target: Target) -> str:
    """What a target is called by the length of its days."""
    days = (target.until - target.since).days
    if days > 370:
        return "chỉ tiêu cả giai đoạn"
    return "chỉ tiêu năm" if days > 360 else "chỉ tiêu kỳ"


def _against_last_year(ledger: Ledger, indicator: Indicator) -> list[str]:
    ask = ledger.change(indicator)
    if ask is None or not tells(ledger.answer(ask).words):
        return []
    return [f"{ledger.quote(ask)} so với cùng kỳ năm trước"]


def tells(words: str) -> bool:
    """Whether a comparison says anything."""
    return words not in UNTOLD and not words.startswith("chưa")


def is_quoted_in_text(ledger: Ledger, indicator: Indicator) -> bool:
    """Whether an indicator has something to tell: a figure above nought, or a target."""
    answer = ledger.answer(ledger.total(indicator))
    return answer.low is not None and (answer.high != 0 or indicator.pk in ledger.targets)


__all__ = ["bare_name", "is_quoted_in_text", "lowered", "phrase", "sentence", "span_name", "tells"]
