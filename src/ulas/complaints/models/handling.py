"""What agencies do with a complaint: referrals, assignments, answers."""

from django.db import models

from ulas.agencies.models import Agency, Division, Officer
from ulas.complaints.models.complaint import Complaint
from ulas.complaints.models.erasable import Erasable
from ulas.sop.terms import AnswerKind, AnswerState, AssignmentState, ReferralState


class AnswerSource(models.TextChoices):
    """How an answer came in that somebody else typed."""

    SYSTEM = "SYSTEM", "Ditulis di ULAS"
    LETTER = "LETTER", "Surat"
    PHONE = "PHONE", "Telepon"
    MAIL_LINK = "MAIL_LINK", "Tautan surel sekali pakai"


class Referral(models.Model):
    """The complaint at one agency, with its own clocks.

    A re-delegation makes a new row that `replaces` the old. `reason_*` are codes; free text
    lies in a Message of the file.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="referrals")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="referrals")
    state = models.CharField(
        max_length=10, choices=[(s, s) for s in ReferralState], default=ReferralState.SENT
    )
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    round = models.PositiveSmallIntegerField(default=1)
    lead = models.BooleanField(default=False)
    binding = models.BooleanField(default=False, help_text="may not be returned again")
    reasons = models.JSONField(default=list, blank=True, help_text="why the router proposed it")
    return_reason = models.CharField(max_length=300, blank=True)
    proposed_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked = models.BooleanField(default=False, help_text="the complainant was asked once")
    minutes_charged = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "state"], name="referral_agency_state")]

    def __str__(self) -> str:
        return f"{self.complaint_id} -> {self.agency_id}"


class Assignment(models.Model):
    """Disposisi: the referral at one division, with an instruction."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="assignments")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, related_name="assignments")
    state = models.CharField(
        max_length=10, choices=[(s, s) for s in AssignmentState], default=AssignmentState.OPEN
    )
    instruction = models.CharField(max_length=1000, blank=True)
    return_reason = models.CharField(max_length=300, blank=True)
    assigned_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.referral_id} -> {self.division_id}"


class Answer(Erasable):
    """Jawaban of one agency. A corrected answer keeps the old row and points to it."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="answers")
    assignment = models.ForeignKey(
        Assignment, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    kind = models.CharField(max_length=8, choices=[(k, k) for k in AnswerKind])
    state = models.CharField(
        max_length=10, choices=[(s, s) for s in AnswerState], default=AnswerState.SUBMITTED
    )
    promised_date = models.DateField(null=True, blank=True)
    source = models.CharField(
        max_length=10, choices=AnswerSource.choices, default=AnswerSource.SYSTEM
    )
    is_summary = models.BooleanField(default=False)
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    return_reason = models.CharField(max_length=1000, blank=True)
    written_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    public_body = models.TextField(blank=True, help_text="masked and released text")
    released_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class AnswerLink(models.Model):
    """A one-time mail link by which an agency without officers answers; only its hash is kept."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link {self.pk}"
