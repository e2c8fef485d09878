"""Results: one numbered item for each field of work that has figures (kết quả thực hiện)."""

from itertools import groupby

from phoihop.foundation.vietnamese import day as written
from phoihop.indicators.models import Indicator, IndicatorGroup
from phoihop.reporting.models import Section
from phoihop.reviews.outline.ledger import Ledger
from phoihop.reviews.outline.sentences import is_quoted_in_text, sentence
from phoihop.reviews.outline.told import thoughts

COORDINATION = "coordination"


def write(ledger: Ledger) -> None:
    """This part: direction first, then the fields in the catalogue's order."""
    ledger.part("KẾT QUẢ THỰC HIỆN")
    fields = {group.code: (group, members) for group, members in _fields(ledger)}
    ledger.heading("1. Công tác lãnh đạo, chỉ đạo, điều hành phối hợp", 2)
    _direction(ledger)
    if COORDINATION in fields:
        _tell(ledger, fields.pop(COORDINATION)[1])
    number = 1
    for group, members in fields.values():
        number += 1
        ledger.heading(f"{number}. {_title(group)}", 2)
        _tell(ledger, members)
    stories = thoughts(ledger.review, Section.Kind.RESULTS)
    if stories:
        ledger.heading(f"{number + 1}. Một số kết quả nổi bật ở cơ sở", 2)
    for text, note in stories:
        ledger.item(text, note)


def _fields(ledger: Ledger) -> list[tuple[IndicatorGroup, list[Indicator]]]:
    telling = [one for one in ledger.indicators if is_quoted_in_text(ledger, one)]
    return [(group, list(members)) for group, members in groupby(telling, key=lambda one: one.group)]


def _title(group: IndicatorGroup) -> str:
    name = group.name.partition(" (")[0]
    return name[:1].upper() + name[1:]


def _direction(ledger: Ledger) -> None:
    """Which regulation was in force; what was led and decided is for those who write."""
    review = ledger.review
    in_force = review.programme.regulations.as_of(review.last_day).last()
    if in_force:
        reference = f" số {in_force.reference}" if in_force.reference else ""
        signed = written(in_force.signed_on)
        ledger.paragraph(f"Các bên thực hiện theo {in_force.title}{reference}, ký ngày {signed}.")
    ledger.paragraph(
        "", note="Nêu việc quán triệt, ban hành kế hoạch, kiện toàn Ban Chỉ đạo; đoạn để trống không in ra."
    )


def _tell(ledger: Ledger, members: list[Indicator]) -> None:
    """Each indicator that stands by itself, with its parts; a share follows the figures it is made of."""
    present = {one.pk for one in members}
    wholes = [one for one in members if one.whole_id not in present]
    for turn, indicator in enumerate(wholes):
        parts = [part for part in members if part.whole_id == indicator.pk]
        text = sentence(ledger, indicator, parts, turn)
        if len(wholes) == 1:
            ledger.paragraph(text)
        else:
            ledger.item(text)
