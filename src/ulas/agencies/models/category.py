"""What a complaint can be about."""

from django.db import models

from ulas.agencies.models.agency import Agency


class ServiceClass(models.TextChoices):
    """Classes of the national system with their own targets in working days."""

    INFORMATION = "INFORMATION", "Permintaan informasi"
    ORDINARY = "ORDINARY", "Tidak berkadar pengawasan"
    SUPERVISION = "SUPERVISION", "Berkadar pengawasan"


class Category(models.Model):
    """A node of the category tree with the agency that it belongs to.

    `questions` is a list of {key, label, label_en, kind, required, options, show_if}: the
    category's own questions as data. `keywords` feed the router.
    """

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="categories"
    )
    confidential = models.BooleanField(default=False, help_text="confidential by default")
    emergency = models.BooleanField(default=False, help_text="show the emergency number first")
    photo_after = models.BooleanField(default=False, help_text="a final answer needs a photo")
    service_class = models.CharField(
        max_length=12, choices=ServiceClass.choices, default=ServiceClass.ORDINARY
    )
    questions = models.JSONField(default=list, blank=True)
    keywords = models.JSONField(default=list, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name
