"""Show the SOP, check a changed file, draw or print it: show | check FILE | diagram | print PDF."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import textwrap
from pathlib import Path

import django

from ulas.commands.tooling.project import PROJECT
from ulas.sop.diagram import diagram, limit_words
from ulas.sop.parts import Step
from ulas.sop.printed import CALENDARS, render_reference, role_titles
from ulas.sop.procedure import Procedure, number_line, parse
from ulas.sop.reading import ProcedureError

WIDEST = 100


def main(argv: list[str]) -> int:
    """Run show, check, diagram or print; return 1 when the file is missing or has problems."""
    parser = argparse.ArgumentParser(prog="./ulas sop", description=__doc__)
    parser.add_argument("what", choices=["show", "check", "diagram", "print"])
    parser.add_argument(
        "file", nargs="?", type=Path, help="SOP file, default: that of the city; the PDF of print"
    )
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--file", dest="source", type=Path, help="print: another SOP file")
    chosen.add_argument("--version", type=int, metavar="N", help="print: an imported version")
    options = parser.parse_args(argv)
    if options.what == "print":
        if options.file is None or options.file.suffix.lower() != ".pdf":
            parser.error("sebutkan berkas PDF yang ditulis, misalnya: ./ulas sop print sop.pdf")
        return printed(options.file, options.source or city_file(), options.version)
    if options.source or options.version is not None:
        parser.error("--file dan --version hanya untuk print")
    path = options.file or city_file()
    procedure = _open(path)
    if procedure is None:
        return 1
    if options.what == "check":
        print(f"{path}: tidak ada masalah; {len(procedure.steps)} langkah.")
    else:
        print(diagram(procedure) if options.what == "diagram" else shown(procedure), end="")
    return 0


def printed(pdf: Path, source: Path, version: int | None) -> int:
    """Write the SOP as PDF, from a file or from an imported version; return the exit code."""
    procedure = _open(source) if version is None else _imported(version)
    if procedure is None:
        return 1
    django.setup()
    from ulas.look.now import now
    from ulas.reports.documents import sop_paper, typeface_found

    try:
        pdf.write_bytes(sop_paper(procedure, now()))
    except OSError as error:
        print(f"{pdf}: berkas tidak dapat ditulis ({error.strerror}).", file=sys.stderr)
        return 1
    if not typeface_found():
        print("Huruf kota belum disiapkan; dipakai huruf bawaan typst.", file=sys.stderr)
    print(f"{pdf}: {number_line(procedure)}.")
    return 0


def _imported(version: int) -> Procedure | None:
    django.setup()
    from ulas.complaints.models import ProcedureVersion

    found = ProcedureVersion.objects.filter(number=version).first()
    if found is None:
        numbers = ", ".join(map(str, ProcedureVersion.objects.values_list("number", flat=True)))
        known = f"yang ada: {numbers}" if numbers else "belum ada yang diimpor"
        print(f"Versi SOP {version} tidak ada; {known}.", file=sys.stderr)
        return None
    return found.procedure()


def city_file() -> Path:
    """Return the SOP file of the city that this house is set up for."""
    return PROJECT / "data" / os.environ.get("ULAS_CITY", "surakarta") / "sop.toml"


def page() -> str:
    """Return the generated page docs/reference/sop.md, made from the SOP file of Surakarta.

    Raises ProcedureError when that file has problems.
    """
    path = PROJECT / "data" / "surakarta" / "sop.toml"
    return render_reference(parse(path.read_text(encoding="utf-8")))


def _open(path: Path) -> Procedure | None:
    """Parse a file; print what is wrong, a line a problem, and return None when it cannot be."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "bukan teks UTF-8"
        print(f"{path}: berkas tidak dapat dibaca ({reason}).", file=sys.stderr)
    except ProcedureError as error:
        for problem in error.problems:
            print(f"{path}:{problem.line}: {problem.field}: {problem.message}", file=sys.stderr)
        print(f"{len(error.problems)} masalah; berkas ini tidak dapat dipakai.", file=sys.stderr)
    return None


def shown(procedure: Procedure) -> str:
    """Return the procedure as lines for a terminal."""
    identity = procedure.identity
    width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    lines = [identity.title, f"{identity.unit}, {identity.government}", number_line(procedure), ""]
    for step in procedure.steps:
        row = f"baris {step.row}" if step.row else "tanpa baris"
        lines.append(f"{step.title} ({step.key}, {row})")
        for text in _about(step):
            lines += textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="    ")
    lines += ["", "Angka yang ditetapkan kota:"]
    lines += [f"  {name} = {value}" for name, value in vars(procedure.limits).items()]
    lines += ["", "Janji layanan:"]
    lines += [f"  {target.title}" for target in procedure.targets]
    return "\n".join(lines) + "\n"


def _about(step: Step) -> list[str]:
    shared = f", bersama langkah {step.continues}" if step.continues else ""
    limit = step.no_limit.rstrip(".") or limit_words(step)
    return [
        f"batas: {limit}{shared}; jam {CALENDARS[step.calendar]}",
        f"penanggung: {role_titles(step.accountable)}; pelaku: {role_titles(step.actor)}",
        f"mulai: {', '.join(sorted(step.starts_with))}",
        f"berakhir: {', '.join(sorted(step.ends_with))}",
    ]
