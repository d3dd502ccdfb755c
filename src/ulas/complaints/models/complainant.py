"""Who filed, sealed."""

from django.db import models


class Gender(models.TextChoices):
    """As the city's weekly recap counts it."""

    MALE = "MALE", "Laki-laki"
    FEMALE = "FEMALE", "Perempuan"
    UNKNOWN = "UNKNOWN", "Tidak disebutkan"


class Complainant(models.Model):
    """The person behind one complaint; no account needed.

    Everything that names the person is sealed (AES-GCM); the `_index` columns are keyed
    digests that find a contact by exact match only. One row a complaint, so that erasing
    one leaves the others whole.
    """

    name_sealed = models.BinaryField(null=True)
    email_sealed = models.BinaryField(null=True)
    phone_sealed = models.BinaryField(null=True)
    nik_sealed = models.BinaryField(null=True)
    address_sealed = models.BinaryField(null=True)
    email_index = models.CharField(max_length=64, blank=True, db_index=True)
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)
    nik_index = models.CharField(max_length=64, blank=True)
    gender = models.CharField(max_length=8, choices=Gender.choices, default=Gender.UNKNOWN)
    domicile = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=5, default="id")
    verified_at = models.DateTimeField(null=True, blank=True)
    restricted_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"complainant {self.pk}"

    @property
    def reachable(self) -> bool:
        """Whether a channel of ours reaches the person, which is e-mail today.

        The one place that decides it: what is promised, sent and waited for follows.
        """
        return bool(self.email_index) and self.erased_at is None

    @property
    def phone_only(self) -> bool:
        """Whether nothing but an officer's own telephone call reaches the person."""
        return bool(self.phone_index) and self.erased_at is None and not self.reachable
