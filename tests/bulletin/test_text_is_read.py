"""A text becomes passages; whatever else a writer types is words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.bulletin.rules import PassageKind, Piece, passages, plain


def kinds(text):
    return [passage.kind for passage in passages(text)]


def test_each_line_is_a_paragraph():
    assert kinds("Một.\nHai.\n\nBa.") == [PassageKind.PARAGRAPH] * 3


def test_points_that_follow_each_other_are_one_list():
    assert [len(passage.lines) for passage in passages("- một\n- hai\n\n- ba\n1. bốn\n2) năm")] == [2, 1, 2]


def test_signs_make_subheadings_lists_and_quotations():
    assert kinds("## Chung tay\n- một\n1. hai\n> ba\nbốn") == [
        PassageKind.HEADING,
        PassageKind.POINTS,
        PassageKind.NUMBERS,
        PassageKind.QUOTE,
        PassageKind.PARAGRAPH,
    ]


def test_a_link_leads_where_it_says():
    [passage] = passages("Xem [tin](https://a.vn/b?c=1) nữa.")

    assert passage.lines == ((Piece("Xem "), Piece("tin", "https://a.vn/b?c=1"), Piece(" nữa.")),)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//xau.example", "/\\xau.example", "ftp://a"]
)
def test_other_addresses_stay_text(address):
    [passage] = passages(f"[tin]({address})")

    assert [piece.href for piece in passage.lines[0]] == [""]


@given(st.text())
def test_any_text_is_read_and_no_link_leads_elsewhere(text):
    hrefs = [piece.href for passage in passages(text) for line in passage.lines for piece in line if piece.href]

    assert all(
        href.startswith(("https://", "http://")) or (href[0] == "/" and href[1:2] not in {"/", "\\"}) for href in hrefs
    )


def test_words_alone_are_sought():
    assert plain("## Một\n- [hai](https://a.vn) ba") == "Một\nhai ba"
