"""What the reports of the story say in words: a small stock of sentences, made up like the figures."""

from phoihop.reporting.models import Section

TEXTS = {
    Section.Kind.LIMITATIONS: (
        "Một số nội dung phối hợp còn dàn trải, chưa chọn được việc trọng tâm của từng tháng.",
        "Việc trao đổi thông tin giữa hai cơ quan có lúc chưa kịp thời, còn trùng thời gian tổ chức hoạt động.",
        "Số liệu giữa hai đơn vị tổng hợp chưa thống nhất, phải đối chiếu nhiều lần.",
        "Công tác tuyên truyền ở các thôn xa trung tâm còn ít buổi, người dự chưa đông.",
    ),
    Section.Kind.CAUSES: (
        "Cán bộ kiêm nhiệm nhiều việc sau sắp xếp đơn vị hành chính, thời gian dành cho công tác dân vận còn ít.",
        "Kinh phí hoạt động phối hợp chưa được bố trí thành mục riêng.",
        "Địa bàn rộng, giao thông đến một số thôn còn khó khăn trong mùa mưa.",
    ),
    Section.Kind.LESSONS: (
        "Có kế hoạch chung từ đầu quý, phân công rõ người chủ trì thì việc triển khai thuận lợi và không trùng lặp.",
        "Lấy trưởng thôn, người có uy tín làm nòng cốt thì huy động được đông đảo nhân dân tham gia.",
        "Gắn hoạt động giúp dân với công trình cụ thể để dễ đánh giá kết quả.",
    ),
    Section.Kind.PROPOSALS: (
        "Đề nghị cấp trên hướng dẫn thống nhất cách tính ngày công giúp dân.",
        "Đề nghị bố trí kinh phí cho công trình phối hợp ngay từ đầu năm.",
        "Đề nghị mở lớp bồi dưỡng nghiệp vụ dân vận cho cán bộ xã mới sắp xếp.",
    ),
}
REGION_TEXTS = {
    Section.Kind.RESULTS: (
        "Nền nếp phối hợp giữa cơ quan chính trị Quân khu và sáu Ban Dân vận Tỉnh ủy được giữ vững; nhiều mô hình "
        "điểm được phổ biến và làm theo."
    ),
    Section.Kind.LIMITATIONS: (
        "Việc cụ thể hóa kế hoạch ở cơ sở chưa sát nhiệm vụ từng đơn vị; kiểm tra, khảo sát chung còn ít; gặp gỡ, "
        "trao đổi thông tin và sơ kết chưa đều."
    ),
    Section.Kind.LESSONS: "Chọn đúng địa bàn trọng điểm và sửa quy chế kịp với thực tiễn thì phối hợp có kết quả rõ.",
    Section.Kind.PROPOSALS: "Đề nghị duy trì sơ kết hằng năm và tăng các cuộc kiểm tra chung ở cơ sở.",
}
RETURN_REASONS = (
    "Số lượt người tuyên truyền cao bất thường so với tháng trước, đề nghị kiểm tra lại.",
    "Chưa nêu rõ nguồn xã hội hóa trong tổng nguồn lực huy động.",
    "Đề nghị thống nhất số ngày công với cơ quan phối hợp trước khi gửi.",
)
