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
SHAPE_WORDS = ("no such table", "no such column", "does not exist")
AWAY_WORDS = ("connection failed", "connection to server", "unable to open", "could not translate")
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
        return _run(name, rest)
    except environment.SettingError as error:
        print(f"ulas: {error}", file=sys.stderr)
        return 2


def _run(name: str, words: list[str]) -> int:
    """Run a command's `main`; a database that is absent, behind or away is told in a sentence."""
    module = importlib.import_module(f"ulas.commands.{name.replace('-', '_')}")
    try:
        return cast(Callable[[list[str]], int], module.main)(words)
    except Exception as error:
        sentence = _about_the_database(error)
        if not sentence:
            raise
        print(f"{name}: {sentence}", file=sys.stderr)
        return 1


def _about_the_database(error: Exception) -> str:
    """What to do about a database error that has nothing to do with the command; else empty."""
    django_db = sys.modules.get("django.db")
    if django_db is None or not isinstance(error, django_db.DatabaseError):
        return ""
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if any(words in said for words in SHAPE_WORDS):
        return (
            f"the database {_looked_at()} is empty or not up to date ({said}). Run ./ulas upgrade "
            "first; if it is not the one that you meant, name the settings file with --settings."
        )
    if any(words in said for words in AWAY_WORDS):
        return f"the database cannot be reached: {said}. Look at DATABASE_URL or the data folder."
    return ""


def _looked_at() -> str:
    """Name (and host) of the database in use, without user and password."""
    from django.conf import settings

    place = settings.DATABASES["default"]
    host = place.get("HOST")
    return f"{place['NAME']} on {host}" if host else str(place["NAME"])


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
