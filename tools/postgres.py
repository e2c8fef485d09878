"""Runs a command with a PostgreSQL of its own: `python -m tools.postgres pytest …`.

The server listens on a free port of 127.0.0.1, keeps its files in a temporary folder, and is stopped at the end. The
command finds its address in PHOIHOP_DATABASE. PostgreSQL refuses to run as root, so root runs it as `postgres`.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# A test database is thrown away, so nothing waits for the disk.
SETTINGS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def programs() -> Path:
    """The folder of initdb and pg_ctl; Debian keeps them out of the path.

    Raises SystemExit where there is none.
    """
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = newest[-1] if newest else Path(shutil.which("initdb") or "")
    if not found.name:
        sys.exit("PostgreSQL's initdb was not found. On Debian: sudo apt-get install postgresql")
    return found.resolve().parent


@contextmanager
def server() -> Iterator[str]:
    """A fresh server; gives the address of its database."""
    folder = Path(tempfile.mkdtemp(prefix="phoihop-postgres-"))
    as_owner = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        as_owner = ["runuser", "-u", "postgres", "--"]
    cluster, port = str(folder / "cluster"), _free_port()
    control = [*as_owner, str(programs() / "pg_ctl"), "--pgdata", cluster, "--silent", "--wait"]
    try:
        initdb = [str(programs() / "initdb"), "--pgdata", cluster, "--username", "phoihop", "--auth", "trust"]
        _run([*as_owner, *initdb, "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"], folder)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} {SETTINGS}"
        _run([*control, "--options", options, "--log", str(folder / "log"), "start"], folder)
        try:
            yield f"postgresql://phoihop@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "--mode", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Runs the command given; answers its exit status."""
    with server() as address:
        return subprocess.run(sys.argv[1:], env=os.environ | {"PHOIHOP_DATABASE": address}, check=False).returncode


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        log = folder / "log"
        sys.exit("\n".join([done.stdout, done.stderr, log.read_text(encoding="utf-8") if log.exists() else ""]))


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
