"""The daily root: one digest over the heads of all chains, from which a cut tail shows."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models.expressions import RawSQL

from ulas.complaints.models import Complaint, Event

WINDOW = 2000
"""How far below the newest event one may still be uncommitted: far more than run at once."""
MOST_TRIES = 20


class RootDisturbed(Exception):
    """Events kept coming in while the root was taken; the next round tries again."""


@dataclass(frozen=True)
class Root:
    """The heads at one instant.

    `events` counts the events with an id up to `last_event`, without the `absent` ids: these
    were taken by transactions that had not ended (or never did), and may come in later.
    """

    digest: str
    complaints: int
    events: int
    last_event: int
    absent: tuple[int, ...]


def take_root() -> Root:
    """Digest all heads as one statement sees them, so that both sides of a verb are in or out.

    Raises:
        RootDisturbed: events kept coming in.
    """
    for _ in range(MOST_TRIES):
        lines, events, last = _heads()
        absent = _absent(last)
        if Event.objects.filter(pk__lte=last).count() == events:
            return Root(digest_of(lines), len(lines), events, last, absent)
    raise RootDisturbed("Events kept coming in while the daily root was taken.")


def digest_of(lines: Iterable[str]) -> str:
    """SHA-256 over lines `number:length:head` in the order of the complaints' ids."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()


def _heads() -> tuple[list[str], int, int]:
    """(number:length:head of every complaint, how many events, the last id), by one statement."""
    table = Event._meta.db_table
    rows = Complaint.objects.order_by("id").annotate(
        counted=RawSQL(f"(SELECT count(*) FROM {table})", []),  # noqa: S608, S611 the table's own name
        last=RawSQL(f"(SELECT max(id) FROM {table})", []),  # noqa: S608, S611
    )
    lines, events, last = [], 0, 0
    for number, head, length, counted, newest in rows.values_list(
        "number", "head", "length", "counted", "last"
    ).iterator(chunk_size=5000):
        lines.append(f"{number}:{length}:{head}")
        events, last = counted, newest or 0
    return lines, events, last


def _absent(last: int) -> tuple[int, ...]:
    low = max(0, last - WINDOW)
    there = set(Event.objects.filter(pk__gt=low, pk__lte=last).values_list("pk", flat=True))
    return tuple(pk for pk in range(low + 1, last + 1) if pk not in there)
