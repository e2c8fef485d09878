"""What the head of a column, or of a row, says of the figures beneath or beside it (đầu cột, đầu dòng)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from phoihop.prose.cells import as_unit, folded
from phoihop.prose.listing import entries

YEAR = r"(?:19|20)\d\d"
PERIOD = re.compile(
    rf"(?<!\w)(?:(?:trong |uoc )?(?:nam(?: hoc)? )?{YEAR}(?:\s?[-–]\s?{YEAR})?"
    rf"|(?:quy|q)[ .]?(?:iv|i{{1,3}}|[1-4])(?:\s?[/-]\s?{YEAR}| nam {YEAR}| {YEAR})?"
    rf"|(?:thang|t)[ .]?(?:1[0-2]|0?[1-9])(?:\s?[/-]\s?{YEAR}| nam {YEAR}| {YEAR})?"
    rf"|\d+ thang(?: dau nam| cuoi nam| dau| cuoi)?(?: {YEAR})?)(?!\w)"
)
KINDS = {
    "ordinal": r"s?tt|so tt|so thu tu|#|no",
    "unit": r"dvt|dv ?tinh|don vi tinh|dv",
    "note": (
        r"ghi chu|giai trinh|ly do|nguyen nhan|nguon|minh chung|danh gia|nhan xet"
        r"|(?:bo phan|nguoi|don vi) phu trach"
    ),
    "other": (
        r"ngay|ngay thang(?: nam)?|thoi gian|thoi diem|so hieu|so van ban|so,? ky hieu|nam sinh|ngay sinh|tuoi"
        r"|(?:so )?dien thoai|ma|ma so|so nha|han nop|dia chi|trang"
    ),
}
KIND = {kind: re.compile(pattern) for kind, pattern in KINDS.items()}
# Phrases that tell a role, the earlier before the later where several stand in one head.
ROLES = {
    "delta": r"tang[ ,/(+-]*giam|so sanh|chenh lech|so (?:voi|cung) [a-z ]+|\+\s?/\s?-|±",
    "rate": r"ty le|ti le|phan tram|ty trong|dat\W*%|%",
    "from": r"(?:cung )?ky (?:nay )?nam truoc|cung ky|ky truoc|nam truoc|quy truoc|thang truoc|dau ky",
    "target": r"chi tieu (?:duoc )?giao|ke hoach (?:duoc )?giao|ke hoach|chi tieu|muc tieu|duoc giao|phan dau|kh",
    "cumulated": (
        r"luy ke(?: tu dau nam| tu dau nhiem ky)?(?: den nay)?|cong don|tu dau (?:nam|nhiem ky)(?: den nay)?"
        r"|tinh den nay"
    ),
    "part": r"trong do|chia ra|bao gom",
    "total": r"tong so|tong cong|tong|ca nam|ca ky|toan ky",
    "result": (
        r"ket qua (?:thuc hien|dat duoc)|ket qua|(?:da |uoc )?thuc hien|(?:da )?dat duoc|trong ky|ky nay"
        r"|ky bao cao|ky bc|so lieu|so luong|gia tri|khoi luong|thuc te|th"
    ),
}
ROLE = {role: re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])") for role, pattern in ROLES.items()}
ALONE = {"delta": re.compile(r"tang|giam"), "rate": re.compile(r"dat"), "total": re.compile(r"cong|chung")}
# How the name of a row begins that is a part of the row above it, and how a row is called that sums up others.
PART = re.compile(r"(?:[-+•*·–—]\s*|(?:trong do|gom|bao gom|chia ra)\b[\s:,-]*)+")
TOTAL = re.compile(r"(?:tong cong|tong so|tong|cong|toan (?:tinh|xa|phuong|huyen|don vi))\b[ :.]*")
BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
UNIT_SAID = re.compile(r"(?:đvt|đv tính|đơn vị tính|đơn vị)\s*:\s*([^()\n;]{1,30})", re.IGNORECASE)
IDLE = frozenset(
    entries("nam, ky, trong, so, voi, cua, da, theo, va, la, den, ngay, dau, cuoi, hien, nay, het, bao, cao, duoc")
)


@dataclass(frozen=True, slots=True)
class Head:
    """A head taken apart: what it is about besides kind, role, period and unit is its `subject`."""

    text: str
    kind: str = ""
    role: str = ""
    period: str = ""
    unit: str = ""
    subject: str = ""


@lru_cache(maxsize=5_000)
def say(text: str) -> Head:
    """What one head says."""
    shown = " ".join(text.split())
    bare = folded(shown)
    if len(bare) != len(shown):
        shown = bare
    unit = bracketed(shown)
    if unit:
        shown, bare = (BRACKETS.sub(lambda found: " " * len(found[0]), each) for each in (shown, bare))
    stripped = bare.strip(" .:*()")
    kind = next((kind for kind, pattern in KIND.items() if pattern.fullmatch(stripped)), "")
    period = PERIOD.search(bare)
    said = shown[period.start() : period.end()] if period else ""
    rest = _without(bare, period) if period else bare
    role, rest = _role(rest)
    return Head(text, kind, role, said.strip(), "%" if role == "rate" else unit, _subject(shown, rest))


def is_total(text: str) -> bool:
    """Whether a row of this name sums up others, so that it states nothing of its own."""
    return bool(TOTAL.fullmatch(folded(text)))


def bracketed(text: str) -> str:
    """The unit that stands in brackets, or after "ĐVT:"; empty for none."""
    said = UNIT_SAID.search(text)
    inside = [said[1]] if said else BRACKETS.findall(text)
    return next(filter(None, map(as_unit, inside)), "")


def _role(bare: str) -> tuple[str, str]:
    """The role named at the beginning or the end of a head, and the head without what names one."""
    role, rest = "", bare
    stripped = bare.strip(" .:,-+*()")
    for name, pattern in ALONE.items():
        if pattern.fullmatch(stripped):
            return name, " " * len(bare)
    for name, pattern in ROLE.items():
        for found in pattern.finditer(rest):
            before, after = rest[: found.start()].strip(" -:.,/(+"), rest[found.end() :].strip(" -:.,/)")
            if before and after and not (role or set(before.split()) <= IDLE):
                continue
            role = role or name
            rest = _without(rest, found)
    return role, rest


def _without(bare: str, found: re.Match[str]) -> str:
    return bare[: found.start()] + " " * (found.end() - found.start()) + bare[found.end() :]


def _subject(shown: str, rest: str) -> str:
    """The words that are left, as they were written; none where only idle ones are."""
    left = "".join(letter if kept != " " else " " for letter, kept in zip(shown, rest, strict=True))
    words = left.split()
    telling = [word for word in words if any(map(str.isalpha, word)) and folded(word.strip(".,:()")) not in IDLE]
    return " ".join(words).strip(" .,:;-/+()") if telling else ""
