"""Under which keys alike complaints meet."""

from django.db import models

from ulas.complaints.models.complaint import Complaint

#: A complaint that has nothing to meet others by still has this one row.
NOTHING = 0


class BlockKey(models.Model):
    """One key of one complaint (`routing.block_numbers`), kept by the verbs that change it.

    Made from the text as filed: only ever used to find rows that are then compared and shown
    by what the reader may see.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="block_keys")
    key = models.BigIntegerField()
    filed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "filed_at", "complaint"], name="block_key_filed")]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.key:x}"
