"""From the plan to the signed conclusion: who writes, who reads from when, and what nobody can change any more."""

from datetime import date

import pytest

from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.inspections import services
from phoihop.inspections.deriving import figures
from phoihop.inspections.models import Finding, Inspection
from phoihop.inspections.rules import Kind, State, Verdict
from phoihop.inspections.services import Answered
from tests.inspections.conftest import JULY, MAY, POINTS, SIGNED, VISIT


def test_a_plan_is_approved_by_whoever_approves_for_its_lead(plan, inspection, binh):
    assert services.approve_plan(plan=plan, actor=binh, at=MAY).approved_on == MAY.date()


def test_a_plan_without_inspections_is_not_approved(plan, binh):
    with pytest.raises(Refused):
        services.approve_plan(plan=plan, actor=binh, at=MAY)


def test_a_year_is_planned_once(plan, programme, binh):
    with pytest.raises(Refused):
        services.draft_plan(programme=programme, year=2026, actor=binh, at=MAY)


def test_no_body_inspects_itself(programme, said, world, binh):
    with pytest.raises(Invalid):
        services.plan_inspection(programme=programme, said=said(body=world.province_party), actor=binh, at=MAY)


def test_a_new_version_of_a_checklist_leaves_the_inspection_with_its_own(inspection, programme, checklist, binh):
    newer = services.issue_checklist(
        programme=programme, name=checklist.checklist.name, points=POINTS[:1], since=MAY.date(), actor=binh, at=MAY
    )
    kept = Inspection.objects.get(pk=inspection.pk).checklist
    assert (newer.number, kept.number, kept.points.count()) == (2, 1, 2)


def test_points_are_answered_during_the_visit(inspection, checklist, binh, move):
    move(VISIT)
    first, second = checklist.points.all()
    answers = {first: Answered(Verdict.YES), second: Answered(Verdict.NO, "Chậm 2 tháng")}
    services.answer_checklist(inspection=inspection, answers=answers, actor=binh, at=VISIT)
    assert list(inspection.answers.values_list("verdict", flat=True)) == ["yes", "no"]


def test_nothing_is_recorded_before_the_visit(inspection, binh):
    with pytest.raises(Refused):
        services.add_finding(inspection=inspection, kind=Kind.STRENGTH, text="Tốt", actor=binh, at=MAY)


def test_the_inspected_body_sees_that_it_is_inspected_but_no_finding_before_it_is_handed_over(finding, an):
    assert Inspection.objects.visible_to(an).exists()
    assert not Finding.objects.visible_to(an).exists()


def test_the_inspected_body_reads_findings_that_were_handed_over(handed_over, an):
    assert Finding.objects.visible_to(an).exists()


def test_another_body_sees_nothing(handed_over, dung):
    assert not Inspection.objects.visible_to(dung).exists()


def test_the_inspected_body_answers_a_finding_beside_it(handed_over, finding, an):
    services.reply(finding=finding, text="Do cán bộ đi tập huấn dài ngày.", actor=an, at=VISIT)
    assert Finding.objects.get(pk=finding.pk).text == finding.text


@pytest.mark.parametrize("username", ["an", "anh"])
def test_the_inspected_body_cannot_rewrite_a_finding(handed_over, finding, world, username):
    with pytest.raises(NotAllowed):
        services.edit_finding(
            finding=finding, kind=Kind.STRENGTH, text="Gửi đúng hạn.", actor=world.person(username), at=VISIT
        )


def test_the_inspected_body_does_not_answer_what_was_not_handed_over(finding, an):
    with pytest.raises(NotAllowed):
        services.reply(finding=finding, text="Chưa đúng.", actor=an, at=VISIT)


def test_a_finding_describes_nobody_by_number(inspection, binh, move):
    move(VISIT)
    with pytest.raises(Invalid):
        services.add_finding(
            inspection=inspection, kind=Kind.SHORTCOMING, text="Gọi 0912345678 để rõ", actor=binh, at=VISIT
        )


def test_a_conclusion_is_numbered_and_its_requests_become_tasks(concluded, world):
    request = concluded.requests.get()
    assert concluded.conclusion.number.number == 1
    assert (request.task.lead, request.task.due_on) == (world.commune_military, date(2026, 7, 31))


def test_nothing_is_concluded_before_the_findings_are_handed_over(finding, signing, binh, move):
    move(SIGNED)
    with pytest.raises(Refused):
        services.conclude(inspection=finding.inspection, signing=signing, actor=binh, at=SIGNED)


@pytest.mark.parametrize(
    "change",
    [
        lambda one, **turn: services.edit_finding(finding=one, kind=Kind.STRENGTH, text="Khác", **turn),
        lambda one, **turn: services.attach_evidence(finding=one, label="Sổ", address="/submissions/", **turn),
        lambda one, **turn: services.drop_request(request=one.requests.get(), **turn),
        lambda one, **turn: services.add_finding(inspection=one.inspection, kind=Kind.STRENGTH, text="Thêm", **turn),
    ],
)
def test_a_signed_conclusion_freezes_the_record(concluded, finding, binh, change):
    with pytest.raises(Refused):
        change(finding, actor=binh, at=SIGNED)


def test_a_signed_conclusion_is_corrected_by_a_further_record(concluded, finding, binh):
    services.correct(inspection=concluded, text="Báo cáo tháng 4 gửi đúng hạn.", actor=binh, at=JULY)
    assert concluded.corrections.get().corrected_on == JULY.date()
    assert Finding.objects.get(pk=finding.pk).text == finding.text


def test_a_conclusion_is_signed_for_the_head_of_the_team_alone(programme, said, world, signing, binh, move):
    made = services.plan_inspection(
        programme=programme,
        said=said(head=world.province_party, others=[world.province_military]),
        actor=binh,
        at=MAY,
    )
    move(SIGNED)
    services.add_finding(inspection=made, kind=Kind.STRENGTH, text="Tốt", actor=binh, at=SIGNED)
    services.hand_over(inspection=made, actor=binh, at=SIGNED)
    with pytest.raises(NotAllowed):
        services.conclude(inspection=made, signing=signing, actor=binh, at=SIGNED)


def test_an_inspection_is_called_off_for_a_reason(inspection, binh):
    services.call_off(inspection=inspection, reason="Mưa lũ", actor=binh, at=MAY)
    assert Inspection.objects.get(pk=inspection.pk).state == State.CALLED_OFF


@pytest.mark.parametrize("state", State)
def test_what_stands_so_is_what_is_found_standing_so(concluded, inspection, programme, said, binh, state):
    services.plan_inspection(programme=programme, said=said(), actor=binh, at=MAY)
    later = said(since=date(2026, 9, 1), until=date(2026, 9, 2))
    services.plan_inspection(programme=programme, said=later, actor=binh, at=MAY)
    found = set(Inspection.objects.in_state(state, SIGNED.date()))
    assert found == {each for each in Inspection.objects.all() if each.state_on(SIGNED.date()) == state}


def test_a_joint_inspection_counts_once_for_the_body_that_heads_it(concluded, programme, world):
    year = (date(2026, 1, 1), date(2027, 1, 1))
    counts = figures(world.province_military, programme, *year)
    assert counts == {"KT01": 1, "KT02": 1, "KT03": 0, "KT04": 1, "KT05": 0}
    assert figures(world.province_party, programme, *year)["KT01"] == 0
