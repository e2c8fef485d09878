"""Accents given back to words typed without them, as far as the rules need (khôi phục dấu).

Not a spelling checker: only phrases that the rules know are restored, the longest first; what is unknown stays.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from phoihop.foundation.vietnamese import fold
from phoihop.prose.legacy import is_syllable
from phoihop.prose.listing import entries
from phoihop.prose.nouns import MODIFIERS, STOPS, UNITS

# Phrases that decide between words which look alike without accents; they come before single words.
PHRASES = """
tỉ đồng, tỷ đồng, triệu đồng, nghìn đồng, ngàn đồng, lượt người dân, lượt công dân, lượt người, nhà tạm, gắn
với, gắn liền, sáng ngày, giờ sáng, giờ ngày, hai mươi lăm, độ cao, mực nước biển, quãng đường, hàng chục ngàn,
hàng chục nghìn, hàng trăm nghìn, năm tỉnh, việt nam, miền nam, hải quân, hải lăng, hai bên, ngót, tạm cấm, từ
đầu năm, đến nay, trong năm, năm qua, hằng năm, hàng năm, năm học, bà con, con giống, con em, hiện còn, chỉ còn,
còn lại, trong đó, trở lên, trở xuống, ít nhất, tối thiểu, tối đa, không quá, trên dưới, xấp xỉ, địa bàn, trên
địa bàn, tham gia, phấn đấu, mục tiêu, giai đoạn, nhiệm kỳ, quân khu, quân đoàn, trung đoàn, sư đoàn, tiểu đoàn,
lữ đoàn, đại đội, chỉ thị, nghị quyết, quyết định, kế hoạch, thông tư, nghị định, công văn, kết luận, quy định,
hướng dẫn, thông báo, chương trình, đề án, hàng chục, hàng trăm, hàng nghìn, hàng ngàn, hàng vạn, hàng triệu,
hàng tỷ, vài chục, vài trăm, lượt người, lượt cán bộ, lượt hội viên, lượt đoàn viên, lượt phương tiện, giao
thông nông thôn, nông thôn mới, kênh mương, tuyên truyền, vận động, tổng số, tổng trị giá, trị giá, bằng khen,
giấy khen, khen thưởng, thoát nghèo, hộ nghèo, gia đình, tình nghĩa, đại đoàn kết, đồng đội, dân vận khéo, dân
vận, đăng ký, công nhận, duy trì, xây dựng, xây mới, sửa chữa, nạo vét, tu sửa, nâng cấp, bê tông hóa, hiến đất,
mét vuông, đường giao thông, khám bệnh, cấp thuốc, miễn phí, sơ tán, di dời, nhập ngũ, chỉ tiêu, giao quân, hoàn
thành, kiểm tra, giám sát, kiến nghị, phối hợp, giải quyết, củng cố, tập huấn, bồi dưỡng, học kỳ, chuyển giao,
khoa học kỹ thuật, tài liệu, giúp dân, nhân dân, quân dân, xã hội hóa, nguồn lực, huy động, ủng hộ, đóng góp, đỡ
đầu, con nuôi, câu lạc bộ, tự quản, đối thoại, phản biện, hội nghị, báo cáo, đúng hạn, phòng chống, thiên tai,
cứu hộ, cứu nạn, hộ dân, người dân, đạt chuẩn
"""
AFTER_NUMBER = """
con, tấm, bộ, hộ, lá, lần, bản, tổ, căn, ca, cây, ngày, năm, giờ, tấn, tạ, lượt, đội, bài, tin, tờ, cờ, vụ, cụ,
xe, máy, túi, gói, thùng, chiếc, cuốn, quyển, cặp, đôi, bao, bức, khu, nhóm, ban, đoàn, điểm, mẹ, em, cháu,
phiếu, đợt, lớp, khóa, giếng, bể, lò, cống, đường, mét, lít, cân
"""
SINGLE = """
trên, hơn, gần, khoảng, chừng, ước, dưới, đến, tới, từ, mỗi, các, những, và, với, cho, của, ở, tại, tăng, giảm,
lên, xuống, còn, đạt, được, đã, đang, sẽ, nghìn, ngàn, vạn, triệu, tỷ, trăm, chục, mươi, mười, hai, ba, bốn,
sáu, bảy, tám, chín, rưỡi, ngày, tháng, năm, tuần, quý, giờ, phút, tuổi, lượt, lần, thứ, khóa, đợt, ấp, thôn,
phường, quận, quốc lộ, bão, lớp, tổ, nhà, hộ, căn, suất, phần, cầu, xã, huyện, tỉnh, đồng, cách, dài, rộng,
trao, tặng, xây, sửa, mở, giúp, khen, góp, hiến, tổng, cháu, cuộc, kỳ, số, điều, khoản, mục, chương, vụ, việc,
buổi, đường, đất, một
"""


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Second items by their first."""
    found: dict[str, set[str]] = {}
    for first, second in pairs:
        found.setdefault(first, set()).add(second)
    return found


def _table() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    listed = [*entries(SINGLE), *entries(PHRASES), *(" ".join(unit) for unit in UNITS)]
    for entry in listed:
        accented_words = tuple(entry.split())
        found.setdefault(tuple(map(fold, accented_words)), accented_words)
    return found


TABLE = _table()
CUES = frozenset(entries("trên, hơn, gần, khoảng, dưới, ngót, chừng, từ, đến, vượt, nhất, thiểu, quá, mỗi, tăng, giảm"))
# Syllables that are right as they stand.
SYLLABLES = {word for known in (*TABLE.values(), *UNITS) for word in known} | STOPS | MODIFIERS
# Each syllable by its letters in order, where they tell it from all others.
TANGLED = {
    letters: next(iter(found)) if len(found) == 1 else ""
    for letters, found in grouped(("".join(sorted(set(word))), word) for word in SYLLABLES if len(word) > 2).items()
}
COUNTED = {fold(entry): entry for entry in entries(AFTER_NUMBER)}
LONGEST = max(map(len, TABLE))


def accented(words: list[str]) -> list[str]:
    """The words with the accents that known phrases have; as many words as were given."""
    said: list[str] = []
    place = 0
    while place < len(words):
        counted = COUNTED.get(words[place]) if said and said[-1][0].isdecimal() else None
        for length in range(min(LONGEST, len(words) - place), 0, -1):
            known = TABLE.get(tuple(words[place : place + length]))
            if known and not (counted and length == 1):
                said += known
                place += length
                break
        else:
            said.append(counted or words[place])
            place += 1
    return said


def mend(words: list[str]) -> None:
    """Put right, in place, what is mistyped beside numbers: "gan 5 trieu đong", "12 cá nhan".

    Only syllables that are in none of the lists are changed, and only into phrases that are.
    """
    for place, word in enumerate(words):
        if not word[0].isdecimal():
            continue
        for near in (*range(max(place - 2, 0), place), *range(place + 1, min(place + 5, len(words)))):
            if words[near] not in SYLLABLES and words[near].isalpha():
                words[near] = _untangled(words[near])
        if place and words[place - 1] not in SYLLABLES and words[place - 1].isalpha():
            cue = TABLE.get((fold(words[place - 1]),), ("",))[0]
            if cue in CUES and _lacks_marks(words[place - 1], cue):
                words[place - 1] = cue
        after = place + 1
        while after < min(place + 4, len(words)) and words[after].isalpha():
            after += _mended_at(words, after)


def _mended_at(words: list[str], place: int) -> int:
    """Mend the phrase at a place, the longest first; how many words to go on."""
    near = words[place : place + 4]
    if all(word in SYLLABLES or not word.isalpha() for word in near):
        return 4
    bare = [fold(word) for word in near]
    for length in range(len(near), 0, -1):
        known = TABLE.get(tuple(bare[:length]))
        if length == 1 and known:
            known = (COUNTED.get(bare[0], known[0]),)
        changed = known and [pair for pair in zip(near, known, strict=False) if pair[0] != pair[1]]
        if known and changed and all(said not in SYLLABLES and _lacks_marks(said, meant) for said, meant in changed):
            words[place : place + length] = known
            return length
    return 1


def _lacks_marks(said: str, meant: str) -> bool:
    """Whether a word is another with marks left out or moved, and none added: "đong", "khỏang"."""
    return not (_marks(said) - _marks(meant))


def _marks(word: str) -> Counter[str]:
    decomposed = unicodedata.normalize("NFD", word.replace("đ", "d\u0335"))
    return Counter(mark for mark in decomposed if unicodedata.combining(mark))


def _untangled(word: str) -> str:
    """The syllable whose letters stand in another order, or twice, in what is no syllable: "tirệu", "hìnhh"."""
    if is_syllable(word):
        return word
    meant = TANGLED.get("".join(sorted(set(word))), word)
    return meant if meant and abs(len(meant) - len(word)) <= 1 else word
