"""An SOP file with other targets or another ladder; every other line stays as it was typed."""

import json
import re
from collections.abc import Mapping, Sequence

from ulas.sop.parts import Escalation, Target

_HEADER = re.compile(r"\s*\[+\s*([A-Za-z0-9_.-]+)\s*\]+")
Block = tuple[str, int, int]
"""Name of a table, its first line and the line after its last field."""


def with_targets(text: str, targets: Sequence[Target]) -> str:
    """The text with these service targets, old ones in place and new ones after the last."""
    wanted = {target.key: _target(target) for target in targets}
    lines = text.splitlines()
    found = [block for block in _blocks(lines) if block[0].startswith("target.")]
    end = max((after for _, _, after in found), default=len(lines))
    known = {name.removeprefix("target.") for name, _, _ in found}
    fresh = [line for key, body in wanted.items() if key not in known for line in ["", *body]]
    lines[end:end] = fresh
    for name, start, after in reversed(found):
        lines[start:after] = wanted.get(name.removeprefix("target."), [])
    return "\n".join(lines) + "\n"


def with_escalation(text: str, escalation: Escalation) -> str:
    """The text with this ladder."""
    body = [
        "[escalation]",
        *(f"{one.share} = [{_texts(one.told)}]" for one in escalation.rungs),
    ]
    lines = text.splitlines()
    found = [block for block in _blocks(lines) if block[0] == "escalation"]
    for _, start, after in reversed(found):
        lines[start:after] = body
    if not found:
        lines += ["", *body]
    return "\n".join(lines) + "\n"


def _blocks(lines: Sequence[str]) -> list[Block]:
    """The tables of the text; remarks and blank lines before the next one are not theirs."""
    heads = [(n, found.group(1)) for n, line in enumerate(lines) if (found := _HEADER.match(line))]
    blocks = []
    for index, (start, name) in enumerate(heads):
        after = heads[index + 1][0] if index + 1 < len(heads) else len(lines)
        while after > start + 1 and _empty(lines[after - 1]):
            after -= 1
        blocks.append((name, start, after))
    return blocks


def _empty(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _target(target: Target) -> list[str]:
    fields: Mapping[str, object] = {
        "title": target.title,
        "service_class": target.service_class,
        "minutes": target.minutes,
        "days": target.days,
        "basis": target.basis,
        "ends_with": target.ends_with,
    }
    lines = [f"[target.{target.key}]"]
    for name, value in fields.items():
        if value is not None:
            written = value if isinstance(value, int) else _text(value)
            lines.append(f"{name} = {written}")
    return lines


def _text(value: object) -> str:
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")


def _texts(values: Sequence[object]) -> str:
    return ", ".join(_text(value) for value in values)
