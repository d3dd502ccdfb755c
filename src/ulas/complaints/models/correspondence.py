"""What is said in a case besides answers: messages, feedback, reveals."""

from django.db import models

from ulas.agencies.models import Officer
from ulas.complaints.models.complaint import Complaint
from ulas.complaints.models.erasable import Erasable
from ulas.complaints.models.handling import Referral


class MessageKind(models.TextChoices):
    """Who speaks to whom."""

    QUESTION = "QUESTION", "Pertanyaan kepada pengadu"
    FACTS = "FACTS", "Keterangan pengadu"
    NOTE = "NOTE", "Catatan internal"
    REASON = "REASON", "Alasan"
    OBJECTION = "OBJECTION", "Keberatan"


class Message(Erasable):
    """One text in the conversation or the internal notes."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="messages")
    referral = models.ForeignKey(
        Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="messages"
    )
    kind = models.CharField(max_length=10, choices=MessageKind.choices)
    verb = models.CharField(max_length=30, blank=True, help_text="the verb it belongs to")
    to_complainant = models.BooleanField(default=False, help_text="the complainant may read it")
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Feedback(Erasable):
    """Umpan balik of the citizen, once a round (SOP row 8 and its record "Feedback")."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="feedback")
    round = models.PositiveSmallIntegerField()
    rating = models.PositiveSmallIntegerField()
    solved = models.BooleanField()
    reasons = models.JSONField(default=list, blank=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "round"], name="one_feedback_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.rating}"


class Reveal(models.Model):
    """That an officer looked at an identity, and what for."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="reveals")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="reveals")
    purpose = models.CharField(max_length=300)
    revealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.officer_id} {self.complaint_id}"
