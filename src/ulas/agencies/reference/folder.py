"""One city's folder as a whole: every file read, every reference between them checked."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ulas.agencies.reference.agencies import AgencyRow, DivisionRow, read_agencies, read_divisions
from ulas.agencies.reference.areas import AreaRow, read_areas
from ulas.agencies.reference.calendars import CalendarRow, read_calendars
from ulas.agencies.reference.categories import CategoryRow, read_categories
from ulas.agencies.reference.problems import Fault, Faults, ReferenceFaults
from ulas.agencies.reference.reorganised import FILE as REORGANISED
from ulas.agencies.reference.reorganised import Successors, checked_reorganised
from ulas.agencies.reference.rules import known_rules
from ulas.routing import Rule

T = TypeVar("T")


@dataclass(frozen=True)
class CityFolder:
    """What a city's files say."""

    calendars: list[CalendarRow]
    agencies: list[AgencyRow]
    divisions: list[DivisionRow]
    areas: list[AreaRow]
    categories: list[CategoryRow]
    rules: tuple[Rule, ...]
    successors: Successors


def read_folder(folder: Path) -> CityFolder:
    """Read a city's folder; needs calendars.toml, agencies.csv, areas.csv, categories.toml.

    Raises:
        ReferenceFaults: with all that is wrong in all files, by file, line and column.
    """
    found: list[Fault] = []

    def part(file: str, read: Callable[[Faults], list[T]]) -> list[T]:
        rows, faults = _read(file, read)
        found.extend(faults)
        return rows

    def stop_if_lost(rows: list[T]) -> None:
        # Everything that refers to a file that cannot be read would be reported as well.
        if found and not rows:
            raise ReferenceFaults(found)

    calendars = part("calendars.toml", lambda faults: read_calendars(folder, faults))
    stop_if_lost(calendars)
    codes = {row.code for row in calendars}
    agencies = part("agencies.csv", lambda faults: read_agencies(folder, codes, faults))
    stop_if_lost(agencies)
    known = {row.code for row in agencies}
    divisions = part("divisions.csv", lambda faults: read_divisions(folder, known, faults))
    areas = part("areas.csv", lambda faults: read_areas(folder, faults))
    categories = part("categories.toml", lambda faults: read_categories(folder, known, faults))
    stop_if_lost(categories)
    named = {row.code for row in categories}

    rules = part("rules.toml", lambda faults: known_rules(folder, known, named, faults))
    successors = part(REORGANISED, lambda faults: list(checked_reorganised(folder, known, faults)))
    if found:
        raise ReferenceFaults(found)
    return CityFolder(
        calendars, agencies, divisions, areas, categories, tuple(rules), tuple(successors)
    )


def _read(file: str, read: Callable[[Faults], list[T]]) -> tuple[list[T], list[Fault]]:
    """The rows of one file and its faults; no rows where it could not be read."""
    faults = Faults(file)
    try:
        return read(faults), faults.found
    except ReferenceFaults:
        return [], faults.found
