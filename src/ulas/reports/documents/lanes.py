"""What is drawn in the lanes of the flow table, and the table of our own reading."""

from collections.abc import Sequence
from typing import Any

from ulas.sop.diagram import limit_words
from ulas.sop.parts import Step
from ulas.sop.printed import CALENDARS
from ulas.sop.procedure import Procedure
from ulas.sop.terms import ROLE_TITLE, Role

SYMBOLS = {
    "kapsul": "capsule",
    "kotak": "box",
    "belah ketupat": "diamond",
    "panah": "arrow",
    "segi lima": "pentagon",
}
"""The five symbols of PermenPANRB 35/2012, by the words an SOP file writes."""

NO = {"reject": ("terima?", "ditolak"), "refuse_return": ("alihkan?", "")}
"""A step that one of these can end is a question: what it asks, and what the no leads to."""

REMARK = (
    "Lampiran ini bukan bagian dari SOP yang disahkan. Isinya cara program membaca kertasnya: "
    "simbol berdiri di lajur yang menanggung menitnya."
)
COLUMNS = (("Kegiatan", 50), ("Waktu", 24), ("Penanggung", 40), ("Jam kerja", 20))

Mark = dict[str, Any]


def marks_of(cells: Sequence[str]) -> tuple[list[Mark], list[list[Any]]]:
    """Symbols and other texts of one row's cells: ([{lane, symbol, label}], [[lane, text]])."""
    marks, texts = [], []
    for lane, cell in enumerate(cells):
        symbol = SYMBOLS.get(cell.strip().lower())
        if symbol:
            marks.append(_mark(lane, symbol))
        elif cell:
            texts.append([lane, cell])
    return marks, texts


def with_arrows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, each told from which lane its arrow comes and whether one goes on below.

    Only neighbouring rows that both have a symbol are joined.
    """
    for at, row in enumerate(rows):
        above = rows[at - 1] if at else None
        below = rows[at + 1] if at + 1 < len(rows) else None
        joined = above is not None and above["marks"] and row["marks"]
        row["enters"] = above["marks"][above["last"]]["lane"] if above and joined else None
        row["leaves"] = bool(below and below["marks"] and row["marks"])
    return rows


def in_turn(roles: Sequence[Role]) -> str:
    """Who bears the minutes, the owner first: "sistem, lalu Penelaah Teknis Kebijakan"."""
    return ", lalu ".join(ROLE_TITLE[role] for role in roles)


def reading_of(procedure: Procedure) -> dict[str, Any]:
    """The annex: the same rows, with a lane for every post that owns a step of the paper."""
    lanes = _lanes(procedure)
    rows = [_row(procedure, number, lanes) for number in [r.number for r in procedure.rows]]
    _place_the_rest(rows)
    return {
        "title": "Lampiran: alur menurut pembacaan kami",
        "remark": f"{REMARK} {_without_row(procedure)}".strip(),
        "flow": {
            "lanes": [ROLE_TITLE[role] for role in lanes],
            "columns": [{"title": title, "share": share} for title, share in COLUMNS],
            "before": 1,
            "groups": [
                {"title": "No.", "span": 1, "rows": 2},
                {"title": "Kegiatan", "span": 1, "rows": 2},
                {"title": "Pelaksana", "span": len(lanes), "rows": 1},
                *({"title": title, "span": 1, "rows": 2} for title, _share in COLUMNS[1:]),
            ],
            "second": [],
            "rows": with_arrows(rows),
        },
    }


def _lanes(procedure: Procedure) -> list[Role]:
    """Posts of the paper first and in its order, then the others as they come."""
    owners = list(dict.fromkeys(step.accountable[0] for step in procedure.steps if step.row))
    performers = procedure.paper.performers
    return sorted(
        owners,
        key=lambda role: (
            performers.index(ROLE_TITLE[role])
            if ROLE_TITLE[role] in performers
            else len(performers) + owners.index(role)
        ),
    )


def _row(procedure: Procedure, number: int, lanes: list[Role]) -> dict[str, Any]:
    steps = [step for step in procedure.steps if step.row == number]
    title = next(row.title for row in procedure.rows if row.number == number)
    marks = [_step_mark(step, lanes) for step in steps]
    last = max(0, len(marks) - 1)
    if len(steps) == 1:
        marks += _way_out(procedure, steps[0], marks[0], len(lanes))
    first = steps[0] if steps else None
    return {
        "number": str(number),
        "cells": [
            title,
            limit_words(first) if first else "",
            "; kemudian ".join(in_turn(step.accountable) for step in steps),
            CALENDARS[first.calendar] if first else "",
        ],
        "marks": marks,
        "texts": [],
        "last": last,
    }


def _step_mark(step: Step, lanes: list[Role]) -> Mark:
    refusal = next((verb for verb in NO if verb in step.done_by), None)
    if refusal is None:
        return _mark(lanes.index(step.accountable[0]), "box")
    return _mark(lanes.index(step.accountable[0]), "diamond", NO[refusal][0], side="tidak")


def _way_out(procedure: Procedure, step: Step, mark: Mark, count: int) -> list[Mark]:
    """The pentagon beside a question: where the no leads, outside of this column of rows."""
    refusal = next((verb for verb in NO if verb in step.done_by), None)
    if refusal is None or count < 2:
        return []
    started = next((s for s in procedure.steps if refusal in s.starts_with and s.row), None)
    label = f"ke baris {started.row}" if started else NO[refusal][1]
    mark["down"] = "ya"
    beside = mark["lane"] + 1 if mark["lane"] + 1 < count else mark["lane"] - 1
    return [_mark(beside, "pentagon", label)]


def _place_the_rest(rows: list[dict[str, Any]]) -> None:
    """Start and end are capsules; rows that no step runs stand below or above their neighbour."""
    for at, row in enumerate(rows):
        if not row["marks"]:
            near = rows[at - 1] if at else rows[min(1, len(rows) - 1)]
            lane = near["marks"][0]["lane"] if near["marks"] else 0
            row["marks"] = [_mark(lane, "box")]
    for row in (rows[0], rows[-1]) if rows else ():
        row["marks"] = [_mark(row["marks"][0]["lane"], "capsule", row["cells"][0])]
        row["last"] = 0


def _without_row(procedure: Procedure) -> str:
    titles = [step.title.lower() for step in procedure.steps if not step.row]
    return f"Langkah tanpa baris di kertas: {', '.join(titles)}." if titles else ""


def _mark(lane: int, symbol: str, label: str = "", *, side: str = "") -> Mark:
    return {"lane": lane, "symbol": symbol, "label": label, "side": side, "down": ""}
