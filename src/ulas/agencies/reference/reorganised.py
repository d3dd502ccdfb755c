"""reorganised.toml: agencies merged, renamed or dissolved, for what was learned before."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ulas.agencies.reference.problems import Faults, ReferenceFaults
from ulas.agencies.reference.toml_text import TomlFile

FILE = "reorganised.toml"
KNOWN = frozenset({"to", "since", "reason"})
Successors = tuple[tuple[str, str | None], ...]


def read_reorganised(folder: Path) -> Successors:
    """(old code, code that took over or None) in the order of the file; none without a file.

    Raises:
        ReferenceFaults: with everything that is wrong in the file.
    """
    faults = Faults(FILE)
    found = checked_reorganised(folder, None, faults)
    if faults.found:
        raise ReferenceFaults(faults.found)
    return found


def checked_reorganised(folder: Path, known: set[str] | None, faults: Faults) -> Successors:
    """The changes, what is wrong noted; a successor must be one of `known` or change itself."""
    if not (folder / FILE).exists():
        return ()
    file = TomlFile(folder / FILE, faults)
    tables = file.tables("agency")
    found = tuple((code, _successor(file, code, table)) for code, table in tables.items())
    for code, to in found:
        if to is not None and known is not None and to not in {*known, *tables}:
            sentence = f"Instansi penerus “{to}” tidak ada di agencies.csv."
            file.wrong(("agency", code, "to"), sentence, to)
    return found


def _successor(file: TomlFile, code: str, table: Mapping[str, Any]) -> str | None:
    path = ("agency", code)
    file.only(path, table, KNOWN)
    file.text((*path, "reason"), table, most=200)
    return file.text((*path, "to"), table, most=40) or None
