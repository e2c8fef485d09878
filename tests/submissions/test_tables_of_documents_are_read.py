"""Tables in Word and PDF are read by their heads, with whatever lines and spans they are drawn."""

import pytest

from phoihop.prose import read
from phoihop.submissions.pasted_text import text_of
from tests.prose.tabled import LAYOUTS, STATED, proposed
from tests.submissions.carried import as_pdf, as_word

# Without lines nothing tells how far a head spans, or which words of the next line belong to a cell above.
SPANNING = {"heads_of_two_rows", "total_and_parts_in_columns", "title_numbering_and_sections"}


def stated_in(content, name):
    return proposed(read(text_of(content, name)).figures)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_in_word(layout):
    assert stated_in(as_word(LAYOUTS[layout]()), "a.docx") == STATED


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_with_lines_in_pdf(layout):
    assert stated_in(as_pdf(LAYOUTS[layout]()), "a.pdf") == STATED


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_table_without_lines_in_pdf(layout):
    assert stated_in(as_pdf(LAYOUTS[layout](), lines="none"), "a.pdf") == STATED
