"""Addresses in letters. The rooms that answer there lie above this one; a test follows each."""

from datetime import datetime

from django.conf import settings

from ulas.complaints.models import Complaint
from ulas.complaints.sealed.links import (
    invitation_token,
    my_complaints_token,
    subscription_token,
)
from ulas.complaints.sealed.sealing import token_for


def tracking(number: str) -> str:
    """The complainant's page of a complaint."""
    return f"{settings.ULAS_URL}/aduan/{number}/{token_for(number)}/"


def verification(number: str) -> str:
    """Where the complainant types the contact code."""
    return f"{tracking(number)}pasti/"


def own_data(number: str) -> str:
    """Where the contact code opens the complainant's own data."""
    return f"{tracking(number)}data/"


def my_complaints(index: str, now: datetime) -> str:
    """All complaints of one contact, for a day."""
    return f"{settings.ULAS_URL}/aduan-saya/{my_complaints_token(index, now)}/"


def subscription(subscription_id: int) -> str:
    """Where a subscription is confirmed and ended."""
    return f"{settings.ULAS_URL}/langganan/{subscription_token(subscription_id)}/"


def public(complaint: Complaint) -> str:
    """The page of a released complaint."""
    return f"{settings.ULAS_URL}/publik/{complaint.number}/"


def case(complaint: Complaint) -> str:
    """The officers' page of a case."""
    return f"{settings.ULAS_URL}/petugas/aduan/{complaint.number}/"


def queue() -> str:
    """The officers' first page: what waits."""
    return f"{settings.ULAS_URL}/petugas/"


def answering(link_id: int) -> str:
    """Where an agency without officers answers, once."""
    return f"{settings.ULAS_URL}/jawab/{token_for(str(link_id), 'answer')}/"


def invitation(invitation_id: int) -> str:
    """Where an invited person joins, or an officer sets a new password."""
    return f"{settings.ULAS_URL}/petugas/undangan/{invitation_token(invitation_id)}/"


def staff(agency: str = "") -> str:
    """The officers' page about who works at an agency; without a code the first page."""
    return f"{settings.ULAS_URL}/petugas/" + (f"tim/?instansi={agency}" if agency else "")
