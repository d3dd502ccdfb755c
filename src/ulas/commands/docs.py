"""Write the generated pages of the documentation, or say which are stale (--check)."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

from ulas.commands.tooling.project import PROJECT

# Page -> function without arguments that returns its text. Named by string, as Django's settings
# name modules: a page may be made by a room above this one.
GENERATORS = {
    "docs/reference/settings.md": "ulas.config.reference:settings_page",
    "docs/reference/commands.md": "ulas.config.commands_page:page",
    "docs/reference/dependencies.md": "ulas.commands.tooling.dependencies:page",
    "docs/reference/sop.md": "ulas.commands.sop:page",
    "docs/reference/api.md": "ulas.api.reference:page",
    "docs/reference/events.md": "ulas.sop.printed_moves:render_moves",
}


def main(argv: list[str]) -> int:
    """Write every page; with --check write nothing and return 1 when one is stale."""
    parser = argparse.ArgumentParser(prog="./ulas docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which pages are stale")
    options = parser.parse_args(argv)
    stale = [path for path, text in pages() if not path.is_file() or _read(path) != text]
    if options.check:
        for path in stale:
            print(f"{path.relative_to(PROJECT)} is stale: run ./ulas fix and commit the page.")
        return 1 if stale else 0
    for path, text in pages():
        if path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(PROJECT)}")
    return 0


def pages() -> list[tuple[Path, str]]:
    """Return each generated page with the text it should have."""
    return [(PROJECT / name, _maker(where)()) for name, where in GENERATORS.items()]


def _maker(where: str) -> Callable[[], str]:
    module, _, function = where.partition(":")
    return cast(Callable[[], str], getattr(importlib.import_module(module), function))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
