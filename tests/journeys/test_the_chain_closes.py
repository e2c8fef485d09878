"""The chain closes: a clause of a resolution becomes a task, and what came of it becomes a task of next year.

Clause → task → joint activity → report → total → finding of an inspection → conference → conclusion → task; the next
review begins with it.
"""

from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from phoihop.plans.models import Task
from phoihop.reviews.models import Conference
from tests.journeys.conftest import MORNING
from tests.journeys.steps import is_approved_from_the_inbox, submits

RESOLUTION = "Nghị quyết 12-NQ/TU ngày 05/01/2026"
CLAUSE = "Giúp nhân dân làm đường liên xóm trước mùa mưa."
ACTIVITY = "Ngày thứ Bảy giúp dân làm đường liên xóm"
FINDING = "Còn ba xóm chưa có đường liên xóm đi được trong mùa mưa."
REQUEST = "Đưa đường liên xóm của ba xóm còn lại vào kế hoạch quý II."
CONCLUSION = f"Khắc phục nội dung kiểm tra đã nêu: {FINDING}"
TITLE = "Hội nghị giao ban quý I năm 2026"
AFTERNOON = MORNING + timedelta(hours=5)


@pytest.fixture
def desks(open_window, february, an, anh, binh):
    """Three desks: An writes, Ánh signs, Bình coordinates at the province."""
    desks = [open_window() for _ in range(3)]
    for desk, person in zip(desks, (an, anh, binh), strict=True):
        desk.sign_in(person)
    return desks


def test_the_chain_closes(desks, programme, march):
    writer, signer, coordinator = desks

    a_clause_becomes_a_task(coordinator, programme)
    an_activity_is_done_together(writer, programme)
    its_figures_are_reported(writer, signer, coordinator)
    the_total_shows_them(coordinator, programme)
    an_inspection_is_planned(coordinator)
    it_finds_what_is_lacking(coordinator)
    the_body_answers_it(signer)
    it_is_concluded_in_writing(coordinator)
    the_loop_is_closed(signer, coordinator)
    a_conference_is_planned(coordinator, programme)
    an_invitation_is_answered(signer)
    with time_machine.travel(AFTERNOON, tick=True):
        what_was_said_is_taken_down(coordinator)
        it_is_concluded(coordinator)
        a_task_of_next_year_is_given(coordinator)
        the_body_finds_its_task(writer)
        the_next_review_begins_with_it(coordinator, programme)


def hall():
    """The conference that is spoken of."""
    return Conference.objects.get(title=TITLE)


def a_clause_becomes_a_task(window, programme):
    page = window.page
    page.goto(f"/plans/of/{programme.slug}/break-down/")
    window.send(source_label=RESOLUTION, text=f"1. {CLAUSE}", bodies="commune-military", due_on="30/06/2026")
    expect(page.locator("main")).to_contain_text(CLAUSE)
    window.look()
    page.get_by_role("button", name="Tạo nhiệm vụ").click()
    page.wait_for_load_state()
    assert Task.objects.get(name__contains="liên xóm").source_kind == Task.Source.RESOLUTION


def an_activity_is_done_together(window, programme):
    page = window.page
    page.goto("/activities/new/")
    main = page.locator("main")
    for name, value in {
        "title": ACTIVITY,
        "since": "21/03/2026",
        "until": "21/03/2026",
        "places": "Xã Đại Từ",
        "co_hosts": "commune-party",
    }.items():
        main.locator(f'[name$="{name}"]').first.fill(value)
    main.get_by_role("checkbox", name=programme.title).check()
    main.locator('select[name="results-0-indicator"]').select_option(label=days_of(main))
    main.locator('[name="results-0-words"]').fill("48")
    window.look()
    main.get_by_role("button", name="Lưu").click()
    expect(page.locator("main h1")).to_contain_text(ACTIVITY)
    window.look()


def days_of(main):
    """The indicator of days of work, as the list names it."""
    options = main.locator('select[name="results-0-indicator"] option').all_text_contents()
    return next(option for option in options if "NM01" in option or "ngày công giúp dân" in option)


def its_figures_are_reported(writer, signer, coordinator):
    """What the activity came to is taken over from the report's page, and goes its way to the approver."""
    page = writer.page
    writer.go("Báo cáo")
    page.get_by_role("row", name="tháng 3/2026").get_by_role("link").click()
    activities = page.get_by_role("region", name="Số liệu từ hoạt động đã ghi")
    expect(activities).to_contain_text(ACTIVITY)
    activities.get_by_role("button", name="Nhận số liệu").click()
    page.get_by_role("button", name="Còn lại bằng 0").click()
    submits(signer, doubted=False)
    is_approved_from_the_inbox(coordinator)


def the_total_shows_them(window, programme):
    window.page.goto(f"/analytics/programmes/{programme.slug}/?period=2026-Q1&indicator=NM01")
    expect(window.page.get_by_role("region", name="NM01").locator(".figure-value")).to_have_text("148")


def an_inspection_is_planned(window):
    page = window.page
    window.go("Kiểm tra")
    page.get_by_role("link", name="Lập cuộc kiểm tra").click()
    window.send(
        title="Kiểm tra việc làm đường liên xóm tại xã Đại Từ",
        body="commune-military",
        place="Xã Đại Từ",
        since="07/04/2026",
        until="09/04/2026",
        head="province-military",
        office="Phó Chính ủy",
        others="province-party",
    )
    expect(page.locator("main h1")).to_contain_text("Kiểm tra việc làm đường liên xóm")
    window.look()


def it_finds_what_is_lacking(window):
    page = window.page
    page.get_by_role("link", name="Thêm nhận xét").click()
    window.send(kind="shortcoming", text=FINDING)
    page.get_by_role("link", name="Dự thảo kiến nghị").click()
    window.send(text=REQUEST, body="commune-military", due_on="31/05/2026")
    window.accept(page.get_by_role("button", name="Bàn giao nhận xét"))
    expect(page.locator("main")).to_contain_text("Đã bàn giao")
    window.look()


def the_body_answers_it(window):
    page = window.page
    page.goto("/")
    page.get_by_role("region", name="Nhận xét chờ giải trình").get_by_role("link").first.click()
    page.get_by_role("link", name="Giải trình").click()
    window.send(text="Ba xóm nằm trong kế hoạch của quý II.")
    expect(page.locator("main")).to_contain_text("kế hoạch của quý II")


def it_is_concluded_in_writing(window):
    page = window.page
    page.reload()
    page.get_by_role("link", name="Ký kết luận").click()
    window.send(assessment="Đơn vị triển khai nghiêm túc; còn ba xóm chưa có đường.", signatory="Nông Văn Hùng")
    expect(page.get_by_role("heading", name="Kết luận số 1")).to_be_visible()
    window.look()
    assert Task.objects.get(source_kind=Task.Source.INSPECTION).lead.slug == "commune-military"


def the_loop_is_closed(signer, coordinator):
    """Remedied by the body, verified by the inspecting side, closed; both see the same loop."""
    signer.page.goto("/")
    signer.page.get_by_role("region", name="Kiến nghị sau kiểm tra phải thực hiện").get_by_role("link").first.click()
    signer.page.get_by_role("link", name="Báo cáo khắc phục").click()
    signer.send(statement="Đã đưa ba xóm vào kế hoạch quý II.", label="Hoạt động đã ghi", address="/activities/")
    coordinator.page.goto("/")
    remedies = coordinator.page.get_by_role("region", name="Kết quả khắc phục chờ thẩm tra")
    remedies.get_by_role("link").first.click()
    coordinator.page.get_by_role("link", name="Thẩm tra kết quả khắc phục").click()
    coordinator.send(verified="1", reason="Đã đối chiếu kế hoạch, đạt yêu cầu.")
    for window in (signer, coordinator):
        window.page.reload()
        expect(
            window.page.get_by_role("list", name="Tiến trình thực hiện kiến nghị").locator(".loop-done")
        ).to_have_count(4)


def a_conference_is_planned(window, programme):
    page = window.page
    window.go("Hội nghị")
    window.look()
    page.get_by_role("link", name="Lập hội nghị").click()
    window.send(title=TITLE, venue="Phòng họp Bộ CHQS tỉnh", day="08/04/2026", begins="10:00", ends="11:30",
         office="Chính ủy")  # fmt: skip
    window.look()
    page.get_by_role("link", name="Lập chương trình hội nghị").click()
    window.send(agenda__0__subject="Kết quả quý I", agenda__0__body="province-military")
    page.get_by_role("link", name="Chọn thành phần mời").click()
    page.get_by_label("Ban CHQS xã Đại Từ").fill("2")
    window.send(others="")
    window.accept(page.get_by_role("button", name="Gửi giấy mời"))
    expect(page.get_by_text("Đã gửi.")).to_be_visible()
    window.look()


def an_invitation_is_answered(window):
    page = window.page
    page.goto("/")
    window.look()
    page.get_by_role("region", name="Giấy mời chờ trả lời").get_by_role("link", name=TITLE).click()
    page.get_by_label("Có dự").check()
    window.send(note="hai đồng chí")
    expect(page.locator("main")).to_contain_text("đã trả lời: Có dự")
    window.look()


def what_was_said_is_taken_down(window):
    page = window.page
    page.goto(f"/reviews/conferences/{hall().pk}/")
    page.get_by_role("link", name="Ghi số có mặt").click()
    for box in page.locator('main input[name^="present-"]').all():
        box.fill("1")
    window.send()
    page.get_by_role("link", name="Ghi biên bản").click()
    page.get_by_label("Biên bản đã hoàn thành").check()
    window.send(progress="Diễn ra đúng chương trình.", secretary="Lê Thanh Bình", chair="Nông Văn Hùng")
    expect(page.get_by_role("region", name="Biên bản")).to_contain_text("Hoàn thành")


def it_is_concluded(window):
    page = window.page
    page.get_by_role("link", name="Ghi kết luận").click()
    window.send(clauses__0__text=CONCLUSION, clauses__0__lead="commune-military", clauses__0__due_on="31/03/2027")
    page.get_by_role("link", name="Ban hành kết luận").click()
    window.send()
    expect(page.locator("main")).to_contain_text("Đã ban hành kết luận")
    window.look()


def a_task_of_next_year_is_given(window):
    page = window.page
    page.goto("/")
    page.get_by_role("region", name="Kết luận chưa giao nhiệm vụ").get_by_role("link", name=CONCLUSION).click()
    window.send()
    expect(page.get_by_role("region", name="Kết luận").get_by_role("link", name=CONCLUSION)).to_be_visible()
    task = Task.objects.get(source_kind=Task.Source.CONCLUSION)
    assert (task.lead.slug, task.due_on.year) == ("commune-military", 2027)


def the_body_finds_its_task(window):
    page = window.page
    page.goto("/plans/tasks/?scope=all&state=any")
    task = Task.objects.get(source_kind=Task.Source.CONCLUSION)
    page.goto(f"/plans/tasks/{task.pk}/")
    expect(page.locator("main")).to_contain_text(TITLE)
    window.look()


def the_next_review_begins_with_it(window, programme):
    page = window.page
    page.goto(f"/reviews/new/?programme={programme.slug}")
    page.get_by_role("combobox", name="Kỳ báo cáo").select_option("2026-Q1")
    page.get_by_role("button", name="Lập dự thảo").click()
    expect(page.get_by_role("heading", name="I. VIỆC THỰC HIỆN KẾT LUẬN HỘI NGHỊ TRƯỚC")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Kết luận số 1 (khắc phục nội dung kiểm tra đã nêu")
    window.look()
