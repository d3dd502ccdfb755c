"""Lay out the third-party front-end files that pages load, from the npm packages.

Run by the launcher at set-up: `python -m ulas.look.vendor`. The folder it writes is never
committed; exact versions and hashes stand in package-lock.json.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from ulas.look import typeface

PROJECT = Path(__file__).resolve().parents[3]
PACKAGES = PROJECT / "node_modules"
ICONS = Path(__file__).with_name("icons.txt")
VENDOR = Path(__file__).resolve().parent / "static" / "vendor"
# The maps are larger than the files and a missing one breaks hashed file names.
SOURCE_MAP = re.compile(rb"\n?(/\*|//)# sourceMappingURL=[^\n]*")

# file or folder in node_modules -> place below the vendor folder
FILES = {
    "bootstrap/dist/css/bootstrap.min.css": "bootstrap/bootstrap.min.css",
    "bootstrap/dist/js/bootstrap.bundle.min.js": "bootstrap/bootstrap.bundle.min.js",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "leaflet/dist/leaflet.css": "leaflet/leaflet.css",
    "leaflet/dist/leaflet.js": "leaflet/leaflet.js",
    "leaflet/dist/images": "leaflet/images",
    "uplot/dist/uPlot.iife.min.js": "uplot/uPlot.iife.min.js",
    "uplot/dist/uPlot.min.css": "uplot/uPlot.min.css",
    "@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2": (
        "fonts/plus-jakarta-sans.woff2"
    ),
}


def icons() -> list[str]:
    """Return the icon names of icons.txt: one a line, lines with # are remarks."""
    lines = [line.strip() for line in ICONS.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def lay_out(packages: Path, folder: Path) -> None:
    """Write the vendor folder anew. Raises FileNotFoundError for a file npm did not bring."""
    shutil.rmtree(folder, ignore_errors=True)
    for source, target in FILES.items():
        _copy(packages / source, folder / target)
    for icon in icons():
        _copy(packages / "bootstrap-icons/icons" / f"{icon}.svg", folder / f"icons/{icon}.svg")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.suffix in {".css", ".js"}:
        target.write_bytes(SOURCE_MAP.sub(b"", source.read_bytes()))
    else:
        shutil.copyfile(source, target)


def main() -> int:
    """Lay out the files and convert the typeface; return the exit code."""
    try:
        lay_out(PACKAGES, VENDOR)
    except FileNotFoundError as error:
        print(f"{error.filename} is missing; is its name in vendor.py or icons.txt right?")
        return 1
    typeface.convert(VENDOR / "fonts" / "plus-jakarta-sans.woff2", PROJECT / "build" / "fonts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
