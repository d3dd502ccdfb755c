"""What lies on an officer's desk: who has a case open, and what is typed but not sent."""

from django.db import models

from ulas.agencies.models import Officer
from ulas.complaints.models.complaint import Complaint


class Presence(models.Model):
    """That an officer had a case open at `seen_at`; tells nothing once it is some minutes old.

    `verb` names the move whose form was open, empty for the case page itself.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="presences")
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="+")
    verb = models.CharField(max_length=40, blank=True)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "officer"], name="one_presence_each")
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} at {self.complaint_id}"


class Draft(models.Model):
    """What one officer typed into the form of one move and did not send yet.

    `typed` maps field names to texts or lists of texts; `about` is the id of the referral, 0
    for a move on the whole complaint. `seen` is how long the chain of events was when the
    officer read the case. Gone when the move is made, and when the case is erased.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="drafts")
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="+")
    verb = models.CharField(max_length=40)
    about = models.PositiveBigIntegerField(default=0)
    typed = models.JSONField(default=dict)
    seen = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "officer", "verb", "about"], name="one_draft_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.verb} {self.complaint_id}"
