"""The desk: who sees, writes, publishes and answers, each by their own right."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.bulletin.models import Article, Feedback, NewsSection, ResultRelease
from phoihop.documents.sheets import read_grid
from tests.bulletin.conftest import TEXT
from tests.bulletin.test_results_are_closed import closing, owed, released, reported  # noqa: F401 - fixtures


@pytest.fixture
def sign_in(client):
    """Lets somebody sit down at the desk."""

    def seated(person):
        client.force_login(person)
        return client

    return seated


def test_an_article_goes_from_the_form_to_the_public(sign_in, world, section, programme, an, anh, picture):
    desk = sign_in(an)
    said = {"title": "Tin mới", "summary": "Tóm tắt", "text": TEXT, "section": section.pk, "programme": programme.pk}
    desk.post("/bulletin/desk/new/", said | {"body": world.commune_military.pk})
    made = Article.objects.get()
    photo = SimpleUploadedFile("a.jpg", picture, "image/jpeg")
    desk.post(f"/bulletin/desk/{made.pk}/pictures/new/", {"picture": photo, "caption": "Ảnh"})
    desk.post(f"/bulletin/desk/{made.pk}/change/hand_in/")
    sign_in(anh).post(f"/bulletin/desk/{made.pk}/change/publish/")

    made.refresh_from_db()
    assert (made.status, made.pictures.count()) == ("published", 1)


def test_a_correction_begins_with_what_was_said(sign_in, draft, an):
    page = sign_in(an).get(f"/bulletin/desk/{draft.pk}/correct/").text

    assert "Dân quân góp 40 ngày công" in page


def test_an_article_is_corrected(sign_in, draft, an):
    said = {"title": "Tên khác", "summary": "Tóm tắt", "text": "Nội dung", "section": draft.section_id}
    sign_in(an).post(f"/bulletin/desk/{draft.pk}/correct/", said)

    draft.refresh_from_db()
    assert (draft.title, draft.programme) == ("Tên khác", None)


def test_strangers_do_not_see_a_draft(sign_in, draft, dung):
    desk = sign_in(dung)

    assert desk.get(f"/bulletin/desk/{draft.pk}/").status_code == 404
    assert draft.title not in desk.get("/bulletin/desk/").text


def test_the_list_needs_few_queries(sign_in, article, an, django_assert_max_num_queries):
    desk = sign_in(an)
    with django_assert_max_num_queries(22):
        desk.get("/bulletin/desk/")


def test_buttons_are_those_of_ones_right(sign_in, handed_in, an, anh):
    address = f"/bulletin/desk/{handed_in.pk}/"
    seen = ["change/publish/" in sign_in(one).get(address).text for one in (an, anh)]

    assert seen == [False, True]


def test_a_reader_is_answered_at_the_desk(sign_in, feedback, anh):
    desk = sign_in(anh)
    assert feedback.text in desk.get("/bulletin/desk/feedback/").text
    assert feedback.email in desk.get(f"/bulletin/desk/feedback/{feedback.pk}/").text
    desk.post(f"/bulletin/desk/feedback/{feedback.pk}/", {"answer": "Cảm ơn bạn đọc.", "publish": "on"})

    assert Feedback.objects.shown().count() == 1


def test_feedback_is_set_aside_with_a_reason(sign_in, feedback, anh):
    sign_in(anh).post(f"/bulletin/desk/feedback/{feedback.pk}/aside/", {"reason": "Quảng cáo"})

    assert Feedback.objects.get().status == "declined"


def test_writers_do_not_see_who_wrote(sign_in, feedback, an):
    desk = sign_in(an)

    assert desk.get("/bulletin/desk/feedback/").status_code == 403
    assert desk.get(f"/bulletin/desk/feedback/{feedback.pk}/").status_code == 404


def test_closed_figures_are_shown_and_withdrawn_at_the_desk(sign_in, closing, binh):  # noqa: F811
    desk = sign_in(binh)
    desk.post("/bulletin/desk/results/new/", {"closing": closing.pk, "decided_on": "25/11/2026"})
    release = ResultRelease.objects.get()
    assert f"/bulletin/desk/results/{release.pk}/withdraw/" in desk.get("/bulletin/desk/results/").text
    desk.post(f"/bulletin/desk/results/{release.pk}/withdraw/", {"reason": "Sai phạm vi"})

    assert not ResultRelease.objects.shown().exists()


def test_those_who_do_not_lead_show_nothing(sign_in, closing, anh):  # noqa: F811
    assert sign_in(anh).get("/bulletin/desk/results/new/").status_code == 403


def test_a_steward_keeps_the_sections(sign_in, giang):
    desk = sign_in(giang)
    desk.post("/bulletin/desk/sections/new/", {"name": "Tin tức", "slug": "tin-tuc", "order": "1"})
    desk.post("/bulletin/desk/sections/tin-tuc/", {"name": "Tin hoạt động", "order": "2", "retired": "on"})

    assert NewsSection.objects.get().retired
    assert "Tin hoạt động" in desk.get("/bulletin/desk/sections/").text


def test_what_waits_stands_on_the_page_of_ones_work(sign_in, feedback, world, section, an, anh, now):
    assert feedback.article.title in sign_in(anh).get("/").text


def test_an_article_waiting_for_publication_stands_on_the_page_of_ones_work(sign_in, handed_in, anh):
    assert handed_in.title in sign_in(anh).get("/").text


def test_articles_are_found_by_the_search_of_the_site(sign_in, article, an):
    assert article.title in sign_in(an).get("/search/", {"q": "duong hoa"}).text


def test_articles_come_in_excel_with_how_much_readers_wrote(sign_in, feedback, an):
    [heads, row] = read_grid(sign_in(an).get("/bulletin/desk/articles.xlsx").content)[:2]

    told = dict(zip(heads, row, strict=True))
    assert (told["Tiêu đề"], told["Ý kiến bạn đọc"]) == (feedback.article.title, 1)


def test_feedback_comes_in_excel_without_who_wrote_it(sign_in, feedback, an, anh):
    content = sign_in(anh).get("/bulletin/desk/feedback/feedback.xlsx").content

    [heads, row] = read_grid(content)[:2]
    assert dict(zip(heads, row, strict=True))["Nội dung ý kiến"] == feedback.text
    assert not {feedback.name, feedback.email} & set(row)
    assert len(read_grid(sign_in(anh).get("/bulletin/desk/feedback/feedback.xlsx?status=published").content)) == 1
    assert sign_in(an).get("/bulletin/desk/feedback/feedback.xlsx").status_code == 403
