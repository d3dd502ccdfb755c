"""Files of a form that is not sent yet, so that nobody picks a photo twice.

They lie sealed in the storage folder `staged/`; the form carries a signed reference. The
nightly sweep removes what was never sent.
"""

import secrets

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from ulas.complaints.sealed.attachments import SENTENCES, FileRefused, PreparedFile, prepare_file
from ulas.complaints.sealed.sealing import SealBroken, seal_bytes, unseal_bytes

FOLDER = "staged"
_SIGNER = signing.Signer(salt="ulas.staged")


def stage(file: PreparedFile) -> str:
    """Keep a verified file until its form is sent; the signed reference for a hidden field."""
    name = f"{FOLDER}/{secrets.token_hex(20)}"
    kept = default_storage.save(name, ContentFile(seal_bytes(file.content, "staged")))
    return _SIGNER.sign_object([str(kept), file.name])


def name_of(reference: str) -> str:
    """The file name that the person chose, to show it again.

    Raises:
        FileRefused: the reference was not made by us.
    """
    return _opened(reference)[1]


def unstage(reference: str) -> PreparedFile:
    """The file of a reference, verified anew.

    Raises:
        FileRefused: not ours, or swept away since.
    """
    place, name = _opened(reference)
    try:
        with default_storage.open(place) as file:
            return prepare_file(name, unseal_bytes(file.read(), "staged"))
    except (FileNotFoundError, SealBroken) as gone:
        raise FileRefused(SENTENCES["gone"], name=name) from gone


def _opened(reference: str) -> tuple[str, str]:
    try:
        place, name = _SIGNER.unsign_object(reference)
    except (signing.BadSignature, ValueError, TypeError) as forged:
        raise FileRefused(SENTENCES["unknown"]) from forged
    return str(place), str(name)
