"""The loop of a request: task, remedy with evidence, verified or not, closed; seen alike from both sides."""

from datetime import date

import pytest

from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.inspections import services
from phoihop.inspections.deriving import figures
from phoihop.inspections.models import InspectionRequest
from phoihop.inspections.rules import Stage
from phoihop.plans import services as plans
from phoihop.plans.models import Task
from tests.inspections.conftest import JULY


def standings(request):
    return [step.standing for step in InspectionRequest.objects.for_listing().get(pk=request.pk).steps]


def test_a_remedy_completes_the_task(remedied):
    assert Task.objects.get(pk=remedied.request.task_id).completed_on == JULY.date()


def test_a_remedy_awaits_verification_of_the_team(remedied, binh, an):
    awaiting = InspectionRequest.objects.awaiting_verification_of
    assert awaiting({body.pk for body in binh.bodies}).get() == remedied.request
    assert not awaiting({body.pk for body in an.bodies}).exists()


def test_the_body_asked_does_not_verify_itself(remedied, anh):
    with pytest.raises(NotAllowed):
        services.verify(request=remedied.request, verified=True, reason="Đủ", actor=anh, at=JULY)


def test_the_inspecting_side_does_not_hand_in_the_remedy(request_made, binh):
    with pytest.raises(NotAllowed):
        services.hand_in_remedy(request=request_made, statement="Xong", actor=binh, at=JULY)


def test_a_remedy_is_not_handed_in_twice_before_it_is_judged(remedied, an):
    with pytest.raises(Refused):
        services.hand_in_remedy(request=remedied.request, statement="Thêm", actor=an, at=JULY)


def test_what_does_not_suffice_opens_the_task_again(remedied, binh):
    services.verify(request=remedied.request, verified=False, reason="Chưa có minh chứng", actor=binh, at=JULY)
    assert Task.objects.get(pk=remedied.request.task_id).completed_on is None


def test_each_remedy_is_kept(remedied, binh, an):
    services.verify(request=remedied.request, verified=False, reason="Chưa đủ", actor=binh, at=JULY)
    services.hand_in_remedy(request=remedied.request, statement="Bổ sung biên bản", actor=an, at=JULY)
    assert [each.number for each in remedied.request.remedies.all()] == [1, 2]


def test_an_inspection_is_closed_when_everything_is_verified(remedied, programme, world, binh):
    services.verify(request=remedied.request, verified=True, reason="Đủ minh chứng", actor=binh, at=JULY)
    closed = services.close(inspection=remedied.request.inspection, actor=binh, at=JULY)
    assert closed.closed_on == JULY.date()
    assert figures(world.province_military, programme, date(2026, 1, 1), date(2027, 1, 1))["KT05"] == 1


def test_an_inspection_is_not_closed_before(remedied, binh):
    with pytest.raises(Refused):
        services.close(inspection=remedied.request.inspection, actor=binh, at=JULY)


def test_the_loop_is_a_line_of_steps(request_made, remedied, binh):
    assert standings(remedied.request) == ["done", "done", "done", "now"]
    services.verify(request=remedied.request, verified=False, reason="Chưa đủ", actor=binh, at=JULY)
    assert standings(remedied.request) == ["done", "done", "now", "back"]


def test_a_request_that_is_overdue_shows_it(request_made, move):
    move("2026-08-01")
    assert standings(request_made) == ["done", "done", "late", "ahead"]
    assert InspectionRequest.objects.overdue(date(2026, 8, 1)).get() == request_made


def test_evidence_is_an_address_of_this_site_or_a_file(remedied):
    assert remedied.evidence.get().address == "/submissions/?year=2026"


def test_a_request_is_not_seen_by_the_inspected_body_before_the_conclusion(handed_over, an):
    assert not InspectionRequest.objects.visible_to(an).exists()
    assert InspectionRequest.objects.filter(stage=Stage.DRAFT).exists()


def extend(request, actor, due_on=date(2026, 8, 31)):
    return services.extend(request=request, due_on=due_on, reason="Mưa lũ kéo dài", actor=actor, at=JULY)


def test_more_time_is_given_for_the_request_and_its_task_alike(request_made, binh):
    extend(request_made, binh)
    request = InspectionRequest.objects.get(pk=request_made.pk)
    assert request.due_on == Task.objects.get(pk=request.task_id).due_on == date(2026, 8, 31)


def test_more_time_is_given_though_the_task_was_completed_by_itself(request_made, an, binh):
    task = Task.objects.get(pk=request_made.task_id)
    plans.complete_task(task=task, product="Báo cáo", on=JULY.date(), actor=an, at=JULY)
    extend(request_made, binh)
    assert InspectionRequest.objects.get(pk=request_made.pk).due_on == date(2026, 8, 31)


def test_what_the_conclusion_named_stays_to_be_read(request_made, binh):
    extend(request_made, binh)
    extend(request_made, binh, due_on=date(2026, 9, 30))
    assert InspectionRequest.objects.get(pk=request_made.pk).first_due_on == date(2026, 7, 31)


def test_an_extension_is_journalled_with_its_reason(request_made, binh):
    extend(request_made, binh)
    facts = JournalEntry.objects.get(action="inspections.extended").facts
    assert (facts["old"], facts["new"], facts["reason"]) == ("2026-07-31", "2026-08-31", "Mưa lũ kéo dài")


def test_the_body_asked_gives_itself_no_time(request_made, anh):
    with pytest.raises(NotAllowed):
        extend(request_made, anh)


@pytest.mark.parametrize("due_on", [date(2026, 7, 31), date(2026, 7, 1)])
def test_an_extension_gives_more_time(request_made, binh, due_on):
    with pytest.raises(Invalid):
        extend(request_made, binh, due_on=due_on)


def test_no_time_is_given_once_a_remedy_awaits_its_verification(remedied, binh):
    with pytest.raises(Refused):
        extend(remedied.request, binh)
