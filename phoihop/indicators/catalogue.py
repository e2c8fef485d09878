"""The starting catalogue of indicators, read from its sheet (danh mục chỉ tiêu ban đầu).

Every row says where such a figure was seen; "DERIVED" marks what was added so that a ratio or a stock can be
reconciled.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from phoihop.indicators.rules import DONG, Recipe, recipe

SHEET = Path(__file__).with_name("catalogue.csv")
DECIMALS = {"km": 2, "ha": 2, "m2": 1, "%": 1}
# The groups in the order of the recurrent blocks of such programmes: Vietnamese name, slug, English name.
GROUPS = (
    ("tuyên truyền", "outreach", "Outreach"),
    ("xây dựng cơ sở chính trị", "grass-roots", "Grass-roots political base"),
    ("nông thôn mới - giảm nghèo", "rural", "New rural areas, poverty reduction"),
    ("phòng chống thiên tai - cứu hộ cứu nạn", "disasters", "Disaster response and rescue"),
    ("quốc phòng - an ninh, tuyển quân", "defence", "Defence, security and recruitment"),
    ("an sinh xã hội - chính sách", "welfare", "Social welfare and policy"),
    ("dân tộc - tôn giáo (số tổng hợp)", "ethnic-religious", "Ethnic and religious affairs (totals only)"),
    ("dân vận khéo", "models", "Models of “skilful mass mobilisation”"),
    ("huấn luyện - bồi dưỡng", "training", "Training"),
    ("kiểm tra - giám sát", "inspection", "Inspection and supervision"),
    ("điều hành phối hợp", "coordination", "Running the coordination"),
    ("thi đua khen thưởng", "awards", "Emulation and awards"),
)
# Parts that are named "of which" (trong đó): the part, and the whole that it cannot exceed.
WHOLES = {
    "DV02": "DV01",
    "DV03": "DV01",
    "DV08": "DV07",
    "DV09": "DV07",
    "AS18": "AS17",
    "CT04": "CT02",
    "KT05": "KT04",
    "DH02": "DH01",
    "DH04": "DH05",
    "QP04": "QP02",
    "QP06": "QP02",
    "DT02": "DT04",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator as the catalogue states it; other indicators are named by their codes."""

    code: str
    name: str
    name_en: str
    unit: str
    unit_en: str
    typed_in: str
    kind: str
    recipe: Recipe
    decimals: int
    whole: str
    frequency: str
    group: str
    definition: str
    definition_en: str
    source: str


def rows() -> Iterator[Row]:
    """The indicators of the sheet, in its order."""
    with SHEET.open(encoding="utf-8", newline="") as sheet:
        for cells in csv.DictReader(sheet):
            yield _row(cells)


def _row(cells: dict[str, str]) -> Row:
    money = cells["kind"] == "money"
    return Row(
        code=cells["code"],
        name=_capital(cells["name_vi"]),
        name_en=_capital(cells["name_en"]),
        unit=DONG if money else cells["unit_vi"],
        unit_en=cells["unit_en"],
        typed_in=cells["unit_vi"] if money else "",
        kind=cells["kind"],
        recipe=recipe(cells["aggregation"]),
        decimals=0 if money else DECIMALS.get(cells["unit_vi"], 0),
        whole=WHOLES.get(cells["code"], ""),
        frequency=cells["frequency"],
        group=cells["group"],
        definition=cells["definition_vi"],
        definition_en=cells["definition_en"],
        source=cells["source"],
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
