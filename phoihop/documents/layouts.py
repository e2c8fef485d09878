"""How official papers look: dated profiles, each value from the rule it cites.

State: Decree 30/2020/NĐ-CP, annex I. Party: Guidance 36-HD/VPTW of 3 April 2018 (annex 3 gives the sizes), replaced by
Guidance 05-HD/VPTW of 27 May 2026. Army: Circular 92/2012/TT-BQP and what changed it, defined for later. Lengths are
in millimetres, sizes of type in points. Where a rule leaves a range, the value stands within it. The text of 05-HD/VPTW
was read in secondary sources only; where they disagree the line says so.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from phoihop.documents.paper import Authority, Block, Issuer, Item, Kind, Paper, Paragraph, Signature, Text
from phoihop.foundation.refusals import Refused

BLANK = "\u00a0" * 6
"""The place a clerk fills in by hand."""


class Family(StrEnum):
    """Whose rules a paper follows (thể thức)."""

    STATE = "state"
    PARTY = "party"
    ARMY = "army"


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type and how it stands."""

    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line and its type."""

    text: str
    type: Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One layout, while it is in force (mẫu thể thức).

    `country` are the lines at the upper right, with a rule of `country_rule` below; `issuer_rule` is the rule under the
    issuers, or 0 where `issuer_mark` stands instead. `line_exact` is the distance of lines in points, or 0 where
    `line_multiple` of the natural distance holds. `dash` tells whether the symbol is “27-BC/X” or “27/BC-X”.
    """

    key: str
    family: Family
    source: str
    valid_from: date
    valid_until: date | None = None
    offered: bool = True
    top: float
    bottom: float
    left: float
    right: float
    right_column: float
    country: tuple[Line, ...]
    country_rule: float
    superior: Type
    issuer: Type
    issuer_rule: float
    issuer_mark: str
    number_word: str
    dash: bool
    number: Type
    place: Type
    heading: Type
    subject: Type
    subject_rule: float
    subject_mark: str
    letter_subject: Type
    letter_prefix: str
    body: float
    line_exact: float = 0
    line_multiple: float = 1
    before: float
    after: float
    indent: float
    ground_lead: str
    ground_italic: bool
    ground_italic_kinds: tuple[Kind, ...] = ()
    stroke: bool
    authority: Type
    office: Type
    signatory: Type
    signature_space: float = 28
    recipients_head: Type
    recipients: Type
    archive: str
    ending: str
    page_number: float = 14
    table: float = 12

    @property
    def text_width(self) -> float:
        """The width between the margins of an upright page."""
        return 210 - self.left - self.right

    @property
    def line_distance(self) -> float:
        """From one base line to the next in the body; a natural line of the typeface is 1.107 of its size."""
        return self.line_exact or self.body * 1.107 * self.line_multiple

    def holds_on(self, day: date) -> bool:
        """Whether papers of `day` follow this layout."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    def symbol(self, paper: Paper) -> str:
        """The symbol after the number: type and issuers, the lead first, joined by hyphens."""
        issuers = "-".join(paper.symbol or tuple(issuer.abbreviation for issuer in paper.issuers))
        if self.dash:
            return f"{paper.kind.party}/{issuers}"
        return f"{paper.kind.state}-{issuers}" if paper.kind.state else issuers

    def number_and_symbol(self, paper: Paper) -> str:
        """Number and symbol as they are quoted, with a leading zero under ten; a draft has a blank number."""
        number = BLANK if paper.number is None else f"{paper.number:02d}"
        return f"{number}{'-' if self.dash else '/'}{self.symbol(paper)}"

    def number_line(self, paper: Paper) -> str:
        """The line under the issuers, with the word for number."""
        return f"{self.number_word} {self.number_and_symbol(paper)}"

    def place_line(self, paper: Paper) -> str:
        """Place and day."""
        return f"{paper.place}, {day_in_words(paper.signed_on)}"

    def ground_lines(self, paper: Paper) -> tuple[str, ...]:
        """The grounds, each ended by a semicolon and the last by a full stop."""
        return tuple(self.ground_lead + line for line in ended(paper.grounds))

    def grounds_are_italic(self, kind: Kind) -> bool:
        """Whether the grounds of this type of document stand in italics."""
        return self.ground_italic or kind in self.ground_italic_kinds

    def signature_lines(self, signature: Signature) -> tuple[Line, ...]:
        """What stands over the signature: by what right, and the office, in capitals."""
        office = signature.office.upper()
        if signature.authority is Authority.OWN:
            return (Line(office, self.office),)
        mark = AUTHORITIES[self.stroke][signature.authority]
        if signature.authority is Authority.ACTING:
            return (Line(f"{mark} {office}", self.office),)
        first = Line(f"{mark} {signature.body.upper()}", self.authority)
        return (first, Line(office, self.office)) if office else (first,)

    def recipient_lines(self, paper: Paper) -> tuple[str, ...]:
        """The list under “Nơi nhận”, closed by the line of the archive."""
        last = (self.archive.format(archive=paper.archive),) if paper.archive else ()
        return tuple(f"- {line}" for line in ended((*paper.recipients, *last)))

    def address_word(self, kind: Kind) -> str:
        """The word before the addressees."""
        return "Kính trình" if kind is Kind.PROPOSAL and self.key == "party-05" else "Kính gửi"

    def addressee_lines(self, paper: Paper) -> tuple[str, ...]:
        """The addressees, ended as a list where there are several."""
        return ended(paper.addressees) if len(paper.addressees) > 1 else paper.addressees

    def issuer_lines(self, issuer: Issuer) -> tuple[Line, ...]:
        """The superior, if one is named, and the issuing body, in capitals."""
        superior = (Line(issuer.superior.upper(), self.superior),) if issuer.superior else ()
        return (*superior, Line(issuer.name.upper(), self.issuer))

    def annex_reference(self, paper: Paper) -> str:
        """The line in brackets that binds an annex to its paper."""
        kind = paper.heading.capitalize() or "Công văn"
        issuers = " - ".join(issuer.name for issuer in paper.issuers)
        return f"(Kèm theo {kind} số {self.number_and_symbol(paper)} {day_in_words(paper.signed_on)} của {issuers})"


def ended(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of a list, each ended by a semicolon and the last by a full stop."""
    bare = [line.strip().rstrip(".;,").rstrip() for line in lines]
    return tuple(f"{line}{'.' if n == len(bare) else ';'}" for n, line in enumerate(bare, 1))


def day_in_words(day: date | None) -> str:
    """A day as papers write it: a leading zero for days under ten and for January and February."""
    if day is None:
        return f"ngày{BLANK}tháng{BLANK}năm{BLANK}"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


AUTHORITIES: dict[bool, dict[Authority, str]] = {
    False: {  # Decree 30/2020, annex I, part II, 7a.
        Authority.ON_BEHALF: "TM.",
        Authority.FOR_SUPERIOR: "KT.",
        Authority.BY_ORDER: "TL.",
        Authority.AUTHORISED: "TUQ.",
        Authority.ACTING: "Q.",
    },
    True: {  # Guidance 36-HD/VPTW and 05-HD/VPTW write a stroke.
        Authority.ON_BEHALF: "T/M",
        Authority.FOR_SUPERIOR: "K/T",
        Authority.BY_ORDER: "T/L",
        Authority.AUTHORISED: "T/UQ",
        Authority.ACTING: "Q.",
    },
}

STATE = Profile(
    key="state-30",
    family=Family.STATE,
    source="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    valid_from=date(2020, 3, 5),  # Article 38: in force from the day of signing.
    top=20,  # Part I, 3: top and bottom 20-25, left 30-35, right 15-20.
    bottom=20,
    left=30,
    right=15,
    right_column=96,  # The country's name in 12 pt bold is 88.3 wide and must stay on one line.
    country=(  # Part II, 1: name 12-13, motto 13-14, both bold and upright.
        Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Type(12, bold=True)),
        Line("Độc lập - Tự do - Hạnh phúc", Type(13, bold=True)),
    ),
    country_rule=57,  # As long as the motto.
    superior=Type(12),  # Part II, 2: 12-13, capitals; the issuing body bold, a rule of 1/3 to 1/2 below.
    issuer=Type(12, bold=True),
    issuer_rule=24,
    issuer_mark="",
    number_word="Số:",  # Part II, 3: 13 pt, a slash after the number, hyphens between the groups.
    dash=False,
    number=Type(13),
    place=Type(13, italic=True),  # Part II, 4: 13-14, italic.
    heading=Type(14, bold=True),  # Part II, 5: type and subject bold, 13-14; a rule of 1/3 to 1/2 below.
    subject=Type(14, bold=True),
    subject_rule=40,
    subject_mark="",
    letter_subject=Type(12),  # Part II, 5b: 12-13 upright under the number, after “V/v”.
    letter_prefix="V/v ",
    body=14,  # Part II, 6: 13-14, single to 1.5 lines, at least 6 pt between paragraphs, first line 10 or 12.7 mm.
    line_multiple=1.1,
    before=0,
    after=6,
    indent=12.7,
    ground_lead="",
    ground_italic=True,  # Part II, 6: the grounds in italics.
    stroke=False,
    authority=Type(14, bold=True),  # Part II, 7: 13-14, bold; the name bold.
    office=Type(14, bold=True),
    signatory=Type(14, bold=True),
    recipients_head=Type(12, bold=True, italic=True),  # Part II, 9: the word 12 bold italic, the list 11.
    recipients=Type(11),
    archive="Lưu: {archive}",
    ending="./.",  # The specimens of annex III end so.
)

PARTY_36 = Profile(
    key="party-36",
    family=Family.PARTY,
    source="Hướng dẫn 36-HD/VPTW ngày 03/4/2018",
    valid_from=date(2018, 4, 3),
    valid_until=date(2026, 5, 27),
    top=20,  # Margins fixed at 20/20/30/15.
    bottom=20,
    left=30,
    right=15,
    right_column=88,  # Leaves 77 for “BAN TUYÊN GIÁO VÀ DÂN VẬN” in 14 pt bold on one line.
    country=(Line("ĐẢNG CỘNG SẢN VIỆT NAM", Type(15, bold=True)),),  # Annex 3, 1.
    country_rule=73,  # As long as the title.
    superior=Type(14),  # Annex 3, 2: capitals 14, the issuing body bold, an asterisk below.
    issuer=Type(14, bold=True),
    issuer_rule=0,
    issuer_mark="*",
    number_word="Số",  # No colon; a hyphen after the number and a slash before the body.
    dash=True,
    number=Type(14),  # Annex 3, 3.
    place=Type(14, italic=True),  # Annex 3, 4.
    heading=Type(16, bold=True),  # Annex 3, 5: type 15-16, subject 14-15, a short rule.
    subject=Type(15, bold=True),
    subject_rule=22,
    subject_mark="",
    letter_subject=Type(12, italic=True),  # Annex 3, 5: 12 italic.
    letter_prefix="",
    body=14,  # Annex 3, 6: 14-15.
    line_exact=18,
    before=3,
    after=3,
    indent=10,
    ground_lead="- ",
    ground_italic=False,
    stroke=True,
    authority=Type(14, bold=True),
    office=Type(14, bold=True),
    signatory=Type(14, bold=True),
    recipients_head=Type(14, underline=True),
    recipients=Type(12),
    archive="Lưu {archive}",
    ending=".",
)

PARTY_05 = replace(
    PARTY_36,
    key="party-05",
    source="Hướng dẫn 05-HD/VPTW ngày 27/5/2026",
    valid_from=date(2026, 5, 27),
    valid_until=None,
    line_exact=19,  # Exact; sources say 18, 19 or 20.
    subject_rule=0,
    subject_mark="-----",  # The subject is followed by five hyphens, no longer by a rule.
    office=Type(14),  # The office is not bold, the name is (two of three sources).
)

ARMY = replace(
    STATE,
    key="army-92",
    family=Family.ARMY,
    source="Thông tư 92/2012/TT-BQP, sửa đổi",
    valid_from=date(2012, 9, 15),
    offered=False,  # For later: the circular that changed the base was not at hand.
    ground_italic=False,  # Italic for decisions and regulations only.
    ground_italic_kinds=(Kind.DECISION, Kind.REGULATION),
)

PROFILES = (STATE, PARTY_36, PARTY_05, ARMY)


def profile(family: Family, day: date) -> Profile:
    """The layout of this family that papers of `day` follow.

    Raises Refused where none is offered for that day.
    """
    for candidate in PROFILES:
        if candidate.family is family and candidate.offered and candidate.holds_on(day):
            return candidate
    reason = _("No layout of this kind is offered for %(day)s. Choose the State or the Party layout, or a later day.")
    raise Refused(reason % {"day": f"{day:%d/%m/%Y}"}, family=family, day=day)


def closed(blocks: tuple[Block, ...], ending: str) -> tuple[Block, ...]:
    """The body with the sign after which nothing may be added, where it ends in words."""
    if not blocks or not isinstance(blocks[-1], Paragraph | Item) or not blocks[-1].runs:
        return blocks
    *before, last = blocks[-1].runs
    bare = replace(last, text=last.text.rstrip("./;, ")) if isinstance(last, Text) else last
    mark = (replace(bare, text=bare.text + ending),) if isinstance(bare, Text) else (bare, Text(ending))
    return (*blocks[:-1], replace(blocks[-1], runs=(*before, *mark)))


def annex_titles(paper: Paper) -> tuple[str, ...]:
    """“PHỤ LỤC”, or “PHỤ LỤC I”, “PHỤ LỤC II” …, the annex of sources last (Decree 30/2020, annex I, part III)."""
    count = len(paper.annexes) + bool(paper.sources)
    if count == 1:
        return ("PHỤ LỤC",)
    return tuple(f"PHỤ LỤC {roman(n)}" for n in range(1, count + 1))


def roman(number: int) -> str:
    """A Roman figure, from 1 to 39."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


SOURCES_TITLE = "NGUỒN SỐ LIỆU TRONG VĂN BẢN"
SOURCES_HEAD = ("Mã", "Số liệu", "Nội dung", "Nguồn", "Trang")
