"""A conference from its plan to its minutes: who may, what stands, what can no longer change."""

from dataclasses import replace
from datetime import timedelta

import pytest

from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.reviews import services
from phoihop.reviews.models import Conference, Invitation
from phoihop.reviews.rules.conferences import AgendaLine, Answer, Came, ConferenceState, Invited
from tests.conferences.conftest import AFTER, BEGINS, ENDS, PLANNED

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def answer(sent, world, anh):
    """The commune answers."""

    def given(answer=Answer.COMING, actor=anh, at=PLANNED, note=""):
        invitation = sent.invitations.get(body=world.commune_military)
        return services.answer_invitation(invitation=invitation, answer=answer, note=note, actor=actor, at=at)

    return given


def test_how_it_stands_follows_from_its_hours(conference):
    states = [conference.state_at(moment) for moment in (PLANNED, BEGINS, AFTER)]

    assert states == [ConferenceState.PLANNED, ConferenceState.HELD, ConferenceState.HELD]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"title": " "}, "title"),
        ({"venue": ""}, "venue"),
        ({"ends_at": BEGINS}, "ends_at"),
        ({"chairs": []}, "chairs"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_box(programme, said, binh, facts, field):
    with pytest.raises(Invalid) as refusal:
        services.plan_conference(programme=programme, said=replace(said(), **facts), actor=binh, at=PLANNED)

    assert field in refusal.value.facts


def test_only_the_lead_plans(programme, said, anh):
    with pytest.raises(NotAllowed):
        services.plan_conference(programme=programme, said=said(), actor=anh, at=PLANNED)


def test_a_telephone_number_in_the_agenda_is_refused(conference, binh):
    with pytest.raises(Invalid):
        services.set_agenda(conference=conference, lines=[AgendaLine("Gọi 0912 345 678")], actor=binh, at=PLANNED)


def test_a_body_is_invited_once(conference, world, binh):
    twice = [Invited(world.commune_military), Invited(world.commune_military)]

    with pytest.raises(Invalid):
        services.invite(conference=conference, rows=twice, actor=binh, at=PLANNED)


def test_a_body_that_stays_invited_keeps_its_answer(answer, sent, world, binh):
    answer()
    services.invite(conference=sent, rows=[Invited(world.commune_military, 5)], actor=binh, at=PLANNED)

    assert list(sent.invitations.values_list("invited", "answer")) == [(5, "coming")]


def test_the_invitation_takes_a_number_and_is_sent_once(sent, binh):
    assert sent.invitation_number.number == 1
    with pytest.raises(Refused):
        services.send_invitations(conference=sent, actor=binh, at=PLANNED)


def test_nothing_is_sent_that_nobody_signs(programme, said, world, binh):
    made = services.plan_conference(programme=programme, said=said(signatory=""), actor=binh, at=PLANNED)
    services.invite(conference=made, rows=[Invited(world.commune_military)], actor=binh, at=PLANNED)

    with pytest.raises(Refused):
        services.send_invitations(conference=made, actor=binh, at=PLANNED)


def test_an_invitation_waits_for_the_invited_body_until_it_answers(sent, world, answer):
    bodies = frozenset({world.commune_military.pk})
    before = Invitation.objects.awaiting_answer_of(bodies, PLANNED).count()
    answer()

    assert (before, Invitation.objects.awaiting_answer_of(bodies, PLANNED).count()) == (1, 0)


def test_a_body_answers_for_itself_alone(sent, world, anh):
    other = sent.invitations.get(body=world.second_commune_military)

    with pytest.raises(NotAllowed):
        services.answer_invitation(invitation=other, answer=Answer.ABSENT, actor=anh, at=PLANNED)


@pytest.mark.parametrize(("hours", "kept"), [(0, "coming"), (24, "")])
def test_whoever_answered_for_other_hours_is_asked_again(answer, sent, said, binh, hours, kept):
    answer()
    later = timedelta(hours=hours)

    services.edit_conference(
        conference=sent, said=said(begins_at=BEGINS + later, ends_at=ENDS + later), actor=binh, at=PLANNED
    )

    assert sent.invitations.get(body__slug="commune-military").answer == kept


def test_after_it_began_nobody_answers(answer):
    with pytest.raises(Refused):
        answer(at=BEGINS)


def test_who_is_invited_from_elsewhere_sees_it(conference, world, dung, binh):
    before = Conference.objects.visible_to(dung).exists()
    services.invite(conference=conference, rows=[Invited(world.other_military)], actor=binh, at=PLANNED)

    assert (before, Conference.objects.visible_to(dung).exists()) == (False, True)


@pytest.mark.parametrize("name", ["an", "anh", "binh", "chi", "dung", "giang"])
def test_the_list_shows_exactly_what_the_policy_grants(conference, world, name):
    from phoihop.access.checks import may  # noqa: PLC0415
    from phoihop.access.roles import Permission  # noqa: PLC0415

    person = world.person(name)

    seen = Conference.objects.visible_to(person).filter(pk=conference.pk).exists()

    assert seen == may(person, Permission.CONFERENCE_VIEW, conference)


def test_an_invited_body_hands_in_a_paper(conference, world, anh):
    paper = services.hand_in_paper(
        conference=conference,
        body=world.commune_military,
        title="Kinh nghiệm từ cơ sở",
        content=PDF,
        name="tham luận.pdf",
        actor=anh,
        at=PLANNED,
    )

    assert (paper.upload.kind, conference.papers.count()) == ("pdf", 1)


@pytest.mark.parametrize("body", ["second_commune_military", "other_military"])
def test_nobody_hands_in_a_paper_for_others(conference, world, anh, body):
    asked = {"title": "Tham luận", "content": PDF, "name": "a.pdf", "actor": anh, "at": PLANNED}

    with pytest.raises((NotAllowed, Refused)):
        services.hand_in_paper(conference=conference, body=getattr(world, body), **asked)


def test_attendance_is_noted_once_it_has_begun(sent, world, binh):
    rows = [Came(world.commune_military.pk, 1, "một đồng chí đi công tác")]
    with pytest.raises(Refused):
        services.note_attendance(conference=sent, rows=rows, actor=binh, at=BEGINS - timedelta(minutes=1))

    services.note_attendance(conference=sent, rows=rows, actor=binh, at=ENDS)

    assert sent.invitations.get(body=world.commune_military).present == 1


def test_minutes_wait_until_they_are_finished(sent, binh):
    taken = services.Taken(progress="Diễn ra đúng chương trình.", secretary="Lê Bình", chair="Nông Văn Hùng")
    waiting = [Conference.objects.awaiting_minutes(AFTER).count()]
    services.take_minutes(conference=sent, taken=taken, actor=binh, at=AFTER)
    waiting.append(Conference.objects.awaiting_minutes(AFTER).count())
    services.take_minutes(conference=sent, taken=taken, finish=True, actor=binh, at=AFTER)

    assert [*waiting, Conference.objects.awaiting_minutes(AFTER).count()] == [1, 1, 0]
    with pytest.raises(Refused):
        services.take_minutes(conference=sent, taken=taken, actor=binh, at=AFTER)


def test_finished_minutes_say_something_and_are_signed(sent, binh):
    with pytest.raises(Invalid):
        services.take_minutes(conference=sent, taken=services.Taken(), finish=True, actor=binh, at=AFTER)


def test_one_that_is_called_off_goes_no_further(sent, binh, answer):
    services.call_off(conference=sent, reason="Do ảnh hưởng của bão", actor=binh, at=PLANNED)

    with pytest.raises(Refused):
        answer()
    assert Conference.objects.standing().count() == 0


def test_every_step_stands_in_the_journal(sent, answer):
    answer()

    wrote = set(JournalEntry.objects.filter(action__startswith="reviews.").values_list("action", flat=True))
    assert {
        "reviews.conference_planned",
        "reviews.agenda_set",
        "reviews.bodies_invited",
        "reviews.invitations_sent",
        "reviews.invitation_answered",
    } <= wrote
