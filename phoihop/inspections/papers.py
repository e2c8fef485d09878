"""The notice of an inspection's conclusion as an official paper.

Written in Vietnamese whatever the reader's language, since that is the language of the papers.
"""

from collections.abc import Iterable

from django.utils import translation

from phoihop.documents import files
from phoihop.documents.paper import Authority, Block, Heading, Kind, Paper, Paragraph, Signature, words
from phoihop.foundation.vietnamese import day as written
from phoihop.inspections.models import Inspection, InspectionConclusion
from phoihop.inspections.rules import Kind as FindingKind
from phoihop.organisations.naming import issuer
from phoihop.programmes.models import Programme


def notice(inspection: Inspection, conclusion: InspectionConclusion, layout: str) -> Paper:
    """The notice: assessment, strengths, shortcomings, requests with their bodies and days (thông báo kết luận)."""
    illustrative = " (số liệu minh họa)" if inspection.programme.illustrative else ""
    party = layout == Programme.PaperForm.PARTY
    head = issuer(inspection.head.body, conclusion.signed_on)
    return Paper(
        kind=Kind.NOTICE,
        subject=f"Kết luận {_running(inspection.title)}{illustrative}",
        issuers=(head,),
        place=conclusion.issued_from,
        body=tuple(_body(inspection, conclusion)),
        signatures=(
            Signature(
                office=conclusion.office,
                name=conclusion.signatory,
                authority=Authority.ON_BEHALF if conclusion.on_behalf_of else Authority.OWN,
                body=conclusion.on_behalf_of,
            ),
        ),
        number=conclusion.number.number,
        signed_on=conclusion.signed_on,
        recipients=(inspection.body.name_on(conclusion.signed_on), "Các cơ quan, đơn vị trong đoàn kiểm tra"),
        archive=head.abbreviation if party else "VT",
        keywords=(inspection.programme.title,),
    )


def written_notice(inspection: Inspection, conclusion: InspectionConclusion, layout: str, kind: str) -> bytes:
    """The notice as a file, in the layout of its family that holds on the day it was signed."""
    with translation.override("vi"):
        paper = notice(inspection, conclusion, layout)
    return files.written(paper, layout, conclusion.signed_on, kind)


def _body(inspection: Inspection, conclusion: InspectionConclusion) -> Iterable[Block]:
    team = "; ".join(each.body.name_on(conclusion.signed_on) for each in inspection.team.all())
    days = written(inspection.since)
    days = days if inspection.last_day == inspection.since else f"{days} đến ngày {written(inspection.last_day)}"
    place = f"{inspection.body.name_on(conclusion.signed_on)}, do {inspection.head.office} làm trưởng đoàn"
    yield _plain(f"Từ ngày {days}, đoàn kiểm tra gồm {team} đã {_running(inspection.title)} ({place}).")
    yield _plain("Trên cơ sở kết quả kiểm tra, ý kiến giải trình của đơn vị được kiểm tra, kết luận như sau:")
    yield Heading(1, "I. ĐÁNH GIÁ CHUNG")
    yield from (_plain(line) for line in conclusion.assessment.splitlines() if line.strip())
    findings = list(inspection.findings.all())
    yield from _listed("II. ƯU ĐIỂM", [each.text for each in findings if each.kind == FindingKind.STRENGTH])
    yield from _listed("III. TỒN TẠI, HẠN CHẾ", [each.text for each in findings if each.kind != FindingKind.STRENGTH])
    requests = [
        f"{each.text.rstrip(' .;')} (thực hiện: {each.body.name_on(conclusion.signed_on)}; "
        f"thời hạn: ngày {written(each.first_due_on)})."
        for each in inspection.requests.select_related("body").prefetch_related("extensions")
    ]
    yield from _listed("IV. KIẾN NGHỊ, YÊU CẦU", requests)
    yield _plain(
        "Đề nghị các cơ quan, đơn vị có tên tại mục IV tổ chức khắc phục, báo cáo kết quả kèm minh chứng đúng thời hạn "
        "để đoàn kiểm tra thẩm tra, kết thúc kiểm tra."
    )


def _listed(heading: str, texts: list[str]) -> Iterable[Block]:
    yield Heading(1, heading)
    yield from (_plain(f"{number}. {' '.join(text.split())}") for number, text in enumerate(texts, 1))
    if not texts:
        yield _plain("Không có.")


def _plain(text: str) -> Paragraph:
    return Paragraph(words(text.strip()))


def _running(title: str) -> str:
    """The title within a sentence: “kiểm tra việc thực hiện …”."""
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
