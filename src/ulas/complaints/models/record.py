"""The chain of events, its daily roots, the outbox and the idempotency keys."""

from django.db import models

from ulas.agencies.models import Agency, Officer
from ulas.complaints.models.complainant import Complainant
from ulas.complaints.models.complaint import Complaint
from ulas.complaints.models.following import Subscription
from ulas.complaints.models.handling import Referral


class Event(models.Model):
    """What happened, append-only. `body` holds the very bytes that `digest` covers.

    The other columns repeat the body for queries; `verify` compares them with it.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    at = models.DateTimeField(db_index=True)
    role = models.CharField(max_length=20)
    performed_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    referral = models.ForeignKey(
        Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    body = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["complaint_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["complaint", "seq"], name="one_event_a_seq")]

    def __str__(self) -> str:
        return f"{self.complaint_id}/{self.seq} {self.kind}"


class DailyRoot(models.Model):
    """A digest over all chain heads of a day, written out so that a cut tail shows.

    `last_event` and `absent` say which events it covers (`casefile.roots`).
    """

    day = models.DateField(unique=True)
    digest = models.CharField(max_length=64)
    complaints = models.PositiveIntegerField()
    events = models.PositiveIntegerField()
    last_event = models.BigIntegerField(default=0)
    absent = models.JSONField(default=list)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day}"


class DeliveryState(models.TextChoices):
    """Where a message to the outside stands."""

    PENDING = "PENDING", "Menunggu"
    SENT = "SENT", "Terkirim"
    DEAD = "DEAD", "Gagal"


class Recipient(models.TextChoices):
    """What kind of address a delivery has; it is looked up when it is sent."""

    COMPLAINANT = "COMPLAINANT", "Pengadu"
    OFFICER = "OFFICER", "Petugas"
    ROLE = "ROLE", "Pemegang peran"
    AGENCY = "AGENCY", "Instansi tanpa petugas"
    SUBSCRIBER = "SUBSCRIBER", "Pelanggan kabar"
    INVITED = "INVITED", "Orang yang diundang"
    ADDRESS = "ADDRESS", "Alamat petugas, lama atau baru"


class Delivery(models.Model):
    """Outbox: what must reach somebody outside, written with the verb, rendered when sent."""

    complaint = models.ForeignKey(
        Complaint, null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries"
    )
    referral = models.ForeignKey(
        Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries"
    )
    template = models.SlugField(max_length=40)
    recipient = models.CharField(max_length=12, choices=Recipient.choices)
    complainant = models.ForeignKey(
        Complainant, null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries"
    )
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries"
    )
    role = models.CharField(max_length=20, blank=True)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries"
    )
    subscription = models.ForeignKey(
        Subscription, null=True, blank=True, on_delete=models.CASCADE, related_name="deliveries"
    )
    channel = models.CharField(max_length=12, default="EMAIL")
    facts = models.JSONField(default=dict, blank=True, help_text="ids and codes only")
    state = models.CharField(
        max_length=8, choices=DeliveryState.choices, default=DeliveryState.PENDING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(db_index=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"], name="delivery_state_due")]

    def __str__(self) -> str:
        return f"{self.template} {self.pk}"


class IdempotencyKey(models.Model):
    """A client's key for one filing; the row goes in first, in the same transaction."""

    client = models.CharField(max_length=64)
    key = models.CharField(max_length=128)
    digest = models.CharField(max_length=64)
    number = models.CharField(max_length=10)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="one_use_of_a_key")]

    def __str__(self) -> str:
        return self.key


class RateWindow(models.Model):
    """How often something was tried in a span of time; web processes themselves keep nothing."""

    key = models.CharField(max_length=120)
    starts_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "starts_at"], name="one_rate_window")]

    def __str__(self) -> str:
        return self.key


class WorkerBeat(models.Model):
    """The last sign of life of the worker, for /readyz, and of the parts of its nightly work."""

    WORKER = "worker"

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class KeyRingMark(models.Model):
    """Which key ring seals this database, noted when it was first used; one row at most."""

    fingerprint = models.CharField(max_length=16)
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.fingerprint


class ImportedRow(models.Model):
    """That a row of a file has become a complaint; the same row is never taken twice."""

    source = models.CharField(max_length=80)
    row_key = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "row_key"], name="one_import_a_row")
        ]

    def __str__(self) -> str:
        return self.row_key
