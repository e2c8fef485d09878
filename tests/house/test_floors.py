"""Imports go down, and only down."""

import subprocess
import sys
from pathlib import Path

from tools.pages import ROOT


def test_every_room_imports_only_from_the_floors_beneath_it():
    lint = Path(sys.executable).parent / "lint-imports"

    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_named_for_its_mechanism():
    mechanisms = {"utils", "core", "common", "helpers", "signals", "managers", "constants", "misc", "permissions"}

    named = [path for path in (ROOT / "phoihop").rglob("*") if path.stem in mechanisms]

    assert named == []
