"""The six-digit code by which a complainant shows that a contact is theirs.

It is derived from the number with the key ring, so that no table and no backup holds it;
guessing is limited where it is typed.
"""

import hashlib
import hmac
import re

from ulas.complaints.sealed.sealing import token_for

DIGITS = 6


def contact_code(number: str) -> str:
    """The code that the letter about a new complaint carries."""
    digest = hashlib.sha256(token_for(number, "contact").encode()).hexdigest()
    return f"{int(digest, 16) % 10**DIGITS:0{DIGITS}d}"


def code_fits(number: str, typed: str) -> bool:
    """Whether the typed code belongs to the number, whatever the spacing."""
    digits = re.sub(r"\D", "", typed)
    return hmac.compare_digest(contact_code(number).encode(), digits.encode())
