"""Whether the steps of an SOP fit together, beyond each field being right by itself."""

from ulas.sop.moves import MOVES
from ulas.sop.parts import Step
from ulas.sop.reading import Findings


def look_over(steps: tuple[Step, ...], findings: Findings) -> None:
    """Add every misfit between the steps to the findings."""
    by_key = {step.key: step for step in steps}
    for step in steps:
        for other in sorted(step.not_while - by_key.keys()):
            findings.add(("step", step.key, "not_while"), f"Langkah “{other}” tidak ada.", other)
        wrong = _continues(step, by_key)
        if wrong:
            findings.add(("step", step.key, "continues"), wrong)
    named = (key for move in MOVES for key in (*move.steps, *move.not_while))
    for key in dict.fromkeys(named):
        if key not in by_key:
            findings.add(("step",), f"Langkah “{key}” tidak ada, padahal program memerlukannya.")


def _continues(step: Step, by_key: dict[str, Step]) -> str:
    """Return what is wrong with the step's shared minutes, or an empty text."""
    if step.continues is None:
        return ""
    first = by_key.get(step.continues)
    if first is None:
        return f"Langkah “{step.continues}” tidak ada."
    if first.subject is not step.subject or first.key == step.key:
        return "Menit hanya dapat diteruskan dari langkah lain pada pokok yang sama."
    if first.continues is not None:
        return f"Sebut langkah pertamanya, “{first.continues}”, bukan penerusnya."
    if (first.limit, first.days) != (step.limit, step.days):
        return "Batas waktu kedua langkah yang berbagi menit harus sama."
    return ""
