"""What free text may not hold: a person's numbers and marks of secrecy (nội dung không được nhập).

The system is for programmes, bodies, places and totals, and for documents without a secrecy level. Identity numbers
and telephone numbers are personal data (Law 91/2025/QH15); MẬT, TỐI MẬT and TUYỆT MẬT are the levels of State secrets,
which are marks only in capitals: "bí mật" and "mật độ" in running text are words like others.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from phoihop.foundation.refusals import Invalid

# Between the digits of a person's number people put single spaces, full stops, hyphens or nothing.
GAP = r"[ .\-]?"
# Digits of a longer figure, or of a decimal, are nobody's number; neither is a date with what follows it.
BEFORE = r"(?<!\d)(?<!\d[.,])(?!\d{1,2}[.\-]\d{1,2}[.\-](?:19|20)\d\d(?!\d))"
AFTER = r"(?!\d|[.,]\d)"
# The number of a document is followed by its year or its symbol: 123/2024/NQ-HĐND, 36-HD/VPTW.
NO_DOCUMENT = r"(?!/(?:[A-ZĐ]|\d{4}(?!\d)))"

CITIZEN = re.compile(rf"{BEFORE}0\d\d(?:{GAP}\d){{9}}{AFTER}")
# Groups of three are a figure when a shorter group goes before them or another one follows.
GROUPS = rf"(?<!\b\d )(?<!\b\d\d )(?<!\b\d\d\d ){BEFORE}\d{{3}} \d{{3}} \d{{3}}{AFTER}(?! \d)"
IDENTITY = re.compile(rf"{BEFORE}(?:\d{{12}}|\d{{9}}){AFTER}{NO_DOCUMENT}|{GROUPS}")
# Mobile networks (03, 05, 07, 08, 09) have ten digits, fixed lines (02) and the mobile numbers of before 2018 eleven;
# +84 or 84 may replace the nought.
SUBSCRIBER = rf"(?:[35789](?:{GAP}\d){{8}}|(?:2|1(?={GAP}[2689]))(?:{GAP}\d){{9}})"
TELEPHONE = re.compile(rf"(?:{BEFORE}0{GAP}|\+ ?84{GAP}(?:\(0\){GAP})?|{BEFORE}84{GAP}){SUBSCRIBER}{AFTER}")
BRACKETED = re.compile(rf"\((?:0|\+ ?84)\d{{1,3}}\){GAP}\d(?:{GAP}\d){{5,7}}{AFTER}")
ADDRESS = re.compile(r"https?://\S+")

MARK = re.compile(r"(?<!\w)(?:TUYỆT[ \t]+MẬT|TỐI[ \t]+MẬT|MẬT)(?!\w)")
WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \t]+$")
WORD_AFTER = re.compile(r"[ \t]+([^\W\d_]+)")
# In a heading all in capitals, MẬT after one of these words is still the mark: TÀI LIỆU MẬT, ĐÓNG DẤU MẬT.
ANNOUNCING = {"LIỆU", "KIỆN", "DẤU", "BẢN"}

# What follows a figure that counts or measures and names nobody: 120000000 đồng.
COUNTED = re.compile(
    r" ?(?:đồng|đ|vnđ|vnd|usd|nghìn|ngàn|triệu|tỷ|tỉ|người|lượt|hộ|căn|ngày công|m2|m3|ha|km|kg|tấn)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that must not be in the text: what it is, and enough of it to find it again."""

    what: str | Promise
    masked: str


def guard(text: str) -> None:
    """Hold that free text names no person by number and carries no mark of secrecy.

    Raises `Invalid`, whose reason names each finding, masked, and the remedy; its fact `findings` is their list.
    """
    found = list(findings(text))
    if not found:
        return
    raise Invalid(
        format_lazy(
            _(
                "The text may not hold: {findings}. Remove it: this system keeps no personal numbers and no secrets."
                " If it is a figure, write a full stop between its thousands."
            ),
            findings=format_lazy("; ".join(["{}"] * len(found)), *(_named(one) for one in found)),
        ),
        findings=found,
    )


def findings(text: str) -> Iterator[Finding]:
    """Each thing found that free text may not hold: numbers first, then marks."""
    plain = _plain(text)
    rest = ADDRESS.sub(" ", plain)
    for pattern, what in (
        (CITIZEN, _("an identity number")),
        (TELEPHONE, _("a telephone number")),
        (BRACKETED, _("a telephone number")),
        (IDENTITY, _("an identity number")),
    ):
        numbers = [found for found in pattern.finditer(rest) if not _is_counted(rest, found)]
        for found in reversed(numbers):
            # What is found once is not found again by the patterns that follow.
            rest = rest[: found.start()] + "…" + rest[found.end() :]
        yield from (Finding(what, _masked(found[0])) for found in numbers)
    yield from (
        Finding(_("a mark of secrecy"), " ".join(found[0].split()))
        for found in MARK.finditer(plain)
        if _stands_alone(plain, found)
    )


def _plain(text: str) -> str:
    """Composed, with ordinary spaces, hyphens and digits, and without what is typed but not seen."""
    composed = unicodedata.normalize("NFKC", text)
    seen = "".join(letter for letter in composed if unicodedata.category(letter) != "Cf")
    return re.sub(r"[‐‑‒–—−]", "-", re.sub(r"[^\S\n\t]", " ", seen))


def _is_counted(text: str, found: re.Match[str]) -> bool:
    """Whether the digits are a figure with its unit; no figure begins with a nought or a plus."""
    return found[0][0] not in "0+(" and COUNTED.match(text, found.end()) is not None


def _masked(number: str) -> str:
    """The first two and the last two digits: 03******78."""
    digits = re.sub(r"\D", "", number)
    return digits[:2] + "*" * (len(digits) - 4) + digits[-2:]


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether MẬT is the mark itself and no part of a heading in capitals (BẢO MẬT, MẬT ĐỘ DÂN SỐ)."""
    if " " in " ".join(found[0].split()):
        return True
    before = WORD_BEFORE.search(text[max(0, found.start() - 20) : found.start()])
    if before and before[1].isupper():
        return before[1] in ANNOUNCING
    after = WORD_AFTER.match(text, found.end())
    return not (after and after[1].isupper())


def _named(finding: Finding) -> Promise:
    return format_lazy("{} ({})", finding.what, finding.masked)
