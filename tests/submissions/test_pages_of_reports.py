"""The pages on which reports are filled in, read, decided and followed."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import F
from django.urls import reverse

from phoihop.indicators.models import Target
from phoihop.reporting.models import Line
from phoihop.submissions import services
from phoihop.submissions.models import Closing, Entry, Submission
from phoihop.submissions.rules import Status
from phoihop.submissions.services import Statement
from tests.submissions.conftest import SOUND, sound


@pytest.fixture
def as_(client):
    """A browser in which this person is signed in."""

    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in


def page(name, *arguments):
    return reverse(f"submissions:{name}", args=arguments)


def line(code):
    return Line.objects.get(indicator__code=code).pk


def box(code, words="", stamp=0, **more):
    key = line(code)
    return {f"words-{key}": words, f"stamp-{key}": stamp} | {f"{name}-{key}": value for name, value in more.items()}


def test_what_a_body_owes_is_listed_with_the_overdue_first(asked, an, as_):
    html = as_(an).get(page("index")).content.decode()

    assert html.index("quý IV/2024") < html.index("quý I/2025") or "quý I/2025" in html
    assert "xã Phú Lương" not in html


def test_the_list_goes_out_to_excel(asked, an, as_):
    answer = as_(an).get(page("export"))

    assert answer.content[:2] == b"PK"


@pytest.mark.parametrize("state", ["todo", "overdue", "waiting", "approved", "nonsense"])
def test_the_list_can_be_narrowed(draft, an, as_, state):
    assert as_(an).get(page("index"), {"state": state}).status_code == 200


def test_a_report_is_opened_by_one_press(asked, an, as_):
    answer = as_(an).post(page("open", asked.owed["commune-military", "2025-Q1"].pk))

    assert answer.url == page("detail", Submission.objects.get().pk)


def test_the_form_shows_last_periods_figure_and_the_target(asked, draft, an, anh, noon, as_):
    before = services.open_report(obligation=asked.owed["commune-military", "2024-Q4"], actor=an, at=noon)
    services.state(submission=before, statements=[Statement(indicator="TT01", words="1.234")], actor=an, at=noon)
    Target.objects.create(
        programme=asked.programme,
        indicator=asked.indicators["TT01"],
        since=date(2025, 1, 1),
        until=date(2026, 1, 1),
        words="7.777",
        qualifier="exact",
        low=Decimal(7777),
        high=Decimal(7777),
    )

    html = as_(an).get(page("detail", draft.pk)).content.decode()

    assert "1.234" in html
    assert "7.777" in html


def test_a_box_says_back_what_was_understood(draft, an, as_):
    answer = as_(an).post(
        page("line", draft.pk, line("TT01")), box("TT01", "trên 2,8 triệu"), headers={"HX-Request": "true"}
    )

    assert "hiểu là: trên 2.800.000 lượt người" in " ".join(answer.content.decode().split())


def test_names_and_stamps_beyond_a_thousand_are_read_back_as_they_were_written(draft, asked, an, noon, as_):
    Line.objects.update(id=F("id") + 12_000)
    Submission.objects.update(stamp=4_999)
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="5")], actor=an, at=noon)
    key = line("TT01")

    html = as_(an).get(page("detail", draft.pk)).content.decode()

    assert f'name="words-{key}"' in html
    assert f'name="stamp-{key}" value="5000"' in html


def test_a_box_gives_back_a_fault_and_keeps_nothing(draft, an, as_):
    answer = as_(an).post(
        page("line", draft.pk, line("TT01")), box("TT01", "nhiều lắm"), headers={"HX-Request": "true"}
    )

    assert 'role="alert"' in answer.content.decode()
    assert not Entry.objects.exists()


def test_two_persons_see_both_figures_and_choose(draft, an, anh, noon, as_):
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="55")], actor=an, at=noon)

    html = as_(anh).post(page("line", draft.pk, line("TT01")), box("TT01", "77")).content.decode()

    assert "55" in html
    assert "77" in html
    assert f'name="stamp-{line("TT01")}" value="{Entry.objects.get().stamp}"' in html


def test_whoever_takes_theirs_gets_the_row_afresh(draft, an, noon, as_):
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="55")], actor=an, at=noon)

    html = as_(an).get(page("line", draft.pk, line("TT01"))).content.decode()

    assert 'value="55"' in html
    assert html.count("<tr") == 1


def test_without_javascript_the_whole_page_is_saved_at_once(draft, an, as_):
    boxes = {key: value for code, words in SOUND.items() for key, value in box(code, words).items()}

    answer = as_(an).post(page("detail", draft.pk), boxes)

    assert answer.url == page("detail", draft.pk)
    assert draft.entries.count() == len(SOUND)


def test_a_page_saved_whole_keeps_the_good_and_gives_back_the_bad(draft, an, as_):
    answer = as_(an).post(page("detail", draft.pk), box("TT01", "nhiều") | box("DV01", "3"))

    assert answer.status_code == 422
    assert 'value="nhiều"' in answer.content.decode()
    assert draft.entries.get().words == "3"


def test_theirs_can_be_kept_without_javascript(draft, an, anh, noon, as_):
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="55")], actor=an, at=noon)

    as_(anh).post(page("detail", draft.pk), box("TT01", "77") | {"keep": line("TT01")})

    assert draft.entries.get().words == "55"


def test_the_rest_is_zero_after_what_was_typed_is_kept(draft, an, as_):
    as_(an).post(page("zero", draft.pk), box("TT01", "9"))

    assert draft.entries.get(indicator__code="TT01").words == "9"
    assert draft.entries.get(indicator__code="DV01").words == "0"


def test_a_text_is_saved_as_it_is_written(draft, asked, an, as_):
    key = asked.results.pk

    as_(an).post(page("text", draft.pk, key), {f"text-{key}": "Ba mô hình mới", f"stamp-text-{key}": 0})

    assert draft.narratives.get().text == "Ba mô hình mới"


def test_a_secret_text_is_given_back(draft, asked, an, as_):
    key = asked.results.pk

    answer = as_(an).post(page("text", draft.pk, key), {f"text-{key}": "TUYỆT MẬT", f"stamp-text-{key}": 0})

    assert 'role="alert"' in answer.content.decode()


def test_what_is_missing_leads_to_its_box(draft, an, as_):
    html = as_(an).get(page("hand_in", draft.pk)).content.decode()

    assert f'href="{page("detail", draft.pk)}#words-{line("TT01")}"' in html


def test_whoever_signs_submits(filled, anh, as_):
    as_(anh).post(page("hand_in", filled.pk))

    assert Submission.objects.get().status == Status.SUBMITTED


def test_whoever_only_writes_is_told_who_signs(filled, an, as_):
    browser = as_(an)

    assert (
        "<button" not in browser.get(page("hand_in", filled.pk)).content.decode().split("<main")[1].split("</main")[0]
    )
    assert browser.post(page("hand_in", filled.pk)).status_code == 403


def test_an_incomplete_report_is_answered_with_what_is_missing(draft, anh, as_):
    answer = as_(anh).post(page("hand_in", draft.pk))

    assert answer.status_code == 422
    assert "TT01" in answer.content.decode()


def test_what_waits_stands_in_the_inbox(submitted, binh, as_):
    assert str(submitted.pk) in as_(binh).get(page("inbox")).content.decode()


def test_several_are_approved_at_once(submitted, binh, as_):
    as_(binh).post(page("inbox"), {"submission": [submitted.pk]})

    assert Submission.objects.get().status == Status.APPROVED


def test_choosing_nothing_approves_nothing(submitted, binh, as_):
    as_(binh).post(page("inbox"), {"submission": ["x"]})

    assert Submission.objects.get().status == Status.SUBMITTED


def test_a_report_is_approved_from_its_page(submitted, binh, as_):
    browser = as_(binh)
    assert page("approve", submitted.pk) in browser.get(page("detail", submitted.pk)).content.decode()

    browser.post(page("approve", submitted.pk))

    assert Submission.objects.get().status == Status.APPROVED


def test_a_report_returned_tells_its_maker_why(submitted, an, binh, as_):
    as_(binh).post(page("give_back", submitted.pk), {"reason": "Thiếu xóm 3"})

    html = as_(an).get(page("detail", submitted.pk)).content.decode()

    assert "Thiếu xóm 3" in html
    assert str(binh) in html


def test_a_return_without_a_reason_is_answered_with_what_to_do(submitted, binh, as_):
    assert as_(binh).post(page("give_back", submitted.pk), {"reason": " "}).status_code == 422


def test_what_differs_from_the_counting_revision_is_shown_side_by_side(approved, an, anh, binh, noon, as_):
    services.reopen(submission=approved, reason="Sửa", actor=binh, at=noon)
    services.state(submission=approved, statements=[Statement(indicator="TT01", words="3.000")], actor=an, at=noon)
    services.submit(submission=approved, actor=anh, at=noon)

    html = as_(binh).get(page("detail", approved.pk)).content.decode()

    assert "<del>trên 2.800</del> → <ins>3.000</ins>" in html


def test_a_report_is_reopened_from_its_page(approved, binh, as_):
    as_(binh).post(page("reopen", approved.pk), {"reason": "Sửa số liệu"})

    assert Submission.objects.get().status == Status.REOPENED


@pytest.mark.parametrize("name", ["detail", "hand_in"])
def test_what_one_may_not_see_does_not_exist(draft, dung, as_, name):
    assert as_(dung).get(page(name, draft.pk)).status_code == 404


@pytest.mark.parametrize("name", ["approve", "give_back", "reopen", "zero"])
def test_what_one_may_not_see_cannot_be_changed(draft, dung, as_, name):
    assert as_(dung).post(page(name, draft.pk), {"reason": "x"}).status_code == 404


def test_whoever_may_only_see_a_report_does_not_fill_it_in(draft, binh, as_):
    browser = as_(binh)

    assert "words-" not in browser.get(page("detail", draft.pk)).content.decode()
    assert browser.post(page("line", draft.pk, line("TT01")), box("TT01", "5")).status_code == 403


def test_completeness_is_derived_from_what_is_owed(submitted, asked, binh, as_):
    context = as_(binh).get(page("completeness", asked.programme.pk), {"period": "2025-Q1"}).context

    assert (context["tally"].expected, context["tally"].received, context["tally"].on_time) == (4, 1, 1)


def test_completeness_never_passes_the_whole(approved, asked, anh, binh, noon, as_):
    services.reopen(submission=approved, reason="Sửa", actor=binh, at=noon)
    services.submit(submission=approved, actor=anh, at=noon)

    tally = as_(binh).get(page("completeness", asked.programme.pk), {"period": "2025-Q1"}).context["tally"]

    assert tally.on_time <= tally.received <= tally.expected
    assert tally.approved <= tally.expected


def test_late_bodies_come_first_under_their_superior(submitted, asked, binh, as_):
    accounts = as_(binh).get(page("completeness", asked.programme.pk), {"year": 2025}).context["page_obj"].object_list
    under_province = [account for account in accounts if account.receiver.slug == "province-military"]

    assert [account.late for account in under_province] == sorted((a.late for a in under_province), reverse=True)


def test_completeness_goes_out_to_excel(submitted, asked, binh, as_):
    assert as_(binh).get(page("completeness_export", asked.programme.pk)).content[:2] == b"PK"


def test_figures_are_closed_on_a_page(approved, asked, binh, as_):
    browser = as_(binh)

    answer = browser.post(page("close", asked.programme.pk), {"since": "01/01/2025", "last_day": "31/12/2025"})

    assert answer.url == page("closing", Closing.objects.get().pk)
    assert Closing.objects.get().digest in browser.get(answer.url).content.decode()


def test_differences_are_listed_with_then_and_now(approved, asked, an, anh, binh, noon, as_):
    span = {"since": date(2025, 1, 1), "until": date(2026, 1, 1)}
    closing = services.close(programme=asked.programme, actor=binh, at=noon, **span)
    services.reopen(submission=approved, reason="Sửa", actor=binh, at=noon)
    services.state(submission=approved, statements=[Statement(indicator="TT01", words="3.000")], actor=an, at=noon)
    services.submit(submission=approved, actor=anh, at=noon)
    services.approve(submission=approved, actor=binh, at=noon)

    html = as_(binh).get(page("closing", closing.pk)).content.decode()

    assert "<del>trên 2.800</del>" in html
    assert "<ins>3.000</ins>" in html


def test_nobody_else_closes_figures(asked, chi, an, as_):
    assert as_(an).get(page("close", asked.programme.pk)).status_code == 403


@pytest.mark.parametrize("name", ["closings", "index", "inbox"])
def test_a_list_with_nothing_in_it_says_so(world, giang, as_, name):
    assert 'class="empty"' in as_(giang).get(page(name)).content.decode()


def test_pages_speak_english_too(draft, an, as_):
    an.language = "en"
    an.save(update_fields=["language"])

    html = as_(an).get(page("detail", draft.pk)).content.decode()

    assert "The rest is zero" in html


# The lists cost the same however long they are.


def test_the_form_costs_few_queries(filled, an, as_, django_assert_max_num_queries):
    browser = as_(an)
    with django_assert_max_num_queries(32):
        browser.get(page("detail", filled.pk))


def many(asked, an, anh, noon):
    obligations = [asked.owed["commune-military", code] for code in ("2024-Q4", "2025-Q1", "2025-Q2")]
    reports = services.open_many(obligations=obligations, actor=an, at=noon)
    services.state_many(reports=[services.Answers(each, sound()) for each in reports], actor=an, at=noon)
    return services.submit_many(submissions=reports, actor=anh, at=noon, acknowledged=True)


@pytest.mark.parametrize(("name", "most"), [("index", 20), ("inbox", 24)])
def test_a_list_costs_few_queries(asked, an, anh, binh, noon, as_, name, most, django_assert_max_num_queries):
    many(asked, an, anh, noon)
    browser = as_(binh)
    with django_assert_max_num_queries(most):
        browser.get(page(name))


def test_the_matrix_costs_few_queries(asked, an, anh, binh, noon, as_, django_assert_max_num_queries):
    many(asked, an, anh, noon)
    browser = as_(binh)
    with django_assert_max_num_queries(26):
        browser.get(page("completeness", asked.programme.pk))
