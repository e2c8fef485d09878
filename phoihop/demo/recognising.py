"""How the models of the story went on in 2026: kept up, evaluated, recognised, taken up elsewhere, one stopped."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from phoihop.exemplars import services as exemplars
from phoihop.exemplars.models import Exemplar, ExemplarField, rubric_in_force
from phoihop.exemplars.rules import Gate, Mark, Origin
from phoihop.organisations.models import Body, Line
from phoihop.people.models import Person
from phoihop.programmes.models import Programme

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
COUNCIL = "Hội đồng đánh giá mô hình Dân vận khéo tỉnh"
SUMMARY = (
    "Loa phát thanh của xóm đưa thông tin pháp luật, lịch sinh hoạt cộng đồng đến từng nhà, mỗi tuần hai buổi; "
    "nhân dân góp tin, góp công duy trì."
)
RUNNING = exemplars.Boxes(
    name="Tủ sách pháp luật nhà văn hóa xóm",
    situation="Nhà văn hóa xóm ít sách, nhân dân khó tìm văn bản pháp luật.",
    aim="Mỗi tháng có ít nhất hai buổi đọc, giới thiệu sách.",
    content="Vận động quyên góp sách; phân công người trực; giới thiệu văn bản mới.",
    reach="Ba xóm gần trung tâm xã.",
    forces="Hội Cựu chiến binh xã chủ trì; Đoàn Thanh niên phối hợp.",
    resources="Sách quyên góp; từ năm 2024.",
    products="Số đầu sách, sổ mượn, số buổi giới thiệu.",
    durability="Phụ thuộc vào người trực; cần gắn với sinh hoạt xóm.",
)
FIELDS = (("defence", 14, 5), ("economy", 22, 8), ("society", 17, 6))


def tell(programme: Programme, cast: dict[str, Person], communes: Sequence[Body]) -> None:
    """From the half-year's check to the gates of November; individuals are counted and never named."""
    story = _Story(programme, cast)
    loudspeaker, tea = (
        Exemplar.objects.get(name=name) for name in ("Tiếng loa an ninh xóm Đình", "Vườn chè chung tay")
    )
    bookcase = story.register_running()
    story.count_individuals()
    for model in (loudspeaker, tea):
        exemplars.check(exemplar=model, maintained=True, **story.an(date(2026, 7, 6)))
    reason = "Nhà văn hóa xóm sáp nhập; sách chuyển về thư viện xã."
    exemplars.check(exemplar=bookcase, maintained=False, note=reason, **story.an(date(2026, 7, 6)))
    army = sorted((body for body in communes if body.line == Line.MILITARY), key=lambda body: body.slug)
    places = [body.place for body in army if body.place_id != loudspeaker.place_id][:4]
    for place, day in zip(
        places, (date(2026, 8, 5), date(2026, 9, 3), date(2026, 9, 28), date(2026, 10, 20)), strict=True
    ):
        taken_up: dict[str, Any] = {
            "place": place,
            "by": f"Nhân dân {str(place)[:1].lower()}{str(place)[1:]}",
            "on": day,
        }
        exemplars.replicate(model=loudspeaker, **taken_up, **story.chi(day))
    story.judge(loudspeaker, Decimal("0.92"), (Gate.EFFECTIVE, Gate.RECOGNISED, Gate.TYPICAL, Gate.PROPOSED))
    story.judge(tea, Decimal("0.78"), (Gate.EFFECTIVE,))
    exemplars.publish(exemplar=loudspeaker, summary=SUMMARY, **story.chi(date(2026, 11, 12)))


class _Story:
    """An acts for the commune, Chi for the province."""

    def __init__(self, programme: Programme, cast: dict[str, Person]) -> None:
        self.programme, self.cast = programme, cast
        self.body = cast["an"].bodies[0]
        self.fields = {each.national: each for each in ExemplarField.objects.filter(programme=programme)}

    def an(self, day: date) -> dict[str, Any]:
        """An acts on that day."""
        return {"actor": self.cast["an"], "at": datetime.combine(day, time(9, 0), CLOCK)}

    def chi(self, day: date) -> dict[str, Any]:
        """Chi acts on that day."""
        return {"actor": self.cast["chi"], "at": datetime.combine(day, time(14, 0), CLOCK)}

    def register_running(self) -> Exemplar:
        """A model that was at work before it was registered."""
        return exemplars.register(
            programme=self.programme,
            body=self.body,
            field=self.fields["society"],
            place=self.body.place,
            boxes=RUNNING,
            registered_on=date(2026, 3, 12),
            started_on=date(2024, 9, 2),
            origin=Origin.RUNNING,
            **self.an(date(2026, 4, 2)),
        )

    def count_individuals(self) -> None:
        """How many individuals registered in March, and how many were recognised in November."""
        for national, registered, recognised in FIELDS:
            facts: dict[str, Any] = {"programme": self.programme, "body": self.body, "field": self.fields[national]}
            day = date(2026, 3, 12)
            exemplars.count_individuals(**facts, on=day, number=registered, **self.an(day))
            day = date(2026, 11, 10)
            decided: dict[str, Any] = {"gate": Gate.RECOGNISED, "on": day, "reference": "41-QĐ/BCĐ"}
            exemplars.count_individuals(**facts, **decided, number=recognised, **self.chi(day))

    def judge(self, model: Exemplar, share: Decimal, gates: Sequence[Gate]) -> None:
        """The council gives that share of all points, and the gates it opens are passed."""
        met = date(2026, 11, 5)
        rubric = rubric_in_force(self.programme, met)
        marks = {
            each.pk: Mark(
                Decimal(0) if each.veto else (each.most * share).quantize(Decimal("0.5")), True, "Hồ sơ mô hình"
            )
            for each in (rubric.criteria.all() if rubric else ())
        }
        council: dict[str, Any] = {"council": COUNCIL, "members": 9, "present": 8, "on": met}
        exemplars.evaluate(exemplar=model, marks=marks, **council, **self.chi(met))
        for number, gate in enumerate(gates):
            day = date(2026, 11, 6 + number)
            by: dict[str, Any] = {"decided_by": "Ban Chỉ đạo chương trình", "reference": "41-QĐ/BCĐ"}
            model = exemplars.pass_gate(exemplar=model, gate=gate, on=day, **by, **self.chi(day))
