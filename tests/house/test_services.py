"""A service is a verb: keywords in, one transaction, one trace in the journal."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tools.pages import ROOT

HOUSE = ROOT / "phoihop"
# The journal is what the others write to; it cannot ask itself.
ROOMS = sorted(path.name for path in HOUSE.iterdir() if (path / "__init__.py").exists() and path.name != "audit")


def files(room: str) -> list[Path]:
    return sorted([*(HOUSE / room).glob("services.py"), *(HOUSE / room).glob("services/*.py")])


@cache
def functions(path: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def known_to(path: Path, room: str) -> dict[str, Path]:
    """The functions of a room's services by name, each with its file; those of `path` itself come first."""
    return {name: file for file in [*files(room), path] for name in functions(file)}


# A file or a function whose name begins with a stroke is not a door: only its neighbours call it.
SERVICES = [
    pytest.param(function, (path, room), id=f"{path.relative_to(HOUSE)}::{name}")
    for room in ROOMS
    for path in files(room)
    if path.name == "__init__.py" or not path.name.startswith("_")
    for name, function in functions(path).items()
    if not name.startswith("_")
]


def called(function: ast.FunctionDef) -> set[str]:
    names = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {name.id if isinstance(name, ast.Name) else getattr(name, "attr", "") for name in names}


def reached(function: ast.FunctionDef, place: tuple[Path, str]) -> set[str]:
    """What the function calls, itself or through others of its room's services."""
    path, room = place
    waiting, seen, found = [(path, function)], set(), set()
    while waiting:
        path, function = waiting.pop()
        seen.add((path, function.name))
        found |= called(function)
        known = known_to(path, room)
        further = {(known[name], name) for name in called(function) if name in known} - seen
        waiting += [(file, functions(file)[name]) for file, name in further]
    return found


def test_there_are_services():
    assert SERVICES


@pytest.mark.parametrize(("function", "place"), SERVICES)
def test_a_service_takes_keywords_only(function, place):
    positional = [argument.arg for argument in function.args.posonlyargs + function.args.args]

    assert (positional, function.args.vararg) == ([], None)


@pytest.mark.parametrize(("function", "place"), SERVICES)
def test_a_service_is_told_who_acts_and_when(function, place):
    assert {"actor", "at"} <= {argument.arg for argument in function.args.kwonlyargs}


@pytest.mark.parametrize(("function", "place"), SERVICES)
def test_a_service_is_one_transaction(function, place):
    assert "transaction.atomic" in [ast.unparse(decorator) for decorator in function.decorator_list]


@pytest.mark.parametrize(("function", "place"), SERVICES)
def test_a_service_leaves_a_trace_in_the_journal(function, place):
    assert reached(function, place) & {"record", "record_many"}


@pytest.mark.parametrize(("function", "place"), SERVICES)
def test_a_service_asks_who_may(function, place):
    assert reached(function, place) & {"require", "may", "NotAllowed"}
