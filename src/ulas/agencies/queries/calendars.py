"""Which calendar holds now."""

from ulas.agencies.models import DEFAULT_CALENDAR, CalendarRevision, WorkingCalendar


class NoCalendar(Exception):
    """No working calendar is loaded; run ./ulas upgrade, which loads the city's data."""


def current_revision(calendar_id: int | None = None) -> CalendarRevision:
    """The current revision of a calendar; of the city's office hours where none is named.

    Raises:
        NoCalendar: when the reference data was never loaded.
    """
    chosen = WorkingCalendar.objects.select_related("current")
    found = (
        chosen.filter(pk=calendar_id) if calendar_id else chosen.filter(code=DEFAULT_CALENDAR)
    ).first()
    if found is None or found.current is None:
        raise NoCalendar(NoCalendar.__doc__)
    return found.current
