"""What a citizen wrote, made comparable: normalised words, stems, coordinates, masked contacts."""

from ulas.routing.text.cleaning import coordinates_in, has_link, normalise, stem, tokens
from ulas.routing.text.masking import MASK, mask_contacts
from ulas.routing.text.spelling import nearest

__all__ = [
    "MASK",
    "coordinates_in",
    "has_link",
    "mask_contacts",
    "nearest",
    "normalise",
    "stem",
    "tokens",
]
