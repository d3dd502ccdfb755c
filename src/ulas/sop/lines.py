"""Where a field stands in a TOML text: tomllib tells no lines."""

import re
from dataclasses import dataclass, field

Path = tuple[str, ...]

_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_.-]+)\s*\]")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_QUOTED = re.compile(
    r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*'
)


@dataclass
class Lines:
    """Line numbers, from 1, of the tables and keys of one TOML text."""

    text: str
    _places: dict[Path, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        table: Path = ()
        depth = 0
        for number, line in enumerate(self._bare().split("\n"), 1):
            if depth == 0 and (header := _HEADER.match(line)):
                table = tuple(header.group(1).split("."))
                self._places.setdefault(table, number)
                continue
            if depth == 0 and (key := _KEY.match(line)):
                self._places.setdefault((*table, key.group(1)), number)
            depth += sum(line.count(sign) for sign in "[{") - sum(line.count(s) for s in "]}")

    def _bare(self) -> str:
        """Return the text with strings and comments emptied, line breaks kept."""
        return _QUOTED.sub(lambda found: "\n" * found.group().count("\n"), self.text)

    def of(self, path: Path, value: str | None = None) -> int:
        """Return the line of a field, or of the nearest table above it, or 1.

        With `value`, the line at or below the field where that value is quoted.
        """
        while path and path not in self._places:
            path = path[:-1]
        line = self._places.get(path, 1)
        if value is not None:
            for number, content in enumerate(self.text.split("\n")[line - 1 :], line):
                if f'"{value}"' in content or f"'{value}'" in content:
                    return number
        return line
