"""How the parties of the province informed one another in 2026: each month and quarter, and four times at once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from phoihop.foundation.periods import Kind as PeriodKind
from phoihop.foundation.periods import Period, add_working_days, code, label, period
from phoihop.liaison import services as liaison
from phoihop.liaison.models import Note
from phoihop.liaison.rules import CaseKind, Cases, Kind
from phoihop.liaison.services import Told
from phoihop.organisations.models import Body
from phoihop.people.models import Person
from phoihop.programmes.models import Programme

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
PARTY, ARMY = "ban-dan-van-thai-nguyen", "chqs-thai-nguyen"
SIGNS = {PARTY: ("Nguyễn Thị Chi", "Phó Trưởng ban"), ARMY: ("Hoàng Văn Bình", "Trợ lý dân vận")}
# What each party told of a month: results, what was arising, what it proposed.
MONTHS = (
    ("Thăm, chúc Tết gia đình chính sách; tổ chức Tết trồng cây.", "Không.", "Thống nhất lịch phối hợp quý I."),
    (
        "Tuyên truyền Luật Nghĩa vụ quân sự; lễ giao nhận quân an toàn.",
        "Không.",
        "Duy trì nắm tình hình sau giao quân.",
    ),
    ("Ra quân làm đường liên xóm tại các xã.", "Một số hộ chưa nhận tiền bồi thường mặt bằng.", "Cùng đối thoại."),
    ("Tập huấn nghiệp vụ dân vận cho cán bộ xã, phường.", "Không.", "Bổ sung tài liệu cho xã vùng cao."),
    (
        "Kiểm tra phương án phòng, chống cháy rừng.",
        "Nắng nóng kéo dài, nguy cơ cháy rừng cao.",
        "Trực tại các chốt rừng.",
    ),
    ("Hành quân dã ngoại tại năm xã.", "Không.", "Bàn giao kết quả cho xã quản lý."),
    ("Bàn giao nhà cho gia đình chính sách dịp 27 tháng 7.", "Giá vật liệu tăng.", "Vận động thêm nguồn xã hội hóa."),
    ("Diễn tập phòng, chống lụt bão ven sông Cầu.", "Mưa lớn cục bộ.", "Rà soát lại điểm sơ tán."),
    (
        "Giúp dân khắc phục hậu quả mưa lũ.",
        "Nhiều tuyến đường xóm hư hỏng.",
        "Ưu tiên ngày công cho xã thiệt hại nặng.",
    ),
    ("Đổ bê tông đường xóm; thăm, tặng quà.", "Không.", "Chuẩn bị tổng kết giai đoạn."),
)
QUARTERS = (
    (
        "Tổ chức Tết quân dân, lễ giao nhận quân; ra quân làm đường liên xóm.",
        "Một số hộ chưa nhận tiền bồi thường mặt bằng.",
        "Giao ban chung vào tuần đầu tháng 4; thống nhất biểu tổng hợp.",
    ),
    (
        "Tập huấn cán bộ xã, phường; hành quân dã ngoại tại năm xã; kiểm tra hai xã.",
        "Nắng nóng kéo dài, nguy cơ cháy rừng cao.",
        "Sơ kết sáu tháng trong tháng 7; chuẩn bị phương án mùa mưa.",
    ),
    (
        "Bàn giao nhà cho gia đình chính sách; giúp dân khắc phục hậu quả mưa lũ.",
        "Nhiều tuyến đường xóm hư hỏng; giá vật liệu tăng.",
        "Rà soát mô hình để nhân rộng; chuẩn bị tổng kết giai đoạn.",
    ),
)
# Sender, day, subject, what happened, first assessment, first proposals, kind of case, whether it was answered.
URGENT = (
    (
        ARMY,
        "2026-05-19",
        "Cháy thực bì tại khu vực giáp ranh hai xã",
        (
            "Khoảng 13 giờ ngày 19/5 phát hiện cháy thực bì trên "
            "diện tích khoảng 0,5 ha; lực lượng dân quân và nhân dân đã dập tắt lúc 16 giờ."
        ),
        "Không thiệt hại về người; nguyên nhân ban đầu do đốt nương.",
        "Đề nghị phối hợp tuyên truyền, không đốt nương trong đợt nắng nóng.",
        CaseKind.DISASTER,
        True,
    ),
    (
        PARTY,
        "2026-07-08",
        "Nhân dân kiến nghị về giải phóng mặt bằng tuyến đường liên xã",
        (
            "Sáng 8/7 một số hộ dân tập "
            "trung tại nhà văn hóa xóm để kiến nghị về đơn giá bồi thường; đến 10 giờ đã ra về."
        ),
        "Kiến nghị có cơ sở để xem xét; tình hình ổn định.",
        "Đề nghị cùng tham gia đối thoại do Ủy ban nhân dân xã tổ chức.",
        CaseKind.LAND,
        True,
    ),
    (
        ARMY,
        "2026-09-10",
        "Ngập úng tại các xã ven sông Cầu",
        (
            "Mưa lớn từ đêm 9/9, nước sông lên nhanh, một số xóm bị chia "
            "cắt; đã đưa nhân dân vùng trũng đến nơi an toàn."
        ),
        "Nước còn lên trong 12 giờ tới.",
        "Đề nghị huy động thêm lực lượng và phương tiện của các bên.",
        CaseKind.DISASTER,
        True,
    ),
    (
        PARTY,
        "2026-11-18",
        "Sạt lở taluy đường vào xóm vùng cao",
        "Ngày 18/11 sạt lở khoảng 60 m³ đất đá, tắc đường vào xóm; đã cắm biển cảnh báo.",
        "Không thiệt hại về người; có thể sạt tiếp nếu mưa.",
        "Đề nghị dân quân hỗ trợ thông đường.",
        CaseKind.DISASTER,
        False,
    ),
)


def tell(programme: Programme, cast: dict[str, Person]) -> None:
    """Notes of months and quarters by both parties, one of them missing, and four urgent ones, the last unread."""
    bodies = Body.objects.in_bulk([PARTY, ARMY], field_name="slug")
    writers = {PARTY: cast["chi"], ARMY: cast["binh"]}
    begun = datetime(2026, 1, 5, 9, tzinfo=CLOCK)
    for kind, days in ((Kind.MONTHLY, 5), (Kind.QUARTERLY, 10)):
        liaison.settle_regime(
            programme=programme, kind=kind, days=days, since=date(2026, 1, 1), actor=cast["chi"], at=begun
        )
    for slug, at, kind, told, span in sorted(_notes(bodies), key=lambda note: note[1]):
        note = liaison.draft(
            programme=programme,
            body=bodies[slug],
            kind=kind,
            period=code(span) if span else "",
            told=told,
            actor=writers[slug],
            at=at,
        )
        _send(note, writers[slug], writers[ARMY if slug == PARTY else PARTY], at)


def _notes(bodies: dict[str, Body]) -> Iterator[tuple[str, datetime, Kind, Told, Period | None]]:
    """What was sent, by whom and when."""
    spans = [(Kind.MONTHLY, period(PeriodKind.MONTH, 2026, n), n, parts) for n, parts in enumerate(MONTHS, 1)]
    spans += [(Kind.QUARTERLY, period(PeriodKind.QUARTER, 2026, n), n, parts) for n, parts in enumerate(QUARTERS, 1)]
    for kind, span, number, parts in spans:
        day = add_working_days(span.last_day, 3 if kind == Kind.MONTHLY else 7)
        for slug in (PARTY, ARMY):
            if (slug, number) != (ARMY, len(MONTHS)):
                cases = [Cases(CaseKind.LAND, number % 3, number % 2, 1 + number % 2)] if slug == PARTY else []
                told = _told(slug, f"Công tác phối hợp {label(span)}", parts, bodies, cases)
                yield slug, datetime(day.year, day.month, day.day, 10, tzinfo=CLOCK), kind, told, span
    for slug, on, subject, account, assessment, proposals, about, _answered in URGENT:
        day = date.fromisoformat(on)
        told = _told(slug, subject, (account, assessment, proposals), bodies, [Cases(about, 1, 0, 1)])
        yield slug, datetime(day.year, day.month, day.day, 17, tzinfo=CLOCK), Kind.URGENT, told, None


def _told(slug: str, subject: str, parts: tuple[str, str, str], bodies: dict[str, Body], cases: list[Cases]) -> Told:
    signatory, office = SIGNS[slug]
    account, assessment, proposals = parts
    return Told(
        subject=subject,
        account=account,
        assessment=assessment,
        proposals=proposals,
        signatory=signatory,
        office=office,
        recipients=[bodies[ARMY if slug == PARTY else PARTY]],
        cases=cases,
    )


def _send(note: Note, writer: Person, reader: Person, at: datetime) -> None:
    """Sent, and read the next day; urgent notes are answered as far as the story goes."""
    liaison.send(note=note, numbered=note.kind == Kind.URGENT, actor=writer, at=at)
    answered = {subject: said for _slug, _on, subject, *_rest, said in URGENT}.get(note.subject)
    if answered is False:
        return
    sent = Note.objects.get(pk=note.pk)
    if answered:
        liaison.answer(note=sent, text="Đã nhận, sẽ phối hợp thực hiện.", actor=reader, at=at + timedelta(hours=2))
    else:
        liaison.confirm_read(note=sent, actor=reader, at=at + timedelta(days=1))
