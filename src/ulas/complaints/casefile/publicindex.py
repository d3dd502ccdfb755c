"""The public index: built from released, masked text only, kept by the verbs that release."""

from ulas.complaints.models import Complaint
from ulas.routing import tokens

HIDDEN = "HIDDEN"
"""The flag of a case that a person took out of public sight: no answer brings it back."""


def refresh(complaint: Complaint) -> None:
    """Set the public words of a complaint from what is released now; the caller saves it."""
    complaint.public_search = _words(complaint) if complaint.released_at is not None else ""


def _words(complaint: Complaint) -> str:
    place = complaint.area.name if complaint.area else ""
    category = complaint.category.name if complaint.category else ""
    parts = (complaint.public_title, complaint.public_body, place, category)
    return " ".join(tokens(" ".join(parts)))
