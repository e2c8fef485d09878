"""A file, a function, a view or a template that outgrows its budget is two nouns."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.pages import ROOT

SOURCES = sorted(
    path
    for folder in ("phoihop", "tests", "tools", "bench")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "phoihop").glob("**/templates/**/*.html"))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef) -> int:
    """Lines from `def` to the end; what the docstring says costs nothing."""
    [first, *_] = function.body
    said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return function.end_lineno - function.lineno + 1 - (first.end_lineno - first.lineno + 1 if said else 0)


def is_view(path: Path, function: ast.FunctionDef) -> bool:
    of_views = path.name == "views.py" or path.parent.name == "views"
    return of_views and [argument.arg for argument in function.args.args][:1] == ["request"]


def test_no_file_exceeds_400_lines():
    assert {str(path.relative_to(ROOT)): lines(path) for path in SOURCES if lines(path) > 400} == {}


def test_no_template_exceeds_120_lines():
    assert {str(path.relative_to(ROOT)): lines(path) for path in TEMPLATES if lines(path) > 120} == {}


def test_no_function_exceeds_40_lines():
    long = {
        f"{path.relative_to(ROOT)}::{function.name}": length(function)
        for path in SOURCES
        for function in functions(path)
        if length(function) > 40
    }

    assert long == {}


def test_no_view_exceeds_12_lines():
    long = {
        f"{path.relative_to(ROOT)}::{function.name}": length(function)
        for path in SOURCES
        for function in functions(path)
        if is_view(path, function) and length(function) > 12
    }

    assert long == {}
