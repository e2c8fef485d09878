"""Whole passages with their figures marked: how many are read right, and what is left alone."""

import pytest

from tests.prose import disguises
from tests.prose.scoring import Score, marked, score

SETS = ("rewritten.jsonl", "practice.txt", "unseen.txt", "unseen_later.txt", "unseen_last.txt")


@pytest.fixture(scope="module", params=SETS)
def read_set(request) -> Score:
    return score(marked(request.param))


def test_numbers_are_found(read_set):
    assert read_set.f1("span") >= 0.97, read_set.wrong


def test_values_are_read_with_their_qualifiers(read_set):
    assert read_set.f1("value") >= 0.97, read_set.wrong


def test_units_are_read_to_the_word(read_set):
    assert read_set.f1("unit") >= 0.93, read_set.wrong


def test_spans_run_from_the_qualifier_to_the_end_of_the_unit(read_set):
    assert read_set.f1("exact span") >= 0.92, read_set.wrong


def test_the_indicator_is_among_the_first_three(read_set):
    assert read_set.top_three >= 0.95 * read_set.indicators, read_set.wrong


def test_roles_are_told(read_set):
    assert read_set.roles >= 0.93 * read_set.gold, read_set.wrong


def test_passages_without_figures_are_left_alone(read_set):
    assert read_set.quiet_kept == read_set.quiet, read_set.wrong


@pytest.mark.parametrize("disguise", [disguises.decomposed, disguises.tcvn3, disguises.vni])
@pytest.mark.parametrize("name", SETS)
def test_an_encoding_changes_nothing(name, disguise):
    passages = marked(name)
    as_typed, disguised = score(passages), score(passages, disguise)
    assert disguised.right == as_typed.right, disguised.wrong


@pytest.mark.parametrize("name", SETS)
def test_without_accents_little_is_lost(name):
    read_plain = score(marked(name), disguises.without_accents)
    assert read_plain.f1("all") >= 0.92, read_plain.wrong
