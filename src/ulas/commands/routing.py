"""Train, measure or explain the router: train | evaluate | year | explain | nightly | index."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ulas.routing import Catalogue, Place, Proposal, propose

if TYPE_CHECKING:
    from ulas.routing.training import Example

_LARGEST_FIELD = 10_000_000
# Named by string: rooms beside this one are not imported.
TRAINING = "ulas.jobs.training"


class FileError(Exception):
    """Berkas tidak dapat dipakai."""


def main(argv: list[str]) -> int:
    """Run train, evaluate or explain; return 1 with a sentence when a file cannot be used."""
    options = _parser().parse_args(argv)
    doing = {"evaluate": _evaluate, "train": _train, "explain": _explain, "index": _index}
    doing |= {"nightly": _nightly, "year": _year}
    try:
        return doing[options.what](options)
    except (FileError, OSError, UnicodeDecodeError, csv.Error) as error:
        print(f"Gagal: {error}", file=sys.stderr)
    except ImportError as error:
        print(f"Pustaka pelatihan belum terpasang ({error}).", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./ulas routing", description=__doc__)
    parts = parser.add_subparsers(dest="what", required=True)
    train = parts.add_parser("train", help="learn from a labelled CSV file and write a model")
    train.add_argument("file", type=Path)
    train.add_argument("--out", type=Path, required=True, help="where the model goes")
    measure = parts.add_parser("evaluate", help="learn from one CSV file, measure on another")
    measure.add_argument("--train", type=Path, required=True)
    measure.add_argument("--test", type=Path, required=True)
    year = parts.add_parser("year", help="play a file as a year of corrections fed back weekly")
    year.add_argument("file", type=Path)
    year.add_argument("--weeks", type=int, default=52, help="how many weeks the file is cut into")
    for part in (train, measure, year):
        part.add_argument("--text", default="text", help="column of the text")
        part.add_argument("--label", default="agency", help="column of the agency")
        part.add_argument("--time", help="column to put rows in order of time")
        part.add_argument("--place", help="column of the area or district")
    explain = parts.add_parser("explain", help="say where a text would go, and why")
    explain.add_argument("text")
    explain.add_argument("--model", type=Path, required=True)
    explain.add_argument("--place", help="code of the area or district")
    parts.add_parser("nightly", help="learn from the cases of this installation, as every night")
    parts.add_parser("index", help="give older complaints the keys by which alike ones are found")
    return parser


def _evaluate(options: argparse.Namespace) -> int:
    """Print progress, then the figures as JSON on the last line."""
    from ulas.routing.evaluate import evaluate
    from ulas.routing.training import TrainingError

    learned = _examples(options.train, options)
    tested = _examples(options.test, options)
    print(f"Melatih dengan {len(learned)} aduan, menguji dengan {len(tested)} aduan ...")
    try:
        figures = evaluate(learned, tested)
    except TrainingError as error:
        raise FileError(str(error)) from error
    print(json.dumps(figures))
    return 0


def _year(options: argparse.Namespace) -> int:
    """Print each week as it ends, then the shares as JSON on the last line."""
    from ulas.routing.simulate import year

    examples = _examples(options.file, options)
    if not 1 <= options.weeks <= len(examples):
        raise FileError(f"--weeks harus antara 1 dan {len(examples)} (banyaknya aduan).")
    shares = []
    for week in year(examples, options.weeks):
        shares.append(round(week.misrouted / week.cases, 3))
        told = "model baru" if week.took_over else "model lama tetap"
        line = f"minggu {week.number}: {week.misrouted} dari {week.cases} salah tujuan, {told}"
        print(line, flush=True)
    print(json.dumps({"misrouted_share": shares}))
    return 0


def _train(options: argparse.Namespace) -> int:
    """Write a model made from one file."""
    from ulas.routing.evaluate import catalogue_of
    from ulas.routing.model import to_bytes
    from ulas.routing.training import TrainingError, cold_start, train

    examples = _examples(options.file, options)
    try:
        model = train(examples, cold_start(catalogue_of(examples)))
    except TrainingError as error:
        raise FileError(str(error)) from error
    data = to_bytes(model)
    options.out.write_bytes(data)
    size = f"{len(data) / 1e6:.1f} MB"
    print(f"{options.out}: {len(examples)} aduan, {len(model.agencies)} instansi, {size}.")
    return 0


def _explain(options: argparse.Namespace) -> int:
    """Print the proposal for one text; a broken model is told and the rules alone speak."""
    from ulas.routing import AgencyFacts
    from ulas.routing.model import LazyModel

    model = LazyModel(options.model.read_bytes)
    place = Place(area_code=options.place)
    known = [each.agency_code for each in model.opinions(options.text, place, explain=False)]
    catalogue = Catalogue(agencies=tuple(AgencyFacts(code, code) for code in known))
    print(explained(propose(options.text, place, None, None, catalogue, model)))
    return 1 if model.trouble else 0


def _nightly(_options: argparse.Namespace) -> int:
    """Train from the labels in the database; a model that is not worse is put to use."""
    import importlib

    import django

    os.nice(10)
    django.setup()
    from ulas.look.now import now

    told = str(importlib.import_module(TRAINING).train_now(now()))
    print(told)
    return 0 if told.startswith("DONE") else 1


def _index(_options: argparse.Namespace) -> int:
    """Index every complaint that was filed before there were keys; safe to stop and repeat."""
    import django

    django.setup()
    from ulas.complaints.actions import index_alike

    print(f"{index_alike()} aduan diindeks.")
    return 0


def explained(proposal: Proposal) -> str:
    """A proposal as lines for the shell: verdict, agencies with their reasons, signs, notes."""
    lines = [f"{proposal.verdict} ({proposal.kind})", *proposal.notes]
    for candidate in proposal.agencies:
        lines.append(f"{candidate.confidence:6.1%}  {candidate.code}")
        lines += [f"        {reason.sentence}" for reason in candidate.reasons]
    signs = (*proposal.urgency, *proposal.confidentiality)
    lines += [f"! {sign.sentence}" for sign in signs]
    lines += [f"+ {part.reasons[0].sentence}" for part in proposal.several]
    return "\n".join(lines)


def _examples(path: Path, options: argparse.Namespace) -> Sequence[Example]:
    from ulas.routing.evaluate import Columns, RowsError, examples_of

    columns = Columns(options.text, options.label, options.time, options.place)
    try:
        return examples_of(_rows(path), columns)
    except RowsError as error:
        raise FileError(f"{path}: {error}") from error


def _decoded(data: bytes) -> str:
    """UTF-8, or else the encoding of old Windows exports, with a sign for what is neither."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _rows(path: Path) -> list[Mapping[str, str]]:
    """The rows of a CSV file with a heading. Raises FileError when it has none."""
    csv.field_size_limit(_LARGEST_FIELD)
    text = _decoded(path.read_bytes()).replace("\x00", " ")
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    rows: list[Mapping[str, str]] = list(reader)
    if not rows:
        raise FileError(f"{path}: tidak ada baris di bawah judul kolom.")
    return rows
