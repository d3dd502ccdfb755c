"""Verb: the key ring that seals this database is noted in it."""

from datetime import datetime

from django.conf import settings

from ulas.complaints.models import KeyRingMark
from ulas.complaints.queries.key_ring import ring_fault
from ulas.complaints.sealed import keyring


def note_key_ring(*, now: datetime) -> None:
    """Note the fingerprint of the present ring; the one that was noted first stays.

    Raises:
        KeyRingError: the ring is not the one that sealed what is there.
    """
    if fault := ring_fault():
        raise keyring.KeyRingError(fault)
    mark = keyring.fingerprint(settings.ULAS_KEY_RING)
    KeyRingMark.objects.get_or_create(pk=1, defaults={"fingerprint": mark, "noted_at": now})
