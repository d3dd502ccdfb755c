"""Neighbours: who supports a public complaint, and who wants news of one, or of a place."""

from django.db import models

from ulas.agencies.models import Area, Category
from ulas.complaints.models.complaint import Complaint


class Support(models.Model):
    """One "me too". `supporter` is a keyed digest that names nobody."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="supports")
    supporter = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "supporter"], name="one_support_each")
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id}"


class Subscription(models.Model):
    """Wants mail about one complaint, one area or one category, once the mail is confirmed."""

    complaint = models.ForeignKey(
        Complaint, null=True, blank=True, on_delete=models.CASCADE, related_name="subscriptions"
    )
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.CASCADE, related_name="subscriptions"
    )
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.CASCADE, related_name="subscriptions"
    )
    email_sealed = models.BinaryField(null=True)
    email_index = models.CharField(max_length=64, db_index=True)
    language = models.CharField(max_length=5, default="id")
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"subscription {self.pk}"
