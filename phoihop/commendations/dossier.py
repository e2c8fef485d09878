"""The papers of a proposal's dossier: the report on the achievement, and the minutes of the council that voted.

Written in Vietnamese whatever the reader's language. A report on a collective and one on a person begin differently,
as their forms do; neither is numbered here, since its body issues it.
"""

from collections.abc import Callable, Iterable, Mapping

from django.utils import translation

from phoihop.commendations.models import AwardProposal, CouncilVote
from phoihop.commendations.rules import Subject, carried
from phoihop.documents import files
from phoihop.documents.layouts import day_in_words
from phoihop.documents.paper import (
    Align,
    Block,
    Column,
    Heading,
    Issuer,
    Item,
    Kind,
    Paper,
    Paragraph,
    Signature,
    Table,
    words,
)
from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.naming import issuer
from phoihop.programmes.models import Programme

UNKNOWN = "…"


def report(proposal: AwardProposal, layout: str) -> Paper:
    """The report on the achievement, with what shows it (báo cáo thành tích)."""
    head = issuer(proposal.body, proposal.proposed_on)
    body: list[Block] = [*_who(proposal), Heading(1, "II. THÀNH TÍCH ĐẠT ĐƯỢC")]
    span = f"Từ ngày {written(proposal.achieved_since)} đến ngày {written(proposal.last_day)}"
    body += [_plain(f"{span}: {proposal.achievement.rstrip('.')}."), *_paragraphs(proposal.report)]
    body += [Heading(1, "III. MINH CHỨNG"), *_evidence(proposal)]
    body += [Heading(1, "IV. HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG LÀM CĂN CỨ"), _plain(_basis(proposal))]
    return Paper(
        kind=Kind.REPORT,
        title="BÁO CÁO THÀNH TÍCH",
        subject=f"Đề nghị tặng {proposal.form.name} của {proposal.authority.name_on(proposal.proposed_on)}",
        issuers=(head,),
        place=proposal.body.place.name,
        body=tuple(body),
        # Whoever reports signs at the right; whoever confirms it, at the left.
        signatures=(
            Signature(office="Người báo cáo" if _is_person(proposal) else "Thủ trưởng đơn vị", name=proposal.person),
            Signature(office="Xác nhận của cấp trình", name=proposal.confirmed_by),
        ),
        recipients=(proposal.authority.name_on(proposal.proposed_on),),
        archive=_archive(head, layout),
        keywords=(proposal.programme.title,),
    )


def minutes(proposal: AwardProposal, layout: str) -> Paper:
    """The minutes of the council, with its votes in numbers (biên bản họp xét khen thưởng)."""
    vote = proposal.vote
    head = issuer(proposal.authority, proposal.proposed_on)
    met = f"{day_in_words(vote.met_on).capitalize()}, {vote.council} họp xét đề nghị khen thưởng."
    body: list[Block] = [
        _plain(met),
        _plain(f"Số thành viên: {vote.members:02d}; có mặt: {vote.present:02d}."),
        Heading(1, "I. NỘI DUNG"),
        _plain(f"Xét tặng {proposal.form.name} cho {_subject(proposal)}: {proposal.achievement.rstrip('.')}."),
        *_paragraphs(vote.minutes),
        Heading(1, "II. KẾT QUẢ BIỂU QUYẾT"),
        _votes(vote),
        _plain(_outcome(proposal, vote)),
    ]
    return Paper(
        kind=Kind.MINUTES,
        subject="Họp xét khen thưởng",
        issuers=(head,),
        place=proposal.authority.place.name,
        body=tuple(body),
        signatures=(Signature(office="Chủ tịch Hội đồng", name=""), Signature(office="Thư ký", name="")),
        signed_on=vote.met_on,
        archive=_archive(head, layout),
        keywords=(proposal.programme.title,),
    )


PAPERS: Mapping[str, Callable[[AwardProposal, str], Paper]] = {"report": report, "minutes": minutes}


def written_paper(proposal: AwardProposal, name: str, layout: str, kind: str) -> bytes:
    """One of PAPERS as a file, by the layout that holds on the day of the proposal."""
    with translation.override("vi"):
        return files.written(PAPERS[name](proposal, layout), layout, proposal.proposed_on, kind)


def _who(proposal: AwardProposal) -> Iterable[Block]:
    if _is_person(proposal):
        yield Heading(1, "I. SƠ LƯỢC VỀ CÁ NHÂN")
        yield _plain(f"1. Họ và tên: {proposal.person or UNKNOWN}")
        yield _plain(f"2. Chức vụ, đơn vị: {proposal.standing_of_subject or UNKNOWN}")
    else:
        yield Heading(1, "I. SƠ LƯỢC VỀ TẬP THỂ")
        yield _plain(f"1. Tên tập thể: {_subject(proposal)}")
        yield _plain(f"2. Đơn vị đề nghị: {proposal.body.name_on(proposal.proposed_on)}")
    yield _plain(f"3. Chương trình: {proposal.programme.title}")


def _evidence(proposal: AwardProposal) -> Iterable[Block]:
    found = list(proposal.evidence.all())
    for each in found:
        yield Item(words(f"{each.label}: {each.words}" if each.words else each.label))
    if not found:
        yield _plain("Không có minh chứng gắn trên hệ thống.")


def _basis(proposal: AwardProposal) -> str:
    return str(proposal.basis) if proposal.basis else "Không."


def _votes(vote: CouncilVote) -> Table:
    columns = (Column("Tán thành", 40, Align.CENTRE), Column("Không tán thành", 40, Align.CENTRE),
               Column("Phiếu trắng", 40, Align.CENTRE))  # fmt: skip
    return Table(columns, (tuple(words(str(number)) for number in (vote.in_favour, vote.against, vote.blank)),))


def _outcome(proposal: AwardProposal, vote: CouncilVote) -> str:
    share = f"ít nhất {proposal.form.share}% tổng số thành viên"
    if carried(vote.votes, proposal.form.share):
        return f"Tỷ lệ tán thành đạt yêu cầu ({share}); Hội đồng thống nhất trình cấp có thẩm quyền quyết định."
    return f"Tỷ lệ tán thành không đạt yêu cầu ({share}); Hội đồng không trình."


def _archive(head: Issuer, layout: str) -> str:
    return head.abbreviation if layout == Programme.PaperForm.PARTY else "VT"


def _subject(proposal: AwardProposal) -> str:
    more = f", {proposal.standing_of_subject}" if proposal.standing_of_subject else ""
    return f"{proposal.subject}{more}"


def _is_person(proposal: AwardProposal) -> bool:
    return proposal.subject_kind == Subject.INDIVIDUAL


def _paragraphs(text: str) -> list[Block]:
    return [_plain(line) for line in text.splitlines() if line.strip()]


def _plain(text: str) -> Paragraph:
    return Paragraph(words(text.strip()))
