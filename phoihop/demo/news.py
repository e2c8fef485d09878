"""What the story's bulletin tells of 2026: made up like the figures, of places and bodies, never of persons."""

from typing import NamedTuple


class News(NamedTuple):
    """One article: when it appeared, its section, what it says, its picture, and whether commune or province tells."""

    on: str
    section: str
    title: str
    summary: str
    text: str
    motif: str
    caption: str
    by_commune: bool = False


SECTIONS = (
    ("tin-hoat-dong", "Tin hoạt động", "News", ""),
    ("tu-co-so", "Từ cơ sở", "From the communes", "tin-hoat-dong"),
    ("dan-van-kheo", "Dân vận khéo", "Skilful mass mobilisation", ""),
    ("quan-voi-dan", "Quân với dân", "The army and the people", ""),
    ("huong-dan", "Văn bản, hướng dẫn", "Papers and guidance", ""),
)

ARTICLES = (
    News(
        "2026-01-22",
        "huong-dan",
        "Triển khai kế hoạch phối hợp công tác dân vận năm 2026",
        "Ban Chỉ đạo chương trình ban hành kế hoạch năm với các nhóm nhiệm vụ có sản phẩm và thời hạn rõ ràng.",
        "Ngày 20/01/2026, Ban Chỉ đạo chương trình phối hợp ban hành kế hoạch năm 2026.\n"
        "Mỗi nhiệm vụ giao cho một cơ quan chủ trì, nêu rõ cơ quan phối hợp, sản phẩm và thời hạn.\n"
        "## Ba điểm mới\n"
        "1. Báo cáo hằng tháng nộp trên hệ thống, không gửi lại bản giấy.\n"
        "2. Hoạt động phối hợp chỉ ghi một lần, các bên cùng xác nhận.\n"
        "3. Số liệu công khai là số liệu đã duyệt và đã chốt.\n"
        "Các xã, phường liên hệ Ban Tuyên giáo và Dân vận Tỉnh ủy để được hướng dẫn.",
        "hall",
        "Trụ sở xã ngày đầu năm",
    ),
    News(
        "2026-02-10",
        "quan-voi-dan",
        "Tết quân dân ấm tình vùng cao",
        "Lực lượng vũ trang cùng nhân dân gói bánh chưng, dọn vệ sinh đường xóm và thăm gia đình chính sách.",
        "Trong hai ngày 07 và 08/02, cán bộ, chiến sĩ cùng bà con tổ chức Tết quân dân tại các xã vùng cao.\n"
        "- Dọn vệ sinh đường xóm, kênh mương\n"
        "- Gói bánh chưng tặng hộ khó khăn\n"
        "- Thăm, tặng quà gia đình chính sách, người có uy tín\n"
        "> Bộ đội về, xóm vui như có thêm người nhà.\n"
        "Mọi khoản quà tặng được ghi theo nguồn kinh phí và công khai tại nhà văn hóa xóm.",
        "houses",
        "Xóm nhỏ ngày giáp Tết",
    ),
    News(
        "2026-03-17",
        "dan-van-kheo",
        "Đăng ký mô hình Dân vận khéo năm 2026: chú trọng chất lượng",
        "Các đơn vị đăng ký mô hình theo bốn lĩnh vực, nêu rõ cách làm và sản phẩm kiểm tra được.",
        "Đợt đăng ký mô hình Dân vận khéo năm 2026 kết thúc ngày 15/3.\n"
        "Điểm khác năm trước là mỗi mô hình phải nêu địa bàn, lực lượng, nguồn lực và sản phẩm có thể kiểm tra.\n"
        "## Không chạy theo số lượng\n"
        "Mô hình trùng nội dung trên cùng địa bàn được nhắc để hợp nhất trước khi đăng ký.\n"
        "Bạn đọc có thể xem [các mô hình đáng nhân rộng](/exemplars/worth-copying/) trên trang công khai.",
        "seedlings",
        "Vườn ươm cây giống",
    ),
    News(
        "2026-04-14",
        "tu-co-so",
        "Tiếng loa an ninh về với xóm Đình",
        "Mỗi tuần hai buổi, loa phát thanh của xóm đưa thông tin pháp luật và lịch sinh hoạt cộng đồng đến từng nhà.",
        "Từ đầu tháng 4, xóm Đình có thêm một kênh thông tin gần gũi.\n"
        "Loa phát vào sáng thứ Ba và chiều thứ Sáu, mỗi buổi mười lăm phút, do chi bộ xóm chủ trì.\n"
        "- Tin pháp luật, phòng chống lừa đảo qua mạng\n"
        "- Lịch sinh hoạt, lao động công ích\n"
        "- Gương tập thể làm tốt việc chung\n"
        "Bà con góp ý chọn giờ phát sao cho không ảnh hưởng nhà có trẻ nhỏ.",
        "speaker",
        "Loa phát thanh của xóm",
        by_commune=True,
    ),
    News(
        "2026-05-12",
        "tin-hoat-dong",
        "Tập huấn kỹ năng vận động quần chúng cho cán bộ cơ sở",
        "Lớp tập huấn dành nhiều thời gian cho tình huống thật: nghe dân nói, nói cho dân hiểu, làm cho dân tin.",
        "Lớp tập huấn diễn ra trong hai ngày tại thành phố, học viên là cán bộ các xã, phường.\n"
        "## Học từ tình huống\n"
        "Mỗi nhóm nhận một tình huống về giải phóng mặt bằng, vệ sinh môi trường hoặc hòa giải rồi cùng đóng vai.\n"
        "> Muốn dân nghe thì trước hết phải nghe dân.\n"
        "Tài liệu tập huấn được chuyển về các xã để dùng trong sinh hoạt chi bộ.",
        "book",
        "Tài liệu tập huấn",
    ),
    News(
        "2026-06-16",
        "tu-co-so",
        "Vườn chè chung tay vào vụ thu hái",
        "Dân quân, đoàn viên đổi công giúp hộ thiếu lao động thu hái chè đúng thời vụ.",
        "Vụ chè xuân - hè năm nay được mùa nhưng nhiều hộ thiếu người hái.\n"
        "Mô hình “Vườn chè chung tay” cử từng tổ đến giúp theo lịch đăng ký của xóm.\n"
        "- Hộ thiếu lao động đăng ký với trưởng xóm\n"
        "- Tổ đổi công nhận lịch trước ba ngày\n"
        "- Hộ được giúp sẽ tham gia tổ ở vụ sau nếu có điều kiện\n"
        "Cách làm này giữ được tinh thần đổi công vốn có của bà con.",
        "tea",
        "Đồi chè vào vụ",
        by_commune=True,
    ),
    News(
        "2026-07-28",
        "quan-voi-dan",
        "Hành quân về địa bàn, giúp dân làm đường và nhà văn hóa",
        "Đợt hành quân dã ngoại làm công tác dân vận hoàn thành nhiều phần việc được nhân dân các xóm đề xuất.",
        "Trước khi hành quân, đơn vị khảo sát và họp với từng xóm để chọn việc dân cần.\n"
        "## Việc dân cần làm trước\n"
        "Đường nội đồng, kênh mương và sân nhà văn hóa là ba việc được đề xuất nhiều nhất.\n"
        "Kết quả của đợt hành quân được ghi vào báo cáo tháng của các đơn vị, không cộng trùng giữa các bên phối hợp.",
        "road",
        "Đường xóm sau khi hoàn thành",
    ),
    News(
        "2026-08-18",
        "huong-dan",
        "Hướng dẫn ghi số liệu: trên, gần, khoảng và đến",
        "Số liệu ước lượng vẫn có giá trị nếu ghi đúng như đã biết, không tự làm tròn thành số chính xác.",
        "Nhiều đơn vị hỏi cách ghi khi chưa có số chính xác.\n"
        "## Ghi đúng như đã biết\n"
        "- “trên 500 lượt người”: ít nhất 500\n"
        "- “gần 500 lượt người”: chưa đến 500\n"
        "- “khoảng 500 lượt người”: trên dưới 500\n"
        "Hệ thống cộng các số này theo khoảng, vì vậy số tổng hợp cũng có thể là “trên” hoặc “từ … đến …”.\n"
        "Không ghi họ tên, số điện thoại hoặc số định danh của cá nhân vào báo cáo.",
        "book",
        "Sổ ghi số liệu của xóm",
    ),
    News(
        "2026-09-15",
        "tin-hoat-dong",
        "Chung tay khắc phục hậu quả mưa lũ",
        "Các lực lượng phối hợp đưa người dân vùng trũng đến nơi an toàn và dọn dẹp trường học ngay khi nước rút.",
        "Mưa lớn những ngày đầu tháng 9 làm ngập một số xóm ven sông.\n"
        "Theo phương án đã diễn tập, lực lượng tại chỗ hỗ trợ di chuyển người già, trẻ nhỏ trước khi nước lên.\n"
        "## Khi nước rút\n"
        "1. Dọn bùn tại trường học, trạm y tế\n"
        "2. Khử khuẩn giếng nước\n"
        "3. Sửa nhà cho hộ bị hư hỏng\n"
        "Số liệu thiệt hại và giúp đỡ được báo cáo nhanh, sau đó đối chiếu trong báo cáo tháng.",
        "water",
        "Xóm ven sông ngày nước lên",
    ),
    News(
        "2026-10-13",
        "tu-co-so",
        "Ngày thứ Bảy giúp dân làm đường liên xóm",
        "Quân và dân cùng đổ bê tông, phát quang tuyến đường liên xóm trước mùa thu hoạch.",
        "Sáng thứ Bảy 10/10, Ban CHQS xã phối hợp với Đảng ủy xã và bà con các xóm ra quân làm đường.\n"
        "Tuyến đường hoàn thành giúp việc chở nông sản thuận lợi hơn trong mùa thu hoạch.\n"
        "> Góp một ngày công, thêm một đoạn đường sạch.\n"
        "Kinh phí gồm phần ngân sách và phần nhân dân đóng góp, được công khai tại nhà văn hóa.",
        "road 2",
        "Đoạn đường liên xóm",
        by_commune=True,
    ),
    News(
        "2026-11-03",
        "dan-van-kheo",
        "Nhân rộng mô hình: học cách làm, không sao chép phong trào",
        "Nhân rộng chỉ có ý nghĩa khi nơi học tập nêu được vì sao mô hình hợp với địa bàn của mình.",
        "Qua rà soát sáu tháng, nhiều mô hình được duy trì tốt và có nơi khác đến học tập.\n"
        "## Ba câu hỏi trước khi nhân rộng\n"
        "1. Việc này có phải việc dân ở đây cần?\n"
        "2. Ai sẽ làm sau khi hết phong trào?\n"
        "3. Kết quả được kiểm tra bằng gì?\n"
        "Những nơi trả lời được cả ba câu hỏi thường duy trì mô hình qua năm thứ hai.",
        "seedlings 2",
        "Cây giống cho mùa sau",
    ),
    News(
        "2026-11-18",
        "tin-hoat-dong",
        "Ngày hội Đại đoàn kết toàn dân tộc ở các khu dân cư",
        "Ngày hội năm nay gắn với khánh thành công trình nhỏ do nhân dân tự chọn và cùng làm.",
        "Từ ngày 10 đến ngày 18/11, các khu dân cư tổ chức Ngày hội Đại đoàn kết toàn dân tộc.\n"
        "Nhiều nơi chọn khánh thành một công trình nhỏ: đoạn đường hoa, sân chơi, tủ sách nhà văn hóa.\n"
        "Phần hội ngắn gọn, tiết kiệm, dành thời gian để nhân dân bàn việc của năm sau.",
        "hall 2",
        "Nhà văn hóa xóm ngày hội",
    ),
)

DRAFT = News(
    "2026-11-24",
    "tu-co-so",
    "Xóm Đình làm đường hoa đón Ngày hội Đại đoàn kết",
    "Bà con cùng dân quân trồng hoa dọc tuyến đường vừa hoàn thành.",
    "Sau khi đường liên xóm hoàn thành, bà con xóm Đình trồng hoa dọc hai bên đường.\n"
    "- Mỗi hộ nhận chăm một đoạn\n"
    "- Hạt giống do xóm tự ươm\n"
    "Đoạn đường đẹp thêm từng ngày và không ai còn bỏ rác ven đường.",
    "road 3",
    "Đường hoa xóm Đình",
    by_commune=True,
)

# About which article, the day, what was written, and the answer; without one it still waits. Published if marked.
FEEDBACK = (
    (
        3,
        "2026-04-20",
        "Loa phát hơi sớm, nhà có trẻ nhỏ. Đề nghị xóm phát sau sáu giờ rưỡi sáng.",
        "Cảm ơn bạn đọc. Chi bộ xóm đã họp với các hộ và chuyển giờ phát sang 6 giờ 45 phút.",
        True,
    ),
    (
        5,
        "2026-06-22",
        "Xóm tôi cũng thiếu người hái chè. Muốn lập tổ đổi công thì liên hệ ở đâu?",
        "Bạn liên hệ trưởng xóm hoặc Ban CHQS xã để được hướng dẫn đăng ký lịch. Tổ đổi công nhận thêm hộ từ vụ sau.",
        True,
    ),
    (
        7,
        "2026-09-01",
        "Bài hướng dẫn dễ hiểu. Xin hỏi ghi “gần 1.000” thì hệ thống cộng thế nào?",
        "Hệ thống hiểu là lớn hơn 0 và không quá 1.000; khi tổng hợp, các khoảng như vậy được cộng với nhau.",
        False,
    ),
    (
        8,
        "2026-09-19",
        "Cảm ơn các lực lượng đã giúp dọn trường học. Đề nghị sớm sửa cống thoát nước đầu xóm.",
        "Kiến nghị đã được chuyển Ủy ban nhân dân xã và đưa vào danh mục sửa chữa trước mùa mưa năm sau.",
        True,
    ),
    (9, "2026-11-20", "Đoạn đường mới chưa có biển báo ở chỗ giao với đường trục, buổi tối khó thấy.", "", False),
    (11, "2026-11-23", "Đề nghị bản tin đăng thêm ảnh các công trình nhỏ để nơi khác học tập.", "", False),
)
