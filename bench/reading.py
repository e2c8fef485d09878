"""Reading what people write, against the least that any reader must do with the same text."""

import re
from collections.abc import Callable, Iterator

from phoihop.foundation.quantities import read
from phoihop.prose import read as read_report

WORDS = ("trên 2,8 triệu", "gần 256 nghìn", "1.204", "2 tỷ 600 triệu", "khoảng 300", "từ 200 đến 300", "ít nhất 5")
SENTENCE = (
    "Trong quý, các đơn vị đã huy động trên 1.250 lượt cán bộ, chiến sĩ giúp dân làm 3,5 km đường giao thông, tặng 120 "
    "suất quà trị giá 60 triệu đồng cho gia đình chính sách theo Kế hoạch số 15-KH/BCĐ ngày 12/3/2025. "
)
DIGITS = re.compile(r"\d[\d.,]*")


def texts() -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """What is read, by us and by a regular expression that only finds digits."""
    boxes = WORDS * 1_000
    yield (
        "7,000 boxes of a form read into bounds",
        lambda: list(map(read, boxes)),
        lambda: list(map(DIGITS.findall, boxes)),
    )
    report = SENTENCE * (1_000_000 // len(SENTENCE.encode()))
    yield "1 MB of a report read into figures", lambda: read_report(report), lambda: DIGITS.findall(report)
