"""What a citizen wrote, made comparable: normalised words, stems, coordinates, masked contacts."""

from ulas.routing.text.cleaning import coordinates_in, has_link, normalise, stem, tokens
from ulas.routing.text.masking import mask_contacts

__all__ = ["coordinates_in", "has_link", "mask_contacts", "normalise", "stem", "tokens"]
