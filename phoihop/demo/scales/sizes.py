"""How large each scale is, and what its bodies are asked."""

from dataclasses import dataclass
from datetime import date

from phoihop.organisations.models import Line

# The register of communes begins on this day, so nothing can be told of them before.
REGISTER = date(2024, 2, 1)
END = date(2026, 11, 1)
SEED = 20_240_201

# What the body of each line is called before the name of its place, and its abbreviation.
LINES: dict[Line, tuple[str, str]] = {
    Line.PARTY: ("Ban Dân vận", "BDV"),
    Line.MILITARY: ("Ban Chỉ huy quân sự", "BCHQS"),
    Line.FRONT: ("Ủy ban Mặt trận Tổ quốc Việt Nam", "MTTQ"),
    Line.FARMERS: ("Hội Nông dân", "HND"),
    Line.WOMEN: ("Hội Liên hiệp Phụ nữ", "HPN"),
    Line.YOUTH: ("Đoàn Thanh niên Cộng sản Hồ Chí Minh", "ĐTN"),
    Line.VETERANS: ("Hội Cựu chiến binh", "HCCB"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A scale: which provinces (by the codes of the register's first day, none for all), and how much is told.

    `asked` is how many indicators the form of each line asks, `months` how many months are reported, the last ending
    in October 2026; `cells` how many further bodies stand under the Party's in each commune.
    """

    name: str
    provinces: tuple[str, ...] = ()
    asked: int = 0
    months: int = 0
    cells: int = 0

    @property
    def first_month(self) -> date:
        """The first month that is reported, not before the register of communes begins."""
        whole = END.year * 12 + END.month - 1 - self.months
        return max(REGISTER, date(whole // 12, whole % 12 + 1, 1))


SIZES = {
    size.name: size
    for size in (
        Size(name="province", provinces=("38",), asked=60, months=60),
        Size(name="country", asked=40, months=60),
        Size(name="world", cells=46),
    )
}
