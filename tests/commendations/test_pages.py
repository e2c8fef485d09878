"""What the pages about awards show, and to whom; the papers they hand out."""

import io
from datetime import date

import docx
import pdfplumber
import pytest

from phoihop.commendations import services
from phoihop.commendations.models import AwardDecision, AwardForm, AwardProposal
from phoihop.documents.sheets import read_grid
from phoihop.exemplars import services as exemplars
from phoihop.exemplars.models import Exemplar
from phoihop.foundation.periods import Kind
from phoihop.reporting import services as reporting
from phoihop.submissions import services as submissions
from phoihop.submissions.rules import Channel
from tests.cast import BEGINNING
from tests.commendations.conftest import NOW
from tests.exemplars.conftest import BOXES


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


@pytest.fixture
def as_binh(client, binh):
    client.force_login(binh)
    return client


@pytest.fixture
def typed(forms, world):
    """What An types into the form."""
    return {
        "body": str(world.commune_military.pk),
        "proposed_on": "02/11/2026",
        "form": str(forms["merit"].pk),
        "authority": "province-military",
        "category": "merit",
        "subject_kind": "individual",
        "person": "Nông Thị Hoa",
        "office": "Trợ lý dân vận",
        "unit": "Ban CHQS xã Đại Từ",
        "told_on": "20/10/2026",
        "retain_until": "31/12/2027",
        "achievement": "Đã có thành tích xuất sắc",
        "achieved_since": "01/01/2026",
        "achieved_until": "31/10/2026",
        "report": "Vận động 300 ngày công.",
    }


def words_of(content):
    """Every page of a PDF as text."""
    with pdfplumber.open(io.BytesIO(content)) as opened:
        return [page.extract_text() for page in opened.pages]


def test_a_person_is_proposed_on_a_page(as_an, typed, programme):
    assert as_an.get("/commendations/new/").status_code == 302
    page = as_an.post(f"/commendations/new/{programme.slug}/", typed, follow=True)

    assert "Nông Thị Hoa" in page.text
    assert AwardProposal.objects.get().last_day == date(2026, 10, 31)


@pytest.mark.parametrize("wrong", [{"told_on": ""}, {"person": ""}, {"authority": "xứ lạ"}, {"report": ""}])
def test_what_cannot_be_read_is_asked_again(wrong, as_an, typed, programme):
    answer = as_an.post(f"/commendations/new/{programme.slug}/", typed | wrong)

    assert (answer.status_code, AwardProposal.objects.count()) == (422, 0)


def test_what_is_rewarded_already_is_refused_with_the_rule(as_an, typed, programme, nominee):
    again = typed | {"achievement": nominee.achievement}

    answer = as_an.post(f"/commendations/new/{programme.slug}/", again)

    assert answer.status_code == 409
    assert "Một thành tích không khen nhiều lần" in answer.text


def test_whoever_reports_for_no_body_proposes_nothing(client, chi, programme, forms):
    client.force_login(chi)

    assert client.get("/commendations/new/").status_code == 403


@pytest.mark.parametrize("username", ["chi", "dung", "giang"])
def test_a_nominee_is_named_to_nobody_else(username, client, world, nominee):
    client.force_login(world.person(username))

    assert "Nông Thị Hoa" not in client.get("/commendations/").text
    assert client.get(f"/commendations/{nominee.pk}/").status_code == 404


def test_a_proposal_is_corrected_until_a_council_met(as_an, nominee, typed, binh, submitted):
    assert "20/10/2026" in as_an.get(f"/commendations/{nominee.pk}/edit/").text
    as_an.post(f"/commendations/{nominee.pk}/edit/", typed | {"office": "Phó trưởng ban"})
    assert AwardProposal.objects.get().office == "Phó trưởng ban"

    submitted(nominee)

    assert as_an.post(f"/commendations/{nominee.pk}/edit/", typed).status_code == 409


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "thanh tich xuat sac"}, True),
        ({"q": "cầu"}, False),
        ({"state": "proposed"}, True),
        ({"state": "decided"}, False),
        ({"subject_kind": "individual"}, False),
        ({"kind": "merit"}, True),
    ],
)
def test_the_list_is_filtered(asked, found, as_an, proposal):
    assert (proposal.achievement in as_an.get("/commendations/", asked).text) == found


def test_a_long_list_asks_few_queries(as_an, propose, terms, django_assert_max_num_queries):
    for number in range(15):
        propose(terms | {"achievement": f"Thành tích {number}"})

    with django_assert_max_num_queries(30):
        as_an.get("/commendations/")


def test_the_council_s_votes_go_in_and_the_award_comes_out(as_binh, nominee, signing):
    votes = {
        "council": "Hội đồng TĐKT",
        "met_on": "10/11/2026",
        "members": "9",
        "present": "8",
        "in_favour": "8",
        "against": "0",
        "blank": "0",
    }
    address = f"/commendations/{nominee.pk}/change"
    assert as_binh.post(f"{address}/examine/", votes | {"in_favour": "5"}).status_code == 422
    assert "8 đồng ý" in as_binh.post(f"{address}/examine/", votes, follow=True).text
    as_binh.post(f"{address}/submit/")
    assert "Nông Thị Hoa" in as_binh.get("/commendations/decisions/new/").text

    asked = signing | {"signed_on": "20/11/2026", "proposals": [str(nominee.pk)]}
    page = as_binh.post("/commendations/decisions/new/", asked, follow=True)

    assert "Nông Thị Hoa" in page.text
    decision = AwardDecision.objects.get()
    as_binh.post(f"/commendations/decisions/{decision.pk}/confer/", {"on": "22/11/2026"})
    assert AwardProposal.objects.get().state == "conferred"


def test_whoever_proposes_decides_nothing(as_an, proposal):
    assert as_an.get("/commendations/decisions/new/").status_code == 403
    assert as_an.get(f"/commendations/{proposal.pk}/change/examine/").status_code == 403
    assert as_an.get(f"/commendations/{proposal.pk}/change/nothing/").status_code == 404


@pytest.mark.parametrize(
    ("verb", "asked"),
    [("freeze", {"pending": "complaint", "since": "03/11/2026"}), ("withdraw", {"reason": "Chưa đủ"})],
)
def test_a_proposal_is_changed_on_a_page(verb, asked, client, proposal, binh, an):
    client.force_login(binh if verb == "freeze" else an)
    assert f"/change/{verb}/" in client.get(f"/commendations/{proposal.pk}/").text

    assert client.post(f"/commendations/{proposal.pk}/change/{verb}/", asked).status_code == 302


def test_a_frozen_proposal_offers_only_what_is_left(as_binh, proposal, binh):
    services.freeze(proposal=proposal, pending="discipline", since=date(2026, 11, 3), actor=binh, at=NOW)

    page = as_binh.get(f"/commendations/{proposal.pk}/").text

    assert "/change/thaw/" in page
    assert "/change/examine/" not in page


def test_models_are_linked_as_evidence(as_an, proposal, programme, world, an, binh):
    [field, *_] = exemplars.settle_national_fields(programme=programme, actor=binh, at=NOW)
    model = exemplars.register(
        programme=programme,
        body=world.commune_military,
        field=field,
        place=world.commune,
        boxes=exemplars.Boxes(**BOXES),
        registered_on=date(2026, 3, 1),
        actor=an,
        at=NOW,
    )

    asked = {"exemplar": str(model.pk)}
    page = as_an.post(f"/commendations/{proposal.pk}/evidence/new/", asked, follow=True)

    assert f"/exemplars/{model.pk}/" in page.text
    assert as_an.post(f"/commendations/{proposal.pk}/evidence/new/", asked).status_code == 409
    as_an.post(f"/commendations/{proposal.pk}/evidence/{proposal.evidence.get().pk}/drop/")
    assert (proposal.evidence.count(), Exemplar.objects.count()) == (0, 1)


@pytest.fixture
def report(world, catalogue, programme, calendar, binh, anh):
    """An approved report of the commune for the first quarter."""
    keeper = {"actor": binh, "at": BEGINNING}
    version = reporting.design_form(
        code="kt", name="Báo cáo quý", since=date(2025, 1, 1), owner=world.province_military, **keeper
    )
    section = reporting.add_section(version=version, name="Số liệu", **keeper)
    for code in ("NM01", "TD01", "TD05"):
        reporting.add_line(section=section, indicator=catalogue[code], **keeper)
    reporting.publish_version(version=version, **keeper)
    for level in ("commune", "province"):
        reporting.set_deadline(calendar=calendar, period_kind=Kind.YEAR, level=level, days=10, **keeper)
    facts = {"form": version.form, "calendar": calendar, "period_kind": Kind.YEAR, "since": date(2026, 1, 1)}
    regime = reporting.establish_regime(programme=programme, name="Năm", **facts, **keeper)
    reporting.make_obligations(regime=regime, until=date(2027, 1, 1), **keeper)
    owed = regime.obligations.for_listing().get(body=world.commune_military)
    return submissions.open_report(obligation=owed, actor=anh, at=NOW)


def test_reported_figures_are_linked_with_the_way_back(as_an, proposal, report, anh, binh):
    rest = [submissions.Statement(indicator=code, words=words) for code, words in (("NM01", "trên 300"), ("TD05", "0"))]
    submissions.state(submission=report, statements=rest, actor=anh, at=NOW)
    submissions.take_registers(submissions=[report], actor=anh, at=NOW)
    submissions.submit(submission=report, actor=anh, at=NOW, acknowledged=True)
    submissions.approve(submission=report, actor=binh, at=NOW)
    entry = report.entries.current().get(indicator__code="NM01")

    page = as_an.post(f"/commendations/{proposal.pk}/evidence/new/", {"entry": str(entry.pk)}, follow=True).text

    assert f"/submissions/{report.pk}/" in page
    assert "trên 300" in page


def test_awards_stand_in_the_report_and_are_not_typed(decide, proposal, report, anh):
    decide(proposal)

    submissions.take_registers(submissions=[report], actor=anh, at=NOW)

    stated = {each.indicator.code: (each.words, each.channel) for each in report.entries.current()}
    assert stated == {"TD01": ("1", Channel.REGISTER), "TD05": ("0", Channel.REGISTER)}


@pytest.fixture
def decision(decide, proposal, nominee):
    """Two awards in one decision in the State form."""
    return decide(proposal, nominee)


def test_certificates_come_in_one_batch_lying_on_their_side(as_binh, decision):
    content = as_binh.get(f"/commendations/decisions/{decision.pk}/certificates.pdf").content

    first, second = words_of(content)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    assert "BẰNG KHEN" in first
    assert "Ban CHQS xã Đại Từ" in first
    assert "Nông Thị Hoa" in second
    assert "Số sổ khen thưởng: 2/2026" in second
    with pdfplumber.open(io.BytesIO(content)) as opened:
        assert {(round(page.width), round(page.height)) for page in opened.pages} == {(842, 595)}


def test_certificates_of_the_party_bear_its_name(as_binh, decide, proposal):
    decision = decide(proposal, layout="party", on_behalf_of="Ban Thường vụ")

    [page] = words_of(as_binh.get(f"/commendations/decisions/{decision.pk}/certificates.pdf").content)

    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in page
    assert "CỘNG HÒA" not in page


def test_the_same_decision_gives_the_same_certificates(as_binh, decision):
    address = f"/commendations/decisions/{decision.pk}/certificates.pdf"

    assert as_binh.get(address).content == as_binh.get(address).content


def test_a_revoked_award_is_printed_no_more(as_binh, decision, nominee, binh):
    services.revoke(proposal=nominee, on=date(2026, 11, 24), reason="Kê khai sai", actor=binh, at=NOW)

    pages = words_of(as_binh.get(f"/commendations/decisions/{decision.pk}/certificates.pdf").content)

    assert (len(pages), "Nông Thị Hoa" in pages[0]) == (1, False)


def test_the_decision_is_an_official_paper_with_its_list(as_binh, decision):
    pages = "\n".join(words_of(as_binh.get(f"/commendations/decisions/{decision.pk}/paper/pdf/").content))

    assert "QUYẾT ĐỊNH" in pages
    assert "Điều 1." in pages
    assert "Nông Thị Hoa" in pages
    document = docx.Document(io.BytesIO(as_binh.get(f"/commendations/decisions/{decision.pk}/paper/docx/").content))
    assert any("Điều 3." in paragraph.text for paragraph in document.paragraphs)
    assert as_binh.get(f"/commendations/decisions/{decision.pk}/paper/odt/").status_code == 404


def test_a_decision_out_of_sight_does_not_exist(client, dung, decision):
    client.force_login(dung)

    assert client.get(f"/commendations/decisions/{decision.pk}/").status_code == 404
    assert client.get(f"/commendations/decisions/{decision.pk}/certificates.pdf").status_code == 404


def test_the_register_shows_the_numbers_and_comes_in_excel(as_binh, decision):
    assert "2/2026" in as_binh.get("/commendations/register/").text
    assert as_binh.get("/commendations/decisions/").status_code == 200

    header, first, second = read_grid(as_binh.get("/commendations/register/awards.xlsx").content)[:3]

    numbers = [dict(zip(header, row, strict=True))["Số trong sổ"] for row in (first, second)]
    assert numbers == ["2/2026", "1/2026"]


def test_the_proposals_come_in_excel(as_an, proposal):
    header, row = read_grid(as_an.get("/commendations/proposals.xlsx").content)[:2]

    assert dict(zip(header, row, strict=True))["Hình thức khen thưởng"] == "Bằng khen"


def test_whoever_leads_settles_the_forms(as_binh, programme):
    address = f"/commendations/settings/{programme.slug}/"
    as_binh.post(f"{address}usual/")
    page = as_binh.post(f"{address}form/", {"name": "Cờ thi đua", "kind": "other", "share": "80"}, follow=True)

    assert "Cờ thi đua" in page.text
    form = AwardForm.objects.get(name="Cờ thi đua")
    as_binh.post(f"{address}form/{form.pk}/retire/")
    form.refresh_from_db()
    assert form.retired


def test_whoever_leads_finds_where_to_settle_them(as_binh, programme):
    assert f"/commendations/settings/{programme.slug}/" in as_binh.get("/commendations/").text


def test_whoever_does_not_lead_settles_no_forms(as_an, programme):
    assert as_an.get(f"/commendations/settings/{programme.slug}/").status_code == 200
    assert as_an.get(f"/commendations/settings/{programme.slug}/form/").status_code == 403
    assert as_an.post(f"/commendations/settings/{programme.slug}/usual/").status_code == 403


def test_the_pages_speak_english(as_an, proposal):
    as_an.cookies["django_language"] = "en"

    assert "Report on the achievement" in as_an.get(f"/commendations/{proposal.pk}/").text


@pytest.mark.parametrize("name", ["report", "minutes"])
def test_the_papers_of_the_dossier_are_handed_out_to_whoever_sees_it(client, as_binh, decision, proposal, dung, name):
    address = f"/commendations/{proposal.pk}/papers/{name}/party/pdf/"

    assert address in as_binh.get(f"/commendations/{proposal.pk}/").text
    assert as_binh.get(address).content[:2] == b"%P"
    assert as_binh.get(address.replace(name, "diary")).status_code == 404
    client.force_login(dung)
    assert client.get(address).status_code == 404
