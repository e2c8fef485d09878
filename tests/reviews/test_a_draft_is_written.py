"""The draft has the outline of such reports, and no number in it that is not a figure with a source."""

from dataclasses import replace
from datetime import date

import pytest

from phoihop.foundation.refusals import Invalid, NotAllowed
from phoihop.reviews import services
from phoihop.reviews.models import Review
from phoihop.reviews.rules import Tree, bare_numbers, sheet
from tests.reviews.conftest import LATER

HEADINGS = [
    "I. ĐẶC ĐIỂM TÌNH HÌNH",
    "II. KẾT QUẢ THỰC HIỆN",
    "III. ĐÁNH GIÁ CHUNG",
    "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP",
    "V. KIẾN NGHỊ, ĐỀ XUẤT",
]
JUDGED = ["1. Ưu điểm", "2. Tồn tại, hạn chế", "3. Nguyên nhân", "4. Bài học kinh nghiệm"]
BY_FIELD = (
    *("Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu năm", "Thực hiện kỳ này", "Lũy kế", "Cùng kỳ"),
    *("% so chỉ tiêu", "% so cùng kỳ", "Ghi chú"),
)


def texts(review, **which):
    return list(review.passages.filter(**which).values_list("text", flat=True))


def printed(review):
    """The body with its figures as words."""
    said = {figure.code: figure.words for figure in review.figures.all()}
    text = "\n".join(texts(review, annex=0))
    for code, words in said.items():
        text = text.replace(f"[[{code}]]", words)
    return text


def test_it_has_every_heading_in_order(review):
    assert texts(review, annex=0, kind="heading", level=1) == HEADINGS


def test_the_assessment_has_its_four_parts(review):
    assert [text for text in texts(review, annex=0, kind="heading", level=2) if text in JUDGED] == JUDGED


def test_every_field_with_figures_has_its_item(review):
    fields = [text for text in texts(review, annex=0, kind="heading", level=2) if text not in JUDGED]

    assert fields[1:4] == ["2. Tuyên truyền", "3. Xây dựng cơ sở chính trị", "4. Nông thôn mới - giảm nghèo"]


def test_every_code_in_the_text_is_a_figure(review):
    quoted = {code for passage in review.passages.all() for code in passage.codes}

    assert quoted == set(review.figures.values_list("code", flat=True))


def test_no_number_is_typed(review):
    assert [number for text in texts(review, annex=0) for number in bare_numbers(text)] == []


def test_sentences_are_well_formed(review):
    text = printed(review)

    assert "Đã có 96 buổi tuyên truyền, vận động, đạt 160% chỉ tiêu năm, tăng ít nhất 6,6% so với cùng kỳ năm" in text
    assert "Có trên 19 nghìn lượt người được tuyên truyền" in text
    assert "Có 16 vụ việc phức tạp ở cơ sở được phối hợp tham gia giải quyết; trong đó 16 vụ việc phức tạp đã" in text
    assert "Kinh phí hỗ trợ nhà ở là 204 triệu đồng" in text
    assert "Đến cuối kỳ có 15 mô hình đang duy trì." in text


def test_a_fall_is_not_claimed_while_reports_are_lacking(review):
    assert "giảm" not in printed(review).partition("III.")[0].replace("giảm nghèo", "")


def test_a_target_that_is_surely_met_is_an_advantage(review):
    assert "Hoàn thành chỉ tiêu năm về số buổi tuyên truyền, vận động: 96 buổi" in printed(review)


def test_a_target_of_a_year_is_not_missed_before_its_end(review):
    assert "Chưa hoàn thành" not in printed(review)


def test_what_reports_tell_is_told_once_with_who_told_it(review):
    [passage] = review.passages.filter(text__contains="chưa thường xuyên")

    assert passage.note == "Nguồn: Ban CHQS xã Đại Từ, tháng 1/2026; và 2 báo cáo khác có cùng ý"


def test_the_table_by_field_has_its_columns(review):
    assert sheet(texts(review, annex=1, kind="table")[0]).heads == (BY_FIELD,)


def test_the_table_by_unit_tells_what_was_joint_and_counted_once(review):
    table = sheet(texts(review, annex=2, kind="table")[0])

    assert table.heads[1][2:5] == ("Tổng số", "Trong đó phối hợp", "Đã loại trùng")
    assert [row[1] for row in table.rows] == ["Xã Đại Từ", "Xã Phú Lương"]


def test_the_lead_issues_first_with_who_signed_the_programme(review, world):
    issuers = list(review.issuers.all())

    assert [issuer.body for issuer in issuers] == [world.province_military, world.province_party]
    assert (issuers[0].signatory, issuers[1].superior) == ("Nông Văn Hùng", "Tỉnh ủy Thái Nguyên")


def test_it_can_add_up_by_bodies(plan, binh, world):
    review = services.draft_review(plan=replace(plan, tree=Tree.BODY), actor=binh, at=LATER)

    assert (review.node, "96 buổi tuyên truyền" in printed(review)) == (world.province_military, True)


def test_without_comparison_nothing_is_compared(plan, binh):
    review = services.draft_review(
        plan=replace(plan, compares_last_year=False, compares_targets=False), actor=binh, at=LATER
    )

    assert set(review.figures.values_list("of", flat=True)) == {"total", "count"}


def test_only_whoever_runs_the_programme_drafts(plan, chi):
    with pytest.raises(NotAllowed):
        services.draft_review(plan=plan, actor=chi, at=LATER)


def test_a_period_ends_after_it_begins(plan, binh):
    with pytest.raises(Invalid):
        services.draft_review(plan=replace(plan, until=date(2025, 1, 1)), actor=binh, at=LATER)


def test_reviews_are_seen_by_those_who_lead_and_stand_above(review, binh, chi, an, dung):
    seen = {who: Review.objects.visible_to(who).exists() for who in (binh, chi, an, dung)}

    assert seen == {binh: True, chi: True, an: False, dung: False}
