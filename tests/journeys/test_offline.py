"""A commune's officer on a phone whose network comes and goes: nothing typed is lost, and nothing is done twice."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from phoihop.reporting.models import FormVersion, Obligation
from phoihop.submissions import services as submissions
from phoihop.submissions.models import Message
from phoihop.submissions.services import Statement
from tests.journeys.conftest import MORNING
from tests.journeys.window import Window

DAYS = "Số ngày công giúp dân"
WAITING = "/submissions/waiting/"
KEPT = "Đã giữ trên máy này; sẽ tự gửi."
IS_KEPT = """async (address) => {
  await navigator.serviceWorker.ready;
  for (let tries = 0; tries < 50; tries += 1) {
    const cache = await caches.open("phoihop-pages");
    const pages = [address, "/submissions/waiting/"];
    const found = await Promise.all(pages.map((one) => cache.match(one, { ignoreVary: true })));
    if (found.every(Boolean)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}"""


@pytest.fixture
def report(phone, march, an):
    """The commune's report, open on An's phone and kept there."""
    phone.sign_in(an)
    phone.page.goto(f"/submissions/{march.pk}/")
    assert phone.page.evaluate(IS_KEPT, f"/submissions/{march.pk}/")
    return phone


def days(window):
    return window.page.get_by_role("textbox", name=DAYS, exact=True)


def network(window, *, there):
    window.page.context.set_offline(not there)


def writes(window, words):
    days(window).fill(words)
    days(window).press("Enter")


def another_tab(window):
    """The tab is closed, and some time later another is opened in the same browser."""
    context = window.page.context
    window.page.close()
    return Window(context.new_page())


def stated(report):
    return [entry.words for entry in report.entries.current()]


def arrives(window, report, words):
    """What was typed reaches the server by itself."""
    for _each in range(100):
        if stated(report) == words:
            return
        window.page.wait_for_timeout(100)
    assert stated(report) == words


def test_a_report_is_filled_in_without_a_network_and_sent_once_it_is_back(report, march):
    network(report, there=False)
    report.page.reload()
    writes(report, "hơn 120")
    expect(report.page.get_by_text(KEPT)).to_be_visible()
    report.look()

    later = another_tab(report)
    later.page.goto(f"/submissions/{march.pk}/")
    expect(days(later)).to_have_value("hơn 120")
    assert stated(march) == []
    network(later, there=True)

    arrives(later, march, ["hơn 120"])
    expect(later.page.get_by_text("hiểu là: trên 120")).to_be_visible()
    later.page.goto(WAITING)
    expect(later.page.get_by_text("Không có nội dung nào chờ gửi trên máy này.")).to_be_visible()
    assert Message.objects.count() == 1
    later.look()
    assert later.troubles == []


def test_what_waits_is_shown_wherever_one_goes_without_a_network(report, march):
    network(report, there=False)
    writes(report, "120")
    expect(report.page.get_by_text(KEPT)).to_be_visible()

    report.page.goto("/programmes/")

    expect(report.page.get_by_role("heading", name="Đang chờ gửi")).to_be_visible()
    expect(report.page.get_by_role("article")).to_contain_text("120")
    expect(report.page.get_by_role("listitem").filter(has_text="tháng 3/2026")).to_be_visible()
    report.look()


def test_an_ended_session_asks_to_sign_in_again_and_loses_nothing(report, march, an):
    network(report, there=False)
    writes(report, "120")
    expect(report.page.get_by_text(KEPT)).to_be_visible()
    Session.objects.all().delete()
    network(report, there=True)
    expect(report.page.get_by_text("Phiên đăng nhập đã hết")).to_be_visible()

    report.page.goto(f"/submissions/{march.pk}/")
    report.page.get_by_label("Tên đăng nhập").fill(an.username)
    report.page.get_by_label("Mật khẩu").fill("trăng lên từ núi")
    report.page.locator("main").get_by_role("button").click()

    arrives(report, march, ["120"])
    assert Message.objects.count() == 1


def test_of_two_words_a_person_chooses(report, march, anh):
    network(report, there=False)
    writes(report, "150")
    expect(report.page.get_by_text(KEPT)).to_be_visible()
    submissions.state(submission=march, statements=[Statement(indicator="NM01", words="120")], actor=anh, at=MORNING)
    network(report, there=True)
    report.page.locator("#held").get_by_role("link", name="Xem nội dung đang chờ").click()
    waiting = report.page.get_by_role("article")

    expect(waiting).to_contain_text("120")
    expect(waiting).to_contain_text("150")
    assert stated(march) == ["120"]
    report.look()
    waiting.get_by_role("button", name="Giữ số của tôi").click()

    arrives(report, march, ["150"])


def test_a_form_changed_meanwhile_takes_nothing_and_the_words_stay(report, march, calendar, binh):
    network(report, there=False)
    writes(report, "120")
    expect(report.page.get_by_text(KEPT)).to_be_visible()
    other = another_version(march.obligation.form_version, binh)
    Obligation.objects.filter(pk=march.obligation_id).update(form_version=other)
    network(report, there=True)
    report.page.goto(WAITING)
    waiting = report.page.get_by_role("article")

    expect(waiting).to_contain_text("đã được sửa sau khi lưu về điện thoại")
    expect(waiting).to_contain_text("120")
    report.look()


def another_version(version, binh):
    facts = {field.attname: getattr(version, field.attname) for field in FormVersion._meta.concrete_fields}
    return FormVersion.objects.create(**facts | {"id": None, "number": version.number + 1})


def test_what_waits_is_saved_to_a_file_and_loaded_on_another_day(report, march, tmp_path):
    network(report, there=False)
    writes(report, "120")
    expect(report.page.get_by_text(KEPT)).to_be_visible()
    report.page.goto(WAITING)
    with report.page.expect_download() as download:
        report.page.get_by_role("button", name="Lưu ra tệp").click()
    download.value.save_as(tmp_path / "report.json")
    report.page.on("dialog", lambda dialog: dialog.accept())
    report.page.get_by_role("button", name="Bỏ nội dung này").click()
    expect(report.page.get_by_text("Không có nội dung nào chờ gửi trên máy này.")).to_be_visible()
    network(report, there=True)

    report.page.get_by_label("Nạp từ tệp đã lưu từ đây").set_input_files(tmp_path / "report.json")

    arrives(report, march, ["120"])


def test_what_is_owed_is_kept_at_one_press_and_opens_without_a_network(phone, owed, an):
    phone.sign_in(an)
    phone.page.goto("/submissions/")
    phone.page.get_by_role("button", name="Lưu biểu phải nộp về máy này").click()
    expect(phone.page.get_by_text("mở được khi không có mạng.")).to_be_visible()
    phone.look()
    network(phone, there=False)
    phone.page.goto(WAITING)

    phone.page.get_by_role("listitem").filter(has_text="tháng 1/2026").get_by_role("link").click()

    expect(days(phone)).to_be_visible()


def test_whoever_signs_submits_without_a_network(phone, march, anh):
    figures = {"TT01": "2.400", "NM03": "1,5", "AS03": "25,5 triệu", "CT02": "2", "CT04": "2"}
    said = [Statement(indicator=code, words=words) for code, words in figures.items()]
    submissions.state(submission=march, statements=said, actor=anh, at=MORNING)
    phone.sign_in(anh)
    phone.page.goto(f"/submissions/{march.pk}/")
    assert phone.page.evaluate(IS_KEPT, f"/submissions/{march.pk}/")
    network(phone, there=False)
    writes(phone, "120")
    phone.page.get_by_role("button", name="Nộp khi có mạng").click()
    expect(phone.page.get_by_text("Báo cáo sẽ tự nộp ngay khi có mạng.")).to_be_visible()
    network(phone, there=True)

    expect(phone.page.get_by_text("Đã nộp").first).to_be_visible()
    assert march.steps.count() == 1


def test_signing_out_takes_the_pages_off_the_phone(report, march):
    report.page.locator(".person-menu summary").click()
    report.page.get_by_role("button", name="Đăng xuất").click()
    report.page.wait_for_load_state("load")
    network(report, there=False)

    assert report.page.evaluate("async () => (await (await caches.open('phoihop-pages')).keys()).length") == 0
