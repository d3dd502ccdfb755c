"""The six-digit code by which a complainant shows that a contact is theirs.

It is derived from the number and the contact with the key ring, so that no table and no backup
holds it, and a new contact needs a new code; guessing is limited where it is typed.
"""

import hashlib
import hmac
import re

from ulas.complaints.models import Complaint
from ulas.complaints.sealed.sealing import token_for

DIGITS = 6


def contact_code(complaint: Complaint) -> str:
    """The code that a letter to the complaint's contact carries."""
    person = complaint.complainant
    contact = f"{complaint.number}:{person.email_index or person.phone_index}"
    digest = hashlib.sha256(token_for(contact, "contact").encode()).hexdigest()
    return f"{int(digest, 16) % 10**DIGITS:0{DIGITS}d}"


def code_fits(complaint: Complaint, typed: str) -> bool:
    """Whether the typed code belongs to the complaint's contact, whatever the spacing."""
    digits = re.sub(r"\D", "", typed)
    return hmac.compare_digest(contact_code(complaint).encode(), digits.encode())
