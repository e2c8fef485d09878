"""What a conference sends out says the same, paragraph by paragraph, as what is kept; in both layouts, Word and PDF."""

import os
import re

import pytest

from phoihop.documents.layouts import Family, profile
from phoihop.programmes.models import Programme
from phoihop.reviews import services
from phoihop.reviews.papers.conferences import PAPERS, conference_paper
from phoihop.reviews.rules.conferences import Came
from tests.conferences.conftest import AFTER, CONCLUDED
from tests.conferences.golden import FOLDER, KEEP, WRITE
from tests.reviews.golden import text_of

LAYOUTS = pytest.mark.parametrize("layout", Programme.PaperForm.values)
NAMES = pytest.mark.parametrize("name", PAPERS)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def whole(held, world, binh, anh):
    """The conference with everything that can belong to it."""
    acts = {"actor": binh, "at": AFTER}
    paper = {"title": "Kinh nghiệm từ cơ sở", "content": PDF, "name": "a.pdf", "actor": anh, "at": AFTER}
    services.hand_in_paper(conference=held, body=world.commune_military, **paper)
    rows = [
        Came(world.commune_military.pk, 2),
        Came(world.second_commune_military.pk, 0, "trực phòng, chống lụt bão"),
    ]
    services.note_attendance(conference=held, rows=rows, **acts)
    taken = services.Taken(
        progress="Đồng chí chủ trì khai mạc.\nHội nghị nghe báo cáo trung tâm.",
        discussion="Ban CHQS xã Đại Từ đề nghị bổ sung kinh phí.",
        conclusion="Đồng chí chủ trì thống nhất với báo cáo.",
        secretary="Lê Thanh Bình",
        secretary_office="Trợ lý dân vận",
        chair="Nông Văn Hùng",
        chair_office="Chính ủy",
    )
    services.take_minutes(conference=held, taken=taken, finish=True, **acts)
    return services.conclude(conference=held, actor=binh, at=CONCLUDED)


def flat(text):
    return re.sub(r"\s+", " ", text)


@NAMES
@LAYOUTS
def test_a_paper_says_what_is_kept(whole, name, layout):
    path = FOLDER / f"{name}-{layout}.txt"
    said = text_of(conference_paper(whole, name, layout, "docx"), "docx")
    if os.environ.get(KEEP):
        path.write_text(said, encoding="utf-8")

    assert path.exists(), f"{path.name} is missing: {WRITE}"
    assert said == path.read_text(encoding="utf-8"), f"Look at the difference; if it is meant: {WRITE}"


@NAMES
@LAYOUTS
def test_the_pdf_says_what_the_word_file_says(whole, name, layout):
    pdf = flat(text_of(conference_paper(whole, name, layout, "pdf"), "pdf"))
    paragraphs = text_of(conference_paper(whole, name, layout, "docx"), "docx").splitlines()

    sentences = [flat(one).strip() for one in paragraphs if len(one) > 60]
    assert [one for one in sentences if one[:40] not in pdf] == []


@NAMES
def test_the_number_and_the_symbol_stand_in_the_head(whole, name):
    paper = PAPERS[name](whole, "state")
    look = profile(Family("state"), paper.signed_on)

    assert re.match(r"01/(GM|BB|TB)-", look.number_and_symbol(paper))
