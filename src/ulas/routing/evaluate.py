"""Training and testing on labelled files, through the same `train` and `propose` as a real case."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ulas.routing.decision import propose
from ulas.routing.facts import AgencyFacts, Catalogue, Place
from ulas.routing.model import LinearModel, to_bytes
from ulas.routing.proposal import Proposal
from ulas.routing.quality import Decided, figures
from ulas.routing.training.examples import Example, cold_start
from ulas.routing.training.fit import train


class RowsError(Exception):
    """Baris berkas tidak dapat dipakai."""


@dataclass(frozen=True)
class Columns:
    """Which columns of a file hold the text, the agency, and perhaps time and place."""

    text: str
    label: str
    time: str | None = None
    place: str | None = None


def examples_of(rows: Sequence[Mapping[str, str]], columns: Columns) -> tuple[Example, ...]:
    """Rows as examples, in order of time where a column tells it, else in their own order.

    Rows without a label are left out. Raises RowsError naming a column that is missing, or when no
    row has a label.
    """
    wanted = (columns.text, columns.label, columns.time, columns.place)
    for name in wanted:
        if name is not None and rows and name not in rows[0]:
            found = ", ".join(str(each) for each in rows[0])
            raise RowsError(f"Kolom “{name}” tidak ada; kolom yang ada: {found}.")
    ordered = sorted(rows, key=lambda row: row[columns.time or ""] or "") if columns.time else rows
    examples = tuple(
        _example(row, columns) for row in ordered if (row[columns.label] or "").strip()
    )
    if not examples:
        raise RowsError(f"Tidak ada baris dengan isi di kolom “{columns.label}”.")
    return examples


def catalogue_of(examples: Sequence[Example]) -> Catalogue:
    """A catalogue that knows nothing but the labels of a file."""
    codes = sorted({example.agency_code for example in examples})
    return Catalogue(agencies=tuple(AgencyFacts(code, code) for code in codes))


def evaluate(
    learned: Sequence[Example],
    tested: Sequence[Example],
    catalogue: Catalogue | None = None,
) -> dict[str, float]:
    """Train on one, propose for each text of the other: the figures of `quality.figures`, and cost.

    The catalogue is that of a city, or what the labels alone tell when they are names of agencies.
    Cost: `fit_seconds`, `microseconds_per_text` (CPU time of one whole proposal, reasons included)
    and `model_bytes`. An agency that was never learned counts as wrong.
    """
    known = catalogue or catalogue_of(learned)
    began = time.perf_counter()
    model = train(learned, cold_start(known))
    fit_seconds = time.perf_counter() - began
    if tested:
        asked(tested[0], known, model)
    began = time.process_time()
    proposals = [asked(example, known, model) for example in tested]
    spent = time.process_time() - began
    decided = [_decided_on(*pair) for pair in zip(proposals, tested, strict=True)]
    return {
        **{name: round(value, 4) for name, value in figures(decided).items()},
        "trained": len(learned),
        "tested": len(tested),
        "fit_seconds": round(fit_seconds, 2),
        "microseconds_per_text": round(1e6 * spent / max(1, len(tested)), 1),
        "model_bytes": len(to_bytes(model)),
    }


def _example(row: Mapping[str, str], columns: Columns) -> Example:
    place = (
        Place(area_code=(row[columns.place] or "").strip() or None) if columns.place else Place()
    )
    return Example(row[columns.text] or "", row[columns.label].strip(), place=place)


def asked(example: Example, catalogue: Catalogue, model: LinearModel) -> Proposal:
    """The whole proposal for one text, as for a real case."""
    return propose(example.text, example.place, None, None, catalogue, model)


def _decided_on(proposal: Proposal, example: Example) -> Decided:
    codes = tuple(candidate.code for candidate in proposal.agencies)
    confidence = proposal.agencies[0].confidence if proposal.agencies else 0.0
    return Decided(codes, confidence, example.agency_code)
