"""A report in every part that a paper can have, for the tests that read it back."""

from datetime import date

from phoihop.documents.paper import (
    Align,
    Annex,
    Authority,
    Chart,
    Column,
    FigureRef,
    HeadCell,
    Heading,
    Issuer,
    Item,
    Kind,
    Paper,
    Paragraph,
    Signature,
    Source,
    Table,
    Text,
    words,
)

REACHED = FigureRef("H-001", "trên 2,8 triệu", "Lượt người được tuyên truyền, toàn tỉnh, 2026")
WORKED = FigureRef("H-002", "92.300", "Ngày công giúp dân, toàn tỉnh, 2026")
SOURCES = (
    Source(
        code="H-001",
        text="trên 2,8 triệu",
        statement="Lượt người được tuyên truyền, toàn tỉnh, từ 15/12/2025 đến 14/12/2026",
        origin="Chốt số liệu ngày 20/11/2026; 102 báo cáo",
        address="https://phoihop.example/figures/H-001",
    ),
    Source(code="H-002", text="92.300", statement="Ngày công giúp dân, toàn tỉnh, 2026", origin="14 báo cáo"),
)
LONG = (
    "Phối hợp tuyên truyền, vận động Nhân dân chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước; "
    "tham gia xây dựng cơ sở chính trị, phát triển kinh tế - xã hội, xóa đói, giảm nghèo, xây dựng nông thôn mới. "
)
BARS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 60" font-family="sans-serif" font-size="14">'
    '<text x="200" y="35" text-anchor="end">Ngày công giúp dân</text>'
    '<rect x="210" y="15" width="300" height="28"/></svg>'
)
PARTY_BOARD = Issuer(name="Ban Tuyên giáo và Dân vận", abbreviation="BTGDVTU", superior="Tỉnh ủy Đắk Lắk")
COMMAND = Issuer(name="Bộ Chỉ huy Quân sự tỉnh", abbreviation="BCHQST", superior="Quân khu 5")
POLICE = Issuer(name="Công an tỉnh", abbreviation="CAT")
DEPUTY_HEAD = Signature(
    authority=Authority.FOR_SUPERIOR, body="Trưởng ban", office="Phó trưởng ban", name="Nguyễn Thị Ánh"
)
COMMISSAR = Signature(authority=Authority.ON_BEHALF, body="Bộ Chỉ huy", office="Chính ủy", name="Đại tá Lê Danh")
DIRECTOR = Signature(office="Giám đốc", name="Đại tá Phạm Đức")


def table(rows=30):
    """Annex table 1, longer than one page, with a head in two levels and a total."""
    columns = (
        Column("TT", 9, Align.CENTRE),
        Column("Chỉ tiêu"),
        Column("Đơn vị tính", 18, Align.CENTRE),
        Column("Kế hoạch", 20, Align.RIGHT),
        Column("Thực hiện", 28, Align.RIGHT),
    )
    heads = (
        (
            HeadCell("TT", rows=2),
            HeadCell("Chỉ tiêu", rows=2),
            HeadCell("Đơn vị tính", rows=2),
            HeadCell("Năm 2026", 2),
        ),
        (HeadCell("Kế hoạch"), HeadCell("Thực hiện")),
    )
    body = tuple(
        (words(str(n)), words("Lượt người được tuyên truyền"), words("lượt người"), words("1.250"), (REACHED,))
        for n in range(1, rows + 1)
    )
    total = (words(""), words("Tổng cộng"), words(""), words("1.250"), (WORKED,))
    return Table(columns, body, heads, total, "Bảng 1. Tổng hợp kết quả", "người")


def body(length=8):
    """A body of several pages that ends in a figure and a word."""
    return (
        Heading(1, "I. ĐẶC ĐIỂM TÌNH HÌNH"),
        Paragraph(words(LONG * 3)),
        Heading(1, "II. KẾT QUẢ THỰC HIỆN"),
        Heading(2, "1. Công tác tuyên truyền"),
        Paragraph((Text("Đã tuyên truyền cho "), REACHED, Text(" lượt người; huy động "), WORKED, Text(" ngày công."))),
        Item(words("Xây dựng mới 155 mô hình “Dân vận khéo”;")),
        Chart(BARS, "Biểu đồ 1. Mức đạt kế hoạch", "Biểu đồ cột: ngày công đạt 100 %"),
        Heading(3, "a) Đánh giá"),
        *(Paragraph(words(LONG * 3)) for _ in range(length)),
        Paragraph((Text("Tổng cộng "), WORKED, Text(" ngày công"))),
    )


def report(**changes):
    """The joint report of a Party board and a military command, changed as told."""
    parts = {
        "kind": Kind.REPORT,
        "subject": "Kết quả thực hiện Chương trình phối hợp công tác dân vận năm 2026",
        "issuers": (PARTY_BOARD, COMMAND),
        "place": "Đắk Lắk",
        "number": 5,
        "signed_on": date(2026, 2, 5),
        "addressees": ("Ban Tuyên giáo và Dân vận Trung ương", "Tổng cục Chính trị"),
        "grounds": ("Căn cứ Quy chế phối hợp số 04-QC/BTGDVTU-BCHQST;", "Căn cứ Kế hoạch số 11-KH/BCĐ"),
        "body": body(),
        "signatures": (DEPUTY_HEAD, COMMISSAR),
        "recipients": ("Như trên", "Thường trực Tỉnh ủy;"),
        "archive": "VT, BDV",
        "annexes": (Annex(title="Tổng hợp kết quả năm 2026", blocks=(table(),)),),
        "sources": SOURCES,
    }
    return Paper(**(parts | changes))
