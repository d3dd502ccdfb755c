"""What happened to a case after an officer's screen was made."""

from ulas.complaints.casefile.staleness import HARMLESS
from ulas.complaints.models import Event
from ulas.complaints.queries.desk.sight import Sight


def changed_since(sight: Sight, seen: int) -> list[Event]:
    """Events that matter after `seen`, as far as the officer may know of them, in order."""
    if seen >= sight.complaint.length:
        return []
    rows = sight.complaint.events.filter(seq__gt=seen).exclude(kind__in=HARMLESS)
    return sight.events(rows.select_related("performed_by").order_by("seq"))
