"""What reports count: nouns by kind, classifiers, measures, and words that end a noun (từ điển đơn vị).

The lists hold dictionary words of the language; modifiers ("tình nghĩa", "chính sách") are left out on purpose.
"""

from phoihop.prose.listing import entries

MEASURES = """
%, phần trăm, km, km2, km², m, m2, m², m3, m³, cm, mm, mét, mét vuông, mét khối, mét dài, ki lô mét, cây số, ha,
héc ta, hecta, sào, mẫu, kg, ký, kí, ki lô gam, kilôgam, gam, gram, tấn, tạ, yến, cân, lạng, lít, kw, kwh, kva,
mw, tỷ đồng, đồng, vnđ, vnd, usd, đô la, ngày công, giờ công, giờ, lần, điểm, lượt, công, tiết, chỉ vàng
"""

PEOPLE = """
người, người dân, nhân dân, đồng bào, bà con, cán bộ, chiến sĩ, chiến sỹ, cán bộ và chiến sĩ, bộ đội, quân nhân,
cựu quân nhân, sĩ quan, sỹ quan, hạ sĩ quan, quân nhân chuyên nghiệp, học sinh, sinh viên, học viên, giáo viên,
thầy cô, thầy giáo, cô giáo, bác sĩ, bác sỹ, y tá, y sĩ, y bác sĩ, thầy thuốc, dược sĩ, đảng viên, đoàn viên,
hội viên, thanh niên, thiếu niên, thiếu nhi, nhi đồng, phụ nữ, nông dân, cựu chiến binh, cựu thanh niên xung
phong, công nhân, viên chức, công chức, người lao động, lao động, công dân, đại biểu, thành viên, tình nguyện
viên, cộng tác viên, tuyên truyền viên, báo cáo viên, thanh thiếu niên, thanh thiếu nhi, dân công, hòa giải
viên, dân quân, dân quân tự vệ, tự vệ, tân binh, chức sắc, chức việc, tín đồ, phật tử, giáo dân, già làng,
trưởng bản, trưởng thôn, trẻ em, cháu, em, em nhỏ, cụ, cụ già, mẹ việt nam anh hùng, mẹ vnah, bà mẹ, thương
binh, bệnh binh, thương bệnh binh, liệt sĩ, liệt sỹ, thân nhân, người có công, đối tượng, bệnh nhân, nạn nhân,
nhân khẩu, khẩu, đồng chí, đ/c, tiểu thương, ngư dân, thuyền viên, lao động nữ, nữ, nam, khách, du khách, nghệ
nhân, diễn viên, chủ hộ, quần chúng, trí thức, doanh nhân, nhà giáo, cử tri, người cao tuổi, cá nhân, cặp vợ
chồng, ủy viên, phóng viên, chuyên gia, kỹ sư, thợ, nhân viên, thí sinh, vận động viên, tuổi trẻ, trưởng ban,
chi hội trưởng, bí thư, bí thư chi bộ, lực lượng, nhân lực, con nuôi, phạm nhân, hộ lý, chỉ huy, công an, công
an viên, trợ lý
"""

HOUSEHOLDS = "hộ, gia đình, hộ viên, nóc nhà"

HOUSES = """
căn nhà, ngôi nhà, nhà, nhà ở, căn hộ, mái nhà, mái ấm, căn, ngôi, nhà cửa, khu nhà, dãy nhà, phòng ở, căn nhà
ở, ngôi nhà ở, nóc, gian nhà
"""

WORKS = """
công trình, phần việc, dự án, hạng mục, trường, trường học, điểm trường, phòng học, nhà văn hóa, nhà
văn hoá, nhà sinh hoạt, nhà vệ sinh, nhà tiêu, nhà tắm, nhà trẻ, nhà mẫu giáo, nhà rông, nhà sàn, nhà bia, nhà
đa năng, nhà kho, nhà kính, nhà lưới, trạm y tế, trạm xá, bệnh xá, bệnh viện, trạm, trạm bơm, trạm biến áp, cầu,
cây cầu, cầu cống, cống, chiếc cầu, đập, đê, kè, hồ, hồ chứa, ao, ao cá, giếng, giếng nước, giếng khoan, bể, lò,
nghĩa trang, đài tưởng niệm, đài, tượng đài, bia, mộ, phần mộ, ngôi mộ, khu di tích, di tích, khu vui chơi, sân
chơi, sân bóng, sân, sân vận động, công viên, vườn, vườn hoa, vườn rau, chuồng, chuồng trại, hố rác, hố xí, thư
viện, tủ sách, phòng, phòng tin học, phòng đọc, đường, tuyến đường, con đường, đoạn đường, tuyến phố, kênh,
mương, kênh mương, tuyến kênh, tuyến, đoạn, rãnh, cổng, cổng chào, hàng rào, bờ kè, chợ, khu chợ, bến, bến đò,
cột cờ, cột, cột điện, cột mốc, mốc, bảng, pa nô, panô, pano, áp phích, khẩu hiệu, cụm pa nô, cụm loa, loa, đèn,
bóng đèn, bóng điện, cột đèn, hệ thống, bãi rác, bếp ăn, nhà máy, nhà xưởng, xưởng, trang trại, gia trại, chùa,
đình, đền, nhà thờ, khu tái định cư
"""

PLACES = """
tỉnh, thành phố, huyện, thị xã, quận, xã, phường, thị trấn, đặc khu, thôn, bản, ấp, buôn, buôn làng, làng, xóm,
khóm, khu phố, tổ dân phố, khu dân cư, khối phố, khu, khu vực, thôn bản, thôn xóm, địa phương, địa bàn, vùng,
điểm, điểm cầu, điểm dân cư, chốt, chốt kiểm dịch, nước, quốc gia, miền, đảo, cụm, cụm dân cư, bon, phum, sóc,
đội sản xuất, nông trường, lâm trường, cửa khẩu, đơn vị hành chính, cơ sở thờ tự
"""

BODIES = """
tổ chức, nhà trường, đơn vị, cơ quan, doanh nghiệp, công ty, hợp tác xã, chi bộ, đảng bộ, chi hội, phân hội, cơ
sở hội, chi đoàn, đoàn cơ sở, chi đội, liên đội, đội, tổ, nhóm, câu lạc bộ, tổ hợp tác, ban, ban chỉ đạo, ủy
ban, sở, phòng giáo dục, ngành, cấp, cấp ủy, đoàn, đoàn thể, hội, hội đồng, tổ đội, cơ sở, cơ sở sản xuất, hội
đoàn, dòng họ, dòng tộc, trung đội, tiểu đội, đại đội, tiểu đoàn, trung đoàn, khẩu đội, tập thể, cơ sở đoàn, cơ
sở đảng, cụm thi đua, khối thi đua, hộ kinh doanh, đồn, đồn biên phòng, đầu mối, mạnh thường quân, nhà hảo tâm,
tôn giáo, dân tộc
"""

EVENTS = """
buổi, buổi lễ, lớp, khóa, khoá, cuộc, cuộc họp, cuộc thi, hội nghị, hội thảo, hội thi, hội diễn, hội thao, tọa
đàm, diễn đàn, đợt, chuyến, ca, kỳ, kì, phiên, phiên tòa, đêm, đêm diễn, chương trình, hoạt động, sự kiện, trận,
trận đấu, giải, giải đấu, tour, cuộc vận động, phong trào, lễ, đám, ca nhiễm, chuyên mục, chuyên trang, phóng
sự, tiết mục, bài giảng, ngày hội, đại hội, sinh hoạt
"""

PAPERS = """
bản tin, tin, tin bài, bài, bài viết, bài báo, tài liệu, tờ rơi, tờ gấp, tờ, cuốn, cuốn sách, quyển, cuốn sổ
tay, sổ tay, sách, ấn phẩm, ảnh, bức ảnh, hình ảnh, tấm ảnh, đĩa, băng rôn, băng đĩa, văn bản, báo cáo, kế
hoạch, nghị quyết, quyết định, quy chế, hướng dẫn, chuyên đề, đề án, đề tài, sáng kiến, hồ sơ, đơn, đơn thư, lá
đơn, thư, ý kiến, kiến nghị, lượt ý kiến, câu hỏi, nhiệm vụ, nội dung, chỉ tiêu, tiêu chí, mục tiêu, giải pháp,
tác phẩm, số, công văn, tin nhắn, phiếu, bản cam kết, cam kết, bản, giấy khen, bằng khen, cờ thi đua, huy
chương, huân chương, kỷ niệm chương, danh hiệu, thẻ bảo hiểm, thẻ bảo hiểm y tế, thẻ bhyt, thẻ, sổ tiết kiệm,
sổ, nhóm nhiệm vụ, nhóm giải pháp, mặt, lĩnh vực, bước, khâu, việc, vấn đề, lượt tin, chuyên luận, cuốn tài
liệu, clip, video, đầu sách, nguồn tin
"""

MODELS = "mô hình, điển hình, mô hình điển hình, gương điển hình, cách làm, gương, tấm gương"

CASES = "vụ việc, vụ, vụ án, trường hợp, đối tượng vi phạm, mâu thuẫn, vụ khiếu kiện, điểm nóng, ổ dịch, tố giác"

GIFTS = """
suất quà, phần quà, suất, phần, món quà, túi quà, giỏ quà, quà, suất học bổng, học bổng, suất cơm, suất ăn, suất
cháo, bữa ăn, bữa cơm, phần ăn, gói quà, phần thưởng, suất hỗ trợ, phong bao, phong bì, giải thưởng, giỏ, combo,
suất vốn, suất trợ cấp, hộp quà, túi an sinh, túi quà an sinh, hũ gạo, đơn vị máu
"""

VEHICLES = """
phương tiện, xe, ô tô, xe ô tô, xe máy, xe đạp, xe lăn, xe tải, xe cứu thương, xe bồn, xe cứu hỏa, xuồng, xuồng
máy, ghe, tàu, tàu thuyền, thuyền, ca nô, canô, cano, tàu cá, máy, máy bay, máy xúc, máy ủi, máy cày, máy bơm,
máy tính, máy vi tính, bộ máy tính, máy lọc nước, máy lọc, máy thở, máy gặt, máy khâu, máy may, tivi, ti vi, tủ
lạnh, máy phát điện, quạt, quạt điện, điện thoại, máy in, bình chữa cháy, trang thiết bị, thiết bị, trang bị,
dụng cụ
"""

THINGS = """
cờ, lá cờ, quần áo, áo ấm, áo phao, áo, áo khoác, áo dài, áo mưa, khẩu trang, giày, dép, giày dép, mũ, nón, mũ
bảo hiểm, chăn, màn, chiếu, cặp sách, cặp, ba lô, vở, vở viết, tập vở, sách vở, sách giáo khoa, đồ dùng học tập,
bút, bàn ghế, bàn, ghế, giường, tủ, tủ thuốc, thuốc, cơ số thuốc, liều vắc xin, vắc xin, liều, mũi tiêm, mũi vắc
xin, bánh chưng, bánh, bánh mì, mì, mì tôm, mì gói, gạo, nước, nước suối, sữa, trứng, rau, rau xanh, thịt, cá,
dầu ăn, nước mắm, xi măng, gạch, ngói, tôn, tấm tôn, cát, sỏi, đá, sắt, thép, đất, đất đá, rác, rác thải, phân
bón, thóc, lúa, ngô, củi, gỗ, muối, đường cát, nhu yếu phẩm, hàng hóa, hàng, thùng hàng, vật dụng, vật tư, cây
xanh, cây giống, cây, cây ăn quả, cây cảnh, cây lâm nghiệp, cây trồng, cây cà phê, cây keo, cây phi lao, cây
hoa, con giống, giống, hom, bầu, hoa, hoa màu, rừng, bò, trâu, dê, lợn, heo, gà, vịt, ngan, ngựa, cừu, thỏ, gia
súc, gia cầm, bê, nghé, cá giống, gà giống, ong, đàn ong, vũ khí, súng, đạn, viên đạn, quả bom, bom, mìn, quả
đạn, bao cát, cọc tre, cọc, rọ đá, bồn, bình nước, can nước, chai nước, téc nước, thùng rác, két, đơn thuốc,
kính, gậy, khẩu súng, mặt hàng, sản phẩm, tour, mái tôn, mái, chuồng bò, chân giả, camera, mắt camera, wifi, đài
radio, radio, pin, bàn học, góc học tập, tủ sách, di vật, hài cốt, bộ hài cốt, hài cốt liệt sĩ, lốp, phao, phao
cứu sinh, nhà bạt, lều, ổ, sim, tài khoản, trang, trang fanpage, kênh truyền hình, kênh, báo, fanpage, zalo, nền
tảng, mã qr
"""

CLASSIFIERS = """
căn, ngôi, suất, phần, lá, con, chiếc, cái, cây, cặp, đôi, bộ, tấm, bức, cuốn, quyển, tập, tờ, thùng, hộp, bao,
gói, túi, chai, lọ, lon, can, bình, bịch, két, xe, khối, viên, quả, trái, bông, bó, khu, dãy, toà, tòa, món,
giỏ, khẩu, cỗ, thanh, hũ, sợi, cành, cọng, đàn, bầy, lứa, mũi, liều, tủ, bồn, bữa, nhúm, chuyến, vỉ, đầu, cuộn,
bì, đĩa, tép
"""

# Verbs that may follow a name with a number in it: "Đoàn 74 phối hợp …".
VERBS = frozenset(
    entries(
        """
        phối hợp, triển khai, tiến hành, tổ chức, chủ trì, chủ động, quán triệt, phát động, phát huy, phát hành,
        khai mạc, ký kết, ra mắt, tiếp nhận, bàn giao, ban hành, chỉ đạo, lãnh đạo, quản lý, hướng dẫn, động
        viên, tích cực, tập trung, quyết định, nỗ lực, tăng cường, bảo vệ, bảo đảm, đảm bảo, duy trì, giữ vững,
        chăm sóc, chăm lo, kịp thời, khắc phục, huy động, tham mưu, cử cán, đóng quân, đứng chân, thành lập,
        thường xuyên, vinh dự, long trọng, gửi, thăm, viếng, đến, về, đi, nói, cho, nêu, yêu cầu, đề nghị, khẳng
        định, nhấn mạnh, đánh giá, ghi nhận, phát biểu, tiếp tục, kết nghĩa, kiểm tra, chuẩn bị, sẵn sàng, phục
        vụ, tuyên dương, nghiêm túc, xuất phát, hành quân, chính thức, trực thuộc, phụ trách, đổi mới, nhằm,
        nhờ, tuy, chúc, chia sẻ
        """
    )
)

# Units that hold a comma or another sign.
PAIRS = (
    "cán bộ , chiến sĩ",
    "cán bộ , chiến sỹ",
    "cán bộ , hội viên",
    "cán bộ - chiến sĩ",
    "cán bộ - chiến sỹ",
    "đ / c",
)

# Words that never begin the thing counted: verbs, function words, modifiers.
STOPS = frozenset(
    entries(
        """
        và, hoặc, hay, với, cho, của, ở, tại, trên, dưới, trong, ngoài, từ, đến, tới, về, theo, qua, sau, trước,
        bằng, để, mà, thì, là, do, bởi, vì, nên, khi, nếu, như, đã, đang, sẽ, được, bị, có, không, còn, cũng,
        đều, vẫn, lại, mới, cùng, so, trở, lên, xuống, vào, ra, đi, này, đó, ấy, kia, nọ, nhằm, gồm, bao, riêng,
        nhất, tham, dự, đạt, chiếm, tăng, giảm, vượt, giúp, đỡ, hỗ, trợ, tặng, trao, xây, sửa, làm, mở, chức,
        vận, động, ủng, đóng, góp, thực, hiện, hoàn, nghèo, khó, chính, thuộc, các, những, mọi, mỗi, từng,
        nhiều, ít, một, bốn, năm, sáu, bảy, tám, chín, mười, trăm, nghìn, ngàn, triệu, tỷ, tỉ, trị, giá, tổng,
        toàn, rất, hơn, gần, khoảng, nữa, rồi, xong, thôi, vừa, thường, luôn, tiếp, tục, phải, cần, nhưng, song,
        tuy, rưỡi, tức
        """
    )
)

# Words that only describe the noun before them.
MODIFIERS = frozenset(
    entries(
        """
        văn, khác, được, đã, đang, cho, trên, với, nghèo, chính, mới, cũ, lớn, nhỏ, dài, rộng, tốt, đẹp, cao,
        thấp, tiêu, điểm, đầu, cuối, trong, ngoài, hoàn, đạt, đủ, tại, sinh, ở, thuộc, vùng, liên, bê, do, để,
        có, không, đến, từ, của, và, hoặc, về, là, vẫn, còn, bị, cùng, theo, này, đó, kia
        """
    )
)

KINDS = {
    "measure": MEASURES,
    "person": PEOPLE,
    "household": HOUSEHOLDS,
    "house": HOUSES,
    "work": WORKS,
    "place": PLACES,
    "body": BODIES,
    "event": EVENTS,
    "paper": PAPERS,
    "model": MODELS,
    "case": CASES,
    "gift": GIFTS,
    "vehicle": VEHICLES,
    "thing": THINGS,
}


def by_kind() -> dict[tuple[str, ...], str]:
    """Every unit as its words, with its kind; what stands in several lists keeps the first."""
    found: dict[tuple[str, ...], str] = {}
    for kind, listing in KINDS.items():
        for entry in entries(listing):
            found.setdefault(tuple(entry.split()), kind)
    for pair in PAIRS:
        found[tuple(pair.split())] = "person"
    return found


UNITS = by_kind()
LONGEST = max(map(len, UNITS))
CLASSIFIER_WORDS = frozenset(entries(CLASSIFIERS))
