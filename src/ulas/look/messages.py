"""Find every text of a room that is to be translated, in its Python files and templates.

Nothing is run: Python is parsed, templates are read by pattern. A text that only running code
knows (the sentence of a refusal) cannot be found here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
_QUOTED = r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'"
_TRANSLATE = re.compile(r"{%-?\s*(?:translate|trans)\s+(?:" + _QUOTED + ")")
_LITERAL = re.compile(r"[|:=(\s]_\((?:" + _QUOTED + r")\)")
_BLOCK = re.compile(
    r"{%\s*blocktranslate(?P<options>[^%]*)%}(?P<text>.*?)"
    r"(?:{%\s*plural\s*%}(?P<plural>.*?))?{%\s*endblocktranslate\s*%}",
    re.DOTALL,
)
_VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")


def texts_of(room: Path) -> dict[str, str]:
    """Return each text of a room with the place where it is first used, "file:line"."""
    found: dict[str, str] = {}
    for path in sorted(room.rglob("*.py")):
        for line, text in _in_python(path):
            found.setdefault(text, f"{path.relative_to(room)}:{line}")
    for path in sorted((room / "templates").rglob("*")):
        if path.is_file():
            for line, text in _in_template(path.read_text(encoding="utf-8")):
                found.setdefault(text, f"{path.relative_to(room)}:{line}")
    return found


def _in_python(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in CALLS and node.args and isinstance(node.args[0], ast.Constant):
            text = node.args[0].value
            if isinstance(text, str) and text:
                yield node.lineno, text


def _in_template(source: str) -> Iterator[tuple[int, str]]:
    for pattern in (_TRANSLATE, _LITERAL):
        for match in pattern.finditer(source):
            text = match[1] if match[1] is not None else match[2]
            if text:
                yield source.count("\n", 0, match.start()) + 1, text
    for match in _BLOCK.finditer(source):
        text = _VARIABLE.sub(r"%(\1)s", match["text"])
        if "trimmed" in match["options"]:
            text = " ".join(line.strip() for line in text.strip().splitlines())
        yield source.count("\n", 0, match.start()) + 1, text
