"""The pages of inspections, from both sides."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from phoihop.documents.sheets import read_grid
from phoihop.inspections.models import InspectingBody, Inspection, InspectionRequest
from phoihop.inspections.rules import Stage
from phoihop.plans.models import Task
from tests.inspections.conftest import JULY


def page(client, person, which, *args, **asked):
    client.force_login(person)
    return client.get(reverse(f"inspections:{which}", args=args), asked)


def post(client, person, which, *args, **said):
    client.force_login(person)
    return client.post(reverse(f"inspections:{which}", args=args), said)


@pytest.mark.parametrize("username", ["an", "binh", "chi"])
@pytest.mark.parametrize("name", ["index", "export", "requests", "requests_export", "plans"])
def test_lists_are_read(client, remedied, world, username, name):
    assert page(client, world.person(username), name).status_code == 200


def test_plans_come_in_excel_with_how_many_inspections_they_hold(client, remedied, binh):
    [heads, row] = read_grid(page(client, binh, "plans_export").content)[:2]

    told = dict(zip(heads, row, strict=True))
    assert (told["Năm"], told["Số cuộc kiểm tra"]) == ("2026", 1)


@pytest.mark.parametrize("username", ["an", "binh", "chi"])
def test_both_sides_see_the_loop(client, remedied, world, username):
    found = page(client, world.person(username), "detail", remedied.request.inspection_id)
    assert found.content.decode().count('<li class="loop-') == 4


@pytest.mark.parametrize("name", ["add_finding", "draft_request", "conclude", "answers", "edit"])
def test_the_inspected_body_reaches_no_page_on_which_the_record_is_written(client, handed_over, an, name):
    assert page(client, an, name, handed_over.pk).status_code == 403


@pytest.mark.parametrize("name", ["add_finding", "draft_request", "conclude", "answers"])
def test_the_team_reaches_them(client, handed_over, binh, name):
    assert page(client, binh, name, handed_over.pk).status_code == 200


@pytest.mark.parametrize("name", ["edit", "call_off"])
def test_an_inspection_is_changed_by_whoever_plans_it(client, inspection, binh, name):
    assert page(client, binh, name, inspection.pk).status_code == 200


def test_findings_stay_with_the_team_until_they_are_handed_over(client, finding, an, binh):
    for person, seen in ((an, False), (binh, True)):
        found = page(client, person, "detail", finding.inspection_id)
        assert (finding.text in found.content.decode()) is seen


def test_an_inspection_is_planned_on_its_page(client, programme, plan, checklist, binh):
    said = {
        "title": "Kiểm tra tại xã Phú Lương",
        "plan": plan.pk,
        "body": "second-commune-military",
        "place": "Phú Lương",
        "since": "10/06/2026",
        "until": "11/06/2026",
        "head": "province-military",
        "office": "Phó Chính ủy",
        "others": "province-party",
        "checklist": checklist.pk,
    }
    assert post(client, binh, "plan_inspection", programme.slug, **said).status_code == 302
    assert Inspection.objects.get(title=said["title"]).last_day == date(2026, 6, 11)


def test_a_checklist_is_issued_on_its_page(client, programme, binh):
    rows = {"points-TOTAL_FORMS": 1, "points-INITIAL_FORMS": 0, "points-0-requirement": "Có kế hoạch"}
    said = {"name": "Đề cương", "since": "01/06/2026", **rows}
    assert post(client, binh, "issue_checklist", programme.slug, **said).status_code == 302
    assert "Có kế hoạch" in page(client, binh, "checklists", programme.slug).content.decode()


def test_points_are_answered_on_their_page(client, finding, checklist, binh):
    first = checklist.points.first()
    said = {f"verdict_{first.pk}": "partly", f"remark_{first.pk}": "Có kế hoạch, ban hành chậm"}
    assert post(client, binh, "answers", finding.inspection_id, **said).status_code == 302
    assert "ban hành chậm" in page(client, binh, "detail", finding.inspection_id).content.decode()


def test_a_remedy_is_handed_in_and_verified_on_their_pages(client, request_made, an, binh):
    said = {"statement": "Đã khắc phục", "label": "Báo cáo", "address": "/submissions/?year=2026"}
    assert post(client, an, "remedy", request_made.pk, **said).status_code == 302
    assert post(client, binh, "verify", request_made.pk, verified="1", reason="Đủ").status_code == 302
    assert InspectionRequest.objects.get(pk=request_made.pk).stage == Stage.VERIFIED


def test_evidence_without_a_word_on_it_is_asked_again(client, request_made, an):
    assert post(client, an, "remedy", request_made.pk, statement="Xong", address="/submissions/").status_code == 422


@pytest.mark.parametrize("layout", ["state", "party"])
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_notice_is_handed_out(client, concluded, an, layout, kind):
    found = page(client, an, "paper", concluded.pk, layout, kind)
    assert (found.status_code, found.content[:2]) == (200, b"%P" if kind == "pdf" else b"PK")


def test_others_find_nothing(client, concluded, dung):
    assert page(client, dung, "detail", concluded.pk).status_code == 404


def test_the_overdue_are_found(client, request_made, binh, move):
    move("2026-08-01")
    assert request_made.text in page(client, binh, "requests", stage="late").content.decode()


def test_thousands_of_inspections_cost_no_more_queries(client, concluded, binh, world, django_assert_max_num_queries):
    made = Inspection.objects.bulk_create(
        Inspection(
            programme=concluded.programme,
            title=f"Cuộc kiểm tra {number}",
            body=world.second_commune_military,
            place=world.second_commune,
            since=date(2026, 1, 1) + timedelta(days=number % 300),
            until=date(2026, 1, 2) + timedelta(days=number % 300),
        )
        for number in range(3_000)
    )
    InspectingBody.objects.bulk_create(
        InspectingBody(inspection=each, body=world.province_military, heads=True, office="Phó Chính ủy")
        for each in made
    )
    task = Task.objects.get()
    tasks = Task.objects.bulk_create(
        Task(programme=task.programme, name=task.name, lead=task.lead, due_on=task.due_on, source_kind="inspection")
        for _each in made
    )
    InspectionRequest.objects.bulk_create(
        InspectionRequest(
            inspection=each,
            number=1,
            text="Khắc phục",
            body=world.second_commune_military,
            due_on=JULY.date(),
            stage=Stage.OPEN,
            task=given,
        )
        for each, given in zip(made, tasks, strict=True)
    )
    client.force_login(binh)
    for name in ("index", "requests"):
        with django_assert_max_num_queries(40):
            assert client.get(reverse(f"inspections:{name}")).status_code == 200
