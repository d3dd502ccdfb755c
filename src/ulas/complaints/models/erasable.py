"""Texts that can be erased without breaking the chain of events."""

from django.db import models


class Erasable(models.Model):
    """A text with the salt of its digest.

    Events hold only the salted digest; once text and salt are gone, nobody can guess
    the text back from the chain (UU 27/2022 on erasure).
    """

    body = models.TextField(blank=True)
    salt = models.CharField(max_length=32, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
