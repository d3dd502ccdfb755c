"""Steps as they ran, their pauses, the service targets and declared abnormal periods."""

from django.db import models

from ulas.agencies.models import Agency, CalendarRevision, Officer
from ulas.complaints.models.complaint import Complaint
from ulas.complaints.models.handling import Referral


class StepRun(models.Model):
    """One step of the SOP as it ran, with the deadline that was stored for it.

    `limit_minutes` is what the SOP version allows, `carried_minutes` what was used up before
    this run began (a shared limit, or the wait for a refused return). `seconds` is counted
    time when it ended. `charged_to` names who bears the minutes when it is not the owner.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="step_runs")
    referral = models.ForeignKey(
        Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="step_runs"
    )
    step = models.SlugField(max_length=40)
    row = models.PositiveSmallIntegerField(null=True, blank=True)
    owner_role = models.CharField(max_length=20)
    owner_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="owned_runs"
    )
    basis = models.CharField(max_length=8, default="working")
    calendar_revision = models.ForeignKey(
        CalendarRevision, on_delete=models.PROTECT, related_name="step_runs"
    )
    limit_minutes = models.PositiveIntegerField(null=True, blank=True)
    carried_seconds = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=30, blank=True)
    performed_role = models.CharField(max_length=20, blank=True)
    performed_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seconds = models.PositiveIntegerField(null=True, blank=True)
    overdue = models.BooleanField(default=False)
    excused = models.BooleanField(default=False)
    excused_reason = models.CharField(max_length=200, blank=True)
    charged_to = models.CharField(max_length=40, blank=True)
    warned_share = models.PositiveSmallIntegerField(default=0)
    next_warning_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["started_at", "id"]
        indexes = [
            models.Index(
                fields=["due_at", "id"], name="run_open_due", condition=models.Q(ended_at=None)
            ),
            models.Index(
                fields=["next_warning_at"], name="run_warning", condition=models.Q(ended_at=None)
            ),
            models.Index(
                fields=["owner_agency", "due_at", "id"],
                name="run_open_owner",
                condition=models.Q(ended_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id}:{self.step}"


class RunPause(models.Model):
    """A span in which a run's clock stood still."""

    run = models.ForeignKey(StepRun, on_delete=models.CASCADE, related_name="pauses")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=120)
    resume_at = models.DateTimeField(
        null=True, blank=True, db_index=True, help_text="when the system ends the wait by itself"
    )
    remind_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["started_at", "id"]

    def __str__(self) -> str:
        return f"{self.run_id} {self.reason}"


class ServiceTarget(models.Model):
    """A promise above the steps (first response, follow-up, class of service), with its clock."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="targets")
    key = models.SlugField(max_length=40)
    round = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True, blank=True)
    excused = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="target_open_due", condition=models.Q(met_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id}:{self.key}"


class AbnormalPeriod(models.Model):
    """A span declared not normal (SOP warning 3); an empty set of agencies means all."""

    agencies = models.ManyToManyField(Agency, blank=True, related_name="abnormal_periods")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason = models.CharField(max_length=200)
    declared_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.reason
