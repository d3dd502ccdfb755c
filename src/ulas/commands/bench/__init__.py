"""Measure statements and seconds on a filled database, against the promised limits."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType


@dataclass(frozen=True)
class Figure:
    """One measured number; `limit` is what was promised, None where nothing was."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    def within(self) -> bool:
        """Tell whether the promise was kept; without one, it was."""
        return self.limit is None or self.value <= self.limit


def main(argv: list[str]) -> int:
    """Run the benches, print one line a figure; return 1 when a limit is exceeded.

    A bench is a module of this package with a one-line docstring and
    `def measure(cases: int) -> Iterable[Figure]`.
    """
    known = dict(benches())
    parser = argparse.ArgumentParser(prog="./ulas bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"which ones ({', '.join(known) or 'none yet'})")
    parser.add_argument("--cases", type=int, default=10_000, help="complaints to measure on")
    options = parser.parse_args(argv)
    if unknown := set(options.names) - set(known):
        parser.error(f"there is no bench called {', '.join(sorted(unknown))}")
    kept = True
    for name in options.names or known:
        print(f"{name}: {(known[name].__doc__ or '').splitlines()[0]}", flush=True)
        for figure in known[name].measure(options.cases):
            print(_line(figure), flush=True)
            kept = kept and figure.within()
    return 0 if kept else 1


def benches() -> Iterator[tuple[str, ModuleType]]:
    """Yield name and module of each bench in this package."""
    for found in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{found.name}")
        if hasattr(module, "measure"):
            yield found.name, module


def _line(figure: Figure) -> str:
    value = f"{figure.value:,.3f}".rstrip("0").rstrip(".")
    limit = "" if figure.limit is None else f"  (at most {figure.limit:g})"
    over = "" if figure.within() else "  EXCEEDED"
    return f"  {figure.name:44} {value:>12} {figure.unit}{limit}{over}"
