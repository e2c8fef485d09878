"""One province of three communes, two of which merge, and a scale told on it."""

from dataclasses import replace
from datetime import date

from phoihop.access.checks import SYSTEM
from phoihop.demo.scales import telling
from phoihop.demo.scales.sizes import REGISTER, SIZES
from phoihop.territories import services as territories
from phoihop.territories.registers import Register, UnitSuccession, UnitVersion

MERGED = date(2025, 7, 1)
UNITS = (
    UnitVersion("38", "Thanh Hóa", "tỉnh", "", REGISTER, None, 1, "Tỉnh Thanh Hóa"),
    UnitVersion("395", "Thọ Xuân", "huyện", "38", REGISTER, MERGED, 2, "Huyện Thọ Xuân"),
    UnitVersion("15499", "Xuân Hồng", "xã", "395", REGISTER, MERGED, 3, "Xã Xuân Hồng"),
    UnitVersion("15502", "Thọ Lộc", "xã", "395", REGISTER, MERGED, 3, "Xã Thọ Lộc"),
    UnitVersion("15505", "Xuân Tín", "xã", "395", REGISTER, MERGED, 3, "Xã Xuân Tín"),
    UnitVersion("15505", "Xuân Tín", "xã", "38", MERGED, None, 3, "Xã Xuân Tín"),
    UnitVersion("15510", "Thọ Hồng", "xã", "38", MERGED, None, 3, "Xã Thọ Hồng"),
)
BECAME = tuple(UnitSuccession(old, "15510", MERGED, "merge", 1, "", "") for old in ("15499", "15502"))
SIZE = replace(SIZES["province"], asked=12, months=18)


def settle(size):
    territories.load_units(actor=SYSTEM, at=telling.BEGINNING, register=Register(UNITS, BECAME, ()))
    lines = []
    return telling.tell(size, lines.append), lines
