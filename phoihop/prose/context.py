"""What surrounds a figure: what is counted, the period it is stated for and the body that did it (ngữ cảnh)."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from phoihop.prose.listing import entries
from phoihop.prose.nouns import STOPS
from phoihop.prose.tokens import CLAUSE_ENDS, Passage

YEAR = r"(?:19|20)\d\d"
PERIOD = re.compile(
    r"(?<!\w)(?=[tgnqsđh\d])(?:"
    rf"(?:từ năm|từ|giai đoạn|nhiệm kỳ|trong \d+ năm) {YEAR}\s?(?:-|–|đến|đến năm)\s?(?:{YEAR}|nay)"
    rf"|(?:trong |qua |sau )?\d+ (?:tháng|năm)(?: (?:đầu năm|cuối năm|qua))(?: {YEAR})?"
    rf"|(?:trong|qua|sau) \d+ (?:tháng|năm)"
    r"|(?:tính )?từ (?:đầu năm|đầu năm học|đầu nhiệm kỳ|tháng \d+(?:/\d+)?) đến (?:nay|tháng \d+(?:/\d+)?)"
    rf"|(?:từ )?năm {YEAR} đến nay"
    rf"|(?:trong )?(?:quý|6 tháng|tháng) (?:[ivx]+|\d{{1,2}})(?:/| năm ){YEAR}"
    rf"|(?:trong )?năm(?: học)? {YEAR}(?:\s?[-–]\s?{YEAR})?(?: và những tháng đầu năm {YEAR})?"
    r"|đến nay|trong năm|trong quý|trong tháng|thời gian qua|hiện nay)"
)
BODY_HEADS = "|".join(
    entries(
        """
        LLVT, Lực lượng vũ trang, Bộ đội [Bb]iên phòng, Bộ đội, BĐBP, Bộ CHQS, Bộ Chỉ huy, Bộ chỉ huy, Ban CHQS,
        Ban Chỉ huy, Ban chỉ huy, Bộ Tư lệnh, Bộ tư lệnh, Bộ Quốc phòng, Quân khu, Quân đoàn, Binh đoàn, Sư
        đoàn, Lữ đoàn, Trung đoàn, Tiểu đoàn, Đồn [Bb]iên phòng, Đoàn KT-QP, Đoàn Kinh tế, Vùng, Cục Chính trị,
        Tổng cục Chính trị, Ban Dân vận, Khối Dân vận, Tỉnh ủy, Huyện ủy, Thành ủy, Đảng ủy, Đảng bộ, Ban Thường
        vụ, UBND, Ủy ban nhân dân, Ủy ban MTTQ, Ủy ban Mặt trận, MTTQ, Mặt trận, Hội Nông dân, Hội LHPN, Hội
        Liên hiệp Phụ nữ, Hội Phụ nữ, Hội Cựu chiến binh, Hội CCB, Hội Chữ thập đỏ, Liên đoàn Lao động, Tỉnh
        đoàn, Huyện đoàn, Đoàn Thanh niên, Đoàn TNCS, Chi đoàn, Công an, Ban Chỉ đạo, BCĐ, Bệnh viện, Bệnh xá,
        Ngân hàng, Chủ tịch UBND
        """
    )
)
CAPITALS = "".join(
    chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper() and (code < 0x1B1 or code >= 0x1EA0)
)
BODY = re.compile(
    rf"(?<!\w)(?:{BODY_HEADS})(?!\w)"
    rf"(?:[ -](?!Nghị|Kế|Chỉ thị)(?:[{CAPITALS}][^\W\d_]*|\d{{1,4}}(?![\d/%]|[.,]\d| tỉnh| huyện| xã)"
    r"|tỉnh|huyện|xã|thành phố|thị xã|phường|quận|ủy|vận|cấp|các))*"
)
WEAK_ENDS = frozenset({"các", "cấp"})


@dataclass(slots=True)
class Context:
    """Where periods and bodies are named in a text, in order, and the terms that begin at each token."""

    periods: list[tuple[int, str]]
    bodies: list[tuple[int, str]]
    terms: list[tuple[str, ...]] = field(default_factory=list)


def context(passage: Passage) -> Context:
    """Every period and body that a text names, with its offset."""
    lower = passage.text.lower()
    text = lower if len(lower) == len(passage.text) else passage.text
    periods = [(found.start(), passage.text[found.start() : found.end()]) for found in PERIOD.finditer(text)]
    bodies = [(found.start(), _trimmed(found[0])) for found in BODY.finditer(passage.text)]
    return Context(periods, bodies)


def _trimmed(body: str) -> str:
    words = body.split()
    while len(words) > 1 and words[-1] in WEAK_ENDS:
        words.pop()
    return " ".join(words)


def nearest(named: list[tuple[int, str]], start: int, sentence: tuple[int, int]) -> str | None:
    """What is named last before an offset, or else later in its sentence; None where nothing is."""
    place = bisect_left(named, (start, ""))
    if place:
        return named[place - 1][1]
    if place < len(named) and named[place][0] < sentence[1]:
        return named[place][1]
    return None


def subject(passage: Passage, first: int, unit: str, last: int) -> str:
    """What is counted: the unit with the words that describe it, or with what was done to it."""
    end = last
    while passage.word(end) in {"”", '"', "“", "’"}:
        end += 1
    start = end
    while end < len(passage) and end - start < 8:
        word = passage.words[end]
        if (
            word in CLAUSE_ENDS
            or word[0].isdecimal()
            or word in {"”", "/", "và", "cho", "với", "tại", "trên", "gần", "hơn", "khoảng", "để"}
        ):
            break
        end += 1
    said = passage.surface(start, end)
    if said:
        return f"{unit} {said}".strip()
    begin = passage.back_to(first, CLAUSE_ENDS, 6)
    done = [
        word
        for word in passage.words[begin:first]
        if word not in STOPS or word in {"làm", "mở", "xây", "sửa", "tặng", "trao"}
    ]
    return " ".join([unit, *done]).strip()
