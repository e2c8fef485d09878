"""LibreOffice, started once with a profile of its own, and what is done with files in it."""

import json
import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

DESK = Path(__file__).with_name("desk.py")
# The Python of the operating system, which has the bridge to LibreOffice.
PYTHON = "/usr/bin/python3"


@dataclass
class Office:
    """An office program that somebody sits before; files pass through a folder."""

    pipe: str
    folder: Path

    def save_as(self, content, kind, *kinds, typed=()):
        """What a file becomes when it is opened, words are typed into its cells, and it is saved in these kinds.

        `typed` holds sheet, cell and words; answers with the saved files by kind, and what the cells then showed.
        """
        source = self.folder / f"opened.{kind}"
        source.write_bytes(content)
        saved = {each: self.folder / f"saved.{each}" for each in kinds}
        files = [(str(path), each) for each, path in saved.items()]
        shown = self.ask(source=str(source), typed=list(typed), saved=files)
        return {each: path.read_bytes() for each, path in saved.items()}, json.loads(shown)

    def ask(self, **wanted):
        """Have something done, and hear what came of it."""
        words = json.dumps({"pipe": self.pipe} | wanted)
        told = subprocess.run([PYTHON, DESK], input=words, capture_output=True, text=True, timeout=120, check=False)
        assert told.returncode == 0, told.stderr
        return told.stdout

    def print_out(self, content, kind="docx"):
        """The PDF that the program prints of a document."""
        return self.save_as(content, kind, "pdf")[0]["pdf"]


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    pipe = f"phoihop-{os.getpid()}"
    command = ["soffice", "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    command += [f"-env:UserInstallation={(folder / 'profile').as_uri()}", f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as run:
        program = Office(pipe, folder)
        try:
            yield program
            program.ask(leave=True)
            run.wait(30)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGTERM)
