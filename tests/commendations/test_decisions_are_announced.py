"""A conference announces decisions that are kept here: chosen on its page, named in its minutes, linked both ways."""

from datetime import timedelta

import pytest
from django.urls import reverse

from phoihop.commendations import services
from phoihop.commendations.models import AwardDecision
from phoihop.foundation.refusals import NotAllowed, Refused
from phoihop.reviews import services as reviews
from phoihop.reviews.papers.conferences import conference_paper
from phoihop.reviews.rules.conferences import ConferenceKind, Invited
from tests.commendations.conftest import NOW
from tests.kept import text_of

CITED = "Quyết định số 01/QĐ-BCHQST ngày 20/11/2026 của Bộ CHQS tỉnh Thái Nguyên về việc khen thưởng"


@pytest.fixture
def decision(decide, proposal):
    """One award, decided on."""
    return decide(proposal)


@pytest.fixture
def conference(programme, world, binh):
    """A review of the year to come, to which the commune is invited."""
    said = reviews.NewConference(
        kind=ConferenceKind.FINAL,
        title="Hội nghị tổng kết năm 2026",
        venue="Hội trường",
        begins_at=NOW + timedelta(days=10),
        ends_at=NOW + timedelta(days=10, hours=3),
        chairs=[world.province_military],
        signatory="Nông Văn Hùng",
        office="Phó Chính ủy",
    )
    made = reviews.plan_conference(programme=programme, said=said, actor=binh, at=NOW)
    reviews.invite(conference=made, rows=[Invited(world.commune_military, 2)], actor=binh, at=NOW)
    return made


@pytest.fixture
def announced(conference, decision, binh):
    """It announces the decision."""
    return services.announce(conference=conference, decisions=[decision], actor=binh, at=NOW)


def page(client, person, conference):
    client.force_login(person)
    return client.get(reverse("reviews:conference", args=[conference.pk])).text


def test_a_decision_is_chosen_on_the_page_of_the_conference(client, conference, decision, binh):
    client.force_login(binh)
    address = reverse("commendations:announce", args=[conference.pk])
    assert address in page(client, binh, conference)
    client.post(address, {"decisions": [decision.pk]})
    assert AwardDecision.objects.announced_at(conference).get() == decision


def test_whoever_may_open_the_decision_follows_its_link(client, conference, announced, decision, binh, an):
    link = reverse("commendations:decision", args=[decision.pk])
    assert link in page(client, binh, conference)
    assert link not in page(client, an, conference)
    assert CITED in page(client, an, conference)


def test_the_decision_names_the_conference(client, conference, announced, decision, binh):
    client.force_login(binh)
    said = client.get(reverse("commendations:decision", args=[decision.pk])).text
    assert reverse("reviews:conference", args=[conference.pk]) in said


def test_what_is_written_besides_stays_possible(client, conference, announced, binh):
    conference.awards = "Quyết định số 9 của Quân khu"
    conference.save(update_fields=["awards"])
    said = page(client, binh, conference)
    assert CITED in said
    assert "Quyết định số 9 của Quân khu" in said


def test_the_minutes_name_the_decision(conference, announced):
    assert CITED in text_of(conference_paper(conference, "minutes", "state", "docx"), "docx")


def test_only_whoever_plans_the_conference_chooses(conference, decision, an):
    with pytest.raises(NotAllowed):
        services.announce(conference=conference, decisions=[decision], actor=an, at=NOW)


def test_nothing_more_is_announced_where_a_conference_was_called_off(conference, decision, binh):
    reviews.call_off(conference=conference, reason="Mưa lũ", actor=binh, at=NOW)
    with pytest.raises(Refused):
        services.announce(conference=conference, decisions=[decision], actor=binh, at=NOW)
