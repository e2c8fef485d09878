"""Every engine answers the golden questions as the default does: the same rows, digits, nulls and order."""

import pytest

from tests.engines.golden import GOLDEN, by_chance

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("question", GOLDEN, ids=lambda question: question.__name__)
def test_a_golden_question_is_answered_alike(told, witness, question):
    question(told)

    assert witness.statements


@pytest.mark.parametrize("seed", range(10))
def test_a_selection_by_chance_is_answered_alike(told, witness, seed):
    by_chance(told, seed)

    assert witness.statements
