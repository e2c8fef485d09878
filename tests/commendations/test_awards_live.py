"""An award is proposed, examined, submitted, decided, conferred and sometimes revoked; each by whoever may."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from phoihop.access.checks import SYSTEM, may
from phoihop.access.roles import Permission
from phoihop.audit.models import JournalEntry
from phoihop.commendations import services
from phoihop.commendations.deriving import figures
from phoihop.commendations.models import AwardDecision, AwardProposal
from phoihop.commendations.rules import Pending, State, Votes
from phoihop.documents.models import IssuedNumber
from phoihop.exemplars import services as exemplars
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from tests.commendations.conftest import NOW

CAST = ("an", "anh", "binh", "chi", "dung", "giang")
YEAR = (date(2026, 1, 1), date(2027, 1, 1))


def test_an_award_lives_from_proposal_to_conferral(proposal, decide, binh):
    decision = decide(proposal)

    [award] = services.confer(proposals=[proposal], on=date(2026, 11, 22), actor=binh, at=NOW)

    assert (award.state, award.register_number, award.decision) == (State.CONFERRED, 1, decision)
    assert [each.step for each in award.steps.all()] == ["propose", "pass", "submit", "decide", "confer"]


def test_nobody_proposes_for_another_body(propose, terms, dung):
    with pytest.raises(NotAllowed):
        propose(terms, actor=dung)


@pytest.mark.parametrize(
    "wrong",
    [
        {"collective": None},
        {"achievement": " "},
        {"report": ""},
        {"achieved_until": date(2026, 1, 1)},
        {"report": "Số điện thoại 0912345678"},
    ],
)
def test_a_proposal_that_cannot_be_is_refused(wrong, propose, terms):
    with pytest.raises(Invalid):
        propose(terms | wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"told_on": None},
        {"told_on": date(2026, 11, 3)},
        {"retain_until": None},
        {"retain_until": date(2026, 11, 2)},
        {"office": ""},
    ],
)
def test_a_nominee_is_told_before_and_forgotten_afterwards(wrong, propose, of_a_person):
    with pytest.raises(Invalid):
        propose(of_a_person | wrong)


def test_a_form_no_longer_used_is_not_proposed(propose, terms, forms, binh):
    services.retire_form(form=forms["merit"], actor=binh, at=NOW)
    forms["merit"].refresh_from_db()

    with pytest.raises(Invalid):
        propose(terms)


@pytest.mark.parametrize("form", ["merit", "letter"])
def test_one_achievement_is_not_rewarded_twice_in_whatever_form(form, proposal, propose, terms, forms):
    again = terms | {
        "form": forms[form],
        "achievement": "Da co thanh tich xuat sac trong xay dung nong thon moi nam 2026.",
    }

    with pytest.raises(Refused):
        propose(again)


@pytest.mark.parametrize(
    "other",
    [
        {"achievement": "Đã có thành tích phòng chống thiên tai"},
        {"achieved_since": date(2025, 1, 1), "achieved_until": date(2026, 1, 1)},
        {"unit": "Trung đội dân quân cơ động"},
    ],
)
def test_another_achievement_time_or_subject_is_rewarded_by_itself(other, proposal, propose, terms):
    assert propose(terms | other).pk


def test_what_was_withdrawn_stands_in_nobody_s_way(proposal, propose, terms, an):
    services.withdraw(proposal=proposal, reason="Chưa đủ hồ sơ", actor=an, at=NOW)

    assert propose(terms).pk


def test_an_edit_does_not_slip_past_the_guard(proposal, propose, terms, an):
    other = propose(terms | {"achievement": "Thành tích khác"})

    with pytest.raises(Refused):
        services.edit(proposal=other, terms=services.Terms(**terms), actor=an, at=NOW)


def test_a_thematic_award_is_no_basis_for_a_higher_one(propose, terms, decide):
    thematic = propose(terms | {"category": "thematic", "achievement": "Chuyên đề quân dân"})
    decide(thematic)
    thematic.refresh_from_db()

    with pytest.raises(Refused):
        propose(terms | {"basis": thematic})


def test_only_an_award_that_was_given_is_a_basis(proposal, propose, terms, decide):
    with pytest.raises(Refused):
        propose(terms | {"achievement": "Thành tích khác", "basis": proposal})
    decide(proposal)
    proposal.refresh_from_db()

    assert propose(terms | {"achievement": "Thành tích khác", "basis": proposal}).basis == proposal


def test_too_few_votes_end_a_proposal(proposal, binh):
    votes = Votes(members=9, present=9, in_favour=4, against=4, blank=1)

    failed = services.examine(
        proposal=proposal, council="Hội đồng", met_on=date(2026, 11, 10), votes=votes, actor=binh, at=NOW
    )

    assert failed.state == State.REJECTED


@pytest.mark.parametrize(
    "wrong",
    [
        {"votes": Votes(members=9, present=8, in_favour=7)},
        {"votes": Votes(members=9, present=10, in_favour=10)},
        {"met_on": date(2026, 11, 1)},
        {"council": ""},
    ],
)
def test_minutes_that_cannot_be_are_refused(wrong, proposal, binh):
    asked = {"council": "Hội đồng", "met_on": date(2026, 11, 10), "votes": Votes(members=9, present=9, in_favour=9)}

    with pytest.raises(Invalid):
        services.examine(proposal=proposal, **asked | wrong, actor=binh, at=NOW)


def test_whoever_proposed_neither_examines_nor_decides(proposal, submitted, signing, anh):
    with pytest.raises(NotAllowed):
        services.submit(proposal=proposal, actor=anh, at=NOW)
    held = submitted(proposal)

    with pytest.raises(NotAllowed):
        services.decide(proposals=[held], signing=services.Signing(**signing), actor=anh, at=NOW)


def test_nothing_is_decided_before_a_council_met(proposal, signing, binh):
    with pytest.raises(Refused):
        services.decide(proposals=[proposal], signing=services.Signing(**signing), actor=binh, at=NOW)


def test_a_freeze_holds_for_every_proposal_of_the_subject(proposal, propose, terms, submitted, binh):
    services.freeze(proposal=proposal, pending=Pending.COMPLAINT, since=date(2026, 11, 3), actor=binh, at=NOW)

    with pytest.raises(Refused):
        submitted(proposal)
    with pytest.raises(Refused):
        propose(terms | {"achievement": "Thành tích khác"})


def test_after_a_sanction_achievements_count_from_its_end(proposal, submitted, binh):
    services.freeze(proposal=proposal, pending="discipline", since=date(2026, 11, 3), actor=binh, at=NOW)
    services.thaw(proposal=proposal, sanction_ended_on=date(2026, 11, 20), actor=binh, at=NOW)

    with pytest.raises(Refused):
        submitted(proposal)


def test_a_freeze_that_came_to_nothing_is_lifted(proposal, submitted, binh):
    services.freeze(proposal=proposal, pending="inspection", since=date(2026, 11, 3), actor=binh, at=NOW)
    services.thaw(proposal=proposal, actor=binh, at=NOW)

    assert submitted(proposal).state == State.SUBMITTED
    with pytest.raises(Refused):
        services.thaw(proposal=proposal, actor=binh, at=NOW)


def test_numbers_run_through_the_register_and_the_series(proposal, nominee, propose, terms, decide):
    decide(proposal, nominee)
    third = propose(terms | {"achievement": "Thành tích khác"})
    decide(third)

    assert list(AwardProposal.objects.registered().values_list("register_number", flat=True)) == [3, 2, 1]
    assert sorted(IssuedNumber.objects.values_list("number", flat=True)) == [1, 2]


def test_a_party_decision_is_numbered_by_term(proposal, decide):
    decision = decide(proposal, layout="party")

    assert decision.issued_number.series.scope == "term"


@pytest.mark.parametrize("wrong", [{"signatory": ""}, {"signed_on": date(2026, 12, 1)}, {"grounds": "TUYỆT MẬT"}])
def test_a_decision_that_cannot_be_is_refused(wrong, proposal, decide):
    with pytest.raises(Invalid):
        decide(proposal, **wrong)

    assert not AwardDecision.objects.exists()


def test_a_revoked_award_keeps_its_number_and_counts_no_more(proposal, decide, world, programme, binh):
    decide(proposal)
    assert figures(world.commune_military, programme, *YEAR)["TD01"] == 1

    revoked = services.revoke(
        proposal=proposal, on=date(2026, 11, 24), reason="Kê khai sai thành tích", actor=binh, at=NOW
    )

    assert (revoked.state, revoked.register_number) == (State.REVOKED, 1)
    assert figures(world.commune_military, programme, *YEAR)["TD01"] == 0


def test_the_decision_may_be_declined(proposal, submitted, binh):
    declined = services.refuse(proposal=submitted(proposal), reason="Chưa tiêu biểu", actor=binh, at=NOW)

    assert declined.state == State.REJECTED


def test_figures_tell_collectives_from_individuals(proposal, nominee, propose, terms, forms, decide, world, programme):
    letter = propose(terms | {"form": forms["letter"], "achievement": "Thành tích khác"})
    decide(proposal, nominee, letter)

    found = figures(world.commune_military, programme, *YEAR)

    assert found == {"TD01": 1, "TD02": 1, "TD03": 1, "TD04": 0, "TD05": 0}


def test_models_proposed_count_as_proposed_whether_or_not_rewarded(world, programme, binh, an):
    fields = exemplars.settle_national_fields(programme=programme, actor=binh, at=NOW)
    told = {"programme": programme, "body": world.commune_military, "field": fields[0], "at": NOW}
    exemplars.count_individuals(**told, on=date(2026, 3, 1), number=18, actor=an)
    exemplars.count_individuals(**told, on=date(2026, 11, 1), number=18, gate="proposed", actor=binh)

    assert figures(world.commune_military, programme, *YEAR)["TD05"] == 18


@pytest.mark.parametrize("username", CAST)
def test_the_list_shows_just_what_somebody_may_see(username, world, nominee):
    person = world.person(username)

    assert AwardProposal.objects.visible_to(person).exists() == may(person, Permission.AWARD_VIEW, nominee)


@pytest.mark.parametrize("username", CAST)
def test_decisions_are_seen_by_whom_they_may(username, world, nominee, decide):
    decision = decide(nominee)
    person = world.person(username)

    assert AwardDecision.objects.visible_to(person).exists() == may(person, Permission.AWARD_VIEW, decision)


def test_the_journal_names_no_nominee(nominee, decide, binh):
    decide(nominee)
    services.revoke(proposal=nominee, on=date(2026, 11, 24), reason="Kê khai sai", actor=binh, at=NOW)

    told = [f"{line.target_name} {line.facts}" for line in JournalEntry.objects.all()]
    assert not [line for line in told if "Nông Thị Hoa" in line]


def test_a_name_is_deleted_on_its_day_and_the_award_stays(nominee, decide):
    decide(nominee)
    at = datetime(2027, 12, 31, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

    assert services.forget_nominees(actor=SYSTEM, at=NOW) == 0
    assert services.forget_nominees(actor=SYSTEM, at=at) == 1

    nominee.refresh_from_db()
    assert (nominee.person, nominee.office, nominee.state) == ("", "", State.DECIDED)
    assert "hoa" not in nominee.search_text


def test_a_command_deletes_names_every_night(nominee, capsys):
    call_command("forget_nominees")

    assert capsys.readouterr().out == "0\n"
