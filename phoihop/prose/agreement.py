"""Which units may be meant by which: a figure in "ngôi nhà" may be a value of an indicator in "căn" (khớp đơn vị)."""

from phoihop.prose.nouns import UNITS

# For an indicator's unit: units that are the same, and kinds of unit that may be.
SAME = {
    "lượt người": ("lượt",),
    "người": ("đồng chí", "đ/c", "nhân khẩu"),
    "căn": ("căn nhà", "ngôi nhà", "nhà", "ngôi", "căn hộ", "nhà ở", "mái ấm"),
    "suất": ("suất quà", "phần quà", "phần", "quà", "món quà", "túi quà"),
    "km": ("m", "mét", "ki lô mét", "cây số", "m dài", "mét dài"),
    "m2": ("m²", "mét vuông", "ha", "héc ta", "hecta", "sào", "mẫu", "km2"),
    "buổi": ("đêm", "cuộc"),
    "cuộc": ("buổi", "hội nghị", "lượt", "đợt", "lần", "diễn đàn"),
    "hội nghị": ("cuộc", "buổi", "cuộc họp"),
    "lớp": ("khóa", "khoá", "đợt", "lớp tập huấn"),
    "đợt": ("lượt", "chuyến", "lần", "cuộc"),
    "cầu": ("cây cầu", "chiếc cầu"),
    "tin, bài": ("tin", "bài", "tin bài", "bài viết", "phóng sự", "tác phẩm", "chuyên mục", "bài báo"),
    "bản tin": ("số", "tin"),
    "tài liệu": (
        "tờ rơi",
        "tờ gấp",
        "cuốn",
        "quyển",
        "bản",
        "cuốn tài liệu",
        "tờ",
        "ấn phẩm",
        "cuốn sổ tay",
        "bộ tài liệu",
    ),
    "thôn, bản": ("thôn", "bản", "ấp", "buôn", "làng", "xóm", "khu dân cư", "tổ dân phố", "khóm", "khu phố"),
    "tổ": ("nhóm", "đội", "tổ tự quản", "mô hình"),
    "tổ chức": (
        "cơ sở hội",
        "chi hội",
        "chi bộ",
        "chi đoàn",
        "cơ sở",
        "tổ chức cơ sở",
        "tổ chức hội",
        "tổ chức cơ sở đảng",
        "tổ chức đảng",
        "cơ sở đoàn",
    ),
    "vụ việc": ("vụ", "trường hợp", "điểm nóng", "mâu thuẫn", "vụ mâu thuẫn"),
    "ngày công": ("lượt ngày công", "công", "ngày công lao động", "công lao động"),
    "xã": ("phường", "xã phường", "đơn vị"),
    "đơn vị": ("địa phương", "cơ quan", "xã", "huyện", "tổ chức", "đơn vị cơ sở", "cơ sở"),
    "câu lạc bộ": ("clb",),
    "mô hình": ("điển hình", "mô hình điển hình", "mhdvk", "mh"),
    "công trình": ("phần việc",),
    "tập thể": ("lượt tập thể", "đơn vị"),
    "cá nhân": ("lượt cá nhân", "đồng chí", "cán bộ", "cán bộ, chiến sĩ"),
    "kiến nghị": ("yêu cầu", "khuyến nghị"),
    "nhiệm vụ": ("nội dung", "phần việc", "nhiệm vụ phối hợp"),
    "học sinh": ("em", "cháu", "trẻ em", "em học sinh", "em nhỏ"),
    "trẻ em": ("cháu", "em", "học sinh", "con nuôi", "em nhỏ"),
    "học viên": ("em", "học sinh", "thanh thiếu nhi", "thiếu niên", "chiến sĩ", "cháu"),
}
KINDS = {
    "lượt người": {"turn person": 1.0, "person": 0.6},
    "người": {"person": 0.9, "turn person": 0.5},
    "học sinh": {"person": 0.3},
    "học viên": {"person": 0.4},
    "trẻ em": {"person": 0.2},
    "căn": {"house": 1.0},
    "suất": {"gift": 0.6},
    "triệu đồng": {"money": 1.0},
    "hộ": {"household": 1.0, "turn household": 0.8},
    "công trình": {"work": 0.9},
    "lượt phương tiện": {"turn vehicle": 1.0, "vehicle": 0.8},
    "mô hình": {"model": 1.0},
    "buổi": {"event": 0.3},
    "cuộc": {"event": 0.3},
    "vụ việc": {"case": 0.8},
}
SUBSTITUTES = {"mô hình": {"tập thể": 0.4, "cá nhân": 0.4, "": 0.5}, "căn": {"": 0.4}, "người": {"": 0.3}}


def agreement(meant: str, unit: str, kind: str) -> float:
    """How well a figure's unit goes with an indicator's: 1.2 for the same unit, 0 for none that could be meant."""
    if unit == meant:
        return 1.2
    if unit in SAME.get(meant, ()):
        return 0.9
    found = KINDS.get(meant, {}).get(kind, 0.0)
    if not found and (unit or not kind):
        found = SUBSTITUTES.get(meant, {}).get(unit, 0.0)
    return found or _by_first_word(meant, unit, kind)


def _by_first_word(meant: str, unit: str, kind: str) -> float:
    """Units of a caller's catalogue that the tables do not hold agree where kind and first word are the same."""
    if meant in {"có/không", "%"} or kind in {"money", "measure"} or meant in KINDS or meant in SAME or not unit:
        return 0.0
    return (
        0.7
        if UNITS.get(tuple(meant.split())) == kind and meant.split(maxsplit=1)[0] == unit.split(maxsplit=1)[0]
        else 0.0
    )
