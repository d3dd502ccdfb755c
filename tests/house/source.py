"""How the house tests look at the tree: tracked files, parsed once, places told as file:line."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

from ulas.commands.tooling.project import PROJECT, tracked_files

__all__ = ["PROJECT"]
HOUSE = PROJECT / "src" / "ulas"
PURE = ("sop", "clock", "routing")
MOUTHS = ("portal", "console", "api", "jobs", "commands", "look")


@functools.cache
def _tracked() -> tuple[Path, ...]:
    return tuple(tracked_files())


def tracked(*endings: str) -> list[Path]:
    """The project's files whose name ends so; every file when no ending is given."""
    return [path for path in _tracked() if not endings or path.name.endswith(endings)]


def python_files() -> list[Path]:
    return [path for path in tracked(".py", "ulas") if path.suffix == ".py" or path.name == "ulas"]


def room_files(*rooms: str) -> list[Path]:
    """Python files of these rooms of src/ulas, of all rooms when none is named."""
    files = [path for path in python_files() if path.is_relative_to(HOUSE)]
    return [path for path in files if not rooms or path.relative_to(HOUSE).parts[0] in rooms]


def templates() -> list[Path]:
    return [path for path in tracked(".html", ".txt") if "templates" in path.parts]


@functools.cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), filename=str(path))


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def classes(path: Path) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef))


def dotted(node: ast.AST) -> str:
    """`a.b.c` for a chain of names, with () for a call in it; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return f"{dotted(node.func)}()"
    return ""


def short(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def is_test(path: Path) -> bool:
    return path.is_relative_to(PROJECT / "tests")


def is_migration(path: Path) -> bool:
    return "migrations" in path.parts


def told(found: list[str]) -> str:
    return "\n" + "\n".join(found)
