"""The procedure as a Mermaid flowchart, drawn from its triggers."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ulas.sop.parts import Step
from ulas.sop.procedure import Procedure
from ulas.sop.terms import Verb
from ulas.sop.triggers import go_together, label

OFTEN = 5
"""A verb that only breaks off this many steps is drawn once, from "any step"."""


def diagram(procedure: Procedure) -> str:
    """Return a Mermaid flowchart: a box a step, solid arrows for doing it, dotted for the rest."""
    often = _often(procedure.steps)
    lines = ["flowchart TD"]
    lines += [f'    {step.key}["{_box(step)}"]' for step in procedure.steps]
    lines += ["    START([Mulai])", "    STOP([Selesai])"]
    lines += _arrows_from_outside(procedure.steps)
    for step in procedure.steps:
        lines += _arrows(step, procedure.steps, often)
    if often:
        lines.append('    ANY["Langkah mana pun"]')
        lines += _often_arrows(often, procedure.steps)
    return "\n".join(lines) + "\n"


def _box(step: Step) -> str:
    row = f"{step.row}. " if step.row else ""
    title = " ".join(step.title.split()).replace('"', "#quot;")
    return f"{row}{title}<br/>{limit_words(step)}"


def limit_words(step: Step) -> str:
    """Return the limit as people say it: `60 menit`, `10 hari kerja`, `tanpa batas`."""
    if step.limit_minutes is not None:
        return f"{step.limit_minutes} menit"
    if step.days is not None:
        return f"{step.days} hari {'kerja' if step.basis == 'working' else 'kalender'}"
    return "tanpa batas menit"


def _arrows_from_outside(steps: tuple[Step, ...]) -> Iterator[str]:
    """Arrows of what no step leads to: filing, and what is done to a finished complaint."""
    ends = frozenset().union(*(step.ends_with for step in steps))
    for step in steps:
        for trigger in sorted(step.starts_with):
            if not any(go_together(trigger, other) for other in ends):
                source = "START" if trigger == Verb.FILE_COMPLAINT else "STOP"
                yield _arrow(source, step.key, "-->", (trigger,))


def _often(steps: Iterable[Step]) -> list[str]:
    """Triggers that break off many steps, the most frequent first."""
    counted = Counter(
        trigger for step in steps for trigger in sorted(step.ends_with - step.done_by)
    )
    return [trigger for trigger, times in counted.most_common() if times >= OFTEN]


def _arrows(step: Step, steps: tuple[Step, ...], often: list[str]) -> Iterator[str]:
    done: dict[str, list[str]] = {}
    broken: dict[str, list[str]] = {}
    for trigger in sorted(step.ends_with - set(often)):
        group = done if trigger in step.done_by else broken
        for target, shown in _targets(trigger, steps):
            group.setdefault(target, []).append(shown)
    for group, line in ((done, "-->"), (broken, "-.->")):
        for target, triggers in group.items():
            yield _arrow(step.key, target, line, triggers)


def _often_arrows(often: list[str], steps: tuple[Step, ...]) -> Iterator[str]:
    targets: dict[str, list[str]] = {}
    for trigger in often:
        for target, shown in _targets(trigger, steps):
            targets.setdefault(target, []).append(shown)
    for target, triggers in targets.items():
        yield _arrow("ANY", target, "-.->", triggers)


def _targets(trigger: str, steps: tuple[Step, ...]) -> list[tuple[str, str]]:
    """Return where a trigger leads, a step or the end, each with the more exact trigger."""
    started = [
        (step.key, other if "." in other else trigger)
        for step in steps
        for other in sorted(step.starts_with)
        if go_together(trigger, other)
    ]
    return started or [("STOP", trigger)]


def _arrow(source: str, target: str, line: str, triggers: Iterable[str]) -> str:
    labels = ", ".join(dict.fromkeys(label(trigger) for trigger in triggers))
    return f'    {source} {line}|"{labels}"| {target}'
