"""The tree is whole in any place: it names no folder of the machine on which it was written."""

import re
import subprocess

from tools.pages import ROOT

# Put together here, so that this file does not find itself.
FOLDERS = b"|".join([b"work", b"root", b"home", b"Users", b"opt/pypi"])
MACHINES = re.compile(rb"(?<![\w.\-/}])/(" + FOLDERS + rb")/[\w.]+")


def test_no_file_names_a_folder_of_one_machine():
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")

    found = {
        name: [match.group().decode() for match in MACHINES.finditer((ROOT / name).read_bytes())]
        for name in names
        if name and (ROOT / name).is_file()
    }

    assert {name: paths for name, paths in found.items() if paths} == {}
