"""What a conference sends out: the invitation, the minutes, the notice of conclusions.

Written in Vietnamese whatever the reader's language, since that is the language of the papers.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, time

from django.utils import timezone, translation

from phoihop.documents import files
from phoihop.documents.layouts import day_in_words, ended
from phoihop.documents.paper import (
    Align,
    Authority,
    Block,
    Column,
    Heading,
    Item,
    Kind,
    Paper,
    Paragraph,
    Signature,
    Table,
    Text,
    words,
)
from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.naming import abbreviation, issuer
from phoihop.programmes.models import Programme
from phoihop.reviews.announcing import announced
from phoihop.reviews.models import Conclusion, Conference, Invitation, Minutes

MOST_ADDRESSED = 8
"""More invited bodies than these stand in a table, and are addressed together."""
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
NONE = "–"


def invitation(conference: Conference, layout: str) -> Paper:
    """The invitation, to all bodies that are invited (giấy mời)."""
    day = timezone.localdate(conference.invited_at) if conference.invited_at else None
    rows = list(conference.invitations.for_listing())
    names = tuple(row.body.name_on(conference.held_on) for row in rows)
    asked = f"{_issuer_name(conference)} trân trọng kính mời các cơ quan, đơn vị cử đại biểu dự {_running(conference)}"
    body: list[Block] = [_plain(f"{asked}, cụ thể như sau:"), *_where_and_when(conference)]
    body += [_labelled("4. Chương trình:", "" if conference.agenda.exists() else "theo tài liệu gửi kèm.")]
    body += [Item(words(line)) for line in ended(tuple(_agenda(conference)))]
    body += [_labelled("5. Thành phần, số lượng:", ""), _invited_table(rows)]
    body.append(
        _plain("Đề nghị các cơ quan, đơn vị cử đại biểu dự đúng thành phần, thời gian và trả lời trước khi khai mạc.")
    )
    return Paper(
        kind=Kind.INVITATION,
        subject=f"Dự {_running(conference)}",
        issuers=(issuer(conference.issuer, conference.held_on),),
        place=conference.issued_from or "…",
        body=tuple(body),
        signatures=(_signature(conference),),
        number=conference.invitation_number.number if conference.invitation_number else None,
        signed_on=day,
        addressees=names if 0 < len(names) <= MOST_ADDRESSED else ("Các cơ quan, đơn vị có tên tại mục 5",),
        recipients=("Như trên",),
        archive=_archive(conference, layout),
        keywords=(conference.programme.title,),
    )


def minutes(conference: Conference, layout: str) -> Paper:
    """The minutes: who was there, the course, the discussion, what was concluded (biên bản)."""
    taken = Minutes.objects.filter(conference=conference).select_related("number").first() or Minutes()
    opened = f"Vào hồi {_clock(conference.begins_at)}, {day_in_words(conference.held_on)}, tại {conference.venue}"
    body: list[Block] = [_plain(f"{opened}, {_issuer_name(conference)} tổ chức {_running(conference)}.")]
    body += _who_was_there(conference, taken)
    body += [Heading(1, "II. DIỄN BIẾN HỘI NGHỊ"), *_paragraphs(taken.progress), *_events(conference)]
    if taken.discussion:
        body += [Heading(1, "III. Ý KIẾN THẢO LUẬN"), *_paragraphs(taken.discussion)]
    number = "IV" if taken.discussion else "III"
    clauses = list(conference.conclusions.for_listing())
    if taken.conclusion or clauses:
        body += [Heading(1, f"{number}. KẾT LUẬN"), *_paragraphs(taken.conclusion)]
        body += [_plain(_clause(each, conference)) for each in clauses]
    closed = f"Hội nghị kết thúc vào hồi {_clock(conference.ends_at)}{_ending_day(conference)}"
    body.append(_plain(f"{closed}; biên bản đã được thông qua."))
    return Paper(
        kind=Kind.MINUTES,
        subject=_subject(conference, conference.title),
        issuers=(issuer(conference.issuer, conference.held_on),),
        place=conference.issued_from or "…",
        body=tuple(body),
        # The chair signs at the right, the secretary at the left.
        signatures=(
            Signature(office="Chủ trì", name=taken.chair),
            Signature(office="Thư ký", name=taken.secretary),
        ),
        number=taken.number.number if taken.number else None,
        signed_on=conference.held_on if taken.finished_at else None,
        archive=_archive(conference, layout),
        keywords=(conference.programme.title,),
    )


def notice(conference: Conference, layout: str) -> Paper:
    """The notice of conclusions, clause by clause (thông báo kết luận)."""
    heard = [f"báo cáo “{conference.report.title}”"] if conference.report else []
    count = conference.papers.count()
    heard += [f"{count:02d} tham luận"] if count else []
    held = f"{day_in_words(conference.held_on).capitalize()}, tại {conference.venue}, {_chairs(conference)} chủ trì"
    after = f"Sau khi nghe {', '.join(heard)} và ý kiến thảo luận" if heard else "Sau khi thảo luận"
    body: list[Block] = [_plain(f"{held} {_running(conference)}. {after}, hội nghị thống nhất kết luận như sau:")]
    body += [_plain(_clause(each, conference)) for each in conference.conclusions.for_listing()]
    body.append(
        _plain("Đề nghị các cơ quan, đơn vị căn cứ kết luận tổ chức thực hiện và báo cáo kết quả theo chế độ quy định.")
    )
    return Paper(
        kind=Kind.NOTICE,
        subject=_subject(conference, f"Kết luận {_running(conference)}"),
        issuers=(issuer(conference.issuer, conference.held_on),),
        place=conference.issued_from or "…",
        body=tuple(body),
        signatures=(_signature(conference),),
        number=conference.notice_number.number if conference.notice_number else None,
        signed_on=conference.concluded_on,
        recipients=("Các cơ quan, đơn vị dự hội nghị", "Các bên ký kết chương trình"),
        archive=_archive(conference, layout),
        keywords=(conference.programme.title,),
    )


PAPERS: Mapping[str, Callable[[Conference, str], Paper]] = {
    "invitation": invitation,
    "minutes": minutes,
    "notice": notice,
}


def conference_paper(conference: Conference, name: str, layout: str, kind: str) -> bytes:
    """One of PAPERS as a file, in the layout of its family that holds on the day of the conference."""
    with translation.override("vi"):
        paper = PAPERS[name](conference, layout)
    return files.written(paper, layout, paper.signed_on or conference.held_on, kind)


def _issuer_name(conference: Conference) -> str:
    return conference.issuer.name_on(conference.held_on)


def _archive(conference: Conference, layout: str) -> str:
    party = layout == Programme.PaperForm.PARTY
    return abbreviation(conference.issuer, conference.held_on) if party else "VT"


def _signature(conference: Conference) -> Signature:
    return Signature(
        office=conference.office,
        name=conference.signatory,
        authority=Authority.ON_BEHALF if conference.on_behalf_of else Authority.OWN,
        body=conference.on_behalf_of,
    )


def _subject(conference: Conference, text: str) -> str:
    return f"{text} (số liệu minh họa)" if conference.programme.illustrative else text


def _running(conference: Conference) -> str:
    """The title within a sentence: “hội nghị sơ kết …”."""
    title = conference.title
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def _chairs(conference: Conference) -> str:
    chairs = conference.chairs.order_by("parties__order", "sort_text", "pk").distinct()
    *names, last = list(dict.fromkeys(body.name_on(conference.held_on) for body in chairs))
    return f"{', '.join(names)} và {last}" if names else last


def _clock(moment: datetime | time) -> str:
    hour = timezone.localtime(moment).time() if isinstance(moment, datetime) else moment
    return f"{hour:%H} giờ {hour:%M}"


def _ending_day(conference: Conference) -> str:
    day = timezone.localdate(conference.ends_at)
    return " cùng ngày" if day == conference.held_on else f", {day_in_words(day)}"


def _plain(text: str) -> Paragraph:
    return Paragraph(words(text))


def _labelled(label: str, text: str) -> Paragraph:
    return Paragraph((Text(f"{label} ", bold=True), *words(text)))


def _paragraphs(text: str) -> list[Paragraph]:
    return [_plain(line.strip()) for line in text.splitlines() if line.strip()]


def _where_and_when(conference: Conference) -> list[Paragraph]:
    day = conference.held_on
    when = f"bắt đầu từ {_clock(conference.begins_at)}, {WEEKDAYS[day.weekday()]}, {day_in_words(day)}."
    return [
        _labelled("1. Thời gian:", when),
        _labelled("2. Địa điểm:", f"{conference.venue}."),
        _labelled("3. Chủ trì:", f"{_chairs(conference)}."),
    ]


def _agenda(conference: Conference) -> list[str]:
    """“08 giờ 15: Trình bày báo cáo trung tâm (Ban …, Trưởng ban)”."""
    lines = []
    for each in conference.agenda.select_related("body"):
        said = [each.body.name_on(conference.held_on)] if each.body else []
        said += [each.office] if each.office else []
        speaker = f" ({', '.join(said)})" if said else ""
        lines.append(f"{_clock(each.starts)}: {each.subject}{speaker}" if each.starts else f"{each.subject}{speaker}")
    return lines


def _invited_table(rows: list[Invitation]) -> Table:
    columns = (Column("TT", 12, Align.CENTRE), Column("Cơ quan, đơn vị"), Column("Số lượng", 26, Align.CENTRE))
    cells = tuple(
        (words(str(number)), words(row.body.name_on(row.conference.held_on)), words(f"{row.invited:02d}"))
        for number, row in enumerate(rows, 1)
    )
    total = (words(""), words("Cộng"), words(f"{sum(row.invited for row in rows):02d}"))
    return Table(columns, cells, total=total)


def _who_was_there(conference: Conference, taken: Minutes) -> list[Block]:
    rows = list(conference.invitations.for_listing())
    present, invited = sum(row.present or 0 for row in rows), sum(row.invited for row in rows)
    lines = [
        ("1. Chủ trì:", f"{_person(taken.chair, taken.chair_office)} ({_chairs(conference)})."),
        ("2. Thư ký:", f"{_person(taken.secretary, taken.secretary_office)}."),
        (
            "3. Đại biểu:",
            f"có mặt {present:02d}/{invited:02d} đại biểu được mời của {len(rows):02d} cơ quan, đơn vị.",
        ),
    ]
    said: list[Block] = [Heading(1, "I. THÀNH PHẦN"), *(_labelled(*line) for line in lines)]
    return [*said, _attendance_table(rows)] if rows else said


def _person(name: str, office: str) -> str:
    return f"đồng chí {name}" + (f", {office}" if office else "") if name else "…"


def _attendance_table(rows: list[Invitation]) -> Table:
    columns = (
        Column("TT", 12, Align.CENTRE),
        Column("Cơ quan, đơn vị"),
        Column("Mời", 16, Align.CENTRE),
        Column("Có mặt", 18, Align.CENTRE),
        Column("Ghi chú", 42),
    )
    cells = tuple(
        (
            words(str(number)),
            words(row.body.name_on(row.conference.held_on)),
            words(f"{row.invited:02d}"),
            words(NONE if row.present is None else f"{row.present:02d}"),
            words(row.absence_note),
        )
        for number, row in enumerate(rows, 1)
    )
    return Table(columns, cells)


def _events(conference: Conference) -> list[Block]:
    """The papers heard, the regulation signed and the awards announced."""
    found: list[Block] = []
    papers = list(conference.papers.select_related("body"))
    if papers:
        found.append(_plain("Hội nghị nghe các tham luận:"))
        found += [Item(words(f"{each.body.name_on(conference.held_on)}: {each.title}.")) for each in papers]
    if conference.regulation:
        number = f" số {conference.regulation.reference}" if conference.regulation.reference else ""
        found.append(_plain(f"Tại hội nghị, các bên đã ký kết {conference.regulation.title}{number}."))
    awards = [each.words for each in announced(conference)] + conference.awards.splitlines()
    if awards:
        found.append(_plain("Hội nghị công bố các quyết định khen thưởng:"))
        found += [Item(words(line.strip(" -;."))) for line in awards if line.strip()]
    return found


def _clause(clause: Conclusion, conference: Conference) -> str:
    """The clause with its number, and whom it charges until when."""
    said = f"{clause.number}. {clause.text.strip()}"
    said = said if said.endswith((".", "!", "?")) else f"{said}."
    if clause.lead is None:
        return said
    until = f", chậm nhất ngày {written(clause.due_on)}" if clause.due_on else ""
    return f"{said} Giao {clause.lead.name_on(conference.held_on)} chủ trì thực hiện{until}."
