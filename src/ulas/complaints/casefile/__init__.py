"""How a verb is carried out: lock, check, advance the steps, write the event and the outbox."""

from ulas.complaints.casefile import clocks
from ulas.complaints.casefile.actor import COMPLAINANT, SYSTEM, Actor, by_officer
from ulas.complaints.casefile.case import Case, opened
from ulas.complaints.refusals import CaseNotFound, FieldRefused, StaleCase
from ulas.sop.moves import MoveRefused

__all__ = [
    "COMPLAINANT",
    "SYSTEM",
    "Actor",
    "Case",
    "CaseNotFound",
    "FieldRefused",
    "MoveRefused",
    "StaleCase",
    "by_officer",
    "clocks",
    "opened",
]
