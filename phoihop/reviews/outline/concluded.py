"""How the conclusions of the last conference ended, clause by clause (việc thực hiện kết luận hội nghị trước)."""

from phoihop.foundation.vietnamese import day as written
from phoihop.reviews.following import Clause, clauses_of, last_concluded
from phoihop.reviews.models import Conference
from phoihop.reviews.outline.ledger import Ledger
from phoihop.reviews.outline.sentences import lowered
from phoihop.reviews.rules.asks import Followed

LONGEST = 300
STANDING = (
    (Followed.IN_TIME, "hoàn thành đúng hạn"),
    (Followed.LATE, "hoàn thành chậm hạn"),
    (Followed.OVERDUE, "quá hạn, chưa hoàn thành"),
    (Followed.UNDER_WAY, "đang thực hiện trong hạn"),
    (Followed.CANCELLED, "không tiếp tục thực hiện"),
)


def write(ledger: Ledger) -> None:
    """The part that comes first, where a conference of the programme has concluded before."""
    conference = last_concluded(ledger.review)
    if conference is None:
        return
    ledger.conference = conference
    clauses = clauses_of([conference.pk])[conference.pk]
    keys = [None, *(clause.conclusion.pk for clause in clauses)]
    ledger.ask(ledger.followed(what, key) for key in keys for what in Followed)
    ledger.part("VIỆC THỰC HIỆN KẾT LUẬN HỘI NGHỊ TRƯỚC")
    _whole(ledger, conference)
    for clause in clauses:
        _one(ledger, clause)


def _whole(ledger: Ledger, conference: Conference) -> None:
    quoted = ledger.quote(ledger.followed(Followed.CLAUSES))
    held = f"{conference.title}, tổ chức ngày {written(conference.held_on)}, đã thống nhất {quoted} kết luận"
    if ledger.answer(ledger.followed(Followed.GIVEN)).low:
        given = ledger.quote(ledger.followed(Followed.GIVEN))
        ledger.paragraph(f"{held}, giao {given} nhiệm vụ. Đến thời điểm tổng hợp: {_standing(ledger)}.")
    else:
        ledger.paragraph(f"{held}; chưa có nhiệm vụ nào được giao từ các kết luận này.")


def _one(ledger: Ledger, clause: Clause) -> None:
    """“Kết luận số 2 (…): giao 3 nhiệm vụ: 2 nhiệm vụ hoàn thành đúng hạn; 1 nhiệm vụ …”."""
    conclusion = clause.conclusion
    if not (clause.tasks or conclusion.asks_task):
        return
    text = " ".join(conclusion.text.split()).rstrip(".;")
    text = text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"
    opened = f"Kết luận số {conclusion.number} ({lowered(text)})"
    leads = ", ".join(dict.fromkeys(str(task.lead) for task in clause.tasks))
    if not clause.tasks:
        ledger.item(f"{opened}: chưa giao thành nhiệm vụ.")
        return
    given = ledger.quote(ledger.followed(Followed.GIVEN, conclusion.pk))
    ledger.item(f"{opened}: giao {given} nhiệm vụ: {_standing(ledger, conclusion.pk)}.", f"Chủ trì: {leads}")


def _standing(ledger: Ledger, clause: int | None = None) -> str:
    """What became of the tasks; a state in which none stands is not told."""
    said = []
    for what, words in STANDING:
        ask = ledger.followed(what, clause)
        if ledger.answer(ask).low:
            said.append(f"{ledger.quote(ask)} nhiệm vụ {words}")
    return "; ".join(said)
