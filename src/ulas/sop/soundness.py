"""Whether the parts of an SOP fit together, beyond each field being right by itself."""

from collections.abc import Iterable, Iterator

from ulas.sop.moves import MOVES
from ulas.sop.parts import Row, Step, Target
from ulas.sop.reading import Findings


def look_over(
    rows: Iterable[Row], steps: tuple[Step, ...], targets: Iterable[Target], findings: Findings
) -> None:
    """Add every misfit between rows, steps and targets to the findings."""
    _twice("row", "number", [row.number for row in rows], findings)
    _twice("step", "key", [step.key for step in steps], findings)
    _twice("target", "key", [target.key for target in targets], findings)
    by_key = {step.key: step for step in steps}
    for position, step in enumerate(steps):
        _references(position, step, by_key, findings)
    for key in _keys_of_moves():
        if key not in by_key:
            findings.add(("step",), f"Langkah “{key}” tidak ada, padahal program memerlukannya.")


def _keys_of_moves() -> Iterator[str]:
    return iter(dict.fromkeys(key for move in MOVES for key in move.steps))


def _twice(table: str, key: str, values: list[str] | list[int], findings: Findings) -> None:
    for position, value in enumerate(values):
        if value in values[:position]:
            findings.add((table, position, key), f"“{value}” sudah dipakai di atasnya.")


def _references(position: int, step: Step, by_key: dict[str, Step], findings: Findings) -> None:
    for other in sorted(step.not_while - by_key.keys()):
        findings.add(("step", position, "not_while"), f"Langkah “{other}” tidak ada.", other)
    if step.continues is None:
        return
    path = ("step", position, "continues")
    target = by_key.get(step.continues)
    if target is None:
        findings.add(path, f"Langkah “{step.continues}” tidak ada.")
    elif target.subject is not step.subject or target.key == step.key:
        findings.add(path, "Menit hanya dapat diteruskan dari langkah lain pada pokok yang sama.")
    elif target.continues is not None:
        findings.add(path, f"Sebut langkah pertamanya, “{target.continues}”, bukan penerusnya.")
    elif (target.limit, target.days) != (step.limit, step.days):
        findings.add(path, "Batas waktu kedua langkah yang berbagi menit harus sama.")
