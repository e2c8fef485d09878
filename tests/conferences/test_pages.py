"""The pages of conferences: what they show to whom, what they take, how many questions they ask.

Whoever looks signs in last: the clock moves on with a conference, and a session does not last a month.
"""

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from phoihop.reviews import services
from phoihop.reviews.beginning import Plan
from phoihop.reviews.models import Conference, Minutes
from tests.conferences.conftest import CLAUSES, PLANNED

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def as_binh(client, binh):
    """Bình, signed in."""
    client.force_login(binh)
    return client


@pytest.fixture
def as_anh(client, anh):
    """Ánh, who signs for an invited commune, signed in."""
    client.force_login(anh)
    return client


def page(conference, name="conference", *more):
    return reverse(f"reviews:{name}", args=[conference.pk, *more])


def sheet_of(answer):
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)]


def test_a_conference_is_planned_with_what_the_programme_offers(programme, as_binh):
    address = reverse("reviews:plan_conference", args=[programme.slug])
    form = as_binh.get(address).context["form"]
    offered = {name: form[name].value() for name in ("chairs", "issuer", "layout", "signatory", "issued_from")}
    given = {"kind": "briefing", "title": "Giao ban quý II", "venue": "Phòng họp số 1", "day": "20/07/2026"}

    answer = as_binh.post(address, offered | given | {"begins": "14:00", "ends": "16:30", "office": "Chính ủy"})

    made = Conference.objects.get()
    assert answer.url == page(made)
    assert (made.held_on, made.signatory, made.chairs.count()) == (date(2026, 7, 20), "Nông Văn Hùng", 2)


def test_hours_in_the_wrong_order_are_refused_on_a_page(conference, as_binh):
    form = as_binh.get(page(conference, "edit_conference")).context["form"]
    kept = {name: form[name].value() for name in form.fields if form[name].value() not in {None, ""}}
    given = kept | {"day": "15/07/2026", "begins": "11:00", "ends": "09:00"}

    assert as_binh.post(page(conference, "edit_conference"), given).status_code == 422


def test_the_agenda_is_laid_down_in_rows(conference, as_binh):
    rows = {"agenda-TOTAL_FORMS": 3, "agenda-INITIAL_FORMS": 2}
    rows |= {"agenda-0-subject": "", "agenda-1-subject": "Báo cáo", "agenda-2-starts": "09:30"}

    as_binh.post(page(conference, "agenda"), rows | {"agenda-2-subject": "Thảo luận", "agenda-1-body": "commune-party"})

    assert list(conference.agenda.values_list("subject", flat=True)) == ["Báo cáo", "Thảo luận"]


def test_bodies_are_invited_by_numbers(conference, world, as_binh):
    given = {f"body-{world.commune_military.pk}": 3, f"body-{world.province_party.pk}": 0, "others": "other-military"}

    as_binh.post(page(conference, "invite"), given)

    assert set(conference.invitations.values_list("body", "invited")) == {
        (world.commune_military.pk, 3),
        (world.other_military.pk, 1),
    }


def test_an_invitation_waits_on_the_first_page_and_is_answered(sent, as_anh):
    waiting = as_anh.get("/").content.decode()
    invitation = sent.invitations.get(body__slug="commune-military")
    address = page(sent, "answer", invitation.pk)
    assert address in waiting

    as_anh.post(address, {"answer": "coming", "note": "hai đồng chí"})

    invitation.refresh_from_db()
    assert (invitation.answer, invitation.answer_note) == ("coming", "hai đồng chí")
    assert address not in as_anh.get("/").content.decode()


def test_minutes_and_clauses_wait_on_the_first_page_of_the_coordinator(concluded, as_binh):
    waiting = as_binh.get("/").content.decode()

    assert page(concluded, "minutes") in waiting
    assert [page(concluded, "give_task", each.pk) in waiting for each in concluded.conclusions.all()] == [
        True,
        True,
        False,
    ]


def test_papers_are_handed_in_read_and_taken_back(conference, world, binh, as_anh):
    given = {"body": world.commune_military.pk, "title": "Tham luận", "file": SimpleUploadedFile("a.pdf", PDF)}
    as_anh.post(page(conference, "hand_in"), given)
    paper = conference.papers.get()

    assert as_anh.get(page(conference, "conference_paper", paper.pk)).content == PDF
    as_anh.force_login(binh)
    as_anh.post(page(conference, "withdraw_paper", paper.pk))
    assert conference.papers.count() == 0


def test_attendance_is_noted(held, world, as_binh):
    form = as_binh.get(page(held, "attendance")).context["form"]

    as_binh.post(page(held, "attendance"), {f"present-{world.commune_military.pk}": 2})

    assert len(form.lines) == 2
    assert held.invitations.get(body=world.commune_military).present == 2


def test_minutes_are_taken_and_finished(held, as_binh):
    given = {"progress": "Đúng chương trình.", "secretary": "Lê Bình", "chair": "Nông Văn Hùng", "finish": "on"}

    as_binh.post(page(held, "minutes"), given)

    assert Minutes.objects.get(conference=held).number.number == 1


def test_clauses_are_written_and_issued(held, as_binh):
    first, second, third = held.conclusions.all()
    rows = {"clauses-TOTAL_FORMS": 4, "clauses-INITIAL_FORMS": 3}
    for number, clause in enumerate((first, second, third)):
        rows |= {f"clauses-{number}-key": clause.pk, f"clauses-{number}-text": clause.text}
    rows |= {"clauses-2-text": "", "clauses-3-text": "Tổ chức tổng kết.", "clauses-3-asks_task": "on"}
    as_binh.post(page(held, "conclusions"), rows)

    as_binh.post(page(held, "conclude"), {"signed_on": "16/07/2026"})

    held.refresh_from_db()
    assert [each.text for each in held.conclusions.all()] == [CLAUSES[0], CLAUSES[1], "Tổ chức tổng kết."]
    assert held.concluded_on == date(2026, 7, 16)


def test_a_task_is_given_from_a_clause(concluded, as_binh):
    clause = concluded.conclusions.first()
    form = as_binh.get(page(concluded, "give_task", clause.pk)).context["form"]
    given = {"name": form["name"].value(), "lead": "commune-military", "due_on": "31/08/2026"}

    as_binh.post(page(concluded, "give_task", clause.pk), given)

    task = clause.tasks().get()
    assert task.name in as_binh.get(page(concluded)).content.decode()


def test_whoever_takes_part_reads_and_changes_nothing(held, as_anh):
    said = as_anh.get(page(held)).content.decode()

    assert CLAUSES[0] in said
    assert page(held, "conclusions") not in said
    assert [as_anh.get(page(held, name)).status_code for name in ("edit_conference", "minutes", "conclude")] == [
        403
    ] * 3


def test_who_has_no_part_in_it_finds_nothing(client, conference, dung):
    client.force_login(dung)

    assert client.get(page(conference)).status_code == 404
    assert conference.title not in client.get(reverse("reviews:conferences")).content.decode()


def test_it_is_found_by_the_search_without_accents(conference, as_anh):
    assert conference.title in as_anh.get("/search/?q=so ket 6 thang").content.decode()


def test_attendance_and_conclusions_come_out_as_workbooks(followed, as_binh):
    [_head, *invited] = sheet_of(as_binh.get(page(followed, "attendance_export")))[-3:]
    rows = sheet_of(as_binh.get(page(followed, "conclusions_export")))

    assert [row[1] for row in invited] == [2, 1]
    assert [row[-1] for row in rows if row[0] == 1] == ["Hoàn thành đúng hạn", "Hoàn thành quá hạn"]


@pytest.mark.parametrize("layout", ["party", "state"])
@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("name", ["invitation", "minutes", "notice"])
def test_papers_are_downloaded(concluded, name, layout, kind, as_binh):
    answer = as_binh.get(page(concluded, "written", name, layout, kind))

    assert (answer.status_code, answer.content[:2] in {b"PK", b"%P"}) == (200, True)


@pytest.mark.parametrize("name", ["conference", "conclusions", "invite"])
def test_a_page_asks_few_questions(held, name, django_assert_max_num_queries, as_binh):
    as_binh.get(page(held, name))

    with django_assert_max_num_queries(40):
        as_binh.get(page(held, name))


def test_the_list_asks_few_questions(programme, said, binh, django_assert_max_num_queries, as_binh):
    for number in range(10):
        services.plan_conference(programme=programme, said=said(title=f"Hội nghị {number}"), actor=binh, at=PLANNED)

    with django_assert_max_num_queries(22):
        as_binh.get(reverse("reviews:conferences"))


def test_the_central_report_is_linked_only_for_those_who_may_read_it(
    conference, said, programme, catalogue, client, binh, anh
):
    year = {"since": date(2026, 1, 1), "until": date(2026, 7, 1)}
    report = services.draft_review(plan=Plan(programme=programme, **year), actor=binh, at=PLANNED)
    services.edit_conference(conference=conference, said=said(report=report), actor=binh, at=PLANNED)
    seen = []
    for person in (binh, anh):
        client.force_login(person)
        seen.append(f'href="/reviews/{report.pk}/"' in client.get(page(conference)).content.decode())

    client.force_login(binh)
    assert seen == [True, False]
    assert page(conference) in client.get(f"/reviews/{report.pk}/").content.decode()


def test_the_list_comes_in_excel_with_how_many_came(held, as_binh):
    [heads, row, *_others] = sheet_of(as_binh.get(reverse("reviews:conferences_export")))[:2]

    told = dict(zip(heads, row, strict=True))
    assert told["Hội nghị"] == held.title
    assert told["Số lượng mời"] == sum(held.invitations.values_list("invited", flat=True))
