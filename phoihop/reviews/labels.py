"""What a quoted figure measures, where and over which days, as its row in the annex of sources says it.

Written in Vietnamese, as the paper is.
"""

from datetime import date, timedelta

from phoihop.foundation.periods import Cut, label
from phoihop.foundation.vietnamese import day as written
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body
from phoihop.reviews.rules import Ask, Counted, Quoted, recognised
from phoihop.reviews.rules.asks import Followed
from phoihop.territories.models import Level, Place

COUNTED = {
    Counted.PARTIES: "Số cơ quan, đơn vị ký kết chương trình",
    Counted.PARTICIPANTS: "Số đơn vị tham gia thực hiện chương trình",
    Counted.SEATS: "Số thành viên Ban Chỉ đạo",
    Counted.OWED: "Số báo cáo phải nộp",
    Counted.RECEIVED: "Số báo cáo đã nộp",
    Counted.ON_TIME: "Số báo cáo nộp đúng hạn",
    Counted.APPROVED: "Số báo cáo đã duyệt",
    Counted.LACKING: "Số báo cáo chưa được duyệt",
}
FOLLOWED = {
    Followed.CLAUSES: "Số kết luận của hội nghị",
    Followed.GIVEN: "Số nhiệm vụ giao từ kết luận",
    Followed.IN_TIME: "Số nhiệm vụ hoàn thành đúng hạn",
    Followed.LATE: "Số nhiệm vụ hoàn thành chậm hạn",
    Followed.OVERDUE: "Số nhiệm vụ quá hạn, chưa hoàn thành",
    Followed.UNDER_WAY: "Số nhiệm vụ đang thực hiện trong hạn",
    Followed.CANCELLED: "Số nhiệm vụ không tiếp tục thực hiện",
}
SAID = {
    Quoted.TOTAL: "{name}",
    Quoted.TARGET: "Chỉ tiêu giao: {name}",
    Quoted.ATTAINMENT: "Mức thực hiện so với chỉ tiêu giao: {name}",
    Quoted.CHANGE: "So sánh với cùng kỳ năm trước: {name}",
    Quoted.JOINT: "Trong đó phối hợp thực hiện: {name}",
    Quoted.REMOVED: "Đã loại trùng do nhiều đơn vị cùng báo cáo: {name}",
    Quoted.VERSUS: "Tỷ lệ so với cùng kỳ năm trước: {name}",
}


def label_of(ask: Ask, indicator: Indicator | None, unit: str) -> str:
    """“Số ngày công giúp dân (ngày công); Tỉnh Thái Nguyên; quý I/2025”."""
    if ask.of == Quoted.FOLLOWED:
        name = FOLLOWED[Followed(ask.counted)]
    elif indicator is None:
        name = COUNTED[Counted(ask.counted)]
    else:
        measured = indicator.name if indicator.unit == "%" else f"{indicator.name} ({indicator.unit})"
        name = SAID[Quoted(ask.of)].format(name=measured)
    parts = [name, unit, days(ask.since, ask.until)]
    if ask.then_since and ask.then_until:
        parts.append(f"so với {days(ask.then_since, ask.then_until)}")
    return "; ".join(parts)[:600]


def running(unit: Place | Body) -> str:
    """A unit's name within a sentence: “tỉnh Thái Nguyên”, “Quân khu 1”."""
    name = str(unit)
    small = isinstance(unit, Place) and unit.level in {Level.PROVINCE, Level.DISTRICT, Level.COMMUNE}
    return name[:1].lower() + name[1:] if small else name


def days(since: date, until: date) -> str:
    """A period by its name; with its first and last day where its name does not tell them."""
    period = recognised(since, until)
    first, last = written(since), written(until - timedelta(days=1))
    span = f"từ {first} đến {last}"
    if label(period) == span:
        return span
    return label(period) if period.cut is Cut.CALENDAR else f"{label(period)} ({span})"


def origin(ask: Ask, *, expected: int, approved: int, latest: date | None) -> str:
    """Where a figure came from: how many reports of how many, approved until when, through which structure."""
    match ask.of:
        case Quoted.TARGET:
            return "Chỉ tiêu giao của chương trình"
        case Quoted.COUNT:
            return "Sổ theo dõi chương trình và chế độ báo cáo"
        case Quoted.FOLLOWED:
            return "Sổ theo dõi nhiệm vụ giao từ kết luận hội nghị, đến cuối kỳ hoặc ngày tổng hợp nếu kỳ chưa hết"
    until = f", duyệt đến {written(latest)}" if latest else ""
    units = "địa giới" if ask.tree == "place" else "hệ thống tổ chức"
    through = f"ngày {written(ask.structure)}" if ask.structure else "tại thời điểm phát sinh"
    return f"{approved} báo cáo đã duyệt/{expected} báo cáo phải nộp{until}; theo {units} {through}"
