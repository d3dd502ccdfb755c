"""Working calendars as append-only revisions."""

import json
from functools import lru_cache

from django.db import models

from ulas.clock import Calendar

DEFAULT_CALENDAR = "default"
"""Code of the city's office hours, by which Diskominfo counts and any agency without its own."""


class WorkingCalendar(models.Model):
    """A named calendar; what it says lies in its revisions, the newest of which is current."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    current = models.ForeignKey(
        "CalendarRevision", null=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.name


class CalendarRevision(models.Model):
    """One immutable state of a calendar; a stored deadline names the revision it came from."""

    working_calendar = models.ForeignKey(
        WorkingCalendar, on_delete=models.PROTECT, related_name="revisions"
    )
    number = models.PositiveIntegerField()
    definition = models.TextField(help_text="JSON as ulas.clock.Calendar.to_data gives it")
    reason = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["working_calendar", "number"], name="one_calendar_revision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.working_calendar_id}/{self.number}"

    def calendar(self) -> Calendar:
        """The calendar as the pure clock room reads it; cached, for revisions never change."""
        return _calendar(self.definition)


@lru_cache(maxsize=512)
def _calendar(definition: str) -> Calendar:
    return Calendar.from_data(json.loads(definition))
