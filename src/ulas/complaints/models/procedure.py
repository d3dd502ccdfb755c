"""Approved readings of the SOP as immutable rows."""

from functools import lru_cache

from django.db import models

from ulas.agencies.models import Officer
from ulas.sop.procedure import Procedure, parse


class ProcedureVersion(models.Model):
    """One SOP file as imported: its text, its hash, and from when complaints follow it.

    A text that is taken up again after another one is a version of its own.
    """

    number = models.PositiveIntegerField(unique=True)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    valid_from = models.DateTimeField(db_index=True)
    imported_at = models.DateTimeField()
    made_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="who made it in the console; nobody for the city's file",
    )  # fmt: skip
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"SOP {self.number}"

    def procedure(self) -> Procedure:
        """The SOP as the pure room reads it; cached, for versions never change."""
        return _procedure(self.text)


@lru_cache(maxsize=32)
def _procedure(text: str) -> Procedure:
    return parse(text)
