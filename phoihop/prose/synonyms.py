"""Other words for what indicators' names say (từ đồng nghĩa).

Each line reads: words that may stand near the figure; kinds of unit, or units, for which they tell (none: any); the
words they then stand for. What is added are words, not codes, so that a caller's own catalogue profits as well.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word near a figure stands for, for units of some kinds."""

    terms: tuple[str, ...]
    kinds: frozenset[str]
    weight: float


# Words | kinds or units | what they stand for | weight
LISTING = """
tuyên truyền; phổ biến; quán triệt; giáo dục pháp luật | turn person, person | được tuyên truyền; lượt người;
    tuyên truyền | 1.0
dự nghe; tham dự; người nghe; nghe; người dự; dự | turn person | được tuyên truyền; tuyên truyền | 0.9
buổi tuyên; buổi với; mở | buổi | buổi tuyên; tuyên truyền | 0.7
lượt người | turn person | lượt người | 0.6
giao lưu; văn nghệ; thể thao | buổi, đêm, cuộc, trận | giao lưu; văn hóa; văn nghệ; thể thao; buổi giao | 1.2
báo; đài; đăng; phát sóng | tin, bài, tin bài, phóng sự, chuyên mục, bài viết | tin bài; đài cổng; báo; đài | 1.2
hướng dẫn; tờ rơi; tờ gấp | tài liệu, tờ rơi, cuốn, quyển, tờ gấp | tài liệu; hướng dẫn; phát triển; kinh tế; hộ
    gia | 0.8
củng cố; kiện toàn | body | củng cố; tổ chức; tham gia củng | 1.0
phức tạp; giải quyết; hòa giải; tham gia giải | case | vụ việc; phức tạp; giải quyết; phối hợp | 0.9
giải quyết xong; dứt điểm; xong; hòa giải thành | case | đã giải; quyết xong; giải quyết | 1.2
trắng đảng; chưa có | place | trắng đảng; đảng viên; đã xóa; bản trắng | 1.3
kết nạp | person | mới kết; kết nạp; đoàn viên | 0.9
ưu tú; giới thiệu | person | ưu tú; giới thiệu; sang đảng; xem xét | 0.9
phân công; phụ trách | person | phân công; phụ trách; đảng viên | 1.0
phụ trách | household | phụ trách; đảng viên; có đảng | 1.3
tự quản; tàu thuyền; đường biên; bến bãi | tổ, nhóm, đội, tổ tự quản | tổ tự; tự quản; đường biên | 1.2
tự quản; tổ tàu; tàu thuyền; bến bãi | thành viên, person | thành viên; tổ tự; các tổ; tự quản | 1.2
thành viên | person | thành viên | 0.9
quân nhân; cựu quân | câu lạc bộ, clb | câu lạc; quân nhân; củng cố | 1.1
cựu quân; câu lạc | person | cựu quân; tham gia; quân nhân | 0.9
đối thoại; tiếp xúc | event | đối thoại; cuộc đối; người đứng; cấp ủy | 1.3
phản biện; lấy ý; góp ý | event | phản biện; lấy ý; xã hội | 1.3
đăng ký | model, tập thể, cá nhân | đăng ký; ký trong | 1.1
xây dựng mới; xây mới; thành lập mới; dựng mới; ra mắt; mới | model | xây dựng; dựng mới; mới trong | 1.0
duy trì; hiện có; đang hoạt; đang triển; hoạt động; toàn huyện | model | đang duy; duy trì | 1.0
tổng số; nâng tổng | model | đang duy; duy trì | 0.7
hiệu quả | model | hoạt động; hiệu quả; động hiệu | 1.1
công nhận; thẩm định | model | được công; công nhận | 1.2
tiêu biểu; lựa chọn | model | tiêu biểu; cấp huyện; biểu cấp | 1.1
nhân rộng; nhân ra; diện rộng; nhân | model | nhân rộng; đã nhân | 1.3
không duy; ngừng; tạm dừng; không hiệu | model | ngừng hoạt; không duy; duy trì | 1.4
đề nghị; khen thưởng | model | đề nghị; khen thưởng; nghị khen | 1.2
kinh tế | model | lĩnh vực; vực kinh; kinh tế | 0.7
văn hóa; xã hội | model | lĩnh vực; vực văn; văn hóa | 0.6
quốc phòng; an ninh | model | lĩnh vực; vực quốc; quốc phòng | 0.6
hệ thống chính; thống chính | model | lĩnh vực; vực xây; hệ thống; chính trị | 0.8
tập thể | model, tập thể | tập thể; thể đăng | 0.5
cá nhân | model, cá nhân | cá nhân; nhân đăng | 0.5
tình nghĩa; đại đoàn; đồng đội; mái ấm; tình thương | house, work, | nhà tình; tình nghĩa; đại đoàn; đồng đội; mái
    ấm; xây mới | 1.1
xây; xây dựng; bàn giao; trao; tặng; dựng; khởi công; làm mới; xây tặng; hỗ trợ | house | xây mới; mái ấm; tình
    nghĩa | 0.6
100 đồng; nghĩa tình | house | nhà tình; tình nghĩa; xây mới | 1.0
sửa; sửa chữa; tu sửa; sửa nhà; tôn tạo | house | được sửa; sửa chữa; nhà được | 1.1
nhà tạm; dột nát; xóa; xóa tạm | house | nhà tạm; dột nát; được xóa; nhà dột | 1.1
tốc mái; bị sập; bão; dựng lại; thiên tai; lũ; sạt lở; sập | house | dựng lại; sau thiên; thiên tai; sửa chữa; lại
    sửa | 0.9
nhà; căn nhà; ngôi nhà; nhà ở; xây nhà; nhà đồng; nhà tình; sửa nhà; mái ấm | money | hỗ trợ; nhà ở; kinh phí; trợ
    nhà; phí hỗ | 0.8
quà; suất quà; phần quà; tặng quà; thăm hỏi; đối tượng chính | money | trị giá; quà tặng; giá quà | 0.9
quà; phần quà; suất quà; túi quà; phần | gift | suất quà; quà tặng; đối tượng; chính sách | 0.8
khám; khám bệnh; tư vấn; cấp thuốc; phát thuốc; chữa bệnh | turn person, person | khám bệnh; tư vấn; cấp thuốc;
    sức khỏe; miễn phí | 1.2
khám; khám bệnh; cấp thuốc; phát thuốc | money | khám bệnh; cấp thuốc; trị giá; giá khám | 1.2
nhập ngũ; lên đường; tân binh | person | nhập ngũ; công dân | 0.7
tặng quà; thăm; động viên | person | được thăm; tặng quà; thanh niên; nhập ngũ | 0.6
nhập ngũ; tân binh | money | trị giá; thanh niên; nhập ngũ; niên nhập; quà tặng | 1.2
xuất ngũ; việc làm; hoàn thành nghĩa; trở về | person | xuất ngũ; giới thiệu; việc làm; quân nhân | 0.9
đỡ đầu; nâng bước; nhận nuôi; nhận đỡ | person | đang được; đỡ đầu; nâng bước; học sinh | 1.1
con nuôi; nhận nuôi | person | con nuôi; nuôi đồn; trẻ em | 1.3
đỡ đầu; nâng bước; con nuôi | money | kinh phí; đỡ đầu; học sinh; phí đỡ | 1.2
bỏ học; trở lại; lại trường; lại lớp | person | bỏ học; trở lại; lại trường | 1.3
nghĩa trang; tưởng niệm; liệt sĩ | work | nghĩa trang; đài tưởng; tưởng niệm; liệt sĩ; tu sửa | 1.2
quỹ; ủng hộ; vì người; đền ơn | money | ủng hộ; các quỹ; vì người; tiền ủng | 1.0
tổng nguồn; tổng trị; huy động; tổng giá; tổng kinh | money | tổng nguồn; nguồn lực; lực huy; huy động | 0.7
xã hội hóa; hội hóa; xã hội | money, % | xã hội; hội hóa; nguồn xã | 0.9
xã hội hóa; hội hóa; nguồn xã | % | tỷ lệ; nguồn xã; hội hóa | 1.1
dư nợ; ủy thác; vay vốn; vốn vay; ngân hàng | money | dư nợ; vốn vay; ủy thác; vay ủy | 1.1
giúp dân; giúp; huy động; đóng góp; lao động | ngày công, lượt ngày công, công | ngày công; công giúp; giúp dân | 1.0
ngày công; giúp dân; giúp nhân; xuống cơ; giúp đỡ; về cơ | turn person, person | giúp dân; tham gia; cán bộ; chiến
    sĩ; đoàn viên | 0.8
cán bộ; chiến sĩ; đoàn viên | turn person | cán bộ; chiến sĩ; lượt cán | 0.6
đường; đường giao; đường liên; đường bê; đường nông; con đường; đường xã; đường thôn | km, m, mét | đường giao;
    giao thông; nông thôn; dài đường; chiều dài | 1.1
kênh; mương; kênh mương; thủy lợi; mương máng; nạo vét; khơi thông | km, m, mét | kênh mương; nạo vét; dài kênh | 1.3
hiến; hiến đất; đất; hiến tặng | m2, m², ha, mét vuông, sào | đất nhân; dân hiến; diện tích; hiến | 1.1
cầu; cây cầu | work | cầu giao; số cầu; xây mới | 0.9
nghèo; khó khăn; giúp; hỗ trợ; tặng; hộ nghèo | household | hộ nghèo; khó khăn; được giúp; giúp đỡ | 0.8
thoát nghèo; giảm; vươn lên; thoát; hộ thoát | household | hộ thoát; thoát nghèo; được giúp | 1.2
tập huấn; khoa học; kỹ thuật; chuyển giao; dạy nghề | event | lớp tập; tập huấn; chuyển giao; khoa học; kỹ thuật | 0.9
tập huấn; khoa học; kỹ thuật; chuyển giao | turn person, person | được tập; tập huấn; khoa học; kỹ thuật | 0.9
công trình; phần việc; thanh niên | work | công trình; công trình thanh; thanh niên; phúc lợi; hoàn thành | 0.8
nhà văn; trường học; phòng học; trường; nhà văn hóa; lớp học; điểm trường | work | trường học; nhà văn; được xây | 1.0
tạm; dột | house | nhà tạm; dột nát; được xóa | 0.9
chuẩn; nông thôn mới; đạt chuẩn; về đích; nông thôn | place, % | xã đạt; đạt chuẩn; nông thôn; chuẩn nông | 1.0
thiên tai; lũ; bão; cháy; cháy rừng; cứu hộ; cứu nạn; dịch; ứng cứu; khắc phục; hạn | turn person, person | phòng
    chống; chống thiên; thiên tai; lực lượng; lượt cán | 0.9
cao nhất; lúc cao | person | lực lượng; cao nhất; huy động | 1.3
thiên tai; lũ; bão; cháy; cứu; huy động; mưa lũ | turn vehicle, vehicle | lượt phương; phương tiện; huy động; tiện
    huy | 1.0
sơ tán; di dời; di chuyển; đưa; an toàn | household, person, turn household | được sơ; sơ tán; di dời | 1.1
cứu; cứu được; cứu sống; cứu nạn | person | được cứu; người được | 0.9
giao chỉ; chỉ tiêu; giao quân | person | chỉ tiêu; giao quân | 1.0
nhập ngũ; giao đủ; giao quân; tuyển quân; lên đường | person | công dân; nhập ngũ; dân nhập | 0.9
nhập ngũ; giao quân; tuyển quân; chỉ tiêu; tuyển chọn | % | chỉ tiêu; giao quân; hoàn thành; tiêu giao | 1.0
đảng viên; là đảng | % | đảng viên; nhập ngũ; lệ đảng; trong nhập | 1.0
đảng viên; là đảng | person | đảng viên; viên nhập | 0.8
trình độ; đại học; cao đẳng; trung cấp | person | trình độ; đại học; cao đẳng; trung cấp | 1.2
tình nguyện; viết đơn; đơn tình | person | viết đơn; tình nguyện; đơn tình | 1.3
học kỳ | event | học kỳ; kỳ quân; quân đội; lớp học | 1.3
học kỳ | person | học kỳ; kỳ quân; quân đội; học viên | 1.3
chức sắc; chức việc; tôn giáo | event | chức sắc; chức việc; cho chức; bồi dưỡng; quốc phòng | 1.2
chức sắc; chức việc; tôn giáo | person, turn person | chức sắc; chức việc; được bồi | 1.2
triệu tập | person, turn person | triệu tập; được triệu | 0.7
triệu tập | % | dự học; triệu tập; được triệu | 1.3
tiếng dân; dân tộc; tiếng | event | tiếng dân; dân tộc; kiến thức | 0.8
nghiệp vụ; dân vận; công tác dân | event | nghiệp vụ; tập huấn; công tác; dân vận | 0.6
nghiệp vụ; tập huấn; dân vận | turn person, person | được tập; tập huấn; dân vận; lượt cán | 0.7
đối tượng 2; đối tượng 3; đối tượng 4; đối tượng; kiến thức quốc; bồi dưỡng | person, turn person | được bồi; kiến
    thức; đối tượng; quốc phòng | 0.9
hành quân; dã ngoại | event | hành quân; dã ngoại; đợt hành | 1.2
hành quân; dã ngoại | turn person, person | hành quân; dã ngoại; chiến sĩ | 1.0
kiểm tra; giám sát; đoàn kiểm | event | kiểm tra; cuộc kiểm; thực hiện; phối hợp | 1.0
kiểm tra; được kiểm; tại | body, place | được kiểm; đơn vị; kiểm tra | 0.9
khảo sát; nắm tình; nắm bắt | event | khảo sát; nắm tình; cuộc khảo | 1.3
nêu; kết luận; yêu cầu | kiến nghị | kiến nghị; yêu cầu; nêu trong; kết luận | 0.8
thực hiện xong; đã thực; khắc phục xong; hoàn thành; hiện xong | kiến nghị | đã thực; hiện xong; thực hiện | 1.3
kiến nghị | % | kiến nghị; sau kiểm; đã thực | 1.2
hoàn thành; đã hoàn | nhiệm vụ | hoàn thành; vụ hoàn; nhiệm vụ | 1.2
đề ra; kế hoạch; tổng số | nhiệm vụ | đề ra; phối hợp; trong năm | 0.9
hoàn thành; nhiệm vụ | % | hoàn thành; nhiệm vụ; thành nhiệm | 0.9
đúng hạn | báo cáo | đúng hạn; nộp đúng | 1.3
phải nộp | báo cáo | phải nộp; cáo phải | 1.3
đúng hạn; báo cáo | % | đúng hạn; báo cáo; nộp đúng | 1.2
giao ban; sơ kết; tổng kết | event | giao ban; sơ kết; tổng kết; hội nghị | 1.2
bằng khen | tập thể, cá nhân, body, person | tặng bằng; bằng khen; được tặng | 1.3
giấy khen | tập thể, cá nhân, body, person | tặng giấy; giấy khen; được tặng | 1.3
khen thưởng; biểu dương; khen | tập thể, cá nhân | được tặng; bằng khen; giấy khen | 0.5
công nhận; đăng ký | % | mô hình; được công; công nhận; đăng ký | 0.9
phức tạp; vụ việc | % | vụ việc; phức tạp; giải quyết | 1.0
"""


def _cues() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for line in LISTING.replace("\n    ", " ").strip().splitlines():
        words, kinds, meant, weight = (part.strip() for part in line.split("|"))
        cue = Cue(_split(meant, ";"), frozenset(_split(kinds, ",")), float(weight))
        for word in _split(words, ";"):
            found.setdefault(" ".join(word.split()[:2]), []).append(cue)
    return {word: tuple(cues) for word, cues in found.items()}


def _split(text: str, sign: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(sign) if part.strip())


CUES = _cues()
