"""A machine of the cluster is lost in the middle of a question: the answer is the same."""

import threading
import time

import pytest
from pyspark import SparkContext

from phoihop.analytics import questions, tables
from tests.engines.golden import CODES, QUARTERS, asked, everywhere
from tests.engines.witness import spelled

pytestmark = pytest.mark.django_db

# Every report again and again, until a question takes some seconds.
MANY = """
select * exclude (submission, n), submission + 1000000 * n as submission from fact, range(5000) as again(n)
"""
PATIENCE = 300


def test_a_worker_killed_in_the_middle_of_a_question_changes_nothing(told, workers, joined, tmp_path):
    grown = told.state.changed(tmp_path / "grown", "fact", MANY)
    spark = joined(grown.folder)
    parameters = questions.parameters_of(asked(told, CODES, *everywhere(told), spans=QUARTERS))
    answers, asking = _ask(spark, parameters)

    _await(_is_halfway, asking)
    workers.kill_worker()
    assert answers == [], "the worker was killed too late"
    asking.join(PATIENCE)

    assert sorted(map(spelled, answers)) == sorted(map(spelled, grown.answer(tables.TOTALS, parameters)))
    assert _executors() == 1
    workers.hire()


def _ask(spark, parameters):
    """Ask beside this thread; the rows come into the list."""
    answers = []
    asking = threading.Thread(target=lambda: answers.extend(spark.answer(tables.TOTALS, parameters)))
    asking.start()
    return answers, asking


def _await(happened, asking):
    until = time.monotonic() + PATIENCE
    while not happened():
        assert asking.is_alive(), "it was answered before anything could happen"
        assert time.monotonic() < until
        time.sleep(0.02)


def _is_halfway():
    """Both workers are at it, and some of what a stage has to do is done."""
    tracker = _context().statusTracker()
    stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
    return _executors() == 2 and any(
        stage and stage.numActiveTasks > 1 and stage.numCompletedTasks > 1 for stage in stages
    )


def _executors():
    """How many there are; the driver counts itself."""
    return _context()._jsc.sc().getExecutorMemoryStatus().size() - 1  # noqa: SLF001 - Python is told nothing of them


def _context():
    return SparkContext.getOrCreate()
