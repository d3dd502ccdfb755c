"""The codes of an authenticator app (RFC 6238), computed as a phone would."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time


def code(secret: str, at: float | None = None) -> str:
    """Six digits for a base32 secret; `at` is seconds since 1970, by default the real time."""
    key = base64.b32decode(secret.upper() + "=" * (-len(secret) % 8))
    step = int((time.time() if at is None else at) // 30)
    mac = hmac.new(key, step.to_bytes(8, "big"), hashlib.sha1).digest()
    start = mac[-1] & 15
    number = int.from_bytes(mac[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
