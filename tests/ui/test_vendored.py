import hashlib
import re
from pathlib import Path

import pytest

import phoihop.ui

STATIC = Path(phoihop.ui.__file__).parent / "static" / "ui"
VENDOR = STATIC / "vendor"
LISTED = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (VENDOR / "VENDORED.md").read_text(encoding="utf-8").splitlines()
    if re.search(r"\| [0-9a-f]{64} \|$", line)
]


@pytest.mark.parametrize("row", LISTED, ids=lambda row: row[0])
def test_a_file_made_by_others_is_what_its_list_says(row):
    file, _name, _version, _licence, licence_text, digest = row

    assert hashlib.sha256((VENDOR / file).read_bytes()).hexdigest() == digest
    assert (VENDOR / licence_text).stat().st_size > 200


def test_every_file_made_by_others_is_listed():
    kept = {p.relative_to(VENDOR).as_posix() for p in VENDOR.rglob("*") if p.is_file() and p.parent.name != "licences"}

    assert kept - {"VENDORED.md"} == {row[0] for row in LISTED}


def test_no_file_names_a_source_map():
    assert [p.name for p in STATIC.rglob("*.*s") if "sourceMappingURL" in p.read_text(encoding="utf-8")] == []


def test_the_theme_asks_only_for_files_that_are_there():
    asked = re.findall(r'url\("([^"]+)"\)', (STATIC / "site.css").read_text(encoding="utf-8"))

    assert asked
    assert all((STATIC / path).exists() for path in asked)


def test_the_theme_uses_nothing_that_chrome_109_does_not_know():
    theme = (STATIC / "site.css").read_text(encoding="utf-8")

    assert not re.search(r"oklch|color-mix|@layer|\n\s*&", theme)


def test_icons_that_are_drawn_are_in_the_sprite():
    drawn = {
        name
        for path in (STATIC.parent.parent.parent).rglob("*.html")
        for name in re.findall(r'{% icon "([\w-]+)" %}', path.read_text(encoding="utf-8"))
    }
    sprite = set(re.findall(r'id="([\w-]+)"', (VENDOR / "icons.svg").read_text(encoding="utf-8")))

    assert drawn - sprite == set()
