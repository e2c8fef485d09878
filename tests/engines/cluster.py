"""Spark as it runs on several machines, on one: a master and two workers, started as their own scripts start them."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyspark

CLASS = Path(pyspark.__file__).parent / "bin/spark-class"
LOOPBACK = "127.0.0.1"
PATIENCE = 300


@dataclass
class Cluster:
    """Where its master is found, and its workers; each worker leads a group that its executors belong to."""

    master: str
    folder: Path
    workers: list[subprocess.Popen] = field(default_factory=list)

    def hire(self) -> None:
        """One more worker, of one core."""
        number = len(self.workers) + 1
        worker = _start(
            self.folder / f"worker-{number}.log",
            *("org.apache.spark.deploy.worker.Worker", "--host", LOOPBACK, "--webui-port", "0"),
            *("--cores", "1", "--memory", "700m", "--work-dir", str(self.folder / "work"), self.master),
        )
        self.workers.append(worker)
        _told(worker, self.folder / f"worker-{number}.log", r"Successfully registered with master")

    def kill_worker(self) -> None:
        """End a worker, and what it executes, without warning."""
        _end(self.workers.pop(0), signal.SIGKILL)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A master and two workers on loopback, gone afterwards."""
    log = folder / "master.log"
    with socket.create_server((LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    master = _start(
        log,
        *("org.apache.spark.deploy.master.Master", "--host", LOOPBACK, "--port", str(port), "--webui-port", "0"),
    )
    made = Cluster(f"spark://{LOOPBACK}:{port}", folder)
    try:
        _told(master, log, r"I have been elected leader")
        made.hire()
        made.hire()
        yield made
    finally:
        for process in (*made.workers, master):
            _end(process, signal.SIGTERM)


def _start(log: Path, *arguments: str) -> subprocess.Popen:
    surroundings = os.environ | {"SPARK_LOCAL_IP": LOOPBACK, "SPARK_DAEMON_MEMORY": "192m", "SPARK_NO_DAEMONIZE": "1"}
    with log.open("w") as file:
        return subprocess.Popen(
            [CLASS, *arguments], env=surroundings, stdout=file, stderr=subprocess.STDOUT, start_new_session=True
        )


def _told(process: subprocess.Popen, log: Path, sentence: str) -> None:
    until = time.monotonic() + PATIENCE
    while not re.search(sentence, said := log.read_text(encoding="utf-8", errors="replace")):
        assert process.poll() is None, said
        assert time.monotonic() < until, said
        time.sleep(0.1)


def _end(process: subprocess.Popen, how: signal.Signals) -> None:
    if process.poll() is None:
        os.killpg(process.pid, how)
        process.wait(PATIENCE)
