"""A model is registered, judged, kept up, copied and stopped; each by whoever may."""

from dataclasses import replace
from datetime import date

import pytest

from phoihop.audit.models import JournalEntry
from phoihop.exemplars import services
from phoihop.exemplars.models import Exemplar, IndividualCount
from phoihop.exemplars.rules import Gate, Origin, State
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from tests.exemplars.conftest import judged


def test_a_body_registers_a_model(loudspeaker, an):
    found = Exemplar.objects.visible_to(an).get()

    assert (found.name, found.gate, found.steps.get().on) == (loudspeaker.name, Gate.REGISTERED, date(2026, 3, 10))
    assert JournalEntry.objects.filter(action="exemplars.registered").count() == 1


def test_nobody_registers_for_another_body(told, dung, now):
    with pytest.raises(NotAllowed):
        services.register(**told, actor=dung, at=now)


@pytest.mark.parametrize("box", services.BOXES)
def test_every_box_must_be_filled(box, told, an, now):
    told["boxes"] = replace(told["boxes"], **{box: "  "})

    with pytest.raises(Invalid) as refusal:
        services.register(**told, actor=an, at=now)

    assert list(refusal.value.facts) == [box]


@pytest.mark.parametrize(
    "wrong",
    [
        {"registered_on": date(2027, 1, 1)},
        {"origin": Origin.RUNNING, "started_on": None},
        {"unit": "Ông Ba, số 0912345678"},
    ],
)
def test_a_registration_that_cannot_be_is_refused(wrong, told, an, now):
    with pytest.raises(Invalid):
        services.register(**told | wrong, actor=an, at=now)


def test_a_body_outside_the_programme_registers_nothing_in_it(told, world, dung, now):
    with pytest.raises(Invalid):
        services.register(**told | {"body": world.other_military}, actor=dung, at=now)


def test_a_field_no_longer_used_takes_no_more_models(told, fields, binh, an, now):
    services.retire_field(field=fields["defence"], actor=binh, at=now)
    told["field"].refresh_from_db()

    with pytest.raises(Invalid):
        services.register(**told, actor=an, at=now)


def test_a_model_passes_its_gates_one_after_another(recognised, binh, now):
    with pytest.raises(Refused):
        services.pass_gate(exemplar=recognised, gate="proposed", on=date(2026, 11, 20), actor=binh, at=now)

    typical = services.pass_gate(exemplar=recognised, gate="typical", on=date(2026, 11, 20), actor=binh, at=now)

    assert typical.gate == Gate.TYPICAL


def test_its_own_body_does_not_recognise_a_model(loudspeaker, anh, now):
    with pytest.raises(NotAllowed):
        services.pass_gate(exemplar=loudspeaker, gate="effective", on=date(2026, 11, 10), actor=anh, at=now)


def test_no_gate_opens_without_an_evaluation(loudspeaker, rubric, binh, now):
    with pytest.raises(Refused):
        services.pass_gate(exemplar=loudspeaker, gate="effective", on=date(2026, 11, 10), actor=binh, at=now)


@pytest.mark.parametrize("given", [{"share": "0.4"}, {"satisfied": False}])
def test_too_few_points_or_a_veto_keep_a_gate_shut(given, loudspeaker, rubric, binh, now):
    judged(loudspeaker, rubric, binh, **given)

    with pytest.raises(Refused):
        services.pass_gate(exemplar=loudspeaker, gate="effective", on=date(2026, 11, 10), actor=binh, at=now)


def test_the_latest_evaluation_decides(loudspeaker, rubric, binh, now):
    judged(loudspeaker, rubric, binh, share="0.4")
    judged(loudspeaker, rubric, binh, share="0.6", on=date(2026, 11, 5))

    passed = services.pass_gate(exemplar=loudspeaker, gate="effective", on=date(2026, 11, 10), actor=binh, at=now)

    assert passed.gate == Gate.EFFECTIVE


def test_a_gate_entered_by_mistake_is_taken_back(recognised, binh, now):
    back = services.take_back(exemplar=recognised, reason="Nhập nhầm", actor=binh, at=now)

    assert (back.gate, [each.gate for each in Exemplar.objects.get().passed]) == (
        Gate.EFFECTIVE,
        [Gate.REGISTERED, Gate.EFFECTIVE],
    )


def test_the_registration_itself_is_not_taken_back_but_withdrawn(loudspeaker, an, binh, now):
    with pytest.raises(Refused):
        services.take_back(exemplar=loudspeaker, reason="Nhầm", actor=binh, at=now)

    services.withdraw(exemplar=loudspeaker, reason="Đăng ký trùng", actor=an, at=now)

    with pytest.raises(Refused):
        services.start(exemplar=loudspeaker, on=date(2026, 5, 1), actor=an, at=now)


def test_a_model_is_registered_once_a_year(told, an, now):
    old = services.register(
        **told | {"registered_on": date(2025, 3, 1), "started_on": date(2025, 3, 1)}, actor=an, at=now
    )
    renewed = services.renew(exemplar=old, on=date(2026, 3, 1), actor=an, at=now)

    assert renewed.registered_on == date(2026, 3, 1)
    with pytest.raises(Refused):
        services.renew(exemplar=old, on=date(2026, 5, 1), actor=an, at=now)


def test_an_evaluation_of_the_year_before_opens_nothing(told, rubric, an, binh, now):
    old = services.register(
        **told | {"registered_on": date(2026, 1, 2), "started_on": date(2026, 1, 2)}, actor=an, at=now
    )
    judged(old, rubric, binh, on=date(2026, 11, 1))

    with pytest.raises(Invalid):
        judged(old, rubric, binh, on=date(2026, 1, 1))


def test_a_half_year_is_checked_once(loudspeaker, an, now):
    assert Exemplar.objects.awaiting_check(now.date()).get() == loudspeaker
    services.check(exemplar=loudspeaker, maintained=True, note="Duy trì tốt", actor=an, at=now)

    assert not Exemplar.objects.awaiting_check(now.date()).exists()
    with pytest.raises(Refused):
        services.check(exemplar=loudspeaker, maintained=True, actor=an, at=now)


def test_a_model_not_kept_up_stops_with_its_reason(loudspeaker, an, now):
    with pytest.raises(Invalid):
        services.check(exemplar=loudspeaker, maintained=False, actor=an, at=now)

    services.check(exemplar=loudspeaker, maintained=False, note="Loa hỏng, không có kinh phí", actor=an, at=now)

    loudspeaker.refresh_from_db()
    assert (loudspeaker.stopped_on, loudspeaker.state) == (date(2026, 7, 1), State.STOPPED)


def test_a_model_stops_and_is_taken_up_again(loudspeaker, an, now):
    services.stop(exemplar=loudspeaker, on=date(2026, 9, 1), reason="Sáp nhập xóm", actor=an, at=now)
    with pytest.raises(Refused):
        services.check(exemplar=loudspeaker, maintained=True, actor=an, at=now)

    going = services.resume(exemplar=loudspeaker, reason="Ghi nhầm", actor=an, at=now)

    assert going.stopped_on is None


@pytest.mark.parametrize("state", list(State))
def test_lists_find_models_in_just_the_state_they_are_in(state, told, an, now):
    rows = [
        {"started_on": None},
        {"started_on": date(2026, 4, 1)},
        {"started_on": date(2025, 4, 1), "registered_on": date(2025, 3, 1)},
        {"started_on": date(2026, 1, 1), "origin": Origin.RUNNING},
    ]
    made = [services.register(**told | row, actor=an, at=now) for row in rows]
    services.stop(exemplar=made[-1], on=date(2026, 5, 1), reason="Hết nhu cầu", actor=an, at=now)
    day = date(2026, 11, 25)

    found = set(Exemplar.objects.in_state(state, day))

    assert found == {each for each in Exemplar.objects.all() if each.state_on(day) is state}
    assert found


def test_a_copy_is_noted_but_never_round_a_circle(loudspeaker, told, an, now):
    copy = services.register(**told | {"started_on": date(2026, 6, 1)}, actor=an, at=now)
    made = services.replicate(model=loudspeaker, copy=copy, on=date(2026, 6, 1), actor=an, at=now)

    with pytest.raises(Refused):
        services.replicate(model=copy, copy=loudspeaker, on=date(2026, 7, 1), actor=an, at=now)
    services.drop_replication(replication=made, actor=an, at=now)
    assert not loudspeaker.copies.exists()


def test_only_a_recognised_model_is_shown_to_everybody(loudspeaker, rubric, binh, now):
    with pytest.raises(Refused):
        services.publish(exemplar=loudspeaker, summary="Hay", actor=binh, at=now)


def test_a_public_model_that_stops_is_shown_no_longer(recognised, binh, an, now):
    services.publish(exemplar=recognised, summary="Loa xóm phát hai buổi mỗi tuần.", actor=binh, at=now)
    assert Exemplar.objects.worth_copying(now.date()).exists()

    services.stop(exemplar=recognised, on=date(2026, 11, 24), reason="Sáp nhập", actor=an, at=now)

    assert not Exemplar.objects.worth_copying(now.date()).exists()


def test_individuals_are_numbers_and_no_gate_lets_more_through_than_registered(programme, world, fields, an, binh, now):
    told = {"programme": programme, "body": world.commune_military, "field": fields["economy"], "at": now}
    services.count_individuals(**told, on=date(2026, 3, 1), number=15, actor=an)

    with pytest.raises(Invalid):
        services.count_individuals(**told, on=date(2026, 11, 1), number=16, gate="recognised", actor=binh)
    with pytest.raises(NotAllowed):
        services.count_individuals(**told, on=date(2026, 11, 1), number=5, gate="recognised", actor=an)
    services.count_individuals(**told, on=date(2026, 11, 1), number=5, gate="recognised", actor=binh)

    assert IndividualCount.objects.count() == 2
    with pytest.raises(Invalid):
        services.count_individuals(**told, on=date(2026, 3, 1), number=0, actor=an)


def test_criteria_are_issued_in_versions(rubric, programme, binh, now):
    second = services.issue_rubric(
        programme=programme,
        since=date(2026, 7, 1),
        criteria=[services.NewCriterion(name="Hiệu quả", most=100)],
        actor=binh,
        at=now,
    )

    rubric.refresh_from_db()
    assert (second.version, rubric.valid_until, rubric.is_default, second.is_default) == (
        2,
        date(2026, 7, 1),
        True,
        False,
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"criteria": []},
        {"criteria": [services.NewCriterion(name="Hiệu quả", most=100, veto=True)]},
        {"criteria": [services.NewCriterion(name="Hiệu quả", most=40)]},
        {"since": date(2025, 12, 1)},
    ],
)
def test_criteria_that_cannot_judge_are_refused(wrong, rubric, programme, binh, now):
    asked = {"since": date(2026, 7, 1), "criteria": [services.NewCriterion(name="Hiệu quả", most=100)]} | wrong

    with pytest.raises(Invalid):
        services.issue_rubric(programme=programme, **asked, actor=binh, at=now)


def test_whoever_does_not_lead_settles_no_fields(programme, anh, now):
    with pytest.raises(NotAllowed):
        services.settle_field(programme=programme, name="Nông thôn mới", national="economy", actor=anh, at=now)
