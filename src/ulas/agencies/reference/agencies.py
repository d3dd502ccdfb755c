"""agencies.csv and divisions.csv."""

from dataclasses import dataclass
from pathlib import Path

from ulas.agencies.models import AgencyKind
from ulas.agencies.reference.problems import Faults
from ulas.agencies.reference.tables import Row, read_table, unique

ROLES = ("", "coordinates", "inspects")
YES_NO = {"": None, "ya": True, "tidak": False}


@dataclass(frozen=True)
class AgencyRow:
    """An agency as the file says it; `calendar` and `role` may be empty.

    `second_person` is None where the file does not say whether a second person releases.
    """

    code: str
    name: str
    short_name: str
    kind: str
    aliases: tuple[str, ...]
    calendar: str
    role: str
    mail: str
    second_person: bool | None = None


@dataclass(frozen=True)
class DivisionRow:
    """A division by its agency's code and its own."""

    agency: str
    code: str
    name: str


def read_agencies(folder: Path, calendars: set[str], faults: Faults) -> list[AgencyRow]:
    """The agencies; `calendars` are the codes that exist."""
    rows = read_table(folder / "agencies.csv", ("code", "name", "kind"), faults)
    unique(rows, "code")
    found = [_agency(row, calendars) for row in rows]
    _one_of_each_role(rows, faults)
    return found


def _agency(row: Row, calendars: set[str]) -> AgencyRow:
    if row["kind"] not in AgencyKind.values:
        row.wrong("kind", f"“{row['kind']}” tidak dikenal; tulis {', '.join(AgencyKind.values)}.")
    if row["calendar"] and row["calendar"] not in calendars:
        row.wrong("calendar", f"Kalender “{row['calendar']}” tidak ada di calendars.toml.")
    if row["role"] not in ROLES:
        row.wrong("role", "Kosongkan, atau tulis coordinates (pengelola aduan) atau inspects.")
    if row["mail"] and "@" not in row["mail"]:
        row.wrong("mail", f"“{row['mail']}” bukan alamat surel.")
    if row["second_person"] not in YES_NO:
        row.wrong("second_person", "Kosongkan, atau tulis ya atau tidak.")
    return AgencyRow(
        code=row.code(),
        name=row.needed("name", 160),
        short_name=row.short("short_name", 60),
        kind=row["kind"],
        aliases=tuple(alias.strip() for alias in row["aliases"].split("|") if alias.strip()),
        calendar=row["calendar"],
        role=row["role"],
        mail=row["mail"],
        second_person=YES_NO.get(row["second_person"]),
    )


def _one_of_each_role(rows: list[Row], faults: Faults) -> None:
    coordinators = [row for row in rows if row["role"] == "coordinates"]
    if not coordinators:
        faults.add(1, "role", "Satu instansi harus mengelola aduan: tulis coordinates.")
    for row in coordinators[1:]:
        row.wrong("role", "Hanya satu instansi yang mengelola aduan.")


def read_divisions(folder: Path, agencies: set[str], faults: Faults) -> list[DivisionRow]:
    """The divisions; none where the city brings no such file."""
    path = folder / "divisions.csv"
    if not path.exists():
        return []
    rows = read_table(path, ("agency", "code", "name"), faults)
    unique(rows, "agency", "code")
    for row in rows:
        if row["agency"] not in agencies:
            row.wrong("agency", f"Instansi “{row['agency']}” tidak ada di agencies.csv.")
    return [DivisionRow(row["agency"], row.code(), row.needed("name", 160)) for row in rows]
