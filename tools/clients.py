"""Runs unmodified clients of DHIS2 against a live server: a fresh site, two commands, then each client's round.

The clients come from PyPI and npm into var/clients, apart from what the site needs; without Node the two written in
JavaScript are left out, and said to be.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from tools.pages import ROOT

HERE = ROOT / "var/clients"
FILES = ROOT / "tests/exchange/dhis2"
PYTHON = ("dhis2.py==2.3.0", "dhis2-client==0.3.2", "pydhis2==0.2.1", "openhexa.toolbox==2.9.0")
NODE = ("@dhis2/data-engine@3.17.0", "@eyeseetea/d2-api@1.20.0")
# Plain letters: the clients cannot send any others.
SECRET = "nha-may-nuoc-1975"  # noqa: S105 - of a site that lasts as long as this run


def main() -> int:
    """The exit code: 0 where every client that could be run was content."""
    install()
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        surroundings = os.environ | {
            "PHOIHOP_DATABASE": f"sqlite:///{folder}/site.sqlite3",
            "PHOIHOP_FILES": f"{folder}/files",
            "SECRET": SECRET,
            "PYTHONWARNINGS": "ignore",
        }
        prepare(surroundings)
        server = subprocess.Popen(
            [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "4",
             "--no-ws", "--log-level", "critical", "--port", str(port), "phoihop.config.wsgi:application"],
            cwd=ROOT, env=surroundings,
        )  # fmt: skip
        try:
            return ask(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(20)


def install() -> None:
    """The clients, where they are not there yet."""
    if not (HERE / "python/bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", HERE / "python"], check=True)
        subprocess.run([HERE / "python/bin/pip", "install", "--quiet", *PYTHON], check=True)
    if shutil.which("npm") and not (HERE / "node/node_modules").exists():
        (HERE / "node").mkdir(parents=True, exist_ok=True)
        (HERE / "node/package.json").write_text('{"private": true}\n', encoding="utf-8")
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", *NODE], cwd=HERE / "node", check=True)


def prepare(surroundings: dict[str, str]) -> None:
    """A site that took over the demonstration country, and somebody who may do everything there."""
    files = [FILES / name for name in ("sl_metadata.json", "sl_org_units.json", "sl_data_values.json")]
    for words in (
        ["migrate", "--verbosity", "0"],
        ["createcachetable"],
        ["dhis2", "import", *map(str, files)],
        ["person", "add", "admin", "--everything", "--password-env", "SECRET"],
    ):
        command = [sys.executable, "manage.py", *words]
        subprocess.run(command, cwd=ROOT, env=surroundings, check=True, stdout=subprocess.DEVNULL)


def ask(url: str) -> int:
    """Every client's round; each says for itself how it went."""
    _wait_for(url)
    asking = os.environ | {"DHIS2_URL": url, "DHIS2_USER": "admin", "DHIS2_PASSWORD": SECRET}
    failed = subprocess.run([HERE / "python/bin/python", "-W", "ignore", ROOT / "tests/clients/ask.py"], env=asking,
                            check=False).returncode  # fmt: skip
    if not shutil.which("node") or not (HERE / "node/node_modules").exists():
        print("– @dhis2/data-engine, @eyeseetea/d2-api: not run, there is no Node here")
        return failed
    script = [str(shutil.which("node")), str(ROOT / "tests/clients/ask.mjs")]
    return subprocess.run(script, env=asking | {"CLIENTS": str(HERE / "node")}, check=False).returncode or failed


def _wait_for(url: str) -> None:
    for _time in range(150):
        try:
            urllib.request.urlopen(f"{url}/api/ping", timeout=2)  # noqa: S310 - our own server
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("the server does not answer")


if __name__ == "__main__":
    Path(HERE).mkdir(parents=True, exist_ok=True)
    sys.exit(main())
