"""What stands at the head and the foot of every document."""

import tomllib
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from django.conf import settings

from ulas.reports.documents.words import exact
from ulas.sop.parts import Identity


def head_of(identity: Identity) -> dict[str, Any]:
    """The city's identity block as the SOP file gives it; `lines` say where to reach it."""
    lines = (
        (identity.address, f"Telepon {identity.phone}" if identity.phone else ""),
        (f"Surel {identity.email}" if identity.email else "", identity.website),
    )
    said = (" · ".join(part for part in line if part) for line in lines)
    return {
        "government": identity.government,
        "unit": identity.unit,
        "lines": [line for line in said if line],
    }


def foot(what: str, now: datetime) -> str:
    """The line at the foot of each page: what it is and when it was printed."""
    return f"{what} · dicetak dari ULAS {exact(now)}"


def city_name() -> str:
    """The city as a letter is dated from it: "Surakarta"."""
    return _city_name(settings.ULAS_CITY_FOLDER / "city.toml")


@cache
def _city_name(path: Path) -> str:
    name = str(tomllib.loads(path.read_text(encoding="utf-8"))["name"])
    return name.removeprefix("Kota ").removeprefix("Kabupaten ")


def qr_drawing(link: str) -> bytes:
    """A link as a drawing (SVG) to point a phone at."""
    drawing = BytesIO()
    segno.make(link, error="m").save(drawing, kind="svg", border=2, xmldecl=False)
    return drawing.getvalue()
