"""CSV and TOML as a city's files are written; the readers beside it read them again."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A table with its heading; None is an empty cell."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(
        {name: " ".join(_cell(row.get(name)).split()) for name in columns} for row in rows
    )
    return out.getvalue()


def toml_value(value: object) -> str:
    """A text, number, truth, date, list or inline table."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = ", ".join(f"{toml_key(key)} = {toml_value(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(toml_value(one) for one in value)}]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")


def toml_table(header: str, fields: Mapping[str, object]) -> str:
    """A table under its header; fields that are empty or false are left out."""
    lines = [
        f"{toml_key(name)} = {toml_value(value)}"
        for name, value in fields.items()
        if value not in ("", None, [], {}, False)
    ]
    return "\n".join([header, *lines]) + "\n"


def toml_key(key: object) -> str:
    """A key, quoted where it must be."""
    text = str(key)
    return text if _BARE.fullmatch(text) else toml_value(text)


def _cell(value: object) -> str:
    return "" if value is None else str(value)
