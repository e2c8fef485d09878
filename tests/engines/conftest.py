"""The state made once, published, and opened in each engine once; no test of this folder touches the database."""

import pytest

from phoihop.analytics.engines.clickhouse import ClickHouse
from phoihop.analytics.engines.published import publish
from phoihop.analytics.engines.spark import Spark
from tests.engines import ground
from tests.engines.cluster import LOOPBACK, cluster

ENGINES = ("clickhouse", "spark")


@pytest.fixture(scope="session")
def told(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), ground.told(tmp_path_factory.mktemp("told")) as everything:
        yield everything


@pytest.fixture(scope="session")
def published(told, tmp_path_factory):
    """The folder that the engines read."""
    folder = tmp_path_factory.mktemp("published")
    publish(told.store, folder)
    return folder


@pytest.fixture(scope="session")
def clickhouse(published, tmp_path_factory):
    engine = ClickHouse(published, tmp_path_factory.mktemp("clickhouse"))
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
def spark(published, joined):
    return joined(published)


@pytest.fixture(params=ENGINES)
def engine(request):
    return request.getfixturevalue(request.param)
