"""What the router has learned: model versions, who put which to use, what it decided."""

from django.db import models

from ulas.agencies.models import Officer
from ulas.complaints.models.complaint import Complaint


class RouterModel(models.Model):
    """A trained version with its figures on later cases; `data` is its file (no pickle).

    `version` is the SHA-256 of that file. `figures` are shares from 0 to 1, `agencies` one row
    for each large agency, `learned_codes` the reorganisation that the labels were read by.
    `send_from` is the confidence from which it was right often enough to send by itself.
    """

    version = models.CharField(max_length=64, unique=True)
    data = models.BinaryField()
    size = models.PositiveIntegerField(help_text="bytes of the file")
    made_at = models.DateTimeField(db_index=True)
    labels = models.PositiveIntegerField()
    held_out = models.PositiveIntegerField()
    figures = models.JSONField(default=dict, blank=True)
    agencies = models.JSONField(default=list, blank=True)
    better = models.BooleanField(help_text="not worse than the one before, so it took over")
    sentence = models.CharField(max_length=300)
    learned_codes = models.CharField(max_length=64, blank=True)
    send_from = models.FloatField(null=True, blank=True)

    def __str__(self) -> str:
        return self.version[:8]


class RouterSwitch(models.Model):
    """Which version was put to use when and by whom (nobody: the nightly round); never changed.

    The last row holds now. `may_send`: a person allowed the model to send what it is sure of.
    """

    model = models.ForeignKey(RouterModel, on_delete=models.PROTECT, related_name="switches")
    may_send = models.BooleanField(default=False)
    reason = models.CharField(max_length=300)
    switched_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    switched_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.model_id} {self.switched_at}"


class RouterTraining(models.Model):
    """One nightly round: the row of a date goes in first, so that two workers train once."""

    day = models.DateField(unique=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(
        max_length=12,
        default="RUNNING",
        choices=[(one, one) for one in ("RUNNING", "DONE", "NO_LIBRARY", "FAILED")],
    )
    remark = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.day} {self.outcome}"


class RouterDecision(models.Model):
    """What the system proposed or did with one complaint, with the model that was asked.

    `proposed` are rows of agency, confidence, reasons; it names words of the text, so erasing
    empties it. `first` (a code) and `confidence` stay for the figures.
    """

    complaint = models.ForeignKey(
        Complaint, on_delete=models.PROTECT, related_name="router_decisions"
    )
    at = models.DateTimeField(db_index=True)
    verdict = models.CharField(max_length=8)
    model = models.ForeignKey(
        RouterModel, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    first = models.CharField(max_length=40, blank=True)
    confidence = models.FloatField(default=0)
    proposed = models.JSONField(default=list, blank=True)
    remarks = models.JSONField(default=list, blank=True, help_text="sentences for the officer")

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.verdict} {self.first}"
