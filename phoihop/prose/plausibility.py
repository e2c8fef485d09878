"""Numbers that no rule silences, but that still say too little to be a figure (số liệu không đủ căn cứ)."""

from phoihop.prose.pairs import Pair
from phoihop.prose.silences import Site
from phoihop.prose.units import Unit

PARTIES = frozenset(
    {
        "cơ quan",
        "đơn vị",
        "ngành",
        "lực lượng",
        "cấp",
        "mặt",
        "tổ chức",
        "địa phương",
        "nước",
        "miền",
        "tỉnh",
        "bản",
        "cuộc",
    }
)
PLANNED = frozenset(
    {
        "nội dung",
        "giải pháp",
        "tiêu chí",
        "lĩnh vực",
        "bước",
        "khâu",
        "mặt",
        "nhóm nhiệm vụ",
        "nhóm giải pháp",
        "nhóm",
        "mục tiêu",
        "dân tộc",
    }
)
PLANNING = frozenset(
    {"nhất", "ra", "định", "nêu", "gồm", "mạnh", "cầu", "với", "sở", "theo", "hiện", "trên", "có", "trong", "vào"}
)
# After these words a number without a unit of its own is still a result: "đã xây xong 1.204".
GIVEN = frozenset(
    {
        "được",
        "đạt",
        "là",
        "có",
        "xong",
        "lên",
        "xuống",
        "còn",
        "với",
        "cho",
        "thành",
        "tăng",
        "giảm",
        "từ",
        "đến",
        "tới",
        "thêm",
        "và",
        ",",
    }
)
BEFORE_YEAR = frozenset(
    {"trong", "mỗi", "hằng", "hàng", "cuối", "đầu", "giữa", "số", "các", "qua", "những", "cả", "một", "nhiều", "theo"}
)
GIFTS_OF_ONE = frozenset(
    {"trao", "tặng", "xây", "giao", "sửa", "khởi", "công", "được", "hỗ", "trợ", "mới", "thành", "làm"}
)


def doubt(site: Site, pair: Pair | None) -> str | None:
    """Why a number is not proposed although no rule silences it, or None where it is."""
    if site.number.spelt and not site.number.vague and not site.number.scaled:
        return _spelt(site)
    if site.unit is None:
        return _bare(site, pair)
    if site.unit.text in PLANNED and not site.fraction and site.back(1) in PLANNING:
        return "what a plan holds"
    if site.fraction and site.number.value < site.most <= 10 and _is_share(site, site.unit):
        return "share in words"
    if site.number.vague and site.unit.kind == "time":
        return "age or span of time"
    return None


def _is_share(site: Site, unit: Unit) -> bool:
    """Whether a fraction is a share, "hơn 2/3 hội viên", and not a count, "2/3 xã"."""
    hedged = site.back(1) in {"hơn", "gần", "trên", "khoảng", "quá"}
    return unit.kind == "unknown" or unit.text == "số" or (hedged and unit.kind in {"person", "household"})


def _spelt(site: Site) -> str | None:
    """One to nine in words count only before a noun that is known, and "một" is mostly an article."""
    word, unit = site.passage.words[site.number.first], site.unit
    if unit is None or unit.kind in {"unknown", "time", "abbreviation"} or unit.rule == "classifier with unknown noun":
        return "word without a known unit"
    if site.number.last - site.number.first > 1:
        return None
    if site.passage.capital(site.number.first) and site.back(1) not in {
        "",
        ".",
        "\n",
        ":",
        "-",
        "“",
        ";",
        "!",
        "?",
        "+",
    }:
        return "part of a name"
    if site.passage.typed_plain(site.number.first):
        return "word typed without accents"
    return _single(site, unit, word)


def _single(site: Site, unit: Unit, word: str) -> str | None:
    """Why one to nine, in one word before a known noun, is no count."""
    if unit.text in PARTIES:
        return "parties"
    if word == "một":
        return None if _one(site, unit) else "article"
    if word == "năm" and site.back(1) in BEFORE_YEAR:
        return "year"
    return "parties" if site.back(1) in {"cả", "giữa", "tư", "thứ"} else None


def _one(site: Site, unit: Unit) -> bool:
    """Whether "một" counts: one house handed over, one collective rewarded."""
    if (site.back(2), site.back(1)) in {("ít", "nhất"), ("tối", "thiểu"), ("tối", "đa"), ("không", "quá")}:
        return True
    if unit.text in {"tập thể", "cá nhân"}:
        return site.back(1) in GIFTS_OF_ONE | {"có", ",", ":", ";", "."}
    return unit.kind in {"house", "gift", "vehicle"} and site.back(1) in GIFTS_OF_ONE


def _bare(site: Site, pair: Pair | None) -> str | None:
    """Without a unit, only large or scaled numbers and those of a change are believed."""
    number = site.number
    if pair and pair.kind in {"from", "to"}:
        return None
    if number.vague or (number.spelt and number.scaled and number.value < 1000):
        return "no unit"
    if site.fraction:
        return None if site.back(1) in GIVEN else "no unit"
    if number.scaled or ("." in number.raw and site.back(1) in GIVEN):
        return None
    grouped = len(number.raw) >= 3 and site.back(1) in GIVEN | {"trên", "hơn", "gần", "khoảng"} and number.raw[0] != "0"
    return None if grouped else "no unit"
