"""Seals identities with AES-GCM and finds them again by keyed blind indexes.

The key ring lies outside the data folder and its backup, so that a stolen backup names nobody.
"""

import base64
import hashlib
import hmac
import re
import secrets
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from ulas.complaints.sealed.keyring import KeyRing


class SealBroken(Exception):
    """A sealed value that no key of the ring opens: the wrong key ring is in use."""


def seal(text: str, purpose: str) -> bytes | None:
    """Seal a text for one purpose (a column name); empty text stays None.

    The result is `key name, 0, nonce, ciphertext`; a value moved to another column does
    not open there.
    """
    return seal_bytes(text.encode(), purpose) if text else None


def unseal(sealed: bytes | memoryview | None, purpose: str) -> str:
    """Open what `seal` closed; None gives the empty text.

    Raises:
        SealBroken: when no key fits.
    """
    return unseal_bytes(bytes(sealed), purpose).decode() if sealed else ""


def seal_bytes(content: bytes, purpose: str) -> bytes:
    """Seal bytes, for attachments."""
    ring = settings.ULAS_KEY_RING
    nonce = secrets.token_bytes(12)
    box = AESGCM(_key(ring["active"])).encrypt(nonce, content, purpose.encode())
    return bytes(ring["active"].encode() + b"\0" + nonce + box)


def unseal_bytes(sealed: bytes, purpose: str) -> bytes:
    """Open what `seal_bytes` closed.

    Raises:
        SealBroken: when no key fits.
    """
    name, _, rest = sealed.partition(b"\0")
    try:
        return AESGCM(_key(name.decode())).decrypt(rest[:12], rest[12:], purpose.encode())
    except (InvalidTag, KeyError, UnicodeDecodeError) as wrong:
        raise SealBroken("This value was sealed with a key that the ring does not hold.") from wrong


def blind_index(value: str, kind: str) -> str:
    """Keyed digest by which an exact contact is found; empty for an empty value.

    `kind` is "email", "phone" or "nik"; spellings of one contact give one index.
    """
    plain = _plain(value, kind)
    return _mac("index", f"{kind}:{plain}") if plain else ""


def token_for(number: str, purpose: str = "track", ring: KeyRing | None = None) -> str:
    """The token of a complaint (26 characters): an HMAC, so that no backup holds it.

    `ring` is one that is not in use yet; without it the ring of this process signs.
    """
    key = _secret("token", ring)
    digest = hmac.new(key, f"{purpose}:{number}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:16]).decode().rstrip("=").lower()


def token_fits(number: str, token: str, purpose: str = "track") -> bool:
    """Whether a token belongs to a number; takes the same time for every wrong one."""
    return hmac.compare_digest(token_for(number, purpose).encode(), token.encode())


def phone_digits(value: str) -> str:
    """An Indonesian phone number as +62...; anything else as its digits."""
    digits = re.sub(r"\D", "", value)
    if digits.startswith("62"):
        return "+" + digits
    return "+62" + digits[1:] if digits.startswith("0") else digits


def salt() -> str:
    """A fresh salt for an erasable text."""
    return secrets.token_hex(16)


def salted(text: str, grain: str) -> str:
    """The digest of a text that an event holds in its place."""
    return hashlib.sha256(f"{grain}\n{text}".encode()).hexdigest()


def _plain(value: str, kind: str) -> str:
    if kind == "email":
        return value.strip().casefold()
    return phone_digits(value) if kind == "phone" else re.sub(r"\D", "", value)


def _key(name: str) -> bytes:
    return base64.b64decode(settings.ULAS_KEY_RING["keys"][name])


def _secret(name: Literal["index", "token"], ring: KeyRing | None = None) -> bytes:
    return base64.b64decode((ring or settings.ULAS_KEY_RING)[name])


def _mac(name: Literal["index"], value: str) -> str:
    return hmac.new(_secret(name), value.encode(), hashlib.sha256).hexdigest()
