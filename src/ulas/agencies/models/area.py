"""Areas: kecamatan and kelurahan, by Kemendagri code."""

from django.db import models


class AreaKind(models.TextChoices):
    """District or the smaller unit below it."""

    KECAMATAN = "KECAMATAN", "Kecamatan"
    KELURAHAN = "KELURAHAN", "Kelurahan"


class Area(models.Model):
    """A kecamatan or kelurahan; keyed by code, because names repeat between the two kinds.

    `latitude` and `longitude` are a point inside; `outline` is a GeoJSON geometry where the
    city imported one.
    """

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=AreaKind.choices)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    outline = models.JSONField(null=True, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name
