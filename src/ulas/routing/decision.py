"""Hard facts first, then what words, rules, place and the model say: one proposal for one text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ulas.routing.evidence import Evidence, gather
from ulas.routing.facts import Catalogue, Place
from ulas.routing.proposal import (
    AgencyModel,
    Candidate,
    Opinion,
    Proposal,
    Reason,
    ReasonKind,
    TextKind,
    Verdict,
)
from ulas.routing.signs import confidentiality_signs, kind_of, urgency_signs
from ulas.routing.text import tokens

SHOWN = 3
READ_CHARACTERS = 20_000
SUGGEST_FROM = 0.4
HARD_CONFIDENCE = 0.97
#: Evidence that would have to be there before silence stops being the best guess.
DOUBT = 1.0
MODEL_SHARE = 0.85


def propose(
    text: str,
    place: Place,
    chosen_category: str | None,
    chosen_agency: str | None,
    catalogue: Catalogue,
    model: AgencyModel | None = None,
    excluded: tuple[str, ...] = (),
) -> Proposal:
    """Agencies and categories for one complaint, with reasons and a verdict. Takes any text.

    `chosen_*` are what the citizen picked (codes; unknown ones count for nothing), `excluded` the
    agencies that returned this complaint. SEND comes from hard facts alone, and never when the text
    is flagged as urgent, confidential, or no complaint.
    """
    read = text[:READ_CHARACTERS]
    words = tokens(read)
    category = catalogue.category_by_code.get(chosen_category or "")
    kind = kind_of(read)
    evidence = gather(words, place, chosen_category, chosen_agency, catalogue)
    opinions = model.opinions(read, place) if model and kind is TextKind.COMPLAINT else ()
    agencies = _ranked_agencies(evidence, opinions, excluded, catalogue)
    proposal = Proposal(
        verdict=Verdict.ASK,
        agencies=agencies[:SHOWN],
        categories=_ranked_categories(evidence)[:SHOWN],
        urgency=urgency_signs(words, category),
        confidentiality=confidentiality_signs(words, category),
        kind=kind,
    )
    hard = tuple(code for code in evidence.hard if code not in excluded)
    return _with_verdict(proposal, hard, returned=len(hard) < len(evidence.hard))


def _with_verdict(proposal: Proposal, hard: tuple[str, ...], *, returned: bool) -> Proposal:
    flagged = bool(proposal.urgency or proposal.confidentiality or returned)
    if proposal.kind is TextKind.COMPLAINT and len(hard) == 1 and not flagged:
        verdict = Verdict.SEND
    elif hard or (proposal.agencies and proposal.agencies[0].confidence >= SUGGEST_FROM):
        verdict = Verdict.SUGGEST
    else:
        verdict = Verdict.ASK
    if proposal.kind is not TextKind.COMPLAINT:
        verdict = Verdict.ASK
    return Proposal(
        verdict,
        proposal.agencies,
        proposal.categories,
        proposal.urgency,
        proposal.confidentiality,
        proposal.kind,
    )


def _ranked_agencies(
    evidence: Evidence, opinions: Sequence[Opinion], excluded: tuple[str, ...], catalogue: Catalogue
) -> tuple[Candidate, ...]:
    reasons: dict[str, list[Reason]] = {
        code: list(found) for code, found in evidence.agencies.items() if code not in excluded
    }
    shares = _shares(reasons)
    allowed = [each for each in opinions if each.agency_code in catalogue.agency_by_code]
    for opinion in allowed:
        if opinion.agency_code not in excluded:
            reasons.setdefault(opinion.agency_code, []).append(_model_reason(opinion))
    weight = MODEL_SHARE if allowed else 0.0
    judged = {each.agency_code: each.probability for each in allowed}
    confidence = {
        code: (1 - weight) * shares.get(code, 0.0) + weight * judged.get(code, 0.0)
        for code in reasons
    }
    hard = [code for code in evidence.hard if code in reasons]
    if hard:
        facts = {code: HARD_CONFIDENCE / len(hard) for code in hard}
        confidence = {code: (1 - HARD_CONFIDENCE) * share for code, share in confidence.items()}
        confidence |= facts
    return _candidates(reasons, confidence, first=hard)


def _model_reason(opinion: Opinion) -> Reason:
    named = ", ".join(word for word, _ in opinion.words)
    percent = round(100 * opinion.probability)
    because = f" karena kata {named}" if named else ""
    sentence = f"Aduan serupa biasanya ditangani di sini ({percent} %){because}."
    return Reason(ReasonKind.MODEL, named or opinion.agency_code, opinion.probability, sentence)


def _ranked_categories(evidence: Evidence) -> tuple[Candidate, ...]:
    shares = _shares(evidence.categories)
    return _candidates(evidence.categories, shares)


def _shares(reasons: Mapping[str, Iterable[Reason]]) -> dict[str, float]:
    """Evidence as probabilities: what a code has, against what all have and a fixed doubt."""
    sums = {code: sum(reason.weight for reason in found) for code, found in reasons.items()}
    total = sum(sums.values()) + DOUBT
    return {code: value / total for code, value in sums.items()}


def _candidates(
    reasons: Mapping[str, Iterable[Reason]],
    confidence: Mapping[str, float],
    first: Sequence[str] = (),
) -> tuple[Candidate, ...]:
    ranked = sorted(reasons, key=lambda code: (code not in first, -confidence[code], code))
    return tuple(
        Candidate(
            code,
            min(1.0, max(0.0, confidence[code])),
            tuple(sorted(reasons[code], key=lambda reason: -reason.weight)),
        )
        for code in ranked
    )
