"""Outlines of areas from a GeoJSON file of the city."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from shapely.errors import ShapelyError
from shapely.geometry import shape

from ulas.agencies.actions.recording import record
from ulas.agencies.models import Area, Change, Officer

CODE_KEYS = ("code", "kode", "kd_kelurahan", "kdepum", "kode_kd", "kemendagri")
NAME_KEYS = ("name", "nama", "kelurahan", "namobj", "desa", "nm_kel", "wadmkd")
PARENT_KEYS = ("parent", "kecamatan", "nm_kec", "wadmkc", "district")


class OutlinesRefused(Exception):
    """The file cannot be taken; the text says what to change."""


@dataclass
class ImportedOutlines:
    """How many areas got an outline, and the features that fit no area or hold none."""

    matched: int = 0
    skipped: list[str] = field(default_factory=list)


def import_outlines(
    *, text: str, by: Officer | None = None, now: datetime | None = None
) -> ImportedOutlines:
    """Give areas the outlines of a GeoJSON FeatureCollection in degrees (WGS 84).

    A feature fits an area by its code, else by name and the name of the kecamatan; other
    features are named in the outcome and change nothing. In the console (`by` at `now`) the
    import is recorded.

    Raises:
        OutlinesRefused: no GeoJSON, nothing that fits, or coordinates that are no degrees.
    """
    features = _features(text)
    outcome = ImportedOutlines()
    index = _index()
    with transaction.atomic():
        for number, feature in enumerate(features, start=1):
            properties = _lowered(feature.get("properties"))
            area = _match(index, properties)
            label = f"fitur {number} ({_first(properties, NAME_KEYS) or 'tanpa nama'})"
            if area is None:
                outcome.skipped.append(f"{label}: tidak cocok dengan wilayah mana pun.")
                continue
            fault = _fault(feature.get("geometry"))
            if fault:
                outcome.skipped.append(f"{label}: {fault}")
                continue
            outline = feature["geometry"]
            area.outline = {name: outline[name] for name in ("type", "coordinates")}
            area.save(update_fields=["outline"])
            outcome.matched += 1
        if not outcome.matched:
            raise OutlinesRefused(
                "Tidak ada fitur yang dapat dipakai.\n" + "\n".join(outcome.skipped)
            )
        if now is not None:
            facts = {"matched": outcome.matched, "skipped": len(outcome.skipped)}
            record(Change.OUTLINES_IMPORTED, by=by, now=now, subject="areas", facts=facts)
    return outcome


def _features(text: str) -> list[dict[str, Any]]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as broken:
        raise OutlinesRefused(
            f"Bukan JSON: baris {broken.lineno}, kolom {broken.colno}: {broken.msg}."
        ) from broken
    except (ValueError, RecursionError) as strange:
        # A number of thousands of digits, or lists within lists without end.
        raise OutlinesRefused("Berkas harus berupa GeoJSON FeatureCollection.") from strange
    features = data.get("features") if isinstance(data, Mapping) else None
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        raise OutlinesRefused("Berkas harus berupa GeoJSON FeatureCollection.")
    return features


def _index() -> dict[tuple[str, ...], Area]:
    """Areas by (code,), by (name, parent's name), and by (name,) where one alone has it."""
    index: dict[tuple[str, ...], Area] = {}
    shared: set[tuple[str, ...]] = set()
    for area in Area.objects.select_related("parent").filter(active=True):
        index[area.code,] = area
        name = _plain(area.name)
        if area.parent is not None:
            index[name, _plain(area.parent.name)] = area
        if (name,) in index:
            shared.add((name,))
        index[name,] = area
    for key in shared:
        del index[key]
    return index


def _match(index: Mapping[tuple[str, ...], Area], properties: Mapping[str, str]) -> Area | None:
    code = _first(properties, CODE_KEYS)
    name, parent = _plain(_first(properties, NAME_KEYS)), _plain(_first(properties, PARENT_KEYS))
    if (code,) in index:
        return index[code,]
    return index.get((name, parent)) or (None if parent else index.get((name,)))


def _fault(geometry: object) -> str:
    """Why a geometry cannot be taken; empty when it can."""
    if not isinstance(geometry, Mapping) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return "bukan Polygon atau MultiPolygon."
    try:
        outline = shape(dict(geometry))
    except (ShapelyError, ValueError, TypeError, IndexError, KeyError):
        return "koordinatnya tidak dapat dibaca."
    if outline.is_empty or not outline.is_valid:
        return "garisnya bersilangan atau kosong; perbaiki di aplikasi peta."
    west, south, east, north = outline.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        return "koordinatnya bukan derajat; ekspor ulang sebagai WGS 84 (EPSG:4326)."
    return ""


def _lowered(properties: object) -> dict[str, str]:
    if not isinstance(properties, Mapping):
        return {}
    return {str(key).casefold(): _writable(value) for key, value in properties.items()}


def _writable(value: object) -> str:
    """A property as a text that a page can show: JSON may hold half a character."""
    return str(value).encode(errors="replace").decode().strip()


def _first(properties: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((properties[key] for key in keys if properties.get(key)), "")


def _plain(name: str) -> str:
    """A name without case, blanks and prefixes: Pasar Kliwon and Pasarkliwon are one."""
    plain = "".join(name.casefold().split())
    return plain.removeprefix("kelurahan").removeprefix("kecamatan") or plain
