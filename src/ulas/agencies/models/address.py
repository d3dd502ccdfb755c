"""Addresses that officers left for others."""

from django.db import models

from ulas.agencies.models.officer import Officer


class AddressChange(models.Model):
    """That an officer is reached elsewhere from now on; both addresses are told by it.

    A letter names the row, for the officer's own field holds the newest address only.
    """

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="address_changes")
    former = models.EmailField(blank=True)
    address = models.EmailField()
    changed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-changed_at", "-id"]

    def __str__(self) -> str:
        return f"address change {self.pk}"
