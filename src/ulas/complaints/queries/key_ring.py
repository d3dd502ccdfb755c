"""Whether the key ring of this process is the one that seals this database."""

from django.conf import settings

from ulas.complaints.models import Complainant, KeyRingMark
from ulas.complaints.sealed import keyring
from ulas.complaints.sealed.identity import identity_of
from ulas.complaints.sealed.sealing import SealBroken


def ring_fault() -> str:
    """What is wrong with the ring and what to do, or an empty text.

    With a ring of another place everything would seem to work, while no tracking link fits and
    nobody is found by a contact; one from before a rotation opens only what is old.
    """
    noted = KeyRingMark.objects.values_list("fingerprint", flat=True).first()
    if noted is not None and noted != keyring.fingerprint(settings.ULAS_KEY_RING):
        return (
            f"the key ring at {settings.ULAS_KEYS} is not the one that seals this database, whose "
            f"fingerprint is {noted}: put that file back from its copy, or correct ULAS_KEYS."
        )
    newest = Complainant.objects.filter(erased_at=None).order_by("-pk").first()
    try:
        if newest is not None:
            identity_of(newest)
    except SealBroken:
        return (
            f"the key ring at {settings.ULAS_KEYS} does not open the newest identity: it is of "
            "another place, or was copied before ./ulas keys rotate. Put the newest copy back, or "
            "correct ULAS_KEYS."
        )
    return ""
