"""A letter ready to leave, and what every way of sending it offers."""

from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self


@dataclass(frozen=True)
class Letter:
    """A rendered delivery. `to` is empty where nobody has an address; `remark` says why.

    `reference` names the delivery, so that a letter that arrives twice can be told to be one.
    """

    to: tuple[str, ...]
    subject: str
    body: str
    language: str = "id"
    reference: str = ""
    remark: str = ""


class Post(Protocol):
    """A way of sending letters, opened for one batch of them."""

    def __enter__(self) -> Self:
        """Begin a batch; nothing is connected before the first letter."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the batch."""
        ...

    def send(self, letter: Letter) -> str:
        """Send one letter; a remark for the officer, mostly empty. Raises whatever failed."""
        ...
