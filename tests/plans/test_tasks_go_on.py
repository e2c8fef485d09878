"""Tasks are given, divided, reported on, completed, taken back, moved and cancelled."""

from datetime import date

import pytest

from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.indicators import services as indicators
from phoihop.plans import services
from phoihop.plans.models import Task
from phoihop.plans.rules import State, clauses_of

RESOLUTION = "1. Tuyên truyền\na) Mở chuyên mục\nb) Nói chuyện\n2. Củng cố tổ chức"


@pytest.fixture
def by_an(an, noon):
    """An acts for the commune."""
    return {"actor": an, "at": noon}


def test_a_task_of_a_conclusion_binds_at_once_and_is_found_by_its_source(programme, ask, acts):
    task = services.give_task(
        programme=programme,
        task=ask(),
        source_kind=Task.Source.CONCLUSION,
        source_key="conclusion:7.2",
        source_label="Thông báo kết luận số 7, điểm 2",
        **acts,
    )

    assert task.is_binding
    assert Task.objects.get(source_kind="conclusion", source_key="conclusion:7.2") == task


def test_a_task_of_a_plan_goes_through_the_plan(programme, ask, acts):
    with pytest.raises(Invalid):
        services.give_task(programme=programme, task=ask(), source_kind=Task.Source.PLAN, **acts)


@pytest.mark.parametrize(
    "faulty",
    [
        {"name": " "},
        {"due_on": date(2025, 1, 1)},
        {"weight": 0},
        {"product": "Gửi bà 001099012345"},
        {"name": "Văn bản TUYỆT MẬT"},
    ],
)
def test_a_task_that_cannot_be_is_not_given(programme, ask, acts, faulty):
    with pytest.raises(Invalid):
        services.give_task(programme=programme, task=ask(**faulty), source_kind=Task.Source.AD_HOC, **acts)


def test_a_lead_body_is_not_its_own_partner(programme, ask, world, acts):
    with pytest.raises(Invalid):
        services.give_task(
            programme=programme,
            task=ask(partners=[world.commune_military]),
            source_kind=Task.Source.AD_HOC,
            **acts,
        )


def test_progress_is_reported_by_whoever_works_on_it(task, by_an):
    services.report_progress(task=task, text="Đã mở 2 lớp", share=40, product="Kế hoạch lớp", **by_an)

    task.refresh_from_db()
    assert (task.reported_share, task.progress_notes.get().reported_by.username) == (40, "an")


def test_whoever_has_no_part_reports_nothing(task, dung, noon):
    with pytest.raises(NotAllowed):
        services.report_progress(task=task, text="Đã làm", actor=dung, at=noon)


@pytest.mark.parametrize("faulty", [{"share": 101}, {"text": " "}, {"product": "0912345678"}])
def test_progress_that_cannot_be_is_not_reported(task, by_an, faulty):
    with pytest.raises(Invalid):
        services.report_progress(task=task, **({"text": "Đang làm"} | faulty), **by_an)


def test_nobody_reports_on_what_is_only_drafted(drafted_task, acts):
    with pytest.raises(Refused):
        services.report_progress(task=drafted_task, text="Đã làm", **acts)


def test_a_task_is_completed_by_its_product(task, by_an):
    done = services.complete_task(task=task, product="Báo cáo số 5", on=date(2025, 3, 3), **by_an)

    assert done.state_on(date(2025, 3, 5)) is State.DONE_IN_TIME


@pytest.mark.parametrize("faulty", [{"product": ""}, {"on": date(2025, 3, 6)}])
def test_nothing_is_completed_without_product_or_in_advance(task, by_an, faulty):
    with pytest.raises(Invalid):
        services.complete_task(task=task, **({"product": "Báo cáo", "on": date(2025, 3, 3)} | faulty), **by_an)


def test_what_is_completed_is_not_completed_again(task, by_an):
    services.complete_task(task=task, product="Báo cáo", on=date(2025, 3, 3), **by_an)

    with pytest.raises(Refused):
        services.complete_task(task=task, product="Báo cáo", on=date(2025, 3, 3), **by_an)


def test_a_product_may_be_taken_back(task, by_an, acts):
    services.complete_task(task=task, product="Báo cáo", on=date(2025, 3, 3), **by_an)

    again = services.reopen_task(task=task, reason="Thiếu số liệu", **acts)

    assert (again.is_open, again.handed_in) == (True, "")


def test_nothing_is_taken_back_that_was_not_handed_in(task, acts):
    with pytest.raises(Refused):
        services.reopen_task(task=task, reason="Thiếu", **acts)


def test_a_task_is_divided_among_those_below_and_beside(task, ask, world, anh, noon):
    parts = services.divide_task(
        task=task,
        parts=[
            ask(name="Phần một", due_on=date(2025, 3, 15)),
            ask(name="Phần hai", lead=world.commune_party, partners=[], due_on=date(2025, 3, 20)),
        ],
        actor=anh,
        at=noon,
    )

    assert [part.parent for part in parts] == [task, task]


def test_work_is_not_given_to_bodies_out_of_reach(task, ask, world, anh, noon):
    with pytest.raises(Refused):
        services.divide_task(task=task, parts=[ask(lead=world.other_military)], actor=anh, at=noon)


def test_no_part_is_due_after_the_whole(task, ask, acts):
    with pytest.raises(Invalid):
        services.divide_task(task=task, parts=[ask(due_on=date(2025, 4, 1))], **acts)


def test_a_whole_waits_for_its_parts(task, ask, acts):
    [part] = services.divide_task(task=task, parts=[ask(name="Phần một")], **acts)

    with pytest.raises(Refused):
        services.complete_task(task=task, product="Báo cáo", on=date(2025, 3, 3), **acts)

    services.complete_task(task=part, product="Báo cáo phần", on=date(2025, 3, 3), **acts)
    assert services.complete_task(task=task, product="Báo cáo", on=date(2025, 3, 4), **acts).completed_on


def test_a_task_is_cancelled_with_its_open_parts_for_a_reason(task, ask, acts):
    [part] = services.divide_task(task=task, parts=[ask(name="Phần một")], **acts)

    services.cancel_task(task=task, reason="Lồng ghép", decision="Thông báo số 9", **acts)

    part.refresh_from_db()
    assert part.state_on(date(2025, 3, 5)) is State.CANCELLED
    with pytest.raises(Refused):
        services.report_progress(task=task, text="Đang làm", **acts)


def test_nothing_is_cancelled_without_a_reason(task, acts):
    with pytest.raises(Invalid):
        services.cancel_task(task=task, reason="", **acts)


def test_a_task_moves_to_another_lead_and_the_version_stays(task, plan, world, acts):
    moved = services.reassign_task(task=task, lead=world.commune_party, reason="Phân công lại", **acts)

    assert (moved.lead, list(moved.partners.all())) == (world.commune_party, [])
    assert plan.versions.get().content[0]["lead"] == "Ban CHQS xã Đại Từ"


def test_a_task_does_not_move_to_where_it_is(task, world, acts):
    with pytest.raises(Refused):
        services.reassign_task(task=task, lead=world.commune_military, reason="Thử", **acts)


def test_indicators_and_targets_prove_a_task(task, programme, catalogue, acts):
    target = indicators.set_target(
        programme=programme,
        indicator=catalogue["TT01"],
        since=date(2025, 1, 1),
        until=date(2026, 1, 1),
        words="ít nhất 80",
        **acts,
    )

    services.set_proofs(task=task, proofs={catalogue["TT01"]: target, catalogue["NM01"]: None}, **acts)

    assert {proof.indicator.code: proof.target for proof in task.proofs.all()} == {"TT01": target, "NM01": None}


def test_a_target_of_another_indicator_proves_nothing(task, programme, catalogue, acts):
    span = {"since": date(2025, 1, 1), "until": date(2026, 1, 1)}
    target = indicators.set_target(programme=programme, indicator=catalogue["TT01"], words="80", **span, **acts)

    with pytest.raises(Invalid):
        services.set_proofs(task=task, proofs={catalogue["NM01"]: target}, **acts)


def press(programme, world, acts, **facts):
    return services.break_down(
        **{
            "programme": programme,
            "clauses": clauses_of(RESOLUTION),
            "bodies": [world.commune_military, world.second_commune_military],
            "due_on": date(2025, 12, 31),
            "source_label": "Nghị quyết số 25-NQ/TU",
            **acts,
            **facts,
        }
    )


def test_one_press_makes_the_tasks_of_each_body(programme, world, acts):
    made = press(programme, world, acts)

    assert len(made) == 2 * (2 + 2)
    assert sum(task.parent is None for task in made) == 4
    assert {task.source_key for task in made if task.parent} == {
        "Nghị quyết số 25-NQ/TU#1.a",
        "Nghị quyết số 25-NQ/TU#1.b",
    }


def test_pressing_twice_gives_nothing_twice(programme, world, acts):
    press(programme, world, acts)

    again = press(programme, world, acts, bodies=[world.commune_military, world.commune_party])

    assert {task.lead for task in again} == {world.commune_party}


def test_with_a_plan_the_tasks_wait_for_its_approval(programme, draft, world, blocks, acts):
    made = press(programme, world, acts, plan=draft, blocks={"1": blocks["tuyen-truyen"]})

    assert not Task.objects.binding().exists()
    assert {task.block for task in made if task.name == "Mở chuyên mục"} == {blocks["tuyen-truyen"]}


def test_eighteen_groups_for_many_bodies_take_few_queries(programme, world, acts, django_assert_max_num_queries):
    text = "\n".join(f"{number}. Nhóm nhiệm vụ {number}\na) Một\nb) Hai" for number in range(1, 19))

    with django_assert_max_num_queries(30):
        made = press(programme, world, acts, clauses=clauses_of(text))

    assert len(made) == 2 * 18 * 3


def test_whoever_takes_part_breaks_nothing_down(programme, world, by_an):
    with pytest.raises(NotAllowed):
        press(programme, world, by_an)


def test_the_journal_tells_the_life_of_a_task(task, by_an):
    services.report_progress(task=task, text="Đang làm", **by_an)

    told = list(JournalEntry.objects.about(task).values_list("action", flat=True))
    assert told == ["plans.task_progressed", "plans.task_given"]
