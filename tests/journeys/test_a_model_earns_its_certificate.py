"""From the registration of a model to the certificate in hand.

Registered in nine boxes → evaluated → effective, recognised, shown to everybody → proposed for an award with the model
as evidence → the council votes → submitted → decided → the certificate is downloaded and read.
"""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from phoihop.commendations import services as commendations
from phoihop.commendations.models import AwardProposal
from phoihop.commendations.rules import State
from phoihop.exemplars import services as exemplars
from phoihop.exemplars.models import Criterion
from tests.journeys.conftest import MORNING
from tests.kept import text_of

NAME = "Tiếng loa an ninh xóm Đình"
ACHIEVEMENT = "Đã có thành tích xuất sắc trong xây dựng mô hình Dân vận khéo"
BOXES = {
    "situation": "Xóm xa trung tâm, nhân dân khó tiếp cận thông tin.",
    "aim": "Mỗi tuần hai buổi phát thanh.",
    "content": "Loa của xóm tuyên truyền pháp luật, nhắc lịch sinh hoạt.",
    "reach": "Toàn xóm Đình.",
    "forces": "Chi bộ xóm chủ trì; Ban CHQS xã phối hợp.",
    "resources": "Xã hội hóa; từ tháng 1.",
    "products": "24 buổi phát thanh, sổ theo dõi.",
    "durability": "Duy trì lâu dài, nhân ra các xóm.",
}


@pytest.fixture
def settled(programme, binh):
    """The programme has its fields, the neutral criteria, and the usual forms of award."""
    acts = {"programme": programme, "actor": binh, "at": MORNING}
    exemplars.settle_national_fields(**acts)
    exemplars.issue_default_rubric(since=date(2026, 1, 1), **acts)
    commendations.settle_usual_forms(**acts)


@pytest.fixture
def desks(open_window, settled, an, binh):
    """Two desks: An registers and proposes, Bình judges and decides."""
    desks = [open_window() for _ in range(2)]
    for desk, person in zip(desks, (an, binh), strict=True):
        desk.sign_in(person)
    return desks


def test_a_model_earns_its_certificate(desks):
    commune, province = desks

    a_model_is_registered(commune)
    a_council_evaluates_it(province)
    it_passes_its_gates(province)
    everybody_may_read_about_it(province)
    an_award_is_proposed(commune)
    the_model_is_its_evidence(commune)
    the_council_votes(province)
    it_is_decided(province)
    the_certificate_is_printed(province)


def a_model_is_registered(window):
    page = window.page
    window.go("Mô hình")
    page.get_by_role("link", name="Đăng ký mô hình").first.click()
    a_place_is_suggested(window, typed="dai tu", named="Xã Đại Từ")
    window.send(
        registered_on="10/03/2026",
        field=option_of(page, "field", "Quốc phòng"),
        origin="running",
        started_on="05/01/2026",
        name=NAME,
        **BOXES,
    )
    expect(page.locator("main h1")).to_have_text(NAME)
    window.look()


def a_place_is_suggested(window, *, typed, named):
    """What is typed without accents is taken by the keyboard alone, from a list that screen readers know."""
    box = window.page.get_by_role("combobox", name="Địa bàn")
    window.page.locator("main input[name=place]").focus()
    box.fill("")
    box.press_sequentially(typed)
    expect(window.page.get_by_role("listbox", name="Địa bàn").get_by_role("option")).to_contain_text([named])
    box.press("ArrowDown")
    window.look()
    box.press("Enter")
    expect(box).to_have_value(named)


def option_of(page, name, words):
    """The value of the option in whose text these words stand."""
    option = page.locator(f'main select[name="{name}"] option').filter(has_text=words).first
    return option.get_attribute("value")


def a_council_evaluates_it(window):
    page = window.page
    page.goto("/exemplars/")
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("link", name="Nhập kết quả đánh giá").click()
    for criterion in Criterion.objects.filter(veto=False):
        page.locator(f'main input[name="points_{criterion.pk}"]').fill(f"{criterion.most:.0f}")
    for box in page.locator('main input[name^="satisfied_"]').all():
        box.check()
    for box in page.locator('main input[name^="evidence_"]').all():
        box.fill("Sổ theo dõi")
    window.send(council="Hội đồng Dân vận khéo tỉnh", members="9", present="8", on="06/04/2026")
    expect(page.locator("main")).to_contain_text("8/9 thành viên có mặt")
    window.look()


def it_passes_its_gates(window):
    for gate in ("Hoạt động hiệu quả", "Được công nhận"):
        window.page.locator("main .actions").get_by_role("link", name=gate).click()
        window.send(on="07/04/2026", decided_by="Ban Chỉ đạo chương trình", reference="12-QĐ/BCĐ")
        expect(window.page.locator("main h1")).to_have_text(NAME)
    expect(window.page.locator("main .actions").get_by_role("link", name="Tiêu biểu")).to_be_visible()


def everybody_may_read_about_it(window):
    page = window.page
    page.get_by_role("link", name="Công khai").first.click()
    window.send(summary="Loa của xóm đưa thông tin pháp luật đến từng nhà.")
    page.goto("/exemplars/worth-copying/")
    page.get_by_role("link", name=NAME).click()
    expect(page.locator("main")).to_contain_text("đến từng nhà")
    window.look()


def an_award_is_proposed(window):
    page = window.page
    window.go("Khen thưởng")
    page.locator('main a[href="/commendations/new/"]').first.click()
    window.send(
        proposed_on="08/04/2026",
        form=option_of(page, "form", "Bằng khen"),
        authority="province-military",
        category="merit",
        subject_kind="collective",
        collective="commune-military",
        achievement=ACHIEVEMENT,
        achieved_since="05/01/2026",
        achieved_until="07/04/2026",
        report="24 buổi phát thanh; nhân dân đồng tình.",
    )
    expect(page.locator("main h1")).to_contain_text("Bằng khen")
    window.look()


def the_model_is_its_evidence(window):
    page = window.page
    page.get_by_role("link", name="Gắn minh chứng").click()
    window.send(exemplar=option_of(page, "exemplar", NAME))
    expect(page.get_by_role("region", name="Minh chứng").get_by_role("link", name=NAME)).to_be_visible()


def the_council_votes(window):
    page = window.page
    page.goto("/")
    page.get_by_role("region", name="Đề nghị khen thưởng chờ họp xét").get_by_role("link").first.click()
    page.get_by_role("link", name="Nhập biên bản").click()
    votes = {"members": "9", "present": "8", "in_favour": "8", "against": "0", "blank": "0"}
    window.send(council="Hội đồng Thi đua - Khen thưởng", met_on="08/04/2026", minutes="Bỏ phiếu kín.", **votes)
    page.get_by_role("link", name="Trình quyết định").click()
    window.send()
    assert AwardProposal.objects.get().state == State.SUBMITTED


def it_is_decided(window):
    page = window.page
    page.goto("/")
    page.get_by_role("region", name="Đề nghị khen thưởng chờ quyết định").get_by_role("link").first.wait_for()
    page.goto("/commendations/decisions/new/")
    window.send(
        subject="Về việc khen thưởng mô hình Dân vận khéo",
        place="Thái Nguyên",
        signed_on="08/04/2026",
        signatory="Nguyễn Văn Hùng",
        office="Chỉ huy trưởng",
        layout="state",
    )
    expect(page.locator("main h1")).to_have_text("Về việc khen thưởng mô hình Dân vận khéo")
    window.look()


def the_certificate_is_printed(window):
    with window.page.expect_download() as coming:
        window.page.get_by_role("link", name="In bằng khen, giấy khen").click()
    said = text_of(Path(coming.value.path()).read_bytes(), "pdf")

    for words in ("BẰNG KHEN", "Ban CHQS xã Đại Từ", ACHIEVEMENT, "Số sổ khen thưởng: 1/2026", "Nguyễn Văn Hùng"):
        assert words in said
