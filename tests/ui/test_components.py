from dataclasses import dataclass

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import engines

from phoihop.ui.charts import Point, Row, gauge
from phoihop.ui.tones import tone_of


@dataclass
class Link:
    label: str
    url: str
    active: bool = False
    count: int | None = None


class Form(forms.Form):
    name = forms.CharField(label="Tên hoạt động", help_text="Như trong kế hoạch.")
    kind = forms.ChoiceField(label="Hình thức", choices=[("a", "Hội nghị")])
    joint = forms.BooleanField(label="Phối hợp", required=False)
    reach = forms.ChoiceField(label="Quy mô", choices=[("c", "Cấp xã")], widget=forms.RadioSelect)
    held_on = forms.DateField(label="Ngày tổ chức")
    secret = forms.CharField(widget=forms.HiddenInput)


@pytest.fixture
def drawn(rf):
    def draw(source, **context):
        request = rf.get("/list/?q=xã&page=2")
        request.user = AnonymousUser()
        return engines["django"].from_string("{% load ui %}" + source).render(context, request)

    return draw


def test_a_badge_shows_the_label_in_the_tone_of_the_status(drawn):
    assert drawn('{% badge "late" "Trễ hạn" %}') == '<span class="tag tag-bad">Trễ hạn</span>'


@pytest.mark.parametrize(
    ("status", "tone"),
    [("draft", "quiet"), ("submitted", "active"), ("RETURNED", "waiting"), ("on-time", "good"), ("good", "good")],
)
def test_each_status_has_its_tone(status, tone):
    assert tone_of(status) == tone


def test_an_unknown_status_is_quiet():
    assert tone_of("strange") == "quiet"


def test_what_is_given_to_a_component_is_escaped(drawn):
    page = drawn(
        "{% badge 'x' words %}{% empty words words '/' words %}{% figure words %}{% crumb words %}", words="<b>"
    )

    assert "<b>" not in page
    assert page.count("&lt;b&gt;") == 6


def test_a_field_names_its_box_and_tells_its_help_and_faults(drawn):
    page = drawn("{% field form.name hint='Ngắn gọn.' unit='lượt' %}", form=Form({}))

    assert '<label class="form-label" for="id_name">Tên hoạt động' in page
    assert 'aria-describedby="id_name_helptext id_name_hint id_name_error"' in page
    assert all(f'id="id_name_{part}"' in page for part in ("helptext", "hint", "error"))
    assert 'aria-invalid="true"' in page
    assert "is-invalid" in page
    assert "lượt</span>" in page


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("kind", 'class="form-select"'),
        ("held_on", 'placeholder="ngày/tháng/năm"'),
        ("joint", 'class="form-check-input"'),
        ("reach", "<fieldset"),
        ("secret", 'type="hidden"'),
    ],
)
def test_each_kind_of_field_has_its_shape(drawn, name, mark):
    assert mark in drawn(f"{{% field form.{name} %}}", form=Form())


def test_a_hidden_field_has_no_label(drawn):
    assert "<label" not in drawn("{% field form.secret %}", form=Form())


def test_a_figure_leads_to_its_sources(drawn):
    page = drawn("{% figure 1234 code='CT01' url='/trace/CT01/' label='Lượt người' unit='lượt' %}")

    assert "1.234" in page
    assert 'href="/trace/CT01/"' in page
    assert "CT01" in page


@pytest.mark.parametrize(("value", "of", "share"), [(47, 63, "74.60"), (5, 0, "0.00"), (70, 63, "100.00")])
def test_progress_stays_within_its_bar(drawn, value, of, share):
    assert f'width="{share}"' in drawn("{% progress value of %}", value=value, of=of)


def test_pages_keep_what_was_asked_for(drawn):
    page = drawn("{% pages page_obj %}", page_obj=Paginator(range(480), 20).page(2))

    assert 'href="?q=x%C3%A3&amp;page=3"' in page
    assert 'aria-current="page"' in page
    assert "21 đến 40 trong tổng số 480" in page


def test_a_single_page_needs_no_steps(drawn):
    assert "<nav" not in drawn("{% pages page_obj %}", page_obj=Paginator([1], 20).page(1))


def test_tabs_say_which_one_is_open(drawn):
    page = drawn("{% tabs links %}", links=[Link("Tổng quan", "#a", active=True), Link("Nhiệm vụ", "#b", count=4)])

    assert '<a href="#a" aria-current="page">Tổng quan' in page
    assert '<span class="count">4</span>' in page


def test_charts_bring_their_table(drawn):
    page = drawn(
        "{% bars rows title='Kết quả' %}{% trend points %}{% gauge 3 4 title='Đạt' %}{% drawn ready %}",
        rows=[Row("Xã A", 5)],
        points=[Point("01/2026", 7)],
        ready=gauge(1, 2, title="Sẵn"),
    )

    assert page.count("<figure") == 4
    assert page.count("<table") == 4
    assert '<th scope="row">Xã A</th><td>5</td>' in page
