from dataclasses import FrozenInstanceError

import pytest

from phoihop.documents.paper import Column, HeadCell, Kind, Table, words
from tests.documents.sample import SOURCES, report


def test_a_figure_without_a_source_is_refused():
    with pytest.raises(ValueError, match="H-002"):
        report(sources=SOURCES[:1])


def test_two_sources_never_bear_one_code():
    with pytest.raises(ValueError, match="same code"):
        report(sources=(*SOURCES, SOURCES[0]))


def test_somebody_issues_every_paper():
    with pytest.raises(ValueError, match="issues"):
        report(issuers=())


def test_the_figures_of_text_tables_and_totals_are_all_found():
    codes = [figure.code for figure in report().figures()]

    assert (codes[:3], codes.count("H-001"), codes[-1]) == (["H-001", "H-002", "H-002"], 31, "H-002")


def test_a_row_has_as_many_cells_as_the_table_has_columns():
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        Table((Column("A"), Column("B")), ((words("1"),),))


def test_a_head_covers_every_column():
    with pytest.raises(ValueError, match="covers 3 of 4"):
        Table((Column("A"), Column("B")), (), ((HeadCell("A", rows=2),), (HeadCell("B"),)))


def test_without_a_head_the_titles_and_units_make_one():
    table = Table((Column("Ngày công", unit="công"), Column("Ghi chú")), ())

    assert table.head() == ((HeadCell("Ngày công (công)"), HeadCell("Ghi chú")),)


def test_a_paper_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        report().number = 6


def test_a_letter_has_no_name_of_its_type():
    assert report(kind=Kind.LETTER).heading == ""
