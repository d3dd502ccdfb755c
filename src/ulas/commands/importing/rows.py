"""Rows one by one, each in its own transaction, so that an interruption costs nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from django.conf import settings

from ulas.agencies.models import Agency, Area, Category
from ulas.channels.sheet import Columns, Line, Names, RowFault, read_row
from ulas.channels.sheet.rows import GROUNDS, plain
from ulas.commands.importing.outcome import Tally
from ulas.complaints.actions import FilingRefused
from ulas.complaints.actions.importing.import_complaint import ImportedCase, import_complaint
from ulas.complaints.casefile import FieldRefused, MoveRefused
from ulas.complaints.grounds import GROUND_LABELS
from ulas.complaints.queries.versions import NoProcedure
from ulas.look.now import now


def take_rows(
    lines: Sequence[Line],
    columns: Columns,
    given: Mapping[str, Mapping[str, str]],
    source: str,
    tally: Tally,
) -> None:
    """Take every row that can be taken; `given` maps names of categories, agencies, statuses.

    Raises:
        ValueError: a code in `given` that does not exist.
    """
    names = names_of(given)
    for line in lines:
        _take(line, columns, names, source, tally)
        tally.step()


def names_of(given: Mapping[str, Mapping[str, str]]) -> Names:
    """What the file's names mean: the city's names, aliases and codes, then what was given.

    Raises:
        ValueError: a code that does not exist.
    """
    categories = {
        plain(word): one.code
        for one in Category.objects.filter(active=True)
        for word in (one.code, one.name_en, one.name)
        if word
    }
    agencies = {
        plain(word): one.code
        for one in Agency.objects.filter(active=True)
        for word in (*one.aliases, one.short_name, one.code, one.name)
        if word
    }
    known = {
        "category": set(categories.values()),
        "agency": set(agencies.values()),
        "ground": set(GROUND_LABELS),
    }
    for kind, pairs in given.items():
        for name, code in pairs.items():
            if code not in known[kind]:
                raise ValueError(f"--{kind} {name}={code}: kode {code} tidak ada.")
    return Names(
        categories={**categories, **_plain_keys(given.get("category", {}))},
        agencies={**agencies, **_plain_keys(given.get("agency", {}))},
        areas=_areas(),
        zone=ZoneInfo(settings.TIME_ZONE),
        grounds={**GROUNDS, **_plain_keys(given.get("ground", {}))},
    )


def _areas() -> dict[str, str]:
    found: dict[str, str] = {}
    for area in Area.objects.filter(active=True, kind="KELURAHAN").select_related("parent"):
        found[plain(area.name)] = area.code
        if area.parent is not None:
            found[f"{plain(area.parent.name)}/{plain(area.name)}"] = area.code
    return found


def _plain_keys(pairs: Mapping[str, str]) -> dict[str, str]:
    return {plain(name): code for name, code in pairs.items()}


def _take(line: Line, columns: Columns, names: Names, source: str, tally: Tally) -> None:
    if line.fault:
        tally.fail([RowFault(line.number, "baris", " ".join(line.cells)[:80], line.fault)])
        return
    cells = columns.cells(line.cells)
    case = read_row(line.number, cells, names, now())
    if isinstance(case, list):
        tally.fail(case)
        return
    try:
        _import(case, source, tally)
    except FilingRefused as refused:
        tally.fail(
            [
                RowFault(line.number, name, cells.get(name, "")[:80], sentence)
                for name, sentence in refused.problems.items()
            ]
        )
    except FieldRefused as refused:
        value = cells.get(refused.field, "")[:80]
        tally.fail([RowFault(line.number, refused.field, value, str(refused))])
    except NoProcedure:
        sentence = "Aduan ini lebih lama daripada SOP pertama yang dimuat; mulai dari tanggal itu."
        tally.fail([RowFault(line.number, "received_at", cells["received_at"], sentence)])
    except MoveRefused as refused:
        tally.fail([RowFault(line.number, "baris", "", str(refused))])


def _import(case: ImportedCase, source: str, tally: Tally) -> None:
    outcome = import_complaint(case=case, source=source, now=now(), keep=not tally.dry_run)
    tally.taken += outcome.fresh
    tally.known += not outcome.fresh
    tally.differing += outcome.differs
