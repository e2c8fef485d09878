"""The state made once, published, and opened in each engine once: no question needs the database."""

import pytest

from phoihop.analytics import refresh
from phoihop.analytics.engines.clickhouse import ClickHouse
from phoihop.analytics.engines.spark import Spark
from tests.engines import ground
from tests.engines.cluster import LOOPBACK, cluster
from tests.engines.witness import Witness

ENGINES = ("clickhouse", "spark")


@pytest.fixture(scope="session")
def told(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return ground.tell(tmp_path_factory.mktemp("told"))


@pytest.fixture(scope="session")
def state(told, tmp_path_factory):
    """What was told, and activities in it."""
    return told.state.changed(tmp_path_factory.mktemp("state") / "published", "share", ground.ACTIVITIES)


@pytest.fixture(scope="session")
def clickhouse(state, tmp_path_factory):
    engine = ClickHouse(state.folder, tmp_path_factory.mktemp("clickhouse"))
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def workers(tmp_path_factory):
    """The master and two workers of Spark."""
    with cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made


@pytest.fixture(scope="session")
def joined(workers):
    """Opens a published state on the cluster; small pieces, so that every worker has some."""
    settings = {
        "spark.driver.host": LOOPBACK,
        "spark.driver.memory": "512m",
        "spark.executor.memory": "512m",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.files.maxPartitionBytes": "512k",
        "spark.local.dir": str(workers.folder),
    }
    opened = []

    def join(folder):
        opened.append(Spark(folder, workers.master, settings))
        return opened[-1]

    yield join
    for engine in opened[:1]:
        engine.close()


@pytest.fixture(scope="session")
def spark(state, joined):
    return joined(state.folder)


@pytest.fixture(params=ENGINES, scope="session")
def engine(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def watching(state, engine):
    return Witness(state, engine)


@pytest.fixture
def witness(watching, monkeypatch):
    """What the room takes for its store."""
    watching.statements = 0
    monkeypatch.setattr(refresh, "current", lambda: watching)
    return watching
