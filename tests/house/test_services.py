"""A service is a verb: keywords in, one transaction, one trace in the journal."""

import ast
from pathlib import Path

import pytest

from tools.pages import ROOT

HOUSE = ROOT / "phoihop"
# The journal is what the others write to; it cannot ask itself.
ROOMS = sorted(path.name for path in HOUSE.iterdir() if (path / "__init__.py").exists() and path.name != "audit")


def files(room: str) -> list[Path]:
    return sorted([*(HOUSE / room).glob("services.py"), *(HOUSE / room).glob("services/*.py")])


def functions(path: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


# A file or a function whose name begins with a stroke is not a door: only its neighbours call it.
SERVICES = [
    pytest.param(
        function,
        {name: other for beside in files(room) for name, other in functions(beside).items()},
        id=f"{path.relative_to(HOUSE)}::{name}",
    )
    for room in ROOMS
    for path in files(room)
    if path.name == "__init__.py" or not path.name.startswith("_")
    for name, function in functions(path).items()
    if not name.startswith("_")
]


def called(function: ast.FunctionDef) -> set[str]:
    names = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {name.id if isinstance(name, ast.Name) else getattr(name, "attr", "") for name in names}


def reached(function: ast.FunctionDef, beside: dict[str, ast.FunctionDef]) -> set[str]:
    """What the function calls, itself or through others of its room's services."""
    found, waiting = set(), called(function)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting |= called(beside[name]) if name in beside else set()
    return found


def test_there_are_services():
    assert SERVICES


@pytest.mark.parametrize(("function", "beside"), SERVICES)
def test_a_service_takes_keywords_only(function, beside):
    positional = [argument.arg for argument in function.args.posonlyargs + function.args.args]

    assert (positional, function.args.vararg) == ([], None)


@pytest.mark.parametrize(("function", "beside"), SERVICES)
def test_a_service_is_told_who_acts_and_when(function, beside):
    assert {"actor", "at"} <= {argument.arg for argument in function.args.kwonlyargs}


@pytest.mark.parametrize(("function", "beside"), SERVICES)
def test_a_service_is_one_transaction(function, beside):
    assert "transaction.atomic" in [ast.unparse(decorator) for decorator in function.decorator_list]


@pytest.mark.parametrize(("function", "beside"), SERVICES)
def test_a_service_leaves_a_trace_in_the_journal(function, beside):
    assert reached(function, beside) & {"record", "record_many"}


@pytest.mark.parametrize(("function", "beside"), SERVICES)
def test_a_service_asks_who_may(function, beside):
    assert reached(function, beside) & {"require", "may", "NotAllowed"}
