"""What the pages about plans and tasks show, and to whom."""

from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command

from phoihop.access.checks import may
from phoihop.access.roles import Permission
from phoihop.documents.sheets import read_grid
from phoihop.notices.models import Notice, unread_count
from phoihop.plans import services
from phoihop.plans.models import Block, Plan, Task
from phoihop.plans.outline import outline, overall
from phoihop.plans.rules import clauses_of
from tests.cast import NOON

CAST = ["an", "anh", "binh", "chi", "dung", "giang"]
DRAFT = {"title": "Kế hoạch 6 tháng cuối năm", "kind": "half", "since": "01/07/2025", "until": "31/12/2025"}
TASK = {"name": "Tổ chức hội thi", "lead": "commune-military", "due_on": "30/06/2025", "weight": "2"}
RESOLUTION = {
    "source_label": "Nghị quyết số 25-NQ/TU ngày 01/02/2025",
    "text": "1. Tuyên truyền\na) Mở chuyên mục\n2. Củng cố tổ chức",
    "bodies": "commune-military\nsecond-commune-military",
    "due_on": "31/12/2025",
}


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def as_binh(client, binh):
    client.force_login(binh)
    return client


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


@pytest.mark.parametrize("name", CAST)
@pytest.mark.parametrize("stage", ["draft", "plan"])
def test_lists_show_exactly_what_the_policy_allows(name, stage, request, drafted_task, world):
    plan = request.getfixturevalue(stage)
    person = world.person(name)

    listed = plan in Plan.objects.visible_to(person), drafted_task in Task.objects.visible_to(person)

    task = Task.objects.get(pk=drafted_task.pk)
    assert listed == (may(person, Permission.PLAN_VIEW, plan), may(person, Permission.TASK_VIEW, task))


@pytest.mark.parametrize("name", CAST)
def test_a_task_of_another_chain_is_listed_for_whom_the_policy_allows(name, programme, ask, world, acts):
    asked = ask(lead=world.other_military, partners=[world.commune_party])
    task = services.give_task(programme=programme, task=asked, source_kind=Task.Source.AD_HOC, **acts)
    person = world.person(name)

    assert (task in Task.objects.visible_to(person)) == may(person, Permission.TASK_VIEW, task)


def test_the_plans_of_a_programme_are_listed(as_binh, plan, programme):
    page = as_binh.get(f"/plans/of/{programme.slug}/", {"q": "ke hoach phoi hop"}).text

    assert plan.title in page
    assert "/break-down/" in page


def test_plans_are_listed_over_all_programmes(as_an, plan):
    assert plan.title in as_an.get("/plans/").text


def test_a_draft_out_of_sight_does_not_exist(as_an, draft):
    assert as_an.get(f"/plans/{draft.pk}/").status_code == 404


def test_whoever_coordinates_drafts_a_plan(as_binh, programme):
    assert as_binh.get(f"/plans/of/{programme.slug}/new/").status_code == 200

    answer = as_binh.post(f"/plans/of/{programme.slug}/new/", DRAFT, follow=True)

    assert "01/07/2025 – 31/12/2025" in answer.text


def test_whoever_reports_drafts_none(as_an, programme):
    assert as_an.get(f"/plans/of/{programme.slug}/new/").status_code == 403


def test_a_draft_is_changed(as_binh, draft):
    assert draft.title in as_binh.get(f"/plans/{draft.pk}/edit/").text

    as_binh.post(f"/plans/{draft.pk}/edit/", DRAFT)

    draft.refresh_from_db()
    assert (draft.title, draft.until) == ("Kế hoạch 6 tháng cuối năm", date(2026, 1, 1))


def test_a_task_is_added_as_a_part_of_another(as_binh, draft, drafted_task):
    assert as_binh.get(f"/plans/{draft.pk}/task/").status_code == 200

    as_binh.post(f"/plans/{draft.pk}/task/", TASK | {"parent": drafted_task.pk, "partners": "commune-party"})

    part = Task.objects.get(name="Tổ chức hội thi")
    assert (part.parent, part.partners.get().slug, part.weight) == (drafted_task, "commune-party", 2)


def test_a_task_with_a_fault_is_asked_again(as_binh, draft):
    assert as_binh.post(f"/plans/{draft.pk}/task/", TASK | {"lead": "nobody at all"}).status_code == 422


def test_a_task_that_names_somebody_by_number_is_refused(as_binh, draft):
    assert as_binh.post(f"/plans/{draft.pk}/task/", TASK | {"name": "Gọi 0912345678"}).status_code == 422


def test_a_plan_is_approved_amended_and_its_versions_are_told_apart(as_binh, draft, drafted_task):
    as_binh.post(f"/plans/{draft.pk}/change/approve/", {"approved_on": "10/02/2025"})
    as_binh.post(f"/plans/{draft.pk}/change/amend/", {"summary": "Lùi thời hạn"})
    terms = TASK | {"name": drafted_task.name, "due_on": "30/06/2025", "weight": "1"}
    as_binh.post(f"/plans/tasks/{drafted_task.pk}/edit/", terms)
    assert "Lùi thời hạn" in as_binh.get(f"/plans/{draft.pk}/").text
    assert "30/06/2025" in as_binh.get(f"/plans/tasks/{drafted_task.pk}/edit/").text
    as_binh.post(f"/plans/{draft.pk}/change/approve/", {"approved_on": "04/03/2025", "reference": "15-KH/BTGDVTU"})

    page = as_binh.get(f"/plans/{draft.pk}/versions/2/").text

    assert "31/03/2025 → 30/06/2025" in page
    assert "15-KH/BTGDVTU" in page


def test_an_amendment_is_dropped(as_binh, plan):
    as_binh.post(f"/plans/{plan.pk}/change/amend/", {"summary": "Lùi thời hạn"})
    assert as_binh.get(f"/plans/{plan.pk}/change/drop/").status_code == 200

    assert as_binh.post(f"/plans/{plan.pk}/change/drop/").status_code == 302


def test_an_approved_plan_is_not_changed_by_hand(as_binh, plan):
    assert as_binh.post(f"/plans/{plan.pk}/task/", TASK).status_code == 409


def test_whoever_takes_part_approves_nothing(as_an, plan):
    assert as_an.get(f"/plans/{plan.pk}/change/approve/").status_code == 403


def test_an_unknown_change_does_not_exist(as_binh, plan, task):
    assert as_binh.get(f"/plans/{plan.pk}/change/nothing/").status_code == 404
    assert as_binh.get(f"/plans/tasks/{task.pk}/change/nothing/").status_code == 404


def test_the_page_shows_tasks_by_block_and_how_they_stand(as_an, plan, task):
    page = as_an.get(f"/plans/{plan.pk}/").text

    assert page.index("Tuyên truyền, vận động") < page.index(task.name)
    assert "Chưa hoàn thành, trong hạn" in page
    assert "/change/amend/" not in page


def test_the_timeline_is_drawn_and_says_the_same_as_a_table(as_an, plan, task):
    page = as_an.get(f"/plans/{plan.pk}/timeline/").text

    assert page.count("<svg") >= 2
    assert f'href="/plans/tasks/{task.pk}/"' in page
    assert "<td>15/01/2025</td><td>31/03/2025</td>" in page
    assert " style=" not in page


def test_the_timeline_of_an_empty_plan_says_so(as_binh, draft):
    assert "<rect" not in as_binh.get(f"/plans/{draft.pk}/timeline/").text.split("<main")[1]


def test_a_plan_comes_in_excel(as_an, plan, task):
    rows = read_grid(as_an.get(f"/plans/{plan.pk}/plan.xlsx").content)

    assert [row[:2] for row in rows[3:]] == [["1", task.name]]


@pytest.fixture
def large(programme, world, acts):
    """A hundred and eight tasks and their parts, given to two bodies."""
    text = "\n".join(f"{number}. Nhóm nhiệm vụ {number}\na) Một\nb) Hai" for number in range(1, 19))
    plan = services.draft_plan(
        programme=programme, title="Kế hoạch lớn", since=date(2025, 1, 1), until=date(2026, 1, 1), **acts
    )
    services.break_down(
        programme=programme,
        plan=plan,
        clauses=clauses_of(text),
        bodies=[world.commune_military, world.second_commune_military],
        due_on=date(2025, 3, 10),
        source_label="Nghị quyết số 25-NQ/TU",
        **acts,
    )
    services.approve_plan(plan=plan, approved_on=date(2025, 3, 1), **acts)
    return plan


@pytest.mark.parametrize(
    ("page", "most"), [("/plans/", 16), ("/plans/{}/", 30), ("/plans/{}/timeline/", 30), ("/plans/tasks/", 24)]
)
def test_pages_ask_few_queries_however_many_tasks(page, most, as_binh, large, django_assert_max_num_queries):
    with django_assert_max_num_queries(most):
        answer = as_binh.get(page.format(large.pk))

    assert answer.status_code == 200


def test_the_tasks_of_my_body_that_are_nearly_due_come_first(as_an, large, plan, task):
    page = as_an.get("/plans/tasks/").text

    assert "Nhóm nhiệm vụ 7" in page
    assert "Chưa hoàn thành, sắp quá hạn" in page
    assert task.name not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"state": "all"}, True),
        ({"state": "on_course"}, True),
        ({"state": "overdue"}, False),
        ({"state": "all", "q": "luat nghia vu"}, True),
        ({"state": "all", "q": "xay nha"}, False),
        ({"state": "all", "block": "tuyen-truyen"}, True),
        ({"state": "all", "block": "thien-tai"}, False),
        ({"state": "all", "body": "commune-party"}, True),
        ({"state": "all", "body": "other-party"}, False),
        ({"state": "all", "scope": "mine"}, True),
        ({"state": "all", "scope": "coordinated"}, False),
        ({"state": "all", "scope": "all"}, True),
    ],
)
def test_tasks_are_filtered(as_an, task, asked, found):
    page = as_an.get("/plans/tasks/", asked).text

    assert (task.name in page.split('id="results"')[1]) is found


def test_tasks_come_in_excel(as_an, task):
    rows = read_grid(as_an.get("/plans/tasks/tasks.xlsx", {"state": "all"}).content)

    assert [row[1] for row in rows[2:]] == [task.name]


def test_a_task_outside_any_plan_is_given(as_binh, programme):
    assert as_binh.get(f"/plans/of/{programme.slug}/task/").status_code == 200

    asked = TASK | {"source_kind": "inspection", "source_label": "Thông báo kết quả kiểm tra số 3"}
    page = as_binh.post(f"/plans/of/{programme.slug}/task/", asked, follow=True).text

    assert "Kiểm tra: Thông báo kết quả kiểm tra số 3" in page


def test_whoever_takes_part_gives_no_task(as_an, programme):
    assert as_an.get(f"/plans/of/{programme.slug}/task/").status_code == 403


def test_a_task_tells_its_history(as_an, task):
    as_an.post(f"/plans/tasks/{task.pk}/change/progress/", {"text": "Đã mở 2 lớp", "share": "40"})

    page = as_an.get(f"/plans/tasks/{task.pk}/").text

    assert "Tiến độ, đạt 40%: Đã mở 2 lớp" in page
    assert "Giao cho Ban CHQS xã Đại Từ, hạn hoàn thành 31/03/2025" in page


PARTS = {
    "form-TOTAL_FORMS": "7",
    "form-INITIAL_FORMS": "0",
    "form-0-name": "Phần một",
    "form-0-lead": "commune-military",
    "form-0-due_on": "20/03/2025",
    **{f"form-{row}-weight": "1" for row in range(7)},
}


@pytest.mark.parametrize(
    ("verb", "asked", "event"),
    [
        ("progress", {"text": "Đang làm"}, "Tiến độ: Đang làm"),
        ("complete", {"product": "Báo cáo số 5", "on": "03/03/2025"}, "nộp sản phẩm: Báo cáo số 5"),
        ("divide", PARTS, "Phần một"),
        ("reassign", {"lead": "commune-party", "reason": "Phân công lại"}, "sang Đảng ủy xã Đại Từ"),
        ("cancel", {"reason": "Lồng ghép", "decision": "Thông báo 9"}, "Không còn thực hiện (Thông báo 9): Lồng ghép"),
    ],
)
def test_what_is_done_to_a_task_shows_on_its_page(verb, asked, event, as_binh, task):
    assert as_binh.get(f"/plans/tasks/{task.pk}/change/{verb}/").status_code == 200

    page = as_binh.post(f"/plans/tasks/{task.pk}/change/{verb}/", asked, follow=True).text

    assert event in page


def test_a_product_is_taken_back(as_binh, task):
    as_binh.post(f"/plans/tasks/{task.pk}/change/complete/", {"product": "Báo cáo", "on": "03/03/2025"})

    page = as_binh.post(f"/plans/tasks/{task.pk}/change/reopen/", {"reason": "Thiếu số liệu"}, follow=True).text

    assert "Trả lại sản phẩm: Thiếu số liệu" in page


def test_a_task_is_removed_from_a_draft(as_binh, draft, drafted_task):
    assert as_binh.get(f"/plans/tasks/{drafted_task.pk}/change/remove/").status_code == 200

    as_binh.post(f"/plans/tasks/{drafted_task.pk}/change/remove/")

    assert not draft.tasks.exists()


def test_whoever_only_reads_changes_nothing(client, chi, task):
    client.force_login(chi)

    assert client.get(f"/plans/tasks/{task.pk}/").status_code == 200
    assert client.get(f"/plans/tasks/{task.pk}/change/progress/").status_code == 403


def test_a_task_is_proved_by_indicators(as_binh, task, catalogue):
    assert as_binh.get(f"/plans/tasks/{task.pk}/proofs/").status_code == 200

    page = as_binh.post(f"/plans/tasks/{task.pk}/proofs/", {"indicators": "tt01, NM01"}, follow=True).text

    assert "TT01" in page


def test_an_unknown_indicator_proves_nothing(as_binh, task, catalogue):
    assert as_binh.post(f"/plans/tasks/{task.pk}/proofs/", {"indicators": "XX99"}).status_code == 422


def test_a_resolution_is_looked_at_and_then_made_into_tasks(as_binh, programme, blocks):
    page = f"/plans/of/{programme.slug}/break-down/"
    assert as_binh.get(page).status_code == 200
    preview = as_binh.post(page, RESOLUTION).text
    assert 'value="2" id="clause-2" checked' in preview
    assert not Task.objects.exists()

    block = Block.objects.get(code="tuyen-truyen")
    as_binh.post(page, RESOLUTION | {"make": "1", "clause": ["1"], "block-1": str(block.pk)})

    assert Task.objects.count() == 4
    assert set(Task.objects.values_list("block", flat=True)) == {block.pk}


def test_a_resolution_goes_into_a_drafted_plan(as_binh, programme, draft):
    asked = RESOLUTION | {"make": "1", "clause": ["1", "2"], "plan": str(draft.pk)}

    answer = as_binh.post(f"/plans/of/{programme.slug}/break-down/", asked)

    assert answer.url == f"/plans/{draft.pk}/"
    assert draft.tasks.count() == 6


@pytest.mark.parametrize("faulty", [{"text": "không có số"}, {"bodies": ""}, {"make": "1"}])
def test_a_resolution_that_cannot_be_broken_down_is_asked_again(as_binh, programme, faulty):
    assert as_binh.post(f"/plans/of/{programme.slug}/break-down/", RESOLUTION | faulty).status_code == 422


def test_whoever_takes_part_breaks_nothing_down(as_an, programme):
    assert as_an.get(f"/plans/of/{programme.slug}/break-down/").status_code == 403


def test_progress_rolls_up_on_the_page(as_binh, draft, drafted_task, ask, acts):
    services.add_task(plan=draft, task=ask(name="Việc hai", weight=3), **acts)
    services.approve_plan(plan=draft, approved_on=date(2025, 3, 1), **acts)
    task = Task.objects.get(pk=drafted_task.pk)
    services.complete_task(task=task, product="Báo cáo", on=date(2025, 3, 4), **acts)

    assert overall(outline(draft.tasks.all(), date(2025, 3, 5))).percent == 25
    assert "<strong>25</strong> / 100" in as_binh.get(f"/plans/{draft.pk}/").text


def test_reminders_go_once_to_whoever_works_on_it_and_coordinates(task, an, binh, dung):
    with time_machine.travel(NOON + timedelta(days=20), tick=False):
        call_command("remind_tasks")
        call_command("remind_tasks")
    assert (unread_count(an), unread_count(binh), unread_count(dung)) == (1, 0, 0)

    with time_machine.travel(NOON + timedelta(days=30), tick=False):
        call_command("remind_tasks")

    assert (unread_count(an), unread_count(binh)) == (2, 1)
    assert Notice.objects.filter(recipient=an).latest("pk").url == f"/plans/tasks/{task.pk}/"


def test_nobody_is_reminded_of_what_is_done(task, an, acts):
    services.complete_task(task=task, product="Báo cáo", on=date(2025, 3, 4), **acts)

    with time_machine.travel(NOON + timedelta(days=30), tick=False):
        call_command("remind_tasks")

    assert unread_count(an) == 0


def test_the_blocks_come_by_a_command(db):
    call_command("load_blocks")

    assert Block.objects.count() == 12


def test_the_pages_speak_english(as_an, plan):
    as_an.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = as_an.get(f"/plans/{plan.pk}/").text

    assert "Coordination plan of 2025" in page
    assert "Not completed, in time" in page
