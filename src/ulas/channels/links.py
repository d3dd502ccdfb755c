"""Addresses in letters. The rooms that answer there lie above this one; a test follows each."""

from django.conf import settings

from ulas.complaints.models import Complaint
from ulas.complaints.sealed.sealing import token_for


def tracking(number: str) -> str:
    """The complainant's page of a complaint."""
    return f"{settings.ULAS_URL}/aduan/{number}/{token_for(number)}/"


def verification(number: str) -> str:
    """Where the complainant types the contact code."""
    return f"{tracking(number)}pasti/"


def case(complaint: Complaint) -> str:
    """The officers' page of a case."""
    return f"{settings.ULAS_URL}/petugas/aduan/{complaint.number}/"


def answering(link_id: int) -> str:
    """Where an agency without officers answers, once."""
    return f"{settings.ULAS_URL}/jawab/{token_for(str(link_id), 'answer')}/"
