"""Words that make the number beside them a name, a date or a document (danh từ riêng có số)."""

# ruff: noqa: SIM905 - running words read more easily than lists of quoted ones
DOCUMENTS = frozenset(
    tuple(entry.split())
    for entry in (
        "chỉ thị,nghị quyết,quyết định,kế hoạch,thông tư,nghị định,công văn,kết luận,quy định,hướng dẫn,thông báo,thông tri,chương trình,"
        "đề án,pháp lệnh,báo cáo,tờ trình,quy chế,công điện,dự án,sắc lệnh,điều lệ,lời kêu,ủy thác,liên tịch"
    ).split(",")
)
# The number that follows is a name whatever comes after it, unless the noun itself is counted ("3 xã", "mỗi xã").
NAMED = frozenset(
    (
        "quân khu,quân đoàn,binh đoàn,sư đoàn,lữ đoàn,trung đoàn,tiểu đoàn,đại đội,trung đội,hải đội,hải đoàn,quân y,ấp,thôn,phường,quận,khu phố,"
        "khóm,xóm,buôn,tổ dân phố,dân phố,tiểu khu,quốc lộ,tỉnh lộ,hương lộ,huyện lộ,cột mốc,mốc,khối phố,bão số,đồn số,đối tượng,ql,dt,f,e,làng,thpt,thcs,covid"
    ).split(",")
)
# A name only where no unit follows: "tổ 7" but "tổ 5 người".
NAMED_IF_BARE = frozenset(
    (
        "tổ,lớp,khu,nhóm,đội,cụm,cấp,loại,bậc,khối,mức,phần,bài,điểm,giai đoạn,đợt,tập,kỳ,phiên,nhiệm kỳ,khóa,ca,đường,kênh,tàu,bản,vùng,đoàn,hạng,"
        "mục,bảng,biểu,hình,phụ lục,tuần,số,tầng,phòng,bước,câu,mẫu,đảo,trường,hội,chi bộ,chi hội,trạm,cầu,công ty,nhà máy,đội,bệnh viện,đồn"
    ).split(",")
)
# Before a date or a year.
DATED = frozenset(
    "ngày sáng chiều tối trưa đêm hôm dịp lễ mùng mồng tháng quý năm từ đến tết xuân hè thu đông mùa đầu cuối giữa trước sau hết nay khóa".split()
) - {"mùa", "trước", "sau", "hết", "thu"}
DAYS = frozenset("ngày sáng chiều tối trưa đêm hôm dịp lễ mùng mồng".split())
# Before a naming noun, these say that it is counted.
COUNTING = frozenset("mỗi các những từng một hằng hàng toàn tổng cả số bình nhiều".split())
AFTER_TOTAL = frozenset("tổng trong quân con đủ trên tăng nâng một".split())
# Glued to a number by a slip of the hand, these do not make it a name.
UNCOUNTED = frozenset(
    "hơn trên gần khoảng chừng được có cho là với đạt và tặng trao xây hiến góp lên còn giúp mở từ đến ước ngót dưới gồm sửa".split()
)
SLOGANS = frozenset(
    (
        "không,sạch,cùng,tại chỗ,có,bám,dám,nhất,tốt,biết,rõ,xung kích,sẵn sàng,trách nhiệm,giỏi,đảm đang,xung phong,hơn,nên,giảm,an,tự,chống,xây,trong,k,"
        "nhớ,thực,quyết,thật,chung,gắn,liền,sát,ngại,kiên quyết,chủ động,tự quản,trước,vì,phải,cần,thông,mũi,bên,đúng,đủ"
    ).split(",")
)
# Arms of the service, after which a number is the unit's own: "Trung đoàn Bộ binh 812".
BRANCHES = frozenset("bộ binh,binh,giáp,pháo,không quân,cơ động".replace(",", " ").split()) - {"bộ", "không", "quân", "cơ", "động"}
# What follows the numbers of a product or a power line.
SPECIFICATIONS = frozenset("kv inch mp px hp".split())
PLACES = frozenset("tỉnh,thành phố,huyện,thị xã,quận,xã,phường,thị trấn,thôn,bản,ấp,buôn,làng,xóm,chốt,khu vực,địa phương,quốc gia,nước".split(","))
