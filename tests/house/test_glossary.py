"""One term, one word: the paper's words in models, fields, verbs, event kinds and URLs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import source

# word -> what the house calls it
BANNED = {
    "ticket": "Complaint",
    "reporter": "Complainant",
    "department": "Agency",
    "office": "Agency",
    "forward": "Referral, redelegate",
    "transfer": "Referral, redelegate",
    "disposition": "Assignment, assign",
    "response": "Answer",
    "reply": "Answer",
    "review": "Feedback",
    "task": "Step",
    "activity": "Step",
    "sla": "Standard, time_limit",
    "analyst": "POLICY_REVIEWER",
    "signal": "Complaint",
}
# A compound that the plan itself uses, or that means another thing than the banned word.
ALLOWED = {
    "NO_REPLY": "the plan's word for a complainant who stays silent",
    "POLICY_REVIEWER": "the post Penelaah Teknis Kebijakan",
    "FIRST_RESPONSE": "the service target's printed name",
    "first_response": "the service target's printed name",
    "reply_to": "the header of a letter",
}
MODULE_NAMES = {
    "utils", "util", "helpers", "helper", "common", "misc", "core", "base", "manager", "managers",
    "service", "services", "signals",
}  # fmt: skip
NAMING_CALLS = {"path", "re_path"}
PARTS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")


def test_names_use_the_words_of_the_paper() -> None:
    found = [
        f"{source.short(path)}:{line} '{name}' says '{word}': here it is {BANNED[word]}"
        for path in source.room_files()
        if not source.is_migration(path)
        for line, name in _names(path)
        if (word := _banned_in(name))
    ]
    assert not found, source.told(found)


def test_no_module_has_a_name_that_says_nothing() -> None:
    found = [
        f"{source.short(path)}:1 name it after what is in it"
        for path in source.python_files()
        if path.stem in MODULE_NAMES or set(path.relative_to(source.PROJECT).parts) & MODULE_NAMES
    ]
    assert not found, source.told(found)


def test_the_rule_sees_what_it_is_meant_to_see() -> None:
    assert _banned_in("TicketNumber") == "ticket"
    assert _banned_in("reply_text") == "reply"
    assert not _banned_in("NO_REPLY")
    assert not _banned_in("officer")
    assert not _banned_in("previewed")


def _banned_in(name: str) -> str:
    if name in ALLOWED:
        return ""
    for part in PARTS.findall(name):
        word = part.lower()
        singular = word.removesuffix("s")
        for known in (word, singular, word.removesuffix("ed"), word.removesuffix("ies") + "y"):
            if known in BANNED:
                return known
    return ""


def _names(path: Path) -> Iterator[tuple[int, str]]:
    """Names that the house gives in this file: classes, fields, verbs, kinds and URLs."""
    room = path.relative_to(source.HOUSE).parts[0]
    yield 1, path.stem
    for node in ast.walk(source.tree(path)):
        if isinstance(node, ast.ClassDef):
            yield from _class_names(node)
        elif isinstance(node, ast.FunctionDef) and room in ("agencies", "complaints", "sop"):
            yield node.lineno, node.name
        elif isinstance(node, ast.Call) and source.dotted(node.func) in NAMING_CALLS:
            yield from _url_names(node)


def _class_names(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    yield node.lineno, node.name
    for line in node.body:
        targets = line.targets if isinstance(line, ast.Assign) else []
        if isinstance(line, ast.AnnAssign):
            targets = [line.target]
        for target in targets:
            if isinstance(target, ast.Name):
                yield line.lineno, target.id


def _url_names(node: ast.Call) -> Iterator[tuple[int, str]]:
    words = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "name")]
    for word in words:
        if isinstance(word, ast.Constant) and isinstance(word.value, str):
            yield node.lineno, word.value
