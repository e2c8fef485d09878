"""The classes of 2026 under the provincial programme, from the winter to one still to come; made up."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from phoihop.organisations.models import Body
from phoihop.people.models import Person
from phoihop.programmes.models import Programme
from phoihop.training import services as training
from phoihop.training.rules import Audience, Seats

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
PARTY, ARMY, COMMUNE = "ban-dan-van-thai-nguyen", "chqs-thai-nguyen", "xã"
NOW_KNOWN = date(2026, 11, 20)
# Who holds it, first and last day, title, content, audience, invited, present or not counted yet.
COURSES: Sequence[tuple[str, str, str, str, str, Audience, int, int | None]] = (
    (ARMY, "2026-01-27", "2026-01-30", "Bồi dưỡng kiến thức quốc phòng và an ninh đối tượng 3, khóa I",
     "Đường lối quốc phòng; công tác quốc phòng địa phương.", Audience.THIRD, 120, 117),
    (PARTY, "2026-03-24", "2026-03-25", "Tập huấn nghiệp vụ dân vận cho cán bộ xã, phường, lớp thứ nhất",
     "Nắm tình hình, đối thoại, xây dựng mô hình Dân vận khéo.", Audience.CADRES, 110, 104),
    (PARTY, "2026-05-11", "2026-05-12", "Tập huấn nghiệp vụ dân vận cho cán bộ xã, phường, lớp thứ hai",
     "Nắm tình hình, đối thoại, xây dựng mô hình Dân vận khéo.", Audience.CADRES, 105, 101),
    (ARMY, "2026-06-02", "2026-06-03", "Tập huấn công tác dân vận trước đợt hành quân dã ngoại",
     "Phong tục, kỷ luật quan hệ quân dân, nội dung giúp dân tại năm xã.", Audience.MARCH, 180, 180),
    (COMMUNE, "2026-07-07", "2026-07-07", "Tập huấn dân quân về phòng, chống lụt bão và sơ tán nhân dân",
     "Phương án của xã; cách vận động, hướng dẫn nhân dân.", Audience.OTHER, 64, 60),
    (ARMY, "2026-08-18", "2026-08-21", "Bồi dưỡng kiến thức quốc phòng và an ninh đối tượng 3, khóa II",
     "Đường lối quốc phòng; công tác quốc phòng địa phương.", Audience.THIRD, 115, 109),
    (PARTY, "2026-09-22", "2026-09-24", "Bồi dưỡng tiếng dân tộc cho cán bộ công tác vùng cao",
     "Giao tiếp thông thường; thuật ngữ công tác dân vận.", Audience.ETHNIC, 40, 38),
    (PARTY, "2026-10-14", "2026-10-15", "Bồi dưỡng kiến thức quốc phòng và an ninh cho chức sắc, chức việc",
     "Chính sách tôn giáo; trách nhiệm công dân trong xây dựng nền quốc phòng toàn dân.", Audience.DIGNITARIES, 55, 51),
    (COMMUNE, "2026-11-17", "2026-11-18", "Tập huấn kỹ năng tuyên truyền trước mùa tuyển quân",
     "Luật Nghĩa vụ quân sự; kỹ năng nói chuyện với gia đình thanh niên.", Audience.CADRES, 30, None),
    (ARMY, "2026-12-10", "2026-12-11", "Rút kinh nghiệm nghiệp vụ dân vận năm 2026",
     "Kết quả năm; trao đổi cách làm giữa các xã.", Audience.CADRES, 90, None),
)  # fmt: skip


def tell(programme: Programme, cast: dict[str, Person]) -> None:
    """Each class is recorded when it has ended; one waits for its number, one is still to come."""
    bodies = Body.objects.in_bulk((PARTY, ARMY), field_name="slug") | {COMMUNE: cast["an"].bodies[0]}
    writers = {PARTY: cast["chi"], ARMY: cast["binh"], COMMUNE: cast["an"]}
    for holder, since, last, title, content, audience, invited, present in COURSES:
        last_day = date.fromisoformat(last)
        entered = min(last_day + timedelta(days=1), NOW_KNOWN)
        training.record_course(
            programme=programme,
            body=bodies[holder],
            place=bodies[holder].place,
            title=title,
            content=content,
            partners={PARTY: "Bộ CHQS tỉnh", ARMY: "Ban Tuyên giáo và Dân vận Tỉnh ủy"}.get(holder, "Đảng ủy xã"),
            since=date.fromisoformat(since),
            until=last_day + timedelta(days=1),
            seats=[Seats(audience, invited, present)],
            actor=writers[holder],
            at=datetime.combine(entered, time(9, 0), CLOCK),
        )
