"""What stands at the head and the foot of every document."""

import tomllib
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import segno
from django.conf import settings

from ulas.reports.documents.words import exact
from ulas.sop.parts import Identity


def head_of(identity: Identity) -> dict[str, str]:
    """The city's identity block as the SOP file gives it."""
    contact = (
        f"Telepon {identity.phone}" if identity.phone else "",
        f"Surel {identity.email}" if identity.email else "",
        identity.website,
    )
    return {
        "government": identity.government,
        "unit": identity.unit,
        "address": identity.address,
        "contact": " · ".join(part for part in contact if part),
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
