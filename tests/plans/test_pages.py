"""What the pages about plans show, and to whom."""

from datetime import date

import pytest
from django.conf import settings
from django.core.management import call_command

from phoihop.access.checks import may
from phoihop.access.roles import Permission
from phoihop.documents.sheets import read_grid
from phoihop.plans import services
from phoihop.plans.models import Block, Plan, Task
from phoihop.plans.outline import outline, overall

pytestmark = pytest.mark.usefixtures("at_noon")
CAST = ["an", "anh", "binh", "chi", "dung", "giang"]
DRAFT = {"title": "Kế hoạch 6 tháng cuối năm", "kind": "half", "since": "01/07/2025", "until": "31/12/2025"}
TASK = {"name": "Tổ chức hội thi", "lead": "commune-military", "due_on": "30/06/2025", "weight": "2"}
RESOLUTION = {
    "source_label": "Nghị quyết số 25-NQ/TU ngày 01/02/2025",
    "text": "1. Tuyên truyền\na) Mở chuyên mục\n2. Củng cố tổ chức",
    "bodies": "commune-military\nsecond-commune-military",
    "due_on": "31/12/2025",
}


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

    drawings = [page.partition(f"chart-{room}")[2].partition("</svg>")[0] for room in ("wide", "narrow")]
    assert ["Chưa hoàn thành, trong hạn</text>" in drawn for drawn in drawings] == [True, True]
    assert f'href="/plans/tasks/{task.pk}/"' in page
    assert "<td>15/01/2025</td><td>31/03/2025</td>" in page
    assert " style=" not in page


def test_the_timeline_of_an_empty_plan_says_so(as_binh, draft):
    assert "<rect" not in as_binh.get(f"/plans/{draft.pk}/timeline/").text.split("<main")[1]


def test_a_plan_comes_in_excel(as_an, plan, task):
    rows = read_grid(as_an.get(f"/plans/{plan.pk}/plan.xlsx").content)

    assert [row[:2] for row in rows[3:]] == [["1", task.name]]


@pytest.mark.parametrize(
    ("page", "most"), [("/plans/", 16), ("/plans/{}/", 30), ("/plans/{}/timeline/", 30), ("/plans/tasks/", 24)]
)
def test_pages_ask_few_queries_however_many_tasks(page, most, as_binh, large, django_assert_max_num_queries):
    with django_assert_max_num_queries(most):
        answer = as_binh.get(page.format(large.pk))

    assert answer.status_code == 200


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


def test_the_blocks_come_by_a_command(db):
    call_command("load_blocks")

    assert Block.objects.count() == 12


def test_the_pages_speak_english(as_an, plan):
    as_an.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = as_an.get(f"/plans/{plan.pk}/").text

    assert "Coordination plan of 2025" in page
    assert "Not completed, in time" in page
