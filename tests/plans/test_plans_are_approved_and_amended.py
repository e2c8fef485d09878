"""An approved plan is never changed, only amended by the next version."""

from datetime import date

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.plans import services
from phoihop.plans.models import Amendment, Block, Plan, Task
from phoihop.plans.rules import Difference, differences, digest


def test_the_twelve_blocks_are_loaded_once(blocks, noon):
    again = services.load_blocks(actor=SYSTEM, at=noon)

    assert (len(blocks), again, Block.objects.count()) == (12, [], 12)


def test_a_plan_runs_from_any_day_to_any_day(programme, acts):
    plan = services.draft_plan(
        programme=programme, title="Đợt cao điểm", since=date(2025, 2, 3), until=date(2025, 4, 17), kind="other", **acts
    )

    assert (plan.last_day, plan.open_version.number) == (date(2025, 4, 16), 1)


@pytest.mark.parametrize(
    "faulty",
    [
        {"until": date(2025, 1, 1)},
        {"since": date(2030, 1, 1), "until": date(2031, 1, 1)},
        {"reference": "12-KH/MẬT"},
        {"title": "Liên hệ 0912 345 678"},
        {"title": " "},
    ],
)
def test_a_plan_that_cannot_be_is_not_drafted(programme, acts, faulty):
    asked = {"title": "Kế hoạch", "since": date(2025, 1, 1), "until": date(2026, 1, 1)} | faulty

    with pytest.raises(Invalid):
        services.draft_plan(programme=programme, **asked, **acts)


def test_only_whoever_coordinates_drafts(programme, an, noon):
    with pytest.raises(NotAllowed):
        services.draft_plan(
            programme=programme, title="Kế hoạch", since=date(2025, 1, 1), until=date(2026, 1, 1), actor=an, at=noon
        )


def test_an_empty_draft_waits_for_nobody(draft, binh):
    assert list(Plan.objects.awaiting_approval_by(binh)) == []


def test_a_draft_with_a_task_waits_for_whoever_approves(draft, drafted_task, binh, an):
    waiting = [list(Plan.objects.awaiting_approval_by(each)) for each in (binh, an)]

    assert waiting == [[draft], []]


def test_a_draft_is_changed_freely(draft, drafted_task, acts):
    services.edit_plan(plan=draft, title="Kế hoạch năm", **acts)
    services.edit_task(task=drafted_task, due_on=date(2025, 4, 30), **acts)
    other = services.add_task(
        plan=draft, task=services.NewTask(name="Việc khác", lead=drafted_task.lead, due_on=date(2025, 5, 1)), **acts
    )
    services.remove_task(task=other, **acts)

    assert [task.due_on for task in Task.objects.all()] == [date(2025, 4, 30)]
    assert Plan.objects.search("ke hoach nam").get().title == "Kế hoạch năm"


def test_approval_freezes_the_content_with_its_hash(plan):
    [version] = plan.versions.all()

    assert [line["name"] for line in version.content] == ["Tuyên truyền Luật Nghĩa vụ quân sự"]
    assert version.digest == digest(version.content)
    assert plan.reference == "12-KH/BTGDVTU-BCHQST"


def test_a_plan_without_tasks_is_not_approved(draft, acts):
    with pytest.raises(Refused):
        services.approve_plan(plan=draft, approved_on=date(2025, 2, 10), **acts)


def test_nothing_is_approved_on_a_day_to_come(draft, drafted_task, acts):
    with pytest.raises(Invalid):
        services.approve_plan(plan=draft, approved_on=date(2025, 3, 6), **acts)


def test_an_approved_plan_is_not_changed(plan, task, ask, acts):
    for change in (
        lambda: services.edit_plan(plan=plan, title="Khác", **acts),
        lambda: services.add_task(plan=plan, task=ask(), **acts),
        lambda: services.edit_task(task=task, weight=3, **acts),
        lambda: services.remove_task(task=task, **acts),
        lambda: services.approve_plan(plan=plan, approved_on=date(2025, 3, 1), **acts),
        lambda: services.drop_amendment(plan=plan, **acts),
    ):
        with pytest.raises(Refused):
            change()


@pytest.fixture
def amended(plan, task, ask, world, acts):
    """A second version, not yet approved: another due day and partner, and one task more."""
    services.open_amendment(plan=plan, summary="Lùi thời hạn theo kết luận giao ban", **acts)
    services.edit_task(task=task, due_on=date(2025, 6, 30), partners=[world.province_party], **acts)
    services.add_task(plan=plan, task=ask(name="Thăm gia đình chính sách", partners=[]), **acts)
    return plan


def test_what_is_approved_holds_until_the_amendment_is(amended, task):
    task.refresh_from_db()

    assert task.due_on == date(2025, 3, 31)
    assert Task.objects.binding().count() == 1
    assert Amendment.objects.get().due_on == date(2025, 6, 30)


def test_an_approved_amendment_holds_and_says_what_it_changed(amended, task, acts):
    services.approve_plan(plan=amended, approved_on=date(2025, 3, 4), reference="15-KH/BTGDVTU-BCHQST", **acts)

    task.refresh_from_db()
    first, second = amended.versions.all()
    assert (task.due_on, [body.slug for body in task.partners.all()]) == (date(2025, 6, 30), ["province-party"])
    assert differences(first.content, second.content) == [
        Difference(
            "changed", task.name, "partners", "Đảng ủy xã Đại Từ", "Ban Tuyên giáo và Dân vận Tỉnh ủy Thái Nguyên"
        ),
        Difference("changed", task.name, "due_on", "2025-03-31", "2025-06-30"),
        Difference("added", "Thăm gia đình chính sách"),
    ]
    assert first.content[0]["due_on"] == "2025-03-31"


def test_a_second_change_in_one_amendment_goes_on_from_the_first(amended, task, acts):
    services.edit_task(task=task, weight=5, **acts)

    amendment = Amendment.objects.get()
    assert (amendment.due_on, amendment.weight) == (date(2025, 6, 30), 5)


def test_an_amendment_may_be_dropped(amended, acts):
    services.drop_amendment(plan=amended, **acts)

    assert (Task.objects.count(), Amendment.objects.count(), amended.versions.count()) == (1, 0, 1)


def test_one_version_is_drafted_at_a_time(amended, acts):
    with pytest.raises(Refused):
        services.open_amendment(plan=amended, summary="Lần nữa", **acts)


def test_a_first_version_cannot_be_dropped(draft, acts):
    with pytest.raises(Refused):
        services.drop_amendment(plan=draft, **acts)


def test_a_task_of_another_plan_has_no_parts_here(plan, task, programme, ask, acts):
    other = services.draft_plan(
        programme=programme, title="Kế hoạch khác", since=date(2025, 1, 1), until=date(2026, 1, 1), **acts
    )

    with pytest.raises(Refused):
        services.add_task(plan=other, task=ask(parent=task), **acts)


def test_the_journal_tells_the_life_of_a_plan(amended):
    told = JournalEntry.objects.about(amended).values_list("action", flat=True)

    assert list(told) == ["plans.amendment_opened", "plans.approved", "plans.drafted"]
