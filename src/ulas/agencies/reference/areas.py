"""areas.csv: kecamatan and kelurahan with a point inside each."""

from dataclasses import dataclass
from pathlib import Path

from ulas.agencies.models import AreaKind
from ulas.agencies.reference.problems import Faults
from ulas.agencies.reference.tables import Row, read_table, unique


@dataclass(frozen=True)
class AreaRow:
    """An area; `parent` is the code of a kecamatan, empty for a kecamatan itself."""

    code: str
    name: str
    kind: str
    parent: str
    latitude: float | None
    longitude: float | None


def read_areas(folder: Path, faults: Faults) -> list[AreaRow]:
    """The areas, parents first."""
    rows = read_table(folder / "areas.csv", ("code", "name", "kind", "parent"), faults)
    unique(rows, "code")
    districts = {row["code"] for row in rows if row["kind"] == AreaKind.KECAMATAN}
    found = [_area(row, districts) for row in rows]
    return sorted(found, key=lambda area: area.kind != AreaKind.KECAMATAN)


def _area(row: Row, districts: set[str]) -> AreaRow:
    if row["kind"] not in AreaKind.values:
        row.wrong("kind", f"“{row['kind']}” tidak dikenal; tulis {' atau '.join(AreaKind.values)}.")
    inner = row["kind"] == AreaKind.KELURAHAN
    if inner and row["parent"] not in districts:
        row.wrong("parent", f"Kecamatan “{row['parent']}” tidak ada dalam berkas ini.")
    if not inner and row["parent"]:
        row.wrong("parent", "Kecamatan tidak punya induk; kosongkan.")
    return AreaRow(
        code=row.needed("code", 20),
        name=row.needed("name", 80),
        kind=row["kind"],
        parent=row["parent"],
        latitude=row.degrees("latitude", 90),
        longitude=row.degrees("longitude", 180),
    )
