"""Text and place -> proposed agencies with reasons; likeness; urgency. Data in, decision out."""

from ulas.routing.blocking import block_keys, block_numbers
from ulas.routing.decision import propose
from ulas.routing.evidence import Returned
from ulas.routing.facts import NOWHERE, AgencyFacts, Catalogue, CategoryFacts, Place, Rule
from ulas.routing.likeness import Matter, Similar, merge_score, similarity
from ulas.routing.proposal import (
    AgencyModel,
    Candidate,
    Opinion,
    Proposal,
    Reason,
    ReasonKind,
    Sign,
    TextKind,
    Verdict,
)
from ulas.routing.text import MASK, coordinates_in, mask_contacts, nearest, normalise, tokens

__all__ = [
    "MASK",
    "NOWHERE",
    "AgencyFacts",
    "AgencyModel",
    "Candidate",
    "Catalogue",
    "CategoryFacts",
    "Matter",
    "Opinion",
    "Place",
    "Proposal",
    "Reason",
    "ReasonKind",
    "Returned",
    "Rule",
    "Sign",
    "Similar",
    "TextKind",
    "Verdict",
    "block_keys",
    "block_numbers",
    "coordinates_in",
    "mask_contacts",
    "merge_score",
    "nearest",
    "normalise",
    "propose",
    "similarity",
    "tokens",
]
