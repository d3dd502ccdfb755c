"""Rules of the router, and what the city's files said when they were last loaded."""

from django.db import models

from ulas.agencies.models.agency import Agency
from ulas.agencies.models.category import Category


class RoutingRule(models.Model):
    """Words and a place that speak for an agency; read from the lowest `position` upwards.

    `words` are alternatives ("tagihan + pdam" asks for both), `area_prefix` the beginning of
    an area's code. A `hard` rule is a fact of who owns the matter: it may send a complaint
    without asking.
    """

    key = models.SlugField(max_length=40, unique=True)
    position = models.PositiveIntegerField(default=0)
    words = models.JSONField(default=list, blank=True)
    area_prefix = models.CharField(max_length=20, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="rules")
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.PROTECT, related_name="rules"
    )
    hard = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.key


class LoadedRow(models.Model):
    """What the city's file said of one row at the last load.

    A load takes over only what the file changed since then; whatever the console changed
    meanwhile stays.
    """

    table = models.SlugField(max_length=20)
    key = models.CharField(max_length=120)
    values = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "key"], name="one_loaded_row")]

    def __str__(self) -> str:
        return f"{self.table}/{self.key}"
