"""What the router says: ranked agencies and categories, why, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from ulas.routing.facts import Place


class Verdict(StrEnum):
    """What may be done with a proposal."""

    SEND = "SEND"
    SUGGEST = "SUGGEST"
    ASK = "ASK"


class TextKind(StrEnum):
    """What sort of text it is; all but COMPLAINT get a kind answer instead of an agency."""

    COMPLAINT = "COMPLAINT"
    GREETING = "GREETING"
    SPAM = "SPAM"
    INSULT = "INSULT"
    EMPTY = "EMPTY"


class ReasonKind(StrEnum):
    """Where a reason comes from."""

    WORD = "WORD"
    RULE = "RULE"
    PLACE = "PLACE"
    CATEGORY = "CATEGORY"
    CHOSEN = "CHOSEN"
    MODEL = "MODEL"


@dataclass(frozen=True)
class Reason:
    """One piece of evidence; `weight` is what it added, `sentence` is for the screen."""

    kind: ReasonKind
    what: str
    weight: float
    sentence: str


@dataclass(frozen=True)
class Candidate:
    """An agency or category by code, its probability (0 to 1), its strongest reasons first."""

    code: str
    confidence: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Sign:
    """Something in the text or category that speaks for urgency or confidentiality."""

    key: str
    what: str
    sentence: str


@dataclass(frozen=True)
class Proposal:
    """The router's whole answer; `agencies` and `categories` hold at most three, best first."""

    verdict: Verdict
    agencies: tuple[Candidate, ...] = ()
    categories: tuple[Candidate, ...] = ()
    urgency: tuple[Sign, ...] = ()
    confidentiality: tuple[Sign, ...] = ()
    kind: TextKind = TextKind.COMPLAINT


@dataclass(frozen=True)
class Opinion:
    """A statistical model's probability for one agency, with the words that moved it."""

    agency_code: str
    probability: float
    words: tuple[tuple[str, float], ...] = field(default=())


class AgencyModel(Protocol):
    """What `propose` asks of a trained model."""

    def opinions(self, text: str, place: Place) -> Sequence[Opinion]:
        """Probabilities of all agencies it knows, highest first, summing to at most 1."""
        ...
