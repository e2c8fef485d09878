"""A table of one's own is handed in: its columns and rows are told once, then it is seen and taken over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from phoihop.documents.models import Upload
from phoihop.submissions import services
from phoihop.submissions.models import Entry, Submission, TableMap
from phoihop.submissions.rules import Channel
from phoihop.submissions.services import Statement
from tests.submissions.test_free_workbooks import BY_BODY, FILE, LISTED, TOLD, book


@pytest.fixture
def owed(asked):
    return asked.owed["commune-military", "2025-Q1"]


@pytest.fixture
def desk(client, an):
    """An's browser, in which forms are sent on as the page shows them."""
    client.force_login(an)
    return client


def page(name, *arguments):
    return reverse(f"submissions:{name}", args=arguments)


def hand_in(desk, owed, rows=LISTED, name=FILE):
    """The page to which a table leads that was handed in for a report."""
    file = SimpleUploadedFile(name, book(rows))
    return desk.post(f"{page('workbook')}?report={owed.pk}", {"workbook": file}, follow=True)


def tell_columns(desk, answer, owed, **instead):
    """The columns as they were offered, but for some."""
    plan = answer.context["plan"]
    told = {f"column-{at}": meaning for at, meaning in plan.columns.items()} | instead
    place = {"sheet": 0, "report": owed.pk, "head": plan.head, "first": plan.first}
    return desk.post(answer.request["PATH_INFO"], told | place, follow=True)


def tell_rows(desk, answer, owed):
    """The rows as they were offered."""
    told = {f"label-{label.number}": label.code for label in answer.context["labels"]}
    return desk.post(answer.request["PATH_INFO"], told | {"sheet": 0, "report": owed.pk}, follow=True)


def take_over(desk, answer, owed):
    context = answer.context
    form = {"sheet": 0, "report": owed.pk, "first": context["preview"].first, "seen": context["now"]}
    return desk.post(answer.request["PATH_INFO"], form, follow=True)


@pytest.fixture
def previewed(desk, owed):
    """What an unknown table would change, after its columns and rows were told as they were offered."""
    columns = hand_in(desk, owed)
    assert "Kết quả quý I/2025" in columns.content.decode()
    return tell_rows(desk, tell_columns(desk, columns, owed), owed)


def test_a_table_is_told_once_seen_and_taken_over(desk, previewed, owed):
    assert "<ins>trên 2.800</ins>" in previewed.content.decode()
    assert not Entry.objects.exists()

    report = take_over(desk, previewed, owed)

    assert report.request["PATH_INFO"] == page("detail", Submission.objects.get().pk)
    assert dict(Entry.objects.values_list("indicator__code", "words")) == TOLD
    assert set(Entry.objects.values_list("channel", flat=True)) == {Channel.EXCEL}


def test_the_report_that_was_changed_is_shown_whichever_was_chosen(client, everywhere, owed):
    client.force_login(everywhere)
    columns = hand_in(client, owed, [BY_BODY[0], BY_BODY[2]])

    report = take_over(client, tell_columns(client, columns, owed), owed)

    changed = Submission.objects.get()
    assert changed.obligation.body.slug == "second-commune-military"
    assert report.request["PATH_INFO"] == page("detail", changed.pk)


def test_next_time_it_is_read_as_last_time_and_can_be_changed(desk, previewed, owed):
    again = hand_in(desk, owed)

    html = again.content.decode()
    assert "như lần trước" in html
    assert again.context["addresses"]["table"].replace("&", "&amp;") in html
    assert TableMap.objects.count() == 1


@pytest.mark.parametrize("said", ["9" * 20, "²", "-1"])
def test_what_is_no_row_and_no_sheet_of_the_table_means_its_first(desk, previewed, said):
    seen = desk.get(page("table_preview", Upload.objects.get().pk), {"first": said, "sheet": said})

    assert seen.context["preview"].changes == len(TOLD)


def test_only_new_rows_are_asked_about_again(desk, previewed, owed):
    again = hand_in(desk, owed, [*LISTED, [6, "Số cựu quân nhân tham gia câu lạc bộ", "người", None, 12]])

    assert {label.name: label.code for label in again.context["labels"] if label.new} == {
        "Số cựu quân nhân tham gia câu lạc bộ": "CT13"
    }


def test_faults_are_named_and_offered_in_a_marked_copy(desk, previewed, owed):
    again = hand_in(desk, owed, [*LISTED[:6], [1, LISTED[6][1], "lượt người", None, "nhiều lắm"]])

    assert "Quý I!E7" in again.content.decode()
    assert desk.get(again.context["addresses"]["table_corrected"]).content[:2] == b"PK"


def test_what_somebody_stated_after_the_look_is_shown_and_kept(desk, previewed, owed, an, anh):
    report = services.open_report(obligation=owed, actor=an, at=timezone.now())
    stated = [Statement(indicator="DV01", words="99")]
    services.state(submission=report, statements=stated, actor=anh, at=timezone.now())

    after = take_over(desk, previewed, owed)

    assert "99" in after.content.decode()
    assert report.entries.get(indicator__code="DV01").words == "99"


def test_what_was_not_offered_means_nothing(desk, owed):
    columns = hand_in(desk, owed)

    answer = tell_columns(desk, columns, owed, **{"column-4": "body:x"})

    assert answer.status_code == 422
    assert not TableMap.objects.exists()


@pytest.mark.parametrize("name", ["table", "table_rows", "table_preview", "table_corrected"])
def test_nobody_else_sees_a_table_that_was_handed_in(client, anh, previewed, name):
    client.force_login(anh)

    assert client.get(page(name, Upload.objects.get().pk)).status_code == 404


def test_whoever_has_nothing_to_report_hands_in_no_table(client, giang, owed):
    client.force_login(giang)

    assert hand_in(client, owed).status_code == 409
    assert not Upload.objects.exists()
