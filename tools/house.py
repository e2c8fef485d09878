"""Writes the table of rooms in docs/house.md, from the floors in pyproject.toml and the docstring of each room."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tools.pages import ROOT, with_part, write

PAGE = ROOT / "docs/house.md"


def floors() -> list[list[str]]:
    """The rooms that exist, floor by floor, from the ground up."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    [layers] = [contract["layers"] for contract in contracts if contract["id"] == "floors"]
    named = [re.findall(r"\w+", layer) for layer in reversed(layers)]
    return [[room for room in floor if (ROOT / "phoihop" / room / "__init__.py").exists()] for floor in named]


def pages() -> dict[Path, str]:
    """The page and what it should say."""
    return {PAGE: with_part(PAGE, "tools/house.py", "\n".join(_table()))}


def _table() -> Iterator[str]:
    yield "| Floor | Room | What belongs, and what never does |"
    yield "|---:|---|---|"
    for number, rooms in reversed(list(enumerate(floors()))):
        for room in rooms:
            yield f"| {number} | `{room}` | {said_of(room)} |"


def said_of(room: str) -> str:
    """What the docstring of `room` says, on one line."""
    source = (ROOT / "phoihop" / room / "__init__.py").read_text(encoding="utf-8")
    return " ".join((ast.get_docstring(ast.parse(source)) or "").split())


if __name__ == "__main__":
    write(pages())
