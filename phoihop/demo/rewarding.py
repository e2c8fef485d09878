"""The awards of 2026 under the provincial programme: given in July, proposed and decided in November; made up."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from phoihop.commendations import services as commendations
from phoihop.commendations.models import AwardDecision, AwardForm, AwardProposal
from phoihop.commendations.rules import Category, Pending, Subject, Votes
from phoihop.exemplars.models import Exemplar
from phoihop.organisations.models import Body
from phoihop.people.models import Person
from phoihop.programmes.models import Programme

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
PARTY, ARMY, FARMERS, WOMEN, YOUTH = (
    "ban-dan-van-thai-nguyen",
    "chqs-thai-nguyen",
    "hoi-nong-dan",
    "hoi-phu-nu",
    "tinh-doan",
)
JULY = (
    (FARMERS, "merit", "Đã có thành tích trong vận động hội viên hiến đất, góp công làm đường nông thôn"),
    (YOUTH, "merit", "Đã có thành tích trong tổ chức lực lượng thanh niên xung kích phòng, chống thiên tai"),
    (WOMEN, "letter", "Đã có thành tích trong chăm lo gia đình chính sách, hậu phương quân đội"),
)
REPORT = (
    "Thực hiện chương trình phối hợp, tập thể đã chủ động bàn bạc, phân công rõ việc, hoàn thành các nhiệm vụ; "
    "cách làm phù hợp với cơ sở, được nhân dân đồng tình."
)
HALFWAY = date(2026, 7, 1)
COUNCIL = "Hội đồng Thi đua - Khen thưởng"


class Nominee(NamedTuple):
    """Who proposes to whom, which body, for which form of award and what."""

    body: str
    authority: str
    collective: str
    kind: str
    achievement: str


def tell_first_half(programme: Programme, cast: dict[str, Person]) -> AwardDecision:
    """Three bodies are rewarded for the first half-year, by a decision that the review of July announces."""
    story = _Story(programme, cast)
    commendations.settle_usual_forms(programme=programme, **story.chi(date(2026, 1, 15)))
    proposed = [
        story.propose(Nominee(PARTY, PARTY, slug, kind, achievement), date(2026, 6, 22))
        for slug, kind, achievement in JULY
    ]
    given = [story.pass_council(each, date(2026, 6, 30), favour=8) for each in proposed]
    signing = commendations.Signing(
        subject="Về việc khen thưởng thành tích công tác dân vận sáu tháng đầu năm 2026",
        place="Thái Nguyên",
        signed_on=date(2026, 7, 10),
        signatory=cast["chi"].full_name,
        office="Phó Trưởng ban",
    )
    return story.reward("chi", given, signing, conferred=date(2026, 7, 15), hour=15)


def tell_second_half(programme: Programme, cast: dict[str, Person]) -> None:
    """What is under way in November: one decided, one before the council, one waiting to be signed, one frozen."""
    story = _Story(programme, cast)
    model = Exemplar.objects.get(name="Tiếng loa an ninh xóm Đình")
    achievement = "Đã có thành tích xuất sắc trong xây dựng mô hình Dân vận khéo năm 2026"
    proposed = story.propose(Nominee("xã", ARMY, "xã", "merit", achievement), date(2026, 11, 10), model)
    story.pass_council(proposed, date(2026, 11, 17), favour=9)
    story.propose(Nominee(PARTY, PARTY, WOMEN, "merit", "Đã có thành tích tuyên truyền năm 2026"), date(2026, 11, 16))
    late = story.propose(
        Nominee(ARMY, ARMY, YOUTH, "letter", "Đã có thành tích giúp dân sau mưa lũ"), date(2026, 9, 24)
    )
    given = story.pass_council(late, date(2026, 9, 30), favour=7)
    signing = commendations.Signing(
        subject="Về việc khen thưởng đột xuất thành tích giúp dân khắc phục hậu quả mưa lũ",
        place="Thái Nguyên",
        signed_on=date(2026, 10, 5),
        signatory=cast["binh"].full_name,
        office="Trợ lý dân vận",
        layout="state",
    )
    story.reward("binh", [given], signing, conferred=date(2026, 10, 8))
    halted = story.propose(Nominee(PARTY, PARTY, FARMERS, "letter", "Đã có thành tích năm 2026"), date(2026, 11, 12))
    pending: dict[str, Any] = {"pending": Pending.COMPLAINT, "since": date(2026, 11, 18)}
    commendations.freeze(proposal=halted, **pending, **story.chi(date(2026, 11, 18)))


class _Story:
    """Who proposes, and who examines for the authority."""

    def __init__(self, programme: Programme, cast: dict[str, Person]) -> None:
        self.programme, self.cast = programme, cast
        self.bodies = Body.objects.in_bulk((PARTY, ARMY, FARMERS, WOMEN, YOUTH), field_name="slug")
        self.bodies |= {"xã": cast["an"].bodies[0]}
        self.people = {PARTY: "chi", ARMY: "binh", "xã": "an"}

    def by(self, name: str, day: date, hour: int = 9) -> dict[str, Any]:
        """One of the cast acts on that day."""
        return {"actor": self.cast[name], "at": datetime.combine(day, time(hour, 0), CLOCK)}

    def chi(self, day: date, hour: int = 9) -> dict[str, Any]:
        """Chi acts on that day."""
        return self.by("chi", day, hour)

    def propose(self, nominee: Nominee, on: date, model: Exemplar | None = None) -> AwardProposal:
        """A collective is proposed for what it did until then this year."""
        terms = commendations.Terms(
            form=AwardForm.objects.get(programme=self.programme, kind=nominee.kind),
            authority=self.bodies[nominee.authority],
            category=Category.AD_HOC if "mưa lũ" in nominee.achievement else Category.MERIT,
            subject_kind=Subject.COLLECTIVE,
            collective=self.bodies[nominee.collective],
            achievement=nominee.achievement,
            report=REPORT,
            achieved_since=HALFWAY if on > HALFWAY else date(2026, 1, 1),
            achieved_until=on,
            confirmed_by=str(self.bodies[nominee.authority]),
        )
        return commendations.propose(
            programme=self.programme,
            body=self.bodies[nominee.body],
            proposed_on=on,
            terms=terms,
            exemplars=[model] if model else [],
            **self.by(self.people[nominee.body], on),
        )

    def pass_council(self, proposal: AwardProposal, met_on: date, favour: int) -> AwardProposal:
        """The council of the authority votes, and it goes up for decision."""
        authority = next(slug for slug, body in self.bodies.items() if body.pk == proposal.authority_id)
        turn = self.by(self.people[authority], met_on, 15)
        votes = Votes(members=9, present=9, in_favour=favour, against=9 - favour)
        minutes = "Hội đồng nghe báo cáo thành tích, thảo luận và bỏ phiếu kín."
        commendations.examine(proposal=proposal, council=COUNCIL, met_on=met_on, votes=votes, minutes=minutes, **turn)
        return commendations.submit(proposal=AwardProposal.objects.get(pk=proposal.pk), **turn)

    def reward(
        self,
        name: str,
        given: Sequence[AwardProposal],
        signing: commendations.Signing,
        *,
        conferred: date,
        hour: int = 9,
    ) -> AwardDecision:
        """Somebody of the cast decides upon what was submitted, and hands the awards over."""
        decision = commendations.decide(proposals=given, signing=signing, **self.by(name, signing.signed_on))
        awards = list(AwardProposal.objects.filter(decision=decision))
        commendations.confer(proposals=awards, on=conferred, **self.by(name, conferred, hour))
        return decision
