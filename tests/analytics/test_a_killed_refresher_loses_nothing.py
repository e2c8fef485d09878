"""Whenever a refresher is killed, readers keep a whole state, and the next refresher goes on from it.

A dozen are killed here; `make test-kills` kills a hundred.
"""

import os
import signal
import time
from random import Random

from phoihop.analytics.refresh import Line, elected, read_manifest, stored, write
from phoihop.analytics.sampling import differing
from phoihop.analytics.writing import News
from tests.analytics.telling import MONTHS, Report, Told
from tests.analytics.test_structures_hold_every_fact_once import Country

KILLS = int(os.environ.get("KILLS", "12"))


def told(number):
    """One more report, of another body, place and month."""
    country = Country(2, 6)
    said = tuple((number + one, number % 7 == 0) for one in range(4))
    period = MONTHS[number % len(MONTHS)]
    report = Report(
        number=number,
        programme=1 + number % 2,
        body=number % 9,
        place=number % 9,
        period=period,
        received=True,
        approved=True,
        said=said,
    )
    return Told(country, country, [report])


def refresh_once(folder):
    with elected(folder):
        before = read_manifest(folder)
        number = before.followed + 1 if before else 1
        news = News(reports=(number,)) if before else News(rebuild=True)
        write(folder, before, news, Line(number, "sealed"), told(number))


def killed(folder, after):
    """A refresher that goes on and on, in a process of its own, until it is killed."""
    child = os.fork()
    if not child:
        try:
            while True:
                refresh_once(folder)
        finally:
            os._exit(1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status)


def test_a_killed_refresher_loses_nothing(tmp_path):
    luck = Random(4)  # noqa: S311 - nobody gains by guessing it
    refresh_once(tmp_path)
    begun = time.monotonic()
    refresh_once(tmp_path)
    took, followed = time.monotonic() - begun, 2

    for kill in range(KILLS):
        assert killed(tmp_path, luck.uniform(0, 3 * took)) == signal.SIGKILL
        manifest = read_manifest(tmp_path)
        assert manifest.followed >= followed
        followed = manifest.followed
        assert held(tmp_path) == set(range(1, followed + 1))
        if kill % 4 == 0:
            assert disagreeing(tmp_path, kill) == []
    refresh_once(tmp_path)

    assert followed > 2
    assert held(tmp_path) == set(range(1, followed + 2))
    assert disagreeing(tmp_path, 0) == []
    assert {path.suffix for path in tmp_path.iterdir()} == {".duckdb", ".json", ".lock"}


def held(folder):
    """Whose facts the published state holds."""
    store = stored(folder)
    try:
        return {number for (number,) in store.answer("select distinct submission from fact")}
    finally:
        store.close()


def disagreeing(folder, seed):
    store = stored(folder)
    try:
        return differing(store, 3, seed)
    finally:
        store.close()
