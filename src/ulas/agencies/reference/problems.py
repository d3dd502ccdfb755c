"""What is wrong in a city's files: file, line, column, and a sentence that says what to do."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong; `line` counts from 1, `column` names the column or the field."""

    file: str
    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}, baris {self.line}, kolom {self.column}: {self.sentence}"


class ReferenceFaults(Exception):
    """The city's files cannot be used; `faults` holds everything that is wrong with them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass
class Faults:
    """The faults found so far in one file."""

    file: str
    found: list[Fault] = field(default_factory=list)

    def add(self, line: int, column: str, sentence: str) -> None:
        """Note a fault."""
        self.found.append(Fault(self.file, line, column, sentence))
