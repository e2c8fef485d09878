"""The pages of a review: who sees them, what they show, how many questions they ask."""

import pytest
from django.urls import reverse

from phoihop.reviews.models import Review


@pytest.fixture
def as_binh(client, binh):
    """Bình, signed in."""
    client.force_login(binh)
    return client


def page(review, name="detail", *more):
    return reverse(f"reviews:{name}", args=[review.pk, *more])


def passage_of(review):
    return review.passages.get(text__startswith="Có [[F-008]]")


def test_the_list_shows_reviews(as_binh, review):
    assert review.title in as_binh.get("/reviews/").content.decode()


@pytest.mark.parametrize("name", ["detail", "sign", "issuers", "describe"])
def test_who_may_not_see_it_finds_nothing(client, review, an, name):
    client.force_login(an)

    assert client.get(page(review, name)).status_code == 404


def test_whoever_stands_above_reads_and_does_not_edit(client, review, chi):
    client.force_login(chi)

    said = client.get(page(review)).content.decode()

    assert "tool-edit" not in said
    assert client.get(page(review, "sign")).status_code == 403


def test_the_editor_shows_figures_as_words_that_lead_to_their_source(as_binh, review):
    said = as_binh.get(page(review)).content.decode()

    assert f'href="/reviews/{review.pk}/figures/F-008/"' in said
    assert "[[F-" not in said.partition("<aside")[0]


def test_the_editor_asks_few_questions(as_binh, review, django_assert_max_num_queries):
    as_binh.get(page(review))

    with django_assert_max_num_queries(45):
        as_binh.get(page(review))


def test_the_list_asks_few_questions(as_binh, review, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        as_binh.get("/reviews/")


def test_a_review_is_made_with_the_defaults(as_binh, programme):
    address = reverse("reviews:draft") + f"?programme={programme.slug}"
    form = as_binh.get(address).context["form"]
    given = {"layout": "state", "tree": "place", "structure": "then", "period": "2026-Q1", "compares_targets": "on"}

    answer = as_binh.post(address, given)

    review = Review.objects.latest("pk")
    assert form["layout"].initial == programme.paper_form
    assert answer.url == page(review)
    assert (review.kind, review.layout, review.compares_last_year) == ("liaison", "state", False)


def test_without_a_period_the_form_says_so(as_binh, programme):
    answer = as_binh.post(reverse("reviews:draft") + f"?programme={programme.slug}", {"layout": "state"})

    assert answer.status_code == 422


def test_a_passage_is_saved_without_javascript(as_binh, review):
    passage = passage_of(review)
    address = page(review, "passage", passage.pk)
    assert as_binh.get(address).status_code == 200

    answer = as_binh.post(address, {"text": "Có [[F-008]] lượt.", "stamp": 0})

    assert answer.url == page(review) + f"#p-{passage.pk}"


def test_with_htmx_the_passage_and_the_warnings_come_back(as_binh, review):
    passage = passage_of(review)
    given = {"text": "Có [[F-008]] lượt và 14 buổi.", "stamp": 0}

    said = as_binh.post(page(review, "passage", passage.pk), given, headers={"HX-Request": "true"}).content.decode()

    assert f'id="p-{passage.pk}"' in said
    assert 'hx-swap-oob="true"' in said
    assert "<strong>14</strong>" in said


def test_an_unknown_code_gives_back_what_was_typed(as_binh, review):
    passage = passage_of(review)

    answer = as_binh.post(page(review, "passage", passage.pk), {"text": "Có [[F-999]] lượt.", "stamp": 0})

    assert answer.status_code == 409
    assert "Có [[F-999]] lượt." in answer.content.decode()


def test_a_second_editor_sees_both_texts(as_binh, review):
    passage = passage_of(review)
    as_binh.post(page(review, "passage", passage.pk), {"text": "Một.", "stamp": 0})

    said = as_binh.post(page(review, "passage", passage.pk), {"text": "Hai.", "stamp": 0}).content.decode()

    assert "Một." in said
    assert "Hai." in said


@pytest.mark.parametrize("code", ["F-001", "F-008", "F-009", "F-011", "F-016"])
def test_every_kind_of_figure_has_its_page(as_binh, review, code):
    answer = as_binh.get(page(review, "figure", code))

    assert review.figures.get(code=code).words in answer.content.decode()


@pytest.mark.parametrize("name", ["party.docx", "party.pdf", "state.docx", "state.pdf"])
def test_papers_are_downloaded(as_binh, review, name):
    answer = as_binh.get(f"/reviews/{review.pk}/{name}")

    assert (answer.status_code, answer.content[:2] in {b"PK", b"%P"}) == (200, True)


def test_another_kind_of_file_is_not_there(as_binh, review):
    assert as_binh.get(f"/reviews/{review.pk}/party.exe").status_code == 404


def test_passages_are_added_moved_and_taken_out(as_binh, review):
    passage = passage_of(review)

    added = as_binh.post(page(review, "add", passage.pk), {"kind": "item"})
    moved = as_binh.post(page(review, "move", passage.pk, "down"))
    dropped = as_binh.post(page(review, "drop", passage.pk))

    assert [answer.status_code for answer in (added, moved, dropped)] == [302, 302, 302]


def test_a_figure_is_added(as_binh, review, catalogue):
    given = {"quote-indicator": catalogue["TT02"].pk, "quote-unit": "Xã Đại Từ", "quote-since": "01/01/2026"}

    answer = as_binh.post(page(review, "quote"), given, follow=True)

    assert "[[F-" in str(next(iter(answer.context["messages"])))


def test_it_is_described_issued_and_signed(as_binh, review, world):
    described = {"title": "Sơ kết quý I", "issued_from": "Thái Nguyên", "layout": "state", "recipients": "- Như trên;"}
    as_binh.post(page(review, "describe"), described)
    rows = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "form-0-body": "province-military"}
    as_binh.post(page(review, "issuers"), rows | {"form-0-signatory": "A", "form-0-office": "Chính ủy"})

    answer = as_binh.post(page(review, "sign"), {"signed_on": "20/04/2026"}, follow=True)

    review.refresh_from_db()
    assert (review.status, review.recipients, review.title) == ("signed", "Như trên", "Sơ kết quý I")
    assert answer.status_code == 200


def test_figures_are_refreshed(as_binh, review):
    assert as_binh.post(page(review, "refresh"), follow=True).status_code == 200


def test_a_passage_is_found_by_its_anchor_however_many_there_are(as_binh, review):
    passage = passage_of(review)
    review.passages.filter(pk=passage.pk).update(id=passage.pk + 1_000_000)

    said = as_binh.get(page(review)).content.decode()

    assert f'id="p-{passage.pk + 1_000_000}"' in said


def test_the_coverage_is_that_of_the_period_itself(as_binh, review):
    coverage = as_binh.get(page(review)).context["coverage"]

    assert (coverage.approved, coverage.expected) == (8, 9)


def test_reviews_are_sought_and_come_in_excel(as_binh, review):
    sought = {"q": review.title.split()[0], "status": "draft"}

    assert review.title in as_binh.get(reverse("reviews:index"), sought).text
    assert review.title not in as_binh.get(reverse("reviews:index"), {"q": "khongco"}).text
    assert as_binh.get(reverse("reviews:export"), sought).content[:2] == b"PK"
