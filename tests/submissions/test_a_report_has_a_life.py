"""From draft to approval and back: who takes which step, and what no order of steps can bring about."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.access.checks import may
from phoihop.access.roles import Permission
from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import DomainError, Invalid, NotAllowed, Refused
from phoihop.submissions import services
from phoihop.submissions.models import Submission
from phoihop.submissions.rules import LIFE, Status, Step
from tests.submissions.conftest import sound


def test_a_signed_report_awaits_whoever_receives_it(submitted, world):
    waiting = Submission.objects.awaiting_decision_of({world.province_military.pk})

    assert waiting.get() == submitted


def test_whoever_merely_writes_a_report_does_not_submit_it(filled, an, noon):
    with pytest.raises(NotAllowed):
        services.submit(submission=filled, actor=an, at=noon)


def test_nobody_approves_a_report_of_their_own_commune(submitted, anh, noon):
    with pytest.raises(NotAllowed):
        services.approve(submission=submitted, actor=anh, at=noon)


def test_nobody_approves_a_report_of_another_province(submitted, dung, noon):
    with pytest.raises(NotAllowed):
        services.approve(submission=submitted, actor=dung, at=noon)


def test_a_body_without_a_superior_approves_its_own(asked, binh, noon):
    own = services.open_report(obligation=asked.owed["province-military", "2025-Q1"], actor=binh, at=noon)
    services.state(submission=own, statements=sound(), actor=binh, at=noon)
    services.submit(submission=own, actor=binh, at=noon)

    assert services.approve(submission=own, actor=binh, at=noon).approved_revision == 1


def test_a_report_with_an_empty_line_is_not_submitted(draft, anh, noon):
    with pytest.raises(Invalid) as refusal:
        services.submit(submission=draft, actor=anh, at=noon)

    assert set(refusal.value.facts) >= {"TT01", "QP10"}


def test_a_part_beyond_its_whole_is_not_submitted(filled, an, anh, noon):
    services.state(submission=filled, statements=[services.Statement(indicator="DV02", words="11")], actor=an, at=noon)

    with pytest.raises(Invalid) as refusal:
        services.submit(submission=filled, actor=anh, at=noon, acknowledged=True)

    assert set(refusal.value.facts) == {"DV02"}


def test_what_asks_for_a_second_look_must_be_confirmed(filled, an, anh, noon):
    services.state(submission=filled, statements=[services.Statement(indicator="DV02", words="3")], actor=an, at=noon)

    with pytest.raises(Invalid):
        services.submit(submission=filled, actor=anh, at=noon)

    assert services.submit(submission=filled, actor=anh, at=noon, acknowledged=True).status == Status.SUBMITTED


def test_a_report_is_returned_with_a_reason(submitted, binh, noon):
    returned = services.give_back(submission=submitted, reason="Thiếu số liệu xã Phú Lương", actor=binh, at=noon)

    assert (returned.status, returned.return_reason) == (Status.RETURNED, "Thiếu số liệu xã Phú Lương")


@pytest.mark.parametrize("reason", ["", "  ", "Gọi 0912 345 678", "Theo công văn MẬT"])
def test_a_reason_must_be_given_and_be_fit_to_be_read(submitted, binh, noon, reason):
    with pytest.raises(Invalid):
        services.give_back(submission=submitted, reason=reason, actor=binh, at=noon)


def test_a_report_returned_in_time_stays_in_time(submitted, binh, anh, noon):
    first = submitted.first_submitted_on
    services.give_back(submission=submitted, reason="Bổ sung", actor=binh, at=noon)

    again = services.submit(submission=submitted, actor=anh, at=noon.replace(month=6))

    assert again.first_submitted_on == first


def test_a_reopened_report_goes_on_in_a_new_revision(approved, binh, noon):
    reopened = services.reopen(submission=approved, reason="Sửa số liệu", actor=binh, at=noon)

    assert (reopened.revision, reopened.approved_revision, reopened.status) == (2, 1, Status.REOPENED)


def test_the_steps_stand_in_the_journal_in_order(approved, binh, noon):
    services.reopen(submission=approved, reason="Sửa số liệu", actor=binh, at=noon)

    lines = JournalEntry.objects.filter(
        action__in=["submission.submitted", "submission.approved", "submission.reopened"]
    )
    assert list(lines.order_by("pk").values_list("action", "facts__submission", "facts__revision")) == [
        ("submission.submitted", approved.pk, 1),
        ("submission.approved", approved.pk, 1),
        ("submission.reopened", approved.pk, 2),
    ]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(Step), max_size=8))
def test_no_order_of_steps_approves_what_was_not_submitted(asked, an, anh, binh, noon, steps):
    Submission.objects.all().delete()
    report = services.open_report(obligation=asked.owed["commune-military", "2025-Q1"], actor=an, at=noon)
    services.state(submission=report, statements=sound(), actor=an, at=noon)
    for step in steps:
        walk(step, report, anh, binh, noon)

    taken = [step.step for step in report.steps.all()]

    assert taken[:1] in ([], [Step.SUBMIT])
    assert all(earlier == Step.SUBMIT for earlier, later in pairwise(taken) if later in {Step.APPROVE, Step.RETURN})
    assert (Submission.objects.get().approved_revision is not None) == (Step.APPROVE in taken)


def walk(step, report, anh, binh, at):
    try:
        match step:
            case Step.SUBMIT:
                services.submit(submission=report, actor=anh, at=at)
            case Step.RETURN:
                services.give_back(submission=report, reason="Bổ sung", actor=binh, at=at)
            case Step.APPROVE:
                services.approve(submission=report, actor=binh, at=at)
            case Step.REOPEN:
                services.reopen(submission=report, reason="Sửa", actor=binh, at=at)
    except Refused:
        pass


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("step", Step)
def test_a_step_outside_the_life_of_a_report_is_refused(submitted, anh, binh, noon, status, step):
    Submission.objects.update(status=status, return_reason="x", approved_revision=1)
    verbs = {
        Step.SUBMIT: lambda: services.submit(submission=submitted, actor=anh, at=noon),
        Step.RETURN: lambda: services.give_back(submission=submitted, reason="x", actor=binh, at=noon),
        Step.APPROVE: lambda: services.approve(submission=submitted, actor=binh, at=noon),
        Step.REOPEN: lambda: services.reopen(submission=submitted, reason="x", actor=binh, at=noon),
    }

    if (status, step) in LIFE:
        assert verbs[step]().status == LIFE[status, step]
    else:
        with pytest.raises(Refused):
            verbs[step]()


@pytest.mark.parametrize("name", ["an", "anh", "binh", "chi", "dung", "giang"])
@pytest.mark.parametrize("body", ["commune-military", "second-commune-military", "province-military", "other-military"])
def test_the_list_shows_exactly_what_the_policy_allows(name, body, asked, request):
    report = Submission.objects.create(obligation=asked.owed[body, "2025-Q1"])
    person = request.getfixturevalue(name)

    listed = report in Submission.objects.visible_to(person)

    assert listed == may(person, Permission.SUBMISSION_VIEW, report)


def test_many_at_once_are_like_one_by_one(asked, world, an, anh, binh, noon):
    codes = ["2024-Q4", "2025-Q1", "2025-Q2"]
    obligations = [asked.owed["commune-military", code] for code in codes]
    reports = services.open_many(obligations=obligations, actor=an, at=noon)
    answers = [services.Answers(report, sound(TT01=f"{number + 5}.000")) for number, report in enumerate(reports)]

    outcomes = services.state_many(reports=answers, actor=an, at=noon)
    services.submit_many(submissions=reports, actor=anh, at=noon)
    done = services.approve_many(submissions=reports, actor=binh, at=noon)

    assert [len(outcome.accepted) for outcome in outcomes] == [8, 8, 8]
    assert [(report.status, report.approved_revision) for report in done] == [(Status.APPROVED, 1)] * 3
    assert [report.entries.get(indicator__code="TT01").low for report in done] == [5_000, 6_000, 7_000]
    assert [report.steps.count() for report in done] == [2, 2, 2]
    assert JournalEntry.objects.filter(action="submission.approved").count() == 3


def test_many_are_approved_all_or_none(submitted, asked, an, binh, noon):
    other = services.open_report(obligation=asked.owed["commune-military", "2025-Q2"], actor=an, at=noon)

    with pytest.raises(Refused):
        services.approve_many(submissions=[submitted, other], actor=binh, at=noon)

    assert Submission.objects.get(pk=submitted.pk).status == Status.SUBMITTED


def test_in_a_bulk_call_each_report_bears_its_own_signature(filled, anh, binh, noon):
    morning = noon.replace(hour=9)
    turns = {filled.pk: services.Turn(anh, morning)}

    [report] = services.submit_many(submissions=[filled], actor=binh, at=noon, turns=turns)

    line = JournalEntry.objects.get(action="submission.submitted")
    assert (report.submitted_by, line.actor, line.at) == (anh, anh, morning)


def test_a_refusal_is_always_one_of_three_kinds(draft, dung, noon):
    for verb in (services.submit, services.approve):
        with pytest.raises(DomainError):
            verb(submission=draft, actor=dung, at=noon)
