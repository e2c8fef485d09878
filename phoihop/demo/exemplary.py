"""Models of “Dân vận khéo” that the story's commune registered; made up like the figures."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from phoihop.exemplars import services as exemplars
from phoihop.exemplars.models import ExemplarField
from phoihop.exemplars.rules import Origin
from phoihop.people.models import Person
from phoihop.programmes.models import Programme

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
BEGUN = datetime(2026, 1, 15, 9, tzinfo=CLOCK)
REGISTERED = date(2026, 3, 12)
ENTERED = datetime(2026, 4, 2, 9, tzinfo=CLOCK)
MODELS = (
    (
        "defence",
        exemplars.Boxes(
            name="Tiếng loa an ninh xóm Đình",
            situation="Xóm xa trung tâm, nhân dân khó tiếp cận thông tin pháp luật.",
            aim="Mỗi tuần hai buổi phát; số vụ vi phạm giảm so với năm trước.",
            content="Loa phát thanh của xóm tuyên truyền pháp luật và nhắc lịch sinh hoạt cộng đồng.",
            reach="Toàn xóm Đình.",
            forces="Chi bộ xóm chủ trì; Ban CHQS xã phối hợp; nhân dân tham gia.",
            resources="Xã hội hóa 12 triệu đồng; từ tháng 4 năm 2026.",
            products="96 buổi phát thanh trong năm, có sổ theo dõi.",
            durability="Duy trì bằng quỹ xóm, có thể nhân ra các xóm lân cận.",
        ),
    ),
    (
        "economy",
        exemplars.Boxes(
            name="Vườn chè chung tay",
            situation="Một số hộ thiếu lao động vào vụ thu hái.",
            aim="Mỗi vụ giúp ít nhất mười hộ thu hái đúng thời vụ.",
            content="Dân quân, đoàn viên đổi công thu hái chè cho hộ thiếu lao động.",
            reach="Các xóm trồng chè của xã.",
            forces="Ban CHQS xã chủ trì; Đoàn Thanh niên, Hội Nông dân phối hợp.",
            resources="Ngày công tự nguyện; từ vụ xuân năm 2026.",
            products="Số hộ được giúp và số ngày công từng vụ.",
            durability="Gắn với lịch thời vụ nên làm được hằng năm.",
        ),
    ),
)


def tell(programme: Programme, cast: dict[str, Person]) -> None:
    """Fields and criteria of the programme, and two models registered."""
    chi, an = cast["chi"], cast["an"]
    exemplars.settle_national_fields(programme=programme, actor=chi, at=BEGUN)
    exemplars.issue_default_rubric(programme=programme, since=date(2026, 1, 1), actor=chi, at=BEGUN)
    fields = {field.national: field for field in ExemplarField.objects.filter(programme=programme)}
    body = an.bodies[0]
    for national, boxes in MODELS:
        exemplars.register(
            programme=programme,
            body=body,
            field=fields[national],
            place=body.place,
            boxes=boxes,
            registered_on=REGISTERED,
            started_on=date(2026, 4, 1),
            origin=Origin.NEW,
            actor=an,
            at=ENTERED,
        )
