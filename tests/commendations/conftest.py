"""Forms of award of a programme, and proposals of the commune to the province in the small world."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from phoihop.commendations import services
from phoihop.commendations.models import AwardForm
from phoihop.commendations.rules import Category, Subject, Votes

NOW = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
YES = Votes(members=9, present=8, in_favour=8)


@pytest.fixture(autouse=True)
def _late_in_2026():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def forms(programme, binh):
    """Bằng khen and giấy khen, by their kind."""
    services.settle_usual_forms(programme=programme, actor=binh, at=NOW)
    return {form.kind: form for form in AwardForm.objects.filter(programme=programme)}


@pytest.fixture
def terms(forms, world):
    """What the commune proposes: its own command, for a road."""
    return {
        "form": forms["merit"],
        "authority": world.province_military,
        "category": Category.MERIT,
        "subject_kind": Subject.COLLECTIVE,
        "collective": world.commune_military,
        "achievement": "Đã có thành tích xuất sắc trong xây dựng nông thôn mới năm 2026",
        "report": "Làm 1,2 km đường; 300 ngày công.",
        "achieved_since": date(2026, 1, 1),
        "achieved_until": date(2026, 11, 1),
    }


@pytest.fixture
def of_a_person(terms):
    """What is proposed for one person: name, office and unit only."""
    return terms | {
        "subject_kind": Subject.INDIVIDUAL,
        "collective": None,
        "person": "Nông Thị Hoa",
        "office": "Trợ lý dân vận",
        "unit": "Ban CHQS xã Đại Từ",
        "told_on": date(2026, 10, 20),
        "retain_until": date(2027, 12, 31),
    }


@pytest.fixture
def propose(programme, world, an):
    """Proposes in An's name."""

    def proposing(terms, **more):
        asked = {
            "programme": programme,
            "body": world.commune_military,
            "proposed_on": date(2026, 11, 2),
            "actor": an,
            "at": NOW,
        }
        return services.propose(**asked | more, terms=services.Terms(**terms))

    return proposing


@pytest.fixture
def proposal(propose, terms):
    """The commune's command, proposed."""
    return propose(terms)


@pytest.fixture
def nominee(propose, of_a_person):
    """A person, proposed."""
    return propose(of_a_person)


@pytest.fixture
def submitted(binh):
    """Takes a proposal to where it waits for its decision."""

    def submitting(proposal):
        services.examine(
            proposal=proposal, council="Hội đồng TĐKT", met_on=date(2026, 11, 10), votes=YES, actor=binh, at=NOW
        )
        return services.submit(proposal=proposal, actor=binh, at=NOW)

    return submitting


@pytest.fixture
def signing():
    """How the decision is issued."""
    return {
        "subject": "Về việc khen thưởng thành tích công tác dân vận năm 2026",
        "place": "Thái Nguyên",
        "signed_on": date(2026, 11, 20),
        "signatory": "Nguyễn Văn Hùng",
        "office": "Chỉ huy trưởng",
        "layout": "state",
    }


@pytest.fixture
def decide(submitted, signing, binh):
    """Decides on proposals in Bình's name, once they are submitted."""

    def deciding(*proposals, **more):
        held = [submitted(each) for each in proposals]
        return services.decide(proposals=held, signing=services.Signing(**signing | more), actor=binh, at=NOW)

    return deciding
