"""Entry point: turn `./ulas COMMAND ...` into a call of `ulas.commands.COMMAND.main`.

Listing the commands reads their docstrings without importing them, so that help needs neither
Django nor a working database.
"""

from __future__ import annotations

import ast
import difflib
import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

from ulas.config import environment

COMMANDS = Path(__file__).resolve().parents[1] / "commands"
EVERYWHERE = {"--data": "ULAS_DATA", "--settings": "ULAS_SETTINGS"}
HELP = """usage: ./ulas COMMAND [options]

{commands}

Every command that touches data takes --data DIR and --settings FILE.
./ulas COMMAND --help says more."""


def main(argv: list[str]) -> int:
    """Run one command; return its exit code, 2 for a mistake in the call or a setting."""
    try:
        words = _take_everywhere_options(argv)
        if not words or words[0] in ("help", "--help", "-h"):
            print(HELP.format(commands=_listing()))
            return 0
        name, *rest = words
        if name not in commands():
            print(_unknown(name), file=sys.stderr)
            return 2
        environment.load()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ulas.config.settings")
        # The settings file may name the data folder; from here on the path is absolute.
        for path in ("ULAS_DATA", "ULAS_KEYS"):
            os.environ[path] = environment.read(path)
        module = importlib.import_module(f"ulas.commands.{name.replace('-', '_')}")
        return cast(Callable[[list[str]], int], module.main)(rest)
    except environment.SettingError as error:
        print(f"ulas: {error}", file=sys.stderr)
        return 2


def commands() -> dict[str, str]:
    """Return command word -> first line of its module's docstring, in alphabetical order."""
    found = {}
    for path in sorted(COMMANDS.iterdir()):
        source = path / "__init__.py" if path.is_dir() else path
        if source.suffix != ".py" or not source.is_file() or path.stem.startswith("_"):
            continue
        tree = ast.parse(source.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in tree.body):
            lines = (ast.get_docstring(tree) or "").splitlines()
            found[path.stem.replace("_", "-")] = lines[0] if lines else ""
    return found


def _listing() -> str:
    known = commands()
    width = max(len(name) for name in known) + 2
    return "\n".join(f"  {name:{width}}{line}" for name, line in known.items())


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, commands(), n=1)
    meant = f" Did you mean '{near[0]}'?" if near else ""
    return f"ulas: there is no command '{name}'.{meant} ./ulas alone lists them."


def _take_everywhere_options(argv: list[str]) -> list[str]:
    """Move --data and --settings into the environment and return the other words.

    Paths are taken from the folder the caller stands in. Words after `--` stay untouched.
    """
    words: list[str] = []
    rest = iter(argv)
    for word in rest:
        if word == "--":
            return [*words, word, *rest]
        option, equals, value = word.partition("=")
        if option not in EVERYWHERE:
            words.append(word)
            continue
        given = value if equals else next(rest, "")
        if not given:
            raise environment.SettingError(f"{option} needs a path after it.")
        os.environ[EVERYWHERE[option]] = str(Path(given).absolute())
    return words


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
