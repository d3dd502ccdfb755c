"""What happened to a case after an officer's screen was made."""

from ulas.complaints.casefile.staleness import HARMLESS
from ulas.complaints.queries.desk.sight import Sight


def changed_since(sight: Sight, seen: int) -> list[str]:
    """Kinds of the events that matter after `seen`, as far as the officer may know of them."""
    rows = sight.complaint.events.filter(seq__gt=seen).exclude(kind__in=HARMLESS).order_by("seq")
    return [row.kind for row in sight.events(rows)]
