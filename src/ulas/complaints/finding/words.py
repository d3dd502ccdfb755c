"""Which words of a case can be searched for, and how a typed text becomes such words.

No contact and no name of the complainant is ever among them: contacts are taken out of the
text first, whoever searches, so that nobody finds by them what is hidden from him.
"""

import re

from ulas.complaints.models import Complaint
from ulas.routing import MASK, mask_contacts, tokens

MOST_WORDS = 8
LONGEST = 40
_WORD = re.compile(r"[^\W_]+")


def words_of(complaint: Complaint) -> str:
    """The searchable words of a complaint, normalised and stemmed, in the order of the text."""
    if complaint.erased_at is not None:
        return ""
    place = complaint.area.name if complaint.area else ""
    category = complaint.category.name if complaint.category else ""
    said = (complaint.title, complaint.body, complaint.address)
    masked = [mask_contacts(part)[0].replace(MASK, " ") for part in said]
    return " ".join(_plain(" . ".join([*masked, place, category])))


def asked(typed: str) -> list[str]:
    """The words of a typed text that can be searched for, at most `MOST_WORDS`."""
    return list(dict.fromkeys(_plain(typed)))[:MOST_WORDS]


def _plain(text: str) -> list[str]:
    found = (part for token in tokens(text) for part in _WORD.findall(token))
    return [word[:LONGEST] for word in found if len(word) > 1 and not word.isdigit()]
