from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.documents.layouts import (
    ARMY,
    PARTY_05,
    PARTY_36,
    PROFILES,
    STATE,
    Family,
    annex_titles,
    closed,
    day_in_words,
    profile,
    roman,
)
from phoihop.documents.paper import Authority, FigureRef, Heading, Kind, Paragraph, Signature, Text, words
from phoihop.foundation.refusals import Refused
from tests.documents.sample import COMMAND, COMMISSAR, DEPUTY_HEAD, PARTY_BOARD, report


def test_the_party_layout_changes_on_27_may_2026():
    assert [profile(Family.PARTY, date(2026, 5, day)).key for day in (26, 27)] == ["party-36", "party-05"]


@given(st.dates(date(2018, 4, 3), date(2099, 12, 31)))
def test_on_any_day_one_party_layout_holds(day):
    assert [layout.holds_on(day) for layout in (PARTY_36, PARTY_05)].count(True) == 1


def test_the_army_layout_is_known_but_not_offered():
    assert ARMY in PROFILES

    with pytest.raises(Refused):
        profile(Family.ARMY, date(2026, 11, 25))


def test_no_layout_is_offered_before_its_rule():
    with pytest.raises(Refused):
        profile(Family.STATE, date(2019, 1, 1))


@pytest.mark.parametrize("layout", PROFILES, ids=lambda layout: layout.key)
def test_the_right_column_and_the_left_share_the_text(layout):
    assert 60 <= layout.text_width - layout.right_column <= 80


def test_the_names_of_the_country_stay_on_one_line():
    # In 12 pt bold the name is 88.3 mm wide; see the fonts.
    assert STATE.right_column >= 91


@pytest.mark.parametrize(
    ("layout", "kind", "number", "issuers", "line"),
    [
        (STATE, Kind.REPORT, 5, (COMMAND,), "Số: 05/BC-BCHQST"),
        (STATE, Kind.REPORT, 127, (COMMAND,), "Số: 127/BC-BCHQST"),
        (STATE, Kind.LETTER, 9, (COMMAND,), "Số: 09/BCHQST"),
        (STATE, Kind.PLAN, 5, (COMMAND, PARTY_BOARD), "Số: 05/KH-BCHQST-BTGDVTU"),
        (PARTY_36, Kind.REPORT, 27, (PARTY_BOARD,), "Số 27-BC/BTGDVTU"),
        (PARTY_05, Kind.LETTER, 1, (PARTY_BOARD,), "Số 01-CV/BTGDVTU"),
        (PARTY_05, Kind.PROGRAMME, 4, (PARTY_BOARD, COMMAND), "Số 04-CTr/BTGDVTU-BCHQST"),
    ],
)
def test_number_and_symbol(layout, kind, number, issuers, line):
    assert layout.number_line(report(kind=kind, number=number, issuers=issuers)) == line


def test_an_irregular_symbol_may_be_given():
    paper = report(kind=Kind.PROGRAMME, symbol=("BDVTU", "BCHQST", "CAT", "BCHBPT"), number=2)

    assert PARTY_36.number_and_symbol(paper) == "02-CTr/BDVTU-BCHQST-CAT-BCHBPT"


def test_a_draft_has_a_blank_number_and_day():
    paper = report(number=None, signed_on=None)

    assert "\u00a0/BC-" in STATE.number_line(paper)
    assert STATE.place_line(paper).startswith("Đắk Lắk, ngày\u00a0")


@pytest.mark.parametrize(
    ("day", "worded"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 25), "ngày 25 tháng 11 năm 2026"),
    ],
)
def test_days_under_ten_and_the_first_two_months_bear_a_zero(day, worded):
    assert day_in_words(day) == worded


def said(layout, signature):
    return [line.text for line in layout.signature_lines(signature)]


def test_the_state_signs_with_a_full_stop_and_the_party_with_a_stroke():
    assert said(STATE, COMMISSAR) == ["TM. BỘ CHỈ HUY", "CHÍNH ỦY"]
    assert said(PARTY_05, DEPUTY_HEAD) == ["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]


def test_whoever_signs_by_right_of_office_has_one_line():
    assert said(STATE, Signature(office="Giám đốc")) == ["GIÁM ĐỐC"]
    assert said(STATE, Signature(office="Trưởng ban", authority=Authority.ACTING)) == ["Q. TRƯỞNG BAN"]


def test_since_2026_the_party_sets_the_office_in_plain_type():
    assert [layout.signature_lines(COMMISSAR)[1].type.bold for layout in (PARTY_36, PARTY_05)] == [True, False]


def test_recipients_end_like_a_list_and_close_with_the_archive():
    assert STATE.recipient_lines(report()) == ("- Như trên;", "- Thường trực Tỉnh ủy;", "- Lưu: VT, BDV.")
    assert PARTY_05.recipient_lines(report(archive="Ban"))[-1] == "- Lưu Ban."


def test_grounds_are_italic_for_the_state_and_begin_with_a_dash_for_the_party():
    assert STATE.grounds_are_italic(Kind.REPORT)
    assert PARTY_05.ground_lines(report())[0].startswith("- Căn cứ")


def test_the_army_sets_only_decisions_and_regulations_in_italics():
    assert [ARMY.grounds_are_italic(kind) for kind in (Kind.DECISION, Kind.REPORT)] == [True, False]


def test_grounds_end_with_semicolons_and_a_full_stop():
    assert [line[-1] for line in STATE.ground_lines(report())] == [";", "."]


def test_a_proposal_is_humbly_addressed_since_2026():
    assert [layout.address_word(Kind.PROPOSAL) for layout in (PARTY_36, PARTY_05)] == ["Kính gửi", "Kính trình"]


@pytest.mark.parametrize(
    ("words_", "mark"), [("Hết", "Hết./."), ("Hết.", "Hết./."), ("Hết./.", "Hết./."), ("Hết; ", "Hết./.")]
)
def test_the_text_is_closed_once(words_, mark):
    assert closed((Paragraph(words(words_)),), "./.") == (Paragraph(words(mark)),)


def test_a_figure_at_the_end_is_closed_without_being_touched():
    figure = FigureRef("H-001", "155")

    assert closed((Paragraph((figure,)),), ".") == (Paragraph((figure, Text("."))),)


def test_a_body_that_ends_with_a_heading_is_left_alone():
    assert closed((Heading(1, "I"),), ".") == (Heading(1, "I"),)


def test_annexes_are_numbered_once_there_are_two():
    assert annex_titles(report()) == ("PHỤ LỤC I", "PHỤ LỤC II")
    assert annex_titles(report(annexes=())) == ("PHỤ LỤC",)


def test_roman_figures():
    assert [roman(number) for number in (1, 4, 9, 10, 14)] == ["I", "IV", "IX", "X", "XIV"]


def test_an_annex_names_its_paper():
    assert STATE.annex_reference(report()) == (
        "(Kèm theo Báo cáo số 05/BC-BTGDVTU-BCHQST ngày 05 tháng 02 năm 2026 của "
        "Ban Tuyên giáo và Dân vận - Bộ Chỉ huy Quân sự tỉnh)"
    )
