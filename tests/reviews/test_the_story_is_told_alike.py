"""The papers of the demonstration story are kept as text; what is missing names the command that writes it.

Telling the story takes a minute, so that the texts are compared by `python -m tests.reviews.golden --check`.
"""

import re

import pytest

from tests.reviews.golden import FOLDER, PAPERS, WRITE, name_of

HEADINGS = ("ĐẶC ĐIỂM TÌNH HÌNH", "KẾT QUẢ THỰC HIỆN", "ĐÁNH GIÁ CHUNG", "PHƯƠNG HƯỚNG", "KIẾN NGHỊ")


def kept(paper):
    path = FOLDER / name_of(*paper)
    assert path.exists(), f"{path.name} is missing: {WRITE}"
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", PAPERS, ids="-".join)
def test_a_paper_of_the_story_is_kept_whole(paper):
    text = kept(paper)

    assert [heading for heading in HEADINGS if heading not in text] == []
    assert "NGUỒN SỐ LIỆU TRONG VĂN BẢN" in text


@pytest.mark.parametrize("paper", PAPERS, ids="-".join)
def test_no_code_is_left_unread_in_a_paper_of_the_story(paper):
    assert re.findall(r"\[\[.*?\]\]", kept(paper)) == []
