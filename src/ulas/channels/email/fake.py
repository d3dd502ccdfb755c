"""A post that sends nothing: for tests, and for an installation without a mail server."""

from types import TracebackType
from typing import Self

from ulas.channels.letter import Letter


class FakePost:
    """Takes every letter; keeps those it is given a list for."""

    def __init__(self, kept: list[Letter] | None = None) -> None:
        self.kept = kept

    def __enter__(self) -> Self:
        """Begin a batch."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the batch."""

    def send(self, letter: Letter) -> str:
        """Take one letter; it stays readable in the outbox."""
        if self.kept is not None:
            self.kept.append(letter)
        return "tanpa server surel: hanya terbaca di kotak keluar"
