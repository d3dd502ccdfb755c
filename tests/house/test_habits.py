"""What a file must not do: the habits of the house plan that a machine can see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import source

WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create", "aupdate", "acreate", "asave", "adelete",
}  # fmt: skip
# `.update(` and the like on things that are no rows. The chain is compared as written.
NOT_ROWS = re.compile(
    r"(^|\.)(context|headers|cookies|session|cache|digest|sha|hasher|hash|os\.environ|environ"
    r"|attrs|font|static|initial|params|payload|form|progress|\w*_by_\w+|seen|counts?)$|sha256\(\)$|hmac\b.*"
)
REAL_CLOCK = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now",
    "timezone.localtime", "timezone.localdate", "time.time", "datetime.datetime.now",
    "datetime.date.today", "django.utils.timezone.now",
}  # fmt: skip
# Benches fill a throw-away database of ten thousand cases; by verbs that would take an hour.
SCRATCH = source.HOUSE / "commands" / "bench"
CLOCK_FILES = {"look/now.py"}
STYLE = re.compile(r"\sstyle\s*=", re.IGNORECASE)
STATE = re.compile(r"{%[^%]*\b(state|status)\b\s*(==|!=|\bin\b|\bnot in\b)")


def test_mouths_and_queries_write_nothing() -> None:
    """Mouths and queries translate and read; every write is a verb in complaints/actions."""
    found = [
        f"{source.short(path)}:{call.lineno} calls .{_method(call)}(): "
        "call one verb of actions instead"
        for path in _readers()
        for call in source.calls(path)
        if _method(call) in WRITES and not _is_of_no_row(call)
    ]
    assert not found, source.told(found)


def test_nothing_is_said_by_signal() -> None:
    found = [
        f"{source.short(path)}:{node.lineno} uses Django signals: call the function by name"
        for path in source.room_files()
        for node in ast.walk(source.tree(path))
        if _imports_signals(node)
    ]
    assert not found, source.told(found)


def test_models_hold_no_rules_in_save() -> None:
    found = [
        f"{source.short(path)}:{node.lineno} {owner.name}.{node.name}: put the rule into a verb"
        for path in source.room_files()
        for owner in source.classes(path)
        if _is_model(owner)
        for node in owner.body
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}
    ]
    assert not found, source.told(found)


def test_the_real_clock_is_read_in_one_place() -> None:
    found = [
        f"{source.short(path)}:{call.lineno} reads the clock: take `now` as an argument "
        "(a mouth gets it from ulas.look.now)"
        for path in source.room_files()
        if str(path.relative_to(source.HOUSE)) not in CLOCK_FILES
        for call in source.calls(path)
        if source.dotted(call.func) in REAL_CLOCK and not _converts(call)
    ]
    assert not found, source.told(found)


def test_pure_rooms_read_neither_files_nor_environment() -> None:
    found = [
        f"{source.short(path)}:{call.lineno} {source.dotted(call.func)}(): "
        "a pure room gets text from its caller"
        for path in source.room_files(*source.PURE)
        for call in source.calls(path)
        if source.dotted(call.func) in {"open", "os.getenv", "os.environ.get"}
        or _method(call) in {"read_text", "read_bytes", "write_text"}
    ]
    assert not found, source.told(found)


def test_templates_carry_no_style_attribute() -> None:
    """The content policy refuses them; a class does the same."""
    _no_line(STYLE, "use a class: the content policy refuses style=")


def test_templates_do_not_compare_a_state() -> None:
    """What a state means is decided once, in the phrase table, not on each page."""
    _no_line(STATE, "give the template the decided word or flag instead of the state")


def _no_line(pattern: re.Pattern[str], advice: str) -> None:
    found = [
        f"{source.short(path)}:{number} {advice}"
        for path in source.templates()
        for number, line in enumerate(source.text(path).splitlines(), start=1)
        if pattern.search(line)
    ]
    assert not found, source.told(found)


def _readers() -> Iterator[Path]:
    for path in source.room_files(*source.MOUTHS):
        if not path.is_relative_to(SCRATCH):
            yield path
    for path in source.room_files("complaints", "agencies", "reports"):
        if "queries" in path.relative_to(source.HOUSE).parts:
            yield path


def _is_of_no_row(call: ast.Call) -> bool:
    """Rows are saved bare and updated by keywords; a dict or a file is given its value."""
    given_a_value = _method(call) in {"update", "save"} and bool(call.args)
    return given_a_value or bool(NOT_ROWS.search(_owner(call)))


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _owner(call: ast.Call) -> str:
    return source.dotted(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def _converts(call: ast.Call) -> bool:
    """With an instant in hand these two only change its zone."""
    return _method(call) in {"localtime", "localdate"} and bool(call.args)


def _imports_signals(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        module = node.module or ""
        return (
            module.endswith("signals")
            or (module.startswith("django") and any(name.name == "signals" for name in node.names))
            or module == "django.dispatch"
        )
    return isinstance(node, ast.Import) and any("signals" in name.name for name in node.names)


def _is_model(node: ast.ClassDef) -> bool:
    return any(source.dotted(base).endswith(("Model", "AbstractUser")) for base in node.bases)
