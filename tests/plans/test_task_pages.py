"""What the pages about tasks show, to whom, and who is reminded of them."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command

from phoihop.documents.sheets import read_grid
from phoihop.notices.models import Notice, unread_count
from phoihop.plans import services
from tests.cast import NOON

pytestmark = pytest.mark.usefixtures("at_noon")
TASK = {"name": "Tổ chức hội thi", "lead": "commune-military", "due_on": "30/06/2025", "weight": "2"}


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
