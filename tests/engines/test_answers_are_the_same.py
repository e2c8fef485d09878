"""Every engine answers the golden questions as the default does: the same rows, digits, nulls and order."""

import pytest

from phoihop.analytics import refresh
from tests.engines.golden import GOLDEN, by_chance
from tests.engines.witness import Witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def witness(told, engine, monkeypatch):
    """What the room takes for its store."""
    watching = Witness(told.store, engine)
    monkeypatch.setattr(refresh, "current", lambda: watching)
    return watching


@pytest.mark.parametrize("question", GOLDEN, ids=lambda question: question.__name__)
def test_a_golden_question_is_answered_alike(told, witness, question):
    question(told)

    assert witness.statements


@pytest.mark.parametrize("seed", range(10))
def test_a_selection_by_chance_is_answered_alike(told, witness, seed):
    by_chance(told, seed)

    assert witness.statements
