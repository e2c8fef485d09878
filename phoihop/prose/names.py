"""Words that make the number beside them a name, a date or a document (danh từ riêng có số)."""

from phoihop.prose.listing import entries

DOCUMENTS = frozenset(
    tuple(entry.split())
    for entry in entries(
        """
        chỉ thị, nghị quyết, quyết định, kế hoạch, thông tư, nghị định, công văn, kết luận, quy định, hướng dẫn,
        thông báo, thông tri, chương trình, đề án, pháp lệnh, báo cáo, tờ trình, quy chế, công điện, dự án, sắc
        lệnh, điều lệ, lời kêu, ủy thác, liên tịch
        """
    )
)
# The number that follows is a name whatever comes after it, unless the noun itself is counted ("3 xã", "mỗi xã").
NAMED = frozenset(
    entries(
        """
        quân khu, quân đoàn, binh đoàn, sư đoàn, lữ đoàn, trung đoàn, tiểu đoàn, đại đội, trung đội, hải đội,
        quân y, ấp, thôn, phường, quận, khu phố, khóm, xóm, buôn, tổ dân phố, dân phố, tiểu khu, quốc lộ, hương
        lộ, huyện lộ, cột mốc, mốc, khối phố, bão số, đồn số, đối tượng, ql, dt, làng, thpt, thcs, covid, hải
        đoàn, tỉnh lộ
        """
    )
)
# A name only where no unit follows: "tổ 7" but "tổ 5 người".
NAMED_IF_BARE = frozenset(
    entries(
        """
        tổ, lớp, khu, nhóm, đội, cụm, cấp, loại, bậc, khối, mức, phần, bài, điểm, giai đoạn, đợt, tập, kỳ,
        phiên, nhiệm kỳ, khóa, ca, đường, kênh, tàu, bản, vùng, đoàn, hạng, mục, bảng, biểu, hình, phụ lục,
        tuần, số, tầng, phòng, bước, câu, mẫu, đảo, trường, hội, chi bộ, chi hội, trạm, cầu, công ty, nhà máy,
        bệnh viện, đồn
        """
    )
)
# Before a date or a year.
DATED = frozenset(
    entries(
        """
        ngày, sáng, chiều, tối, trưa, đêm, hôm, dịp, lễ, mùng, mồng, tháng, quý, năm, từ, đến, tết, xuân, hè,
        đông, đầu, cuối, giữa, nay, khóa
        """
    )
)
DAYS = frozenset(
    entries(
        """
        ngày, sáng, chiều, tối, trưa, đêm, hôm, dịp, lễ, mùng, mồng
        """
    )
)
# Before a naming noun, these say that it is counted.
COUNTING = frozenset(
    entries(
        """
        mỗi, các, những, từng, một, hằng, hàng, toàn, tổng, cả, số, bình, nhiều
        """
    )
)
AFTER_TOTAL = frozenset(
    entries(
        """
        tổng, trong, quân, con, đủ, trên, tăng, nâng, một
        """
    )
)
# Glued to a number by a slip of the hand, these do not make it a name.
UNCOUNTED = frozenset(
    entries(
        """
        hơn, trên, gần, khoảng, chừng, được, có, cho, là, với, đạt, và, tặng, trao, xây, hiến, góp, lên, còn,
        giúp, mở, từ, đến, ước, ngót, dưới, gồm, sửa
        """
    )
)
# After a small number, these make a motto of it: "4 cùng", "5 không".
SLOGANS = frozenset(
    entries(
        """
        k, không, sạch, cùng, tại chỗ, có, bám, dám, nhất, tốt, biết, rõ, xung kích, sẵn sàng, trách nhiệm,
        giỏi, đảm đang, an, xung phong, hơn, nên, giảm, tự, chống, xây, trong, nhớ, thực, quyết, thật, chung,
        gắn, liền, sát, ngại, kiên quyết, chủ động, tự quản, trước, vì, phải, cần, thông, mũi, bên, đúng, đủ
        """
    )
)
# Arms of the service, after which a number is the unit's own: "Trung đoàn Bộ binh 812".
BRANCHES = frozenset(
    entries(
        """
        binh, giáp, pháo
        """
    )
)
# What follows the numbers of a product or a power line.
SPECIFICATIONS = frozenset(
    entries(
        """
        kv, inch, mp, px, hp
        """
    )
)
PLACES = frozenset(
    entries(
        """
        tỉnh, thành phố, huyện, thị xã, xã, quận, phường, thị trấn, thôn, bản, ấp, buôn, làng, xóm, chốt, khu
        vực, địa phương, quốc gia, nước
        """
    )
)
