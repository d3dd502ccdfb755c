"""What was changed in how the house is set up: officers, agencies, calendars, templates."""

from enum import StrEnum

from django.db import models

from ulas.agencies.models.agency import Agency
from ulas.agencies.models.officer import Officer


class Change(StrEnum):
    """Kinds of administration events, in the past tense; the console has words for each."""

    OFFICER_INVITED = "OFFICER_INVITED"
    INVITATION_WITHDRAWN = "INVITATION_WITHDRAWN"
    OFFICER_JOINED = "OFFICER_JOINED"
    POST_GIVEN = "POST_GIVEN"
    POST_ENDED = "POST_ENDED"
    OFFICER_LEFT = "OFFICER_LEFT"
    PASSWORD_LINK_SENT = "PASSWORD_LINK_SENT"  # noqa: S105 a kind, no secret
    PASSWORD_SET = "PASSWORD_SET"  # noqa: S105 a kind, no secret
    ADDRESS_CHANGED = "ADDRESS_CHANGED"
    ABSENCE_SET = "ABSENCE_SET"
    ABSENCE_ENDED = "ABSENCE_ENDED"
    REFERENCE_MADE = "REFERENCE_MADE"
    REFERENCE_CHANGED = "REFERENCE_CHANGED"
    REFERENCE_RETIRED = "REFERENCE_RETIRED"
    REFERENCE_RESTORED = "REFERENCE_RESTORED"
    CALENDAR_REVISED = "CALENDAR_REVISED"
    OUTLINES_IMPORTED = "OUTLINES_IMPORTED"
    PROCEDURE_IMPORTED = "PROCEDURE_IMPORTED"
    FILES_IMPORTED = "FILES_IMPORTED"
    KEYS_REPLACED = "KEYS_REPLACED"


SETTING_UP = frozenset(
    {
        Change.REFERENCE_MADE,
        Change.REFERENCE_CHANGED,
        Change.REFERENCE_RETIRED,
        Change.REFERENCE_RESTORED,
        Change.CALENDAR_REVISED,
        Change.OUTLINES_IMPORTED,
        Change.PROCEDURE_IMPORTED,
        Change.FILES_IMPORTED,
        Change.KEYS_REPLACED,
    }
)
"""Kinds that are about no person: agencies, calendars, rules, the SOP."""


class AdministrationEvent(models.Model):
    """One change, append-only; the database refuses to alter or remove a row.

    `subject` names what was changed as "kind:key" ("agency:DPUPR", "template:7"), `agency` whose
    admins may read of it (none: Diskominfo and administrators), `officer` the person it is
    about. `facts` is canonical JSON of codes and ids, of a setting its old and new value; never
    a password, a token or an address.
    """

    kind = models.CharField(max_length=40)
    at = models.DateTimeField(db_index=True)
    performed_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="administration"
    )
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="administration"
    )
    subject = models.CharField(max_length=120, blank=True)
    facts = models.TextField(default="{}")

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
