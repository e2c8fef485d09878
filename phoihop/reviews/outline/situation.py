"""Features: what the programme is, who takes part, and how complete the figures are (đặc điểm tình hình)."""

from phoihop.foundation.periods import label
from phoihop.foundation.vietnamese import day as written
from phoihop.programmes.models import Party
from phoihop.reviews.labels import running
from phoihop.reviews.outline import concluded
from phoihop.reviews.outline.ledger import Ledger
from phoihop.reviews.rules import Counted, Tree

ROLES = {Party.Role.LEAD: "chủ trì", Party.Role.COORDINATING: "phối hợp", Party.Role.MEMBER: "tham gia"}


def write(ledger: Ledger) -> None:
    """The opening sentence, how the last conclusions ended, and the features."""
    review = ledger.review
    programme = review.programme
    issuers = _listed(_led(ledger))
    numbered = f" số {programme.reference}" if programme.number else ""
    signed = f" ngày {written(programme.signed_on)}" if programme.signed_on else ""
    period = label(ledger.period)
    opening = f"Thực hiện {_named(programme.title)}{numbered}{signed}"
    ledger.paragraph(f"{opening}, {issuers} báo cáo kết quả {period} như sau:")
    concluded.write(ledger)
    ledger.part("ĐẶC ĐIỂM TÌNH HÌNH")
    _who(ledger)
    _how_complete(ledger)
    ledger.paragraph("", note="Nêu thuận lợi, khó khăn trong kỳ; đoạn để trống không in ra.")


def _named(title: str) -> str:
    return title if title.startswith(("Chương trình", "Quy chế", "Kế hoạch")) else f"Chương trình “{title}”"


def _led(ledger: Ledger) -> list[str]:
    last = ledger.review.last_day
    parties = ledger.review.programme.parties.leading().filter(passed_to=None)
    listed = parties.select_related("body").prefetch_related("body__versions")
    return [party.body.name_on(last) for party in listed]


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"


def _who(ledger: Ledger) -> None:
    review = ledger.review
    parties = review.programme.parties.exclude(role=Party.Role.WITNESS).filter(took_over=None)
    parties = parties.select_related("body", "programme").prefetch_related("body__versions")
    day = review.programme.signed_on or review.programme.term_from
    named = [f"{party.body.name_on(day)} ({ROLES[Party.Role(party.role)]})" for party in parties]
    count, taking_part = (ledger.quote(ledger.count(one)) for one in (Counted.PARTIES, Counted.PARTICIPANTS))
    where = f"trên địa bàn {running(review.node)}" if review.tree == Tree.PLACE else f"thuộc {review.node}"
    sentences = [f"Chương trình do {count} cơ quan, đơn vị ký kết, gồm: {'; '.join(named)}."]
    sentences.append(f"Trong kỳ có {taking_part} đơn vị tham gia thực hiện {where}.")
    if ledger.answer(ledger.count(Counted.SEATS)).low:
        sentences.append(f"Ban Chỉ đạo chương trình có {ledger.quote(ledger.count(Counted.SEATS))} thành viên.")
    ledger.paragraph(" ".join(sentences))


def _how_complete(ledger: Ledger) -> None:
    quoted = {one: ledger.quote(ledger.count(one)) for one in (Counted.OWED, Counted.RECEIVED, Counted.ON_TIME)}
    approved = ledger.quote(ledger.count(Counted.APPROVED))
    owed, received, on_time = quoted.values()
    owing = f"Theo chế độ báo cáo, các đơn vị phải nộp {owed} báo cáo; đã nộp {received} báo cáo"
    sentences = [f"{owing}, trong đó {on_time} báo cáo đúng hạn; {approved} báo cáo đã được duyệt."]
    sentences.append(f"Số liệu trong báo cáo này tổng hợp từ các báo cáo đã duyệt, {_structure(ledger)}.")
    if ledger.answer(ledger.count(Counted.LACKING)).low:
        lacking = ledger.quote(ledger.count(Counted.LACKING))
        sentences.append(f"Còn {lacking} báo cáo chưa được duyệt, chưa tính vào số liệu.")
    ledger.paragraph(" ".join(sentences))


def _structure(ledger: Ledger) -> str:
    review = ledger.review
    units = "địa giới hành chính" if review.tree == Tree.PLACE else "hệ thống tổ chức"
    if review.structure_on is None:
        return f"theo {units} tại thời điểm phát sinh"
    return f"theo {units} ngày {written(review.structure_on)}"
