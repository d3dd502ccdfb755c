"""Convert the web typeface into static TrueType files: the document writer reads no woff2."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}


def convert(source: Path, folder: Path) -> list[Path]:
    """Write one static file a weight below `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for style, weight in WEIGHTS.items():
        font = TTFont(source)
        font.flavor = None
        static = instancer.instantiateVariableFont(font, {"wght": weight}, updateFontNames=False)
        _name(static, style, weight)
        path = folder / f"PlusJakartaSans-{style}.ttf"
        static.save(path)
        written.append(path)
    return written


def _name(font: TTFont, style: str, weight: int) -> None:
    """Give the file the family and weight by which a document asks for it."""
    family = "Plus Jakarta Sans"
    names = {1: family, 2: style, 4: f"{family} {style}", 6: f"PlusJakartaSans-{style}"}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    for number in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=number)
    font["OS/2"].usWeightClass = weight
