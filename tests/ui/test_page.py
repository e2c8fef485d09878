import re

import pytest
from django.template.loader import get_template
from django.utils import translation

pytestmark = pytest.mark.urls("tests.ui.pages")


@pytest.fixture
def page(client):
    return client.get("/filled/").content.decode()


def test_a_page_can_be_skipped_through_and_names_its_language(page):
    assert '<a class="skip" href="#main">Đến nội dung chính</a>' in page
    assert '<html lang="vi">' in page
    assert '<main id="main"' in page


def test_messages_stand_in_the_live_region_and_are_escaped(page):
    region = page.split('id="notices" aria-live="polite"')[1].split("<main")[0]

    assert "Đã gửi &lt;báo cáo&gt;." in region
    assert "notice-success" in region


def test_a_page_without_navigation_or_search_still_stands(page):
    assert 'role="search"' not in page
    assert "<h1>Đầu trang</h1>" in page


def test_a_page_holds_neither_inline_script_nor_style(page):
    assert not re.search(r"<script(?![^>]* src=)", page)
    assert "<style" not in page
    assert not re.search(r"\sstyle=", page)
    assert not re.search(r"\son[a-z]+=", page)


def test_htmx_is_told_to_use_no_eval_and_to_show_refusals(page):
    config = page.split('name="htmx-config" content=\'')[1].split("'")[0]

    assert '"allowEval":false' in config
    assert '"includeIndicatorStyles":false' in config
    assert '"code":"(403|409|422)","swap":true' in config


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_error_pages_need_no_request(name, language):
    with translation.override(language):
        page = get_template(f"{name}.html").render()

    assert f'<html lang="{language}">' in page
    assert ("Về trang đầu" in page) == (language == "vi")


@pytest.mark.urls("phoihop.config.urls")
def test_a_missing_page_is_answered_in_vietnamese(client):
    answer = client.get("/khong-co-trang-nay/")

    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.content.decode()
