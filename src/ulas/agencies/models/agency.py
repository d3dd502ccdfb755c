"""Agencies and their divisions."""

from django.db import models

from ulas.agencies.models.calendar import WorkingCalendar


class AgencyKind(models.TextChoices):
    """OPD of the city, enterprise of the city, or office of the state."""

    OPD = "OPD", "Perangkat Daerah"
    BUMD = "BUMD", "Badan Usaha Milik Daerah"
    VERTICAL = "VERTICAL", "Instansi vertikal"


class Agency(models.Model):
    """Who can be sent a complaint.

    `mail` lets an agency that never signs in answer by a one-time link. `aliases` are other
    names and abbreviations under which citizens know it.
    """

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10, choices=AgencyKind.choices)
    aliases = models.JSONField(default=list, blank=True)
    mail = models.EmailField(blank=True)
    calendar = models.ForeignKey(
        WorkingCalendar, null=True, blank=True, on_delete=models.PROTECT, related_name="agencies"
    )
    coordinates = models.BooleanField(default=False, help_text="Diskominfo SP: runs the flow")
    inspects = models.BooleanField(
        default=False, help_text="Inspektorat: takes complaints about an agency's own staff"
    )
    second_person = models.BooleanField(
        default=False, help_text="answers are released by another person than their writer"
    )
    embed_origins = models.JSONField(
        default=list, blank=True, help_text="origins whose pages may frame this agency's form"
    )
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """Short name where there is one, for lists."""
        return self.short_name or self.name


class Division(models.Model):
    """A Bidang of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="divisions")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=160)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="one_division_code")]

    def __str__(self) -> str:
        return self.name
