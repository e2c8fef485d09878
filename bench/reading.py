"""Reading what people write, against the least that any reader must do with the same text."""

import re
from collections.abc import Iterator

from bench.measuring import HAND, OURS, Contestant, Task
from phoihop.foundation.quantities import read
from phoihop.prose import read as read_report

WORDS = ("trên 2,8 triệu", "gần 256 nghìn", "1.204", "2 tỷ 600 triệu", "khoảng 300", "từ 200 đến 300", "ít nhất 5")
SENTENCE = (
    "Trong quý, các đơn vị đã huy động trên 1.250 lượt cán bộ, chiến sĩ giúp dân làm 3,5 km đường giao thông, tặng 120 "
    "suất quà trị giá 60 triệu đồng cho gia đình chính sách theo Kế hoạch số 15-KH/BCĐ ngày 12/3/2025. "
)
DIGITS = re.compile(r"\d[\d.,]*")


def tasks() -> Iterator[Task]:
    """What is read, by us and by a regular expression that only finds digits."""
    boxes = WORDS * 1_000
    yield Task(
        "7,000 boxes of a form read into bounds, against finding digits",
        [Contestant(OURS, lambda: list(map(read, boxes))), Contestant(HAND, lambda: list(map(DIGITS.findall, boxes)))],
        runs=3,
    )
    report = SENTENCE * (1_000_000 // len(SENTENCE.encode()))
    yield Task(
        "1 MB of a report read into figures, against finding digits",
        [Contestant(OURS, lambda: read_report(report)), Contestant(HAND, lambda: DIGITS.findall(report))],
        runs=3,
    )
