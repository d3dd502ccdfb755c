"""The moves and their events as a page: who may do what, when, and what it leaves behind."""

from ulas.sop.moves import MOVES, Move
from ulas.sop.terms import ROLE_TITLE, STATE_TITLE


def render_moves() -> str:
    """Markdown of docs/reference/events.md, one row a move of the table."""
    rows = [_row(move) for move in MOVES]
    head = (
        "# Moves and events",
        "",
        "Generated from the table in `src/ulas/sop/moves.py`; `./ulas fix` writes it anew.",
        "",
        "Every verb is one transaction, one event for each complaint that it touches. An event",
        "holds codes, ids and salted digests; the texts lie in rows that can be erased.",
        "",
        "| verb | button | event | by | complaint is | step open |",
        "|---|---|---|---|---|---|",
    )
    return "\n".join([*head, *rows]) + "\n"


def _row(move: Move) -> str:
    actors = ", ".join(ROLE_TITLE[role] for role in move.actors)
    states = ", ".join(STATE_TITLE[state] for state in move.states) or "–"
    if len(move.states) == len(STATE_TITLE):
        states = "any"
    steps = ", ".join(f"`{step}`" for step in move.steps) or "–"
    if move.not_while:
        steps += ", not while " + ", ".join(f"`{step}`" for step in move.not_while)
    return f"| `{move.verb}` | {move.label} | `{move.event}` | {actors} | {states} | {steps} |"
