"""One-time links by which a person becomes an officer, or an officer sets a new password."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from ulas.agencies.models.agency import Agency, Division
from ulas.agencies.models.officer import Officer


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Links by what they still open."""

    def open_at(self, now: datetime) -> "InvitationQuerySet":
        """Neither used nor withdrawn nor expired, with what their page tells, the newest first."""
        rows = self.filter(used_at=None, withdrawn_at=None, expires_at__gt=now)
        return rows.select_related("agency", "division", "officer", "invited_by")


class Invitation(models.Model):
    """A link that was mailed; it serves once and expires. The link itself is never stored.

    With `officer` set from the start it is a link for a new password of that officer;
    otherwise it offers a post, and `officer` is who came of it.
    """

    email = models.EmailField()
    role = models.CharField(max_length=20, blank=True)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    division = models.ForeignKey(
        Division, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    invited_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Invitation"]] = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
