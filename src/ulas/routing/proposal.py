"""What the router says: ranked agencies and categories, why, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    RETURN = "RETURN"


@dataclass(frozen=True)
class Reason:
    """One piece of evidence; `weight` is what it added, `sentence` is for the screen.

    `words` are a model's: each with what the agency's score loses when the word is taken out.
    """

    kind: ReasonKind
    what: str
    weight: float
    sentence: str
    words: tuple[tuple[str, float], ...] = ()


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
    """The router's whole answer; `agencies` and `categories` hold at most three, best first.

    `several` names the agencies of a text with several matters; `notes` are sentences for the
    officer, such as a model that could not be read; `model_version` is the model that was asked.
    """

    verdict: Verdict
    agencies: tuple[Candidate, ...] = ()
    categories: tuple[Candidate, ...] = ()
    urgency: tuple[Sign, ...] = ()
    confidentiality: tuple[Sign, ...] = ()
    kind: TextKind = TextKind.COMPLAINT
    several: tuple[Candidate, ...] = ()
    model_version: str = ""
    notes: tuple[str, ...] = ()

    def with_verdict(self, verdict: Verdict) -> Proposal:
        """The same proposal under another verdict."""
        return replace(self, verdict=verdict)


@dataclass(frozen=True)
class Opinion:
    """A statistical model's probability for one agency, with the words that moved it."""

    agency_code: str
    probability: float
    words: tuple[tuple[str, float], ...] = ()


class AgencyModel(Protocol):
    """What `propose` asks of a trained model."""

    @property
    def version(self) -> str:
        """What identifies the model, so that a past decision can name it."""
        ...

    @property
    def trust(self) -> float:
        """How far to believe it against plain keywords, 0 to 1."""
        ...

    @property
    def send_from(self) -> float | None:
        """From which confidence it may send by itself; None while a person decides."""
        ...

    @property
    def trouble(self) -> str:
        """A sentence for the officer when the model could not be used, else ""."""
        ...

    def opinions(self, text: str, place: Place, *, explain: bool = True) -> Sequence[Opinion]:
        """Probabilities of all agencies it knows, highest first, summing to at most 1."""
        ...
