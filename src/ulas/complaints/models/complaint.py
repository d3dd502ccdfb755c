"""The complaint itself."""

from django.db import models

from ulas.agencies.models import Agency, Area, Category
from ulas.complaints.models.complainant import Complainant
from ulas.complaints.models.erasable import Erasable
from ulas.complaints.models.procedure import ProcedureVersion
from ulas.sop.terms import ComplaintState, IdentityShownTo, Visibility


class Channel(models.TextChoices):
    """The door through which a complaint came."""

    WEBSITE = "WEBSITE", "Situs web"
    SOLO_DESTINATION = "SOLO_DESTINATION", "Solo Destination"
    WHATSAPP = "WHATSAPP", "WhatsApp"
    SOCIAL_MEDIA = "SOCIAL_MEDIA", "Media sosial"
    EMAIL = "EMAIL", "Surel"
    PHONE = "PHONE", "Telepon"
    LETTER = "LETTER", "Surat"
    DESK = "DESK", "Datang langsung"
    API = "API", "Aplikasi lain"
    SP4N = "SP4N", "SP4N-LAPOR!"


class Complaint(Erasable):
    """One aduan. `body` is the text as filed; what the public may read lies in `public_body`.

    `received_at` is when the citizen spoke, `filed_at` when it entered the system; the two
    differ at the desk. `head` and `length` pin the chain of events.
    """

    number = models.CharField(max_length=10, unique=True)
    state = models.CharField(max_length=10, choices=[(s, s) for s in ComplaintState])
    title = models.CharField(max_length=160, blank=True)
    complainant = models.ForeignKey(
        Complainant, on_delete=models.PROTECT, related_name="complaints"
    )
    channel = models.CharField(max_length=16, choices=Channel.choices)
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints"
    )
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints"
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    details = models.JSONField(default=dict, blank=True, help_text="answers to the questions")
    visibility = models.CharField(
        max_length=12, choices=[(v, v) for v in Visibility], default=Visibility.PUBLIC
    )
    identity_shown_to = models.CharField(
        max_length=12, choices=[(i, i) for i in IdentityShownTo], default=IdentityShownTo.AGENCY
    )
    chosen_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    accused_agency = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="the complaint is about this agency's own staff; it must not see it",
    )
    urgent = models.BooleanField(default=False)
    flags = models.JSONField(default=list, blank=True, help_text="why the clerk must look first")
    service_class = models.CharField(max_length=12, default="ORDINARY")
    received_at = models.DateTimeField(db_index=True)
    filed_at = models.DateTimeField(db_index=True)
    promised_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    automatic_at = models.DateTimeField(
        null=True, blank=True, db_index=True, help_text="when the system has something to do"
    )
    proposal = models.JSONField(default=list, blank=True, help_text="what the router proposed")
    round = models.PositiveSmallIntegerField(default=1)
    bounces = models.PositiveSmallIntegerField(default=0)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    rejection_ground = models.CharField(max_length=40, blank=True)
    procedure_version = models.ForeignKey(
        ProcedureVersion, on_delete=models.PROTECT, related_name="complaints"
    )
    public_title = models.CharField(max_length=160, blank=True)
    public_body = models.TextField(blank=True, help_text="masked and released text")
    public_search = models.TextField(blank=True, help_text="normalised, stemmed public words")
    released_at = models.DateTimeField(null=True, blank=True)
    search = models.TextField(blank=True, help_text="normalised, stemmed words for officers")
    head = models.CharField(max_length=64, blank=True)
    length = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["state", "filed_at"], name="complaint_state_filed"),
            models.Index(fields=["released_at"], name="complaint_released"),
            models.Index(fields=["filed_at", "id"], name="complaint_filed"),
            models.Index(fields=["area", "filed_at"], name="complaint_area_filed"),
            models.Index(fields=["latitude", "longitude"], name="complaint_place"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def full_text(self) -> str:
        """Title and text as filed, as the router reads them."""
        return f"{self.title}\n{self.body}".strip()


class Attachment(models.Model):
    """A photo or PDF. The original lies sealed as received; the public copy is re-encoded.

    `digest` is the SHA-256 of the original bytes; place and time come from the original.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="attachments")
    answer = models.ForeignKey(
        "Answer", null=True, blank=True, on_delete=models.PROTECT, related_name="attachments"
    )
    message = models.ForeignKey(
        "Message", null=True, blank=True, on_delete=models.PROTECT, related_name="attachments"
    )
    purpose = models.CharField(
        max_length=8,
        default="FILED",
        choices=[(p, p) for p in ("FILED", "FACTS", "BEFORE", "AFTER", "ANSWER", "SOURCE")],
    )
    original = models.CharField(max_length=120)
    preview = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    taken_at = models.CharField(max_length=40, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    received_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    disputed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"
