"""The decision as an official paper, and the certificates in one batch.

Written in Vietnamese whatever the reader's language, since that is the language of the papers.
"""

import json
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst
from django.utils import translation

from phoihop.commendations.models import AwardDecision, AwardProposal
from phoihop.documents import files, pdf
from phoihop.documents.layouts import Family, Profile, day_in_words, profile
from phoihop.documents.paper import (
    Align,
    Annex,
    Authority,
    Column,
    Kind,
    Paper,
    Paragraph,
    Runs,
    Signature,
    Table,
    Text,
    words,
)
from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.naming import issuer
from phoihop.programmes.models import Programme

TEMPLATES = Path(__file__).resolve().parent / "typst"
STATE_GROUND = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
LIST = "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG"

_own = threading.local()


def look_of(decision: AwardDecision) -> Profile:
    """The layout of its family that holds on the day the decision was signed."""
    return profile(Family(decision.layout), decision.signed_on)


def cited(decision: AwardDecision) -> str:
    """The decision as another paper names it, by number, day, authority and subject."""
    with translation.override("vi"):
        number = look_of(decision).number_and_symbol(decision_paper(decision))
    subject = f"{decision.subject[:1].lower()}{decision.subject[1:]}"
    authority = decision.authority.name_on(decision.signed_on)
    return f"Quyết định số {number} ngày {written(decision.signed_on)} của {authority} {subject}"


def decision_paper(decision: AwardDecision) -> Paper:
    """The decision: three articles, and who is rewarded in an annex."""
    with translation.override("vi"):
        awards = awards_of(decision)
        head = issuer(decision.authority, decision.signed_on)
        forms = ", ".join(dict.fromkeys(each.form.name for each in awards))
        return Paper(
            kind=Kind.DECISION,
            subject=decision.subject,
            issuers=(head,),
            place=decision.place,
            body=_articles(decision, forms, len(awards)),
            signatures=(_signature(decision),),
            number=decision.issued_number.number,
            signed_on=decision.signed_on,
            grounds=tuple(decision.grounds.splitlines()) or (STATE_GROUND,),
            recipients=("Như Điều 3",),
            archive=head.abbreviation if decision.layout == Programme.PaperForm.PARTY else "VT",
            annexes=(Annex(title=LIST, blocks=(_list(awards),), landscape=False),),
            keywords=(decision.programme.title,),
        )


def written_decision(decision: AwardDecision, kind: str) -> bytes:
    """The decision as a file."""
    return files.written(decision_paper(decision), decision.layout, decision.signed_on, kind)


def certificates(decision: AwardDecision) -> bytes:
    """The certificates of a decision as PDF, one award a page; the same decision gives the same bytes."""
    with translation.override("vi"):
        content = json.dumps(_content(decision), ensure_ascii=False)
    moment = datetime.combine(decision.signed_on, datetime.min.time(), UTC)
    made = _compiler().compile(
        format="pdf", pdf_standards=["a-2b"], sys_inputs={"paper": content}, timestamp=int(moment.timestamp())
    )
    return made if isinstance(made, bytes) else made[0] if made else b""


def awards_of(decision: AwardDecision) -> list[AwardProposal]:
    """What a decision gives and was not revoked, in the order of the register."""
    given = decision.proposals.given().select_related("form", "collective", "body")
    return list(given.order_by("register_number"))


def _compiler() -> typst.Compiler:
    """The compiler of this thread: one must not be shared between threads."""
    kept: dict[str, typst.Compiler] = _own.__dict__
    if "certificate" not in kept:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(pdf.FONTS)])
        kept["certificate"] = typst.Compiler(str(TEMPLATES / "certificate.typ"), root=str(TEMPLATES), font_paths=fonts)
    return kept["certificate"]


def _content(decision: AwardDecision) -> dict[str, Any]:
    """What the template reads: the frame of the certificates, and the awards."""
    look, paper = look_of(decision), decision_paper(decision)
    state = decision.layout == Programme.PaperForm.STATE
    day = decision.signed_on
    return {
        "title": decision.subject,
        "authority": decision.authority.name_on(day),
        "day": [day.year, day.month, day.day],
        "country": [{"text": line.text, "size": line.type.size + 2} for line in look.country],
        # A certificate of the State is given by whoever heads the authority, one of the Party by the body.
        "giver": f"{decision.office} {_bare_name(decision)}" if state else decision.authority.name_on(day),
        "word": "TẶNG",
        "awards": [_award(each) for each in awards_of(decision)],
        "decision_line": f"Quyết định số {look.number_and_symbol(paper)}",
        "day_line": day_in_words(day),
        "place_line": f"{decision.place}, {day_in_words(day)}",
        "signature": [line.text for line in look.signature_lines(_signature(decision))],
        "signatory": decision.signatory,
    }


def _award(proposal: AwardProposal) -> dict[str, str]:
    return {
        "form": proposal.form.name,
        "subject": proposal.subject,
        "standing": proposal.standing_of_subject,
        "achievement": proposal.achievement,
        "register_line": f"Số sổ khen thưởng: {proposal.register_number}/{proposal.register_year}",
    }


def _bare_name(decision: AwardDecision) -> str:
    """The authority's name, left out where the office says it already."""
    name = decision.authority.name_on(decision.signed_on)
    return "" if name.casefold() in decision.office.casefold() else name


def _signature(decision: AwardDecision) -> Signature:
    return Signature(
        office=decision.office,
        name=decision.signatory,
        authority=Authority.ON_BEHALF if decision.on_behalf_of else Authority.OWN,
        body=decision.on_behalf_of,
    )


def _articles(decision: AwardDecision, forms: str, number: int) -> tuple[Paragraph, ...]:
    given = f"Tặng {forms} cho {number:02d} tập thể, cá nhân có thành tích (có danh sách kèm theo)."
    return (
        _article(1, given),
        _article(2, "Mức thưởng và nguồn kinh phí thực hiện theo quy định hiện hành."),
        _article(
            3,
            f"{decision.authority.name_on(decision.signed_on)}, các cơ quan, đơn vị có liên quan và các tập "
            "thể, cá nhân có tên tại Điều 1 căn cứ Quyết định thi hành./.",
        ),
    )


def _article(number: int, text: str) -> Paragraph:
    runs: Runs = (Text(f"Điều {number}. ", bold=True), Text(text))
    return Paragraph(runs)


def _list(awards: Sequence[AwardProposal]) -> Table:
    columns = (
        Column("Số sổ", 14, Align.CENTRE),
        Column("Tập thể, cá nhân"),
        Column("Chức vụ, đơn vị", 38),
        Column("Thành tích", 52),
        Column("Hình thức", 24, Align.CENTRE),
    )
    rows = tuple(
        (
            words(str(each.register_number)),
            words(each.subject),
            words(each.standing_of_subject),
            words(each.achievement),
            words(each.form.name),
        )
        for each in awards
    )
    return Table(columns, rows)
