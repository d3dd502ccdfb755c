"""What officers keep about lists: views that they named, and moves on many cases at once."""

from django.db import models

from ulas.agencies.models import Agency, Officer
from ulas.complaints.models.complaint import Complaint


class SharedWith(models.TextChoices):
    """Who sees a saved view besides the officer who made it."""

    NOBODY = "NOBODY", "Hanya saya"
    AGENCY = "AGENCY", "Instansi saya"
    COORDINATORS = "COORDINATORS", "Semua di Diskominfo SP"


class SavedView(models.Model):
    """Filters under a name. `query` is the address part of the list; it holds no contact.

    A view carries no right: whoever opens it sees what he may see anyway.
    """

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=600, blank=True)
    shared_with = models.CharField(
        max_length=12, choices=SharedWith.choices, default=SharedWith.NOBODY
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["officer", "name"], name="one_view_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class BulkRun(models.Model):
    """One move on many cases. `given` is what was typed; it is emptied when the run ends."""

    key = models.CharField(max_length=32, unique=True)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="bulk_runs")
    verb = models.CharField(max_length=30)
    given = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.verb} {self.key}"


class BulkOutcome(models.TextChoices):
    """What came of one case of a bulk move."""

    WAITING = "", "Menunggu"
    DONE = "DONE", "Selesai"
    REFUSED = "REFUSED", "Ditolak"


class BulkItem(models.Model):
    """One case of a bulk move; `seen` is the length of its chain at the preview."""

    run = models.ForeignKey(BulkRun, on_delete=models.CASCADE, related_name="items")
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="+")
    seen = models.PositiveIntegerField()
    outcome = models.CharField(
        max_length=7, choices=BulkOutcome.choices, default=BulkOutcome.WAITING, blank=True
    )
    sentence = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["run", "complaint"], name="one_item_a_case")]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.complaint_id}"
