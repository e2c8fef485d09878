"""The pages that everybody reads: quick, kept by caches, without cookies, and without what is not published."""

import time
from xml.etree import ElementTree as ET

import pytest
from django.core import mail

from phoihop.bulletin import services
from phoihop.bulletin.models import Feedback
from tests.bulletin.test_results_are_closed import closing, owed, released, reported  # noqa: F401 - fixtures

ATOM = "{http://www.w3.org/2005/Atom}"
SAID = {"name": "Trần Văn Mới", "email": "ban.doc@example.org", "text": "Bài viết rất hay."}


@pytest.fixture
def address(article):
    """Where everybody reads the article."""
    return article.get_absolute_url()


@pytest.fixture
def pictured(article, picture, anh, now):
    """The article with a picture."""
    services.add_picture(article=article, content=picture, name="a.jpg", caption="Đường hoa mới", actor=anh, at=now)
    return article


@pytest.mark.parametrize("page", ["", "search/", "archive/", "feedback/", "results/", "feed/"])
def test_a_page_is_open_to_everybody_before_anything_is_there(client, db, page):
    answer = client.get(f"/bulletin/{page}")

    assert answer.status_code == 200
    assert not answer.cookies


def test_an_article_shows_its_text_lines_and_programme(client, address, programme):
    page = client.get(address).text

    for words in ("<h2>Chung tay</h2>", "<li>Bà con hiến đất</li>", "<blockquote>", "Ma An", programme.title):
        assert words in page


def test_what_a_writer_types_never_becomes_a_tag(client, world, section, an, anh, now):
    wording = services.Wording(
        title="<b>Tin</b>", summary="a & b", text="<script>x</script> [a](https://a.vn/?b=1&c=2)"
    )
    made = services.write(body=world.commune_military, section=section, wording=wording, actor=an, at=now)
    services.hand_in(article=made, actor=an, at=now)
    services.publish(article=made, actor=anh, at=now)

    page = client.get(made.get_absolute_url()).text
    assert "<script>x" not in page
    assert "&lt;b&gt;Tin&lt;/b&gt;" in page


@pytest.mark.parametrize("page", ["", "search/?q=duong", "sections/tin-hoat-dong/", "archive/2026/11/25/", "feed/"])
def test_only_what_is_published_is_listed(client, handed_in, anh, now, page):
    before = client.get(f"/bulletin/{page}").text
    services.publish(article=handed_in, actor=anh, at=now)
    after = client.get(f"/bulletin/{page}").text

    assert (handed_in.title in before, handed_in.title in after) == (False, True)


def test_an_unpublished_article_and_its_pictures_are_found_nowhere(client, handed_in, picture, anh, now):
    made = services.add_picture(article=handed_in, content=picture, name="a.jpg", caption="A", actor=anh, at=now)
    address = handed_in.get_absolute_url()

    for page in (address, f"{address}{made.pk}.jpg", f"{address}share/", f"{address}feedback/"):
        assert client.get(page).status_code == 404


def test_search_keeps_to_a_section_and_a_day(client, article, giang, now):
    services.make_section(slug="khac", name="Chuyên mục khác", actor=giang, at=now)
    found = [
        article.title in client.get("/bulletin/search/", asked).text
        for asked in (
            {"q": "hoà bình", "section": "tin-hoat-dong", "day": "25/11/2026"},
            {"q": "hoa binh", "section": "khac"},
            {"day": "24/11/2026"},
            {"day": "không phải ngày"},
        )
    ]

    assert found == [True, False, False, True]


def test_other_news_of_the_section_stand_beside_an_article(client, article, world, section, an, anh, now):
    wording = services.Wording(title="Tin khác", summary="Tóm tắt", text="Nội dung")
    other = services.write(body=world.commune_military, section=section, wording=wording, actor=an, at=now)
    services.hand_in(article=other, actor=an, at=now)
    services.publish(article=other, actor=anh, at=now)

    assert other.get_absolute_url() in client.get(article.get_absolute_url()).text


def test_a_page_is_kept_by_its_hash_and_says_nothing_of_the_reader(client, address, an):
    client.force_login(an)
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert "public" in first["Cache-Control"]
    assert (first.cookies, "csrf" in first.text, an.full_name in first.text) == ({}, False, False)


def test_a_page_changes_its_hash_with_what_it_shows(client, feedback, anh, now):
    address = feedback.article.get_absolute_url()
    first = client.get(address)
    services.answer(feedback=feedback, answer="Cảm ơn bạn.", publish=True, actor=anh, at=now)

    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_pages_need_few_queries_and_little_time(client, pictured, django_assert_max_num_queries):
    address = pictured.get_absolute_url()
    client.get(address)
    for page, most in ((address, 4), ("/bulletin/", 4), ("/bulletin/sections/tin-hoat-dong/", 4)):
        with django_assert_max_num_queries(most):
            begun = time.perf_counter()
            client.get(page)
        # Fifty milliseconds is what is promised; a busy machine is given more.
        assert time.perf_counter() - begun < 0.2


def test_a_shared_address_unfolds_with_title_summary_and_picture(client, pictured):
    page = client.get(pictured.get_absolute_url()).text

    assert f'<meta property="og:title" content="{pictured.title}">' in page
    assert '<meta property="og:image" content="http://localhost/bulletin/articles/' in page


def test_a_picture_says_what_it_shows(client, pictured):
    page = client.get(pictured.get_absolute_url()).text
    part = pictured.pictures.get()

    assert 'alt="Đường hoa mới"' in page
    assert client.get(f"{pictured.get_absolute_url()}{part.pk}.jpg")["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize("page", ["feed/", "sections/tin-hoat-dong/feed/"])
def test_the_feed_is_atom_and_names_the_article(client, article, page):
    feed = ET.fromstring(client.get(f"/bulletin/{page}").content)  # noqa: S314 - our own

    [entry] = feed.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == article.title
    assert entry.find(f"{ATOM}link").get("href").endswith(article.get_absolute_url())


def test_the_sitemap_names_what_everybody_may_read(client, article):
    page = client.get("/sitemap.xml")

    assert page["Content-Type"] == "application/xml"
    assert f"<loc>http://localhost{article.get_absolute_url()}</loc>" in page.text


def test_a_reader_sends_an_article(client, address, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"{address}share/", {"to": "ban@example.org", "sender": "Lan"}, follow=True)

    assert "Cảm ơn" in answer.text
    assert [letter.to for letter in mail.outbox] == [["ban@example.org"]]


@pytest.mark.parametrize(
    "wrong", [{"to": "a@b.vn, c@d.vn"}, {"to": "a@b.vn\nBcc: c@d.vn"}, {"sender": "http://xau.vn"}]
)
def test_one_recipient_and_a_name_that_is_no_message(client, address, wrong):
    asked = {"to": "ban@example.org", "sender": "Lan"} | wrong

    assert client.post(f"{address}share/", asked).status_code == 422


def test_letters_to_one_address_are_limited(client, address):
    answers = [client.post(f"{address}share/", {"to": "ban@example.org", "sender": "Lan"}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 409]


def test_feedback_from_one_place_is_limited(client, address):
    answers = [client.post(f"{address}feedback/", SAID) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [409]


def test_whoever_fills_in_every_field_is_thanked_and_not_heard(client, address):
    client.post(f"{address}feedback/", SAID | {"website": "http://xau.vn"})

    assert not Feedback.objects.exists()


def test_a_number_is_pointed_out_beside_what_was_typed(client, address):
    page = client.post(f"{address}feedback/", SAID | {"text": "Gọi tôi 0912 345 678"})

    assert page.status_code == 422
    assert "số điện thoại" in page.text
    assert "Gọi tôi 0912 345 678" in page.text


def test_a_cookie_comes_with_a_form_only(client, address):
    assert not client.get(address).cookies
    assert "csrftoken" in client.get(f"{address}feedback/").cookies


def test_who_wrote_stands_on_no_page(client, feedback, anh, now):
    services.answer(feedback=feedback, answer="Cảm ơn bạn.", publish=True, actor=anh, at=now)
    page = client.get(feedback.article.get_absolute_url()).text

    assert feedback.text in page
    assert (feedback.name in page, feedback.email in page) == (False, False)


def test_results_are_shown_with_coverage_day_and_mark(client, closing, binh, now):  # noqa: F811
    release = released(closing, binh, now)
    page = client.get(f"/bulletin/results/{release.pk}/").text

    assert "khoảng 4 nghìn" in page
    assert "25/11/2026" in page
    assert "<svg" in page


def test_withdrawn_results_are_found_nowhere(client, closing, binh, now):  # noqa: F811
    release = released(closing, binh, now)
    services.withdraw_release(release=release, reason="Sai", actor=binh, at=now)

    assert client.get(f"/bulletin/results/{release.pk}/").status_code == 404


def test_the_pages_speak_english_to_who_asks_for_it(client, article):
    client.cookies["django_language"] = "en"

    assert "Other news" not in client.get(article.get_absolute_url()).text
    assert "Send by e-mail" in client.get(article.get_absolute_url()).text


def test_whoever_signs_in_finds_the_bulletin(client, db):
    assert 'href="/bulletin/"' in client.get("/accounts/login/").text
