"""What helps while a complaint is written: danger first, then kindness, then suggestions."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import get_language, gettext

from ulas.agencies.queries.catalogue import catalogue
from ulas.complaints.queries.public import category_choices
from ulas.complaints.queries.similar import SimilarComplaint, similar
from ulas.routing import Place, Proposal, ReasonKind, TextKind, propose

SURE_FROM = 0.35
LEAST_LETTERS = 12


@dataclass(frozen=True)
class Suggestion:
    """A category to choose with one tap, and why."""

    code: str
    name: str
    agency: str
    because: str


@dataclass
class Hints:
    """What the form shows below the text."""

    danger: bool = False
    kindness: str = ""
    confidential: str = ""
    suggestion: Suggestion | None = None
    similar: list[SimilarComplaint] = field(default_factory=list)


def hints(
    text: str,
    now: datetime,
    *,
    category: str = "",
    area: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
) -> Hints:
    """Hints for a text as far as it is written."""
    if len(text.strip()) < LEAST_LETTERS:
        return Hints()
    place = Place(area or None, None, latitude, longitude)
    proposal = propose(text, place, category or None, None, catalogue())
    return Hints(
        danger=bool(proposal.urgency),
        kindness=_kindness(proposal.kind),
        confidential=_confidential(proposal),
        suggestion=None if category else _suggestion(proposal),
        similar=similar(text, now, area=area, latitude=latitude, longitude=longitude),
    )


def _kindness(kind: TextKind) -> str:
    words = {
        TextKind.GREETING: gettext(
            "Salam kembali! Silakan langsung ceritakan masalahnya: apa, di mana, sejak kapan."
        ),
        TextKind.EMPTY: gettext("Silakan ceritakan masalahnya: apa, di mana, sejak kapan."),
        TextKind.INSULT: gettext(
            "Kami mengerti Anda kesal. Sebutkan apa yang terjadi dan di mana, "
            "supaya petugas dapat menolong."
        ),
        TextKind.SPAM: gettext(
            "Tulisan ini mirip promosi. Bila ini aduan, ceritakan masalahnya dengan kata sendiri."
        ),
    }
    return words.get(kind, "")


def _confidential(proposal: Proposal) -> str:
    if not proposal.confidentiality:
        return ""
    return gettext("Isi ini sebaiknya dirahasiakan: “%(words)s”.") % {
        "words": proposal.confidentiality[0].what
    }


def _suggestion(proposal: Proposal) -> Suggestion | None:
    if not proposal.categories or proposal.categories[0].confidence < SURE_FROM:
        return None
    best = proposal.categories[0]
    choice = next((one for one in category_choices() if one.code == best.code), None)
    if choice is None:
        return None
    english = (get_language() or "").startswith("en") and choice.name_en
    words = [reason.what for reason in best.reasons if reason.kind is ReasonKind.WORD][:3]
    because = gettext("karena Anda menulis “%(words)s”") % {"words": "”, “".join(words)}
    return Suggestion(choice.code, english or choice.name, choice.agency, because if words else "")
