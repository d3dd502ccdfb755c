"""A file that is too long has two subjects; a function that is too long has two steps."""

from __future__ import annotations

import ast
from pathlib import Path

import source

SOURCE_LINES = 300
TEST_LINES = 400
README_LINES = 60
FUNCTION_LINES = 40


def test_no_file_is_longer_than_the_house_allows() -> None:
    found = [
        f"{source.short(path)}:1 has {lines} lines (at most {limit}): split it by subject"
        for path in source.tracked(".py", ".html", ".js", ".css", ".toml", "ulas")
        if (lines := len(source.text(path).splitlines())) > (limit := _limit(path))
        and not source.is_migration(path)
        and not path.is_relative_to(source.PROJECT / "data")
    ]
    assert not found, source.told(found)


def test_no_function_is_longer_than_the_house_allows() -> None:
    found = [
        f"{source.short(path)}:{node.lineno} {node.name} has {_length(node)} lines "
        f"(at most {FUNCTION_LINES}): give a step a name of its own"
        for path in source.python_files()
        if not source.is_migration(path)
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and _length(node) > FUNCTION_LINES
    ]
    assert not found, source.told(found)


def test_the_readme_can_be_read_in_one_go() -> None:
    lines = len(source.text(source.PROJECT / "README.md").splitlines())
    assert lines <= README_LINES, f"README.md has {lines} lines (at most {README_LINES})"


def _limit(path: Path) -> int:
    return TEST_LINES if source.is_test(path) else SOURCE_LINES


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
