"""What a typed text means in the list: a number, a contact, or words."""

import re
from collections.abc import Sequence

from django.db.models import Q

from ulas.agencies.models import Officer
from ulas.complaints.finding.matching import meant, worded
from ulas.complaints.finding.numbers import LEAST_DIGITS, LENGTH, digits_of, numbers_meant
from ulas.complaints.finding.words import asked
from ulas.complaints.sealed.sealing import blind_index
from ulas.routing import mask_contacts

NOTHING = Q(pk__in=())
CONTACT = re.compile(r"[0-9]{6,}|@")
NIK_DIGITS = 16
LEAST_PHONE = 8
PHONE_BEGINNINGS = ("0", "62", "8")
"""No number of a complaint begins so: its first two digits are the year."""


def is_direct(typed: str) -> bool:
    """Whether the text is a number or a contact, before which other filters give way."""
    return bool(digits_of(typed) or "@" in typed)


def tells_a_contact(typed: str) -> bool:
    """Whether a text may hold a phone number, an identity number or an address of mail."""
    return not numbers_meant(digits_of(typed)) and mask_contacts(typed)[1] > 0


def matching(officer: Officer, typed: str, *, loosely: bool = False) -> Q:
    """The condition for a typed text; `loosely` also takes words that may have been meant.

    Contacts are found by exact match, and by Diskominfo only: finding a case by a contact
    tells who filed it. Names are found by nobody.
    """
    digits = digits_of(typed)
    if digits:
        return _by_digits(officer, digits)
    if "@" in typed:
        return _exactly(officer, email_index=blind_index(typed, "email"))
    words = asked(typed)
    if not words or (not officer.is_coordinator and CONTACT.search(typed)):
        return NOTHING
    return Q(worded(meant(words) if loosely else _as_typed(words)))


def may_be_loose(typed: str) -> bool:
    """Whether a text without a hit is worth asking for once more, loosely."""
    return not is_direct(typed) and bool(asked(typed))


def _as_typed(words: Sequence[str]) -> list[list[str]]:
    return [[word] for word in words]


def _by_digits(officer: Officer, digits: str) -> Q:
    """A NIK by its length, a phone number by how it begins, else a number or its beginning."""
    if len(digits) == NIK_DIGITS:
        return _exactly(officer, nik_index=blind_index(digits, "nik"))
    if len(digits) >= LEAST_PHONE and digits.startswith(PHONE_BEGINNINGS):
        return _exactly(officer, phone_index=blind_index(digits, "phone"))
    if LEAST_DIGITS <= len(digits) < LENGTH - 1:
        return Q(number__startswith=digits)
    return Q(number__in=numbers_meant(digits))


def _exactly(officer: Officer, **contact: str) -> Q:
    if not officer.is_coordinator:
        return NOTHING
    return Q(**{f"complainant__{index}": value for index, value in contact.items()})
