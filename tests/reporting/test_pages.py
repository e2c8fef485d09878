"""What the pages about forms, calendars and regimes show, and to whom."""

from datetime import date

import pytest

from phoihop.documents.sheets import read_grid
from phoihop.reporting import services
from phoihop.reporting.models import Form, FormVersion, Obligation, Regime


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


@pytest.fixture
def as_binh(client, binh):
    client.force_login(binh)
    return client


@pytest.fixture
def owing(regime, binh, noon):
    """The regime, with two months owed."""
    services.make_obligations(regime=regime, until=date(2025, 3, 1), actor=binh, at=noon)
    return regime


def test_everybody_reads_what_a_form_asks(as_an, version):
    page = as_an.get("/reporting/forms/thang/").text

    assert "NM01" in page
    assert "Phiên bản 1" in page
    assert "Lập phiên bản mới" not in page


def test_whoever_coordinates_designs_and_publishes_a_form(as_binh, world, catalogue):
    owner = world.province_military.pk
    as_binh.post("/reporting/forms/new/", {"code": "quy", "name": "Biểu quý", "owner": owner, "since": "01/01/2025"})
    as_binh.post("/reporting/forms/quy/1/section/", {"name": "Số liệu", "kind": "figures"})
    version = FormVersion.objects.get(form__code="quy")
    section = version.sections.get()
    for code in ("TT01", "TT02"):
        as_binh.post(f"/reporting/forms/quy/1/section/{section.pk}/line/", {"indicator": catalogue[code].pk})
    last = section.lines.last()
    as_binh.post(f"/reporting/lines/{last.pk}/up/")
    page = as_binh.post("/reporting/forms/quy/1/publish/", follow=True).text

    assert page.index("TT02") < page.index("TT01")
    assert "Có hiệu lực từ ngày 01/01/2025" in page


def test_a_form_is_not_published_empty(as_binh, world):
    owner = world.province_military.pk
    as_binh.post("/reporting/forms/new/", {"code": "quy", "name": "Biểu quý", "owner": owner, "since": "01/01/2025"})

    assert as_binh.post("/reporting/forms/quy/1/publish/").status_code == 409


def test_parts_of_a_draft_are_taken_out(as_binh, version):
    as_binh.post("/reporting/forms/thang/next/", {"since": "01/07/2025", "note": "Bớt chỉ tiêu"})
    draft = Form.objects.get().draft
    figures = draft.sections.first()
    as_binh.post(f"/reporting/lines/{figures.lines.first().pk}/remove/")
    as_binh.post(f"/reporting/sections/{draft.sections.last().pk}/remove/")

    assert (figures.lines.count(), draft.sections.count()) == (5, 1)


def test_whoever_reports_designs_nothing(as_an, world):
    assert as_an.get("/reporting/forms/new/").status_code == 403
    assert as_an.get("/reporting/calendars/new/").status_code == 403


def test_a_calendar_shows_its_next_deadlines(as_binh, calendar):
    page = as_binh.get("/reporting/calendars/thang/").text

    assert "Các thời hạn sắp tới" in page
    assert "tháng " in page


def test_whoever_coordinates_makes_a_calendar(as_binh, world):
    owner = world.province_military.pk
    as_binh.post("/reporting/calendars/new/", {"code": "nd09", "name": "Lịch", "owner": owner, "cut": "fifteenth"})
    deadline = {"period_kind": "quarter", "level": "commune", "days": "2", "shifted": "on"}
    page = as_binh.post("/reporting/calendars/nd09/deadline/", deadline, follow=True).text

    assert "quý " in page


def test_a_deadline_is_taken_out(as_binh, calendar):
    as_binh.post(f"/reporting/deadlines/{calendar.deadlines.first().pk}/drop/")

    assert calendar.deadlines.count() == 1


def test_whoever_coordinates_establishes_a_regime_and_makes_what_is_owed(as_binh, programme, version, calendar):
    asked = {"name": "Báo cáo tháng", "form": version.form.pk, "calendar": calendar.pk, "period_kind": "month"}
    as_binh.post(f"/reporting/programmes/{programme.slug}/new/", asked | {"since": "01/01/2025"})
    regime = Regime.objects.get()
    page = as_binh.post(f"/reporting/regimes/{regime.pk}/make/", {"until": "31/01/2025"}, follow=True).text

    assert "Đã lập 3 nghĩa vụ báo cáo" in page
    assert "Ban CHQS xã Đại Từ" in page


def test_a_regime_that_asks_twice_is_refused_with_both_names(as_binh, programme, regime):
    asked = {"name": "Nữa", "form": regime.form.pk, "calendar": regime.calendar.pk, "period_kind": "month"}

    answer = as_binh.post(f"/reporting/programmes/{programme.slug}/new/", asked | {"since": "01/01/2025"})

    assert answer.status_code == 409
    assert "Báo cáo tháng" in answer.text


def test_the_regimes_of_a_programme_are_listed(as_an, owing, programme):
    page = as_an.get(f"/reporting/programmes/{programme.slug}/").text

    assert "Báo cáo tháng" in page
    assert "Đặt chế độ báo cáo" not in page


def test_whoever_owes_sees_what_their_own_body_owes(as_an, owing):
    page = as_an.get(f"/reporting/regimes/{owing.pk}/").text

    assert "Ban CHQS xã Đại Từ" in page
    assert "Ban CHQS xã Phú Lương" not in page


def test_what_is_owed_is_narrowed_by_period_and_body(as_binh, owing):
    page = as_binh.get(f"/reporting/regimes/{owing.pk}/", {"period": "2025-01", "q": "dai tu"}).text

    assert "03/02/2025" in page
    assert "03/03/2025" not in page
    assert "Ban CHQS xã Phú Lương" not in page


def test_what_is_owed_asks_few_queries(as_binh, owing, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        as_binh.get(f"/reporting/regimes/{owing.pk}/")


def test_what_is_owed_comes_in_excel(as_binh, owing):
    content = as_binh.get(f"/reporting/regimes/{owing.pk}/export.xlsx").content

    assert len(read_grid(content)) == 9


def test_what_is_owed_is_withdrawn_with_a_reason(as_binh, owing):
    owed = Obligation.objects.first()

    assert as_binh.get(f"/reporting/obligations/{owed.pk}/withdraw/").status_code == 200
    as_binh.post(f"/reporting/obligations/{owed.pk}/withdraw/", {"reason": "Chưa thành lập"})

    assert not Obligation.objects.filter(pk=owed.pk).exists()


def test_whoever_owes_withdraws_nothing(as_an, owing, world):
    owed = Obligation.objects.filter(body=world.commune_military).first()

    assert as_an.get(f"/reporting/obligations/{owed.pk}/withdraw/").status_code == 403


def test_a_regime_ends_on_a_day(as_binh, regime):
    as_binh.post(f"/reporting/regimes/{regime.pk}/end/", {"on": "01/07/2025"})

    assert Regime.objects.get().valid_until == date(2025, 7, 1)


def test_a_report_is_asked_for_out_of_turn(as_binh, programme, version, calendar, binh, noon):
    regime = services.establish_regime(
        programme=programme, name="Đột xuất", form=version.form, calendar=calendar, period_kind="adhoc",
        since=date(2025, 1, 1), actor=binh, at=noon,
    )  # fmt: skip
    asked = {
        "request": "Công văn 15-CV/BTGDVTU",
        "bodies": "commune-military",
        "since": "01/02/2025",
        "until": "09/02/2025",
        "due_on": "12/02/2025",
    }

    page = as_binh.post(f"/reporting/regimes/{regime.pk}/request/", asked, follow=True).text

    assert "từ 01/02/2025 đến 09/02/2025" in page
    assert "Công văn 15-CV/BTGDVTU" in page


def test_what_is_out_of_sight_does_not_exist(client, dung, owing, programme):
    client.force_login(dung)

    assert client.get(f"/reporting/regimes/{owing.pk}/").status_code == 404
    assert client.get(f"/reporting/programmes/{programme.slug}/").status_code == 404
