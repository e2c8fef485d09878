"""The starting blocks of joint work: those that recur in signed programmes and plans since 2012.

They were gathered from the published programmes and plans of central bodies, Military Region 1 and the provinces; each
site may rename them.
"""

# Code, Vietnamese name, English name, in the order in which plans list them.
BLOCKS = (
    ("tuyen-truyen", "Tuyên truyền, vận động", "Information and mobilisation"),
    (
        "he-thong-chinh-tri",
        "Tham gia xây dựng cơ sở chính trị, hệ thống chính trị ở cơ sở; củng cố tổ chức",
        "Building the political base and the political system at the grass roots",
    ),
    (
        "kinh-te-xa-hoi",
        "Phát triển kinh tế - xã hội, xây dựng nông thôn mới, giảm nghèo",
        "Economic and social development, new countryside, reduction of poverty",
    ),
    ("thien-tai", "Phòng, chống thiên tai, cứu hộ, cứu nạn", "Natural disasters, search and rescue"),
    (
        "quoc-phong",
        "Quốc phòng, quân sự địa phương, tuyển quân, khu vực phòng thủ, biên giới",
        "Local defence, recruitment, defensive zones, the border",
    ),
    (
        "chinh-sach",
        "Chính sách, hậu phương quân đội, an sinh xã hội",
        "Policy towards soldiers' families, social security",
    ),
    ("dan-toc-ton-giao", "Công tác dân tộc, tôn giáo", "Ethnic and religious affairs (totals only)"),
    ("vu-viec", "Phối hợp giải quyết vụ việc phức tạp", "Joint handling of complex cases (counts only)"),
    (
        "dan-van-kheo",
        "Mô hình “Dân vận khéo”, “Đơn vị dân vận tốt”",
        "Models of skilful mass mobilisation",
    ),
    (
        "to-chuc",
        "Xây dựng tổ chức hội, đoàn thể và đơn vị quân đội vững mạnh",
        "Strong unions, associations and military units",
    ),
    ("boi-duong", "Bồi dưỡng, tập huấn cán bộ dân vận", "Training of mass-mobilisation officers"),
    (
        "to-chuc-thuc-hien",
        "Trao đổi thông tin, kiểm tra, khảo sát, sơ kết, tổng kết, khen thưởng",
        "Information exchange, inspection, survey, reviews, commendation",
    ),
)
