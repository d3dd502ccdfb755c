"""What helps while a complaint is written: danger first, then kindness, then suggestions."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import get_language, gettext

from ulas.agencies.queries.catalogue import catalogue
from ulas.complaints.queries.public import category_choices
from ulas.complaints.queries.similar import SimilarComplaint, similar
from ulas.complaints.sealed.cleaning import clean_line, clean_text
from ulas.routing import Place, Proposal, ReasonKind, TextKind, propose
from ulas.sop.terms import Visibility

SURE_FROM = 0.35
# Danger and a greeting show in a few letters; what a text is about needs more of them.
FEW_LETTERS, ENOUGH_LETTERS = 4, 12
MOST_TEXT = 10_000


@dataclass(frozen=True)
class Suggestion:
    """A category to choose with one tap, and why."""

    code: str
    name: str
    agency: str
    because: str


@dataclass(frozen=True)
class Hints:
    """What the form shows below the text."""

    danger: bool = False
    kindness: str = ""
    confidential: str = ""
    suggestion: Suggestion | None = None
    similar: list[SimilarComplaint] = field(default_factory=list)


def hints_for(typed: Mapping[str, str], now: datetime) -> Hints:
    """Hints for a form as far as it is filled in; what cannot be read counts for nothing."""
    found = hints(
        clean_text(typed.get("text", "")[:MOST_TEXT]),
        now,
        category=clean_line(typed.get("category", ""))[:60],
        area=clean_line(typed.get("area", ""))[:20],
        latitude=degrees(typed.get("latitude", "")),
        longitude=degrees(typed.get("longitude", "")),
    )
    # Whoever has chosen already is not told to choose.
    chosen = typed.get("visibility") == Visibility.CONFIDENTIAL
    return replace(found, confidential="") if chosen else found


def degrees(typed: str) -> float | None:
    """A coordinate as typed; None for anything that is no finite number."""
    try:
        value = float(typed)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


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
    letters = len(text.strip())
    if letters < FEW_LETTERS:
        return Hints()
    place = Place(area or None, None, latitude, longitude)
    proposal = propose(text, place, category or None, None, catalogue())
    found = Hints(danger=bool(proposal.urgency), kindness=kindness(proposal.kind))
    if letters < ENOUGH_LETTERS:
        return found
    return replace(
        found,
        confidential=_confidential(proposal),
        suggestion=None if category else _suggestion(proposal),
        similar=similar(text, now, area=area, latitude=latitude, longitude=longitude),
    )


def kindness(kind: TextKind) -> str:
    """What to say to a text that is no complaint yet; empty for one that is."""
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
    sign = proposal.confidentiality[0]
    if sign.key == "CATEGORY":
        return gettext("Kategori “%(name)s” biasanya dirahasiakan.") % {"name": sign.what}
    return gettext("Isi ini sebaiknya dirahasiakan: “%(words)s”.") % {"words": sign.what}


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
