"""What decides: the life of a review, what may be claimed, how text quotes figures, how bodies sign."""

from phoihop.reviews.rules.asks import Ask, Counted, Quoted, Tree
from phoihop.reviews.rules.claims import Claim, Direction, amount_words, claim_words, compare, percent_words, versus
from phoihop.reviews.rules.life import Kind, Status, hold_draft, hold_span
from phoihop.reviews.rules.names import kind_of, recognised, subject
from phoihop.reviews.rules.similarity import Told, distinct
from phoihop.reviews.rules.text import (
    Sheet,
    bare_numbers,
    codes,
    heads,
    hold_known,
    hold_sheet,
    next_code,
    pieces,
    reference,
    sheet,
)

__all__ = [
    "Ask",
    "Claim",
    "Counted",
    "Direction",
    "Kind",
    "Quoted",
    "Sheet",
    "Status",
    "Told",
    "Tree",
    "amount_words",
    "bare_numbers",
    "claim_words",
    "codes",
    "compare",
    "distinct",
    "heads",
    "hold_draft",
    "hold_known",
    "hold_sheet",
    "hold_span",
    "kind_of",
    "next_code",
    "percent_words",
    "pieces",
    "recognised",
    "reference",
    "sheet",
    "subject",
    "versus",
]
