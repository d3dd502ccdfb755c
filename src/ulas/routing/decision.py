"""Hard facts first, then what words, rules, place and the model say: one proposal for one text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ulas.routing.evidence import Evidence, Returned, gather, only_names
from ulas.routing.facts import Catalogue, Place
from ulas.routing.matters import parts_of
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
#: A part of a text is a matter of its own when the router is so sure of it.
MATTER_FROM = 0.6
#: So sure a model may be of another agency before a fact read from words is doubted.
CONTRADICTS_FROM = 0.5
#: Evidence that would have to be there before silence stops being the best guess.
DOUBT = 1.0
#: Kinds of reasons that raise what the model says; words it has weighed itself.
_LIFTING = frozenset({ReasonKind.RULE, ReasonKind.PLACE, ReasonKind.RETURN})


def propose(
    text: str,
    place: Place,
    chosen_category: str | None,
    chosen_agency: str | None,
    catalogue: Catalogue,
    model: AgencyModel | None = None,
    excluded: tuple[str, ...] = (),
    returned: Sequence[Returned] = (),
) -> Proposal:
    """Agencies and categories for one complaint, with reasons and a verdict. Takes any text.

    `chosen_*` are what the citizen picked (codes; unknown ones count for nothing), `excluded` the
    agencies that it must not go to again, `returned` what those that gave it back said. SEND comes
    from hard facts that no model contradicts, or from a model that a person allowed to, and never
    where the text is flagged as urgent, confidential, of several matters, or no complaint.
    """
    read = text[:READ_CHARACTERS]
    words = tokens(read)
    category = catalogue.category_by_code.get(chosen_category or "")
    evidence = gather(words, place, chosen_category, chosen_agency, catalogue, returned)
    opinions = _present(model.opinions(read, place), catalogue) if model else ()
    if _contradicts(opinions, evidence):
        evidence.hard.clear()
    agencies = ranked_agencies(evidence, opinions, _trust(model, opinions), excluded, catalogue)
    if not evidence.hard and only_names(words, catalogue):
        agencies = tuple(replace(each, confidence=_unsure(each.confidence)) for each in agencies)
    proposal = Proposal(
        verdict=Verdict.ASK,
        agencies=agencies[:SHOWN],
        categories=_candidates(evidence.categories, _shares(evidence.categories))[:SHOWN],
        urgency=urgency_signs(words, category),
        confidentiality=confidentiality_signs(words, category),
        kind=kind_of(read),
        several=_matters(read, place, catalogue, model, excluded),
        model_version=model.version if model else "",
        notes=(model.trouble,) if model and model.trouble else (),
    )
    allowed = model.send_from if model else None
    return proposal.with_verdict(_verdict(proposal, evidence.hard, excluded, allowed))


def _contradicts(opinions: Sequence[Opinion], evidence: Evidence) -> bool:
    """Whether the model is sure of an agency that no hard fact names: then a person decides.

    Words can hold a fact by accident; what the citizen chose is not such an accident.
    """
    best = max(opinions, key=lambda each: each.probability, default=None)
    return (
        not evidence.chosen
        and best is not None
        and best.agency_code not in evidence.hard
        and best.probability >= CONTRADICTS_FROM
    )


def _unsure(confidence: float) -> float:
    """Below what is suggested: names of agencies alone are no matter."""
    return min(confidence, SUGGEST_FROM - 0.05)


def _present(opinions: Sequence[Opinion], catalogue: Catalogue) -> tuple[Opinion, ...]:
    """Opinions under the codes that hold today: a model may be older than a reorganisation."""
    if not catalogue.successors:
        return tuple(opinions)
    joined: dict[str, Opinion] = {}
    for each in opinions:
        code = catalogue.present(each.agency_code)
        if code is None:
            continue
        had = joined.get(code)
        words = had.words if had else each.words
        joined[code] = Opinion(code, each.probability + (had.probability if had else 0.0), words)
    return tuple(sorted(joined.values(), key=lambda each: -each.probability))


def _verdict(
    proposal: Proposal, hard: Sequence[str], excluded: tuple[str, ...], allowed: float | None
) -> Verdict:
    if proposal.kind is not TextKind.COMPLAINT:
        return Verdict.ASK
    left = [code for code in hard if code not in excluded]
    returned = len(left) < len(hard)
    others = [each.code for each in proposal.several if each.code not in left]
    flagged = proposal.urgency or proposal.confidentiality or returned or others
    if len(left) == 1 and not flagged:
        return Verdict.SEND
    best = proposal.agencies[0].confidence if proposal.agencies else 0.0
    if allowed is not None and best >= allowed and not (hard or flagged or excluded):
        return Verdict.SEND
    return Verdict.SUGGEST if left or best >= SUGGEST_FROM else Verdict.ASK


def ranked_agencies(
    evidence: Evidence,
    opinions: Sequence[Opinion],
    trust: float,
    excluded: tuple[str, ...],
    catalogue: Catalogue,
) -> tuple[Candidate, ...]:
    """All agencies that anything speaks for, best first; those of a hard fact before all others."""
    allowed = [each for each in opinions if each.agency_code in catalogue.agency_by_code]
    reasons = {code: list(found) for code, found in evidence.agencies.items()}
    for opinion in allowed:
        reasons.setdefault(opinion.agency_code, []).append(_model_reason(opinion))
    words = _shares(evidence.agencies)
    judged = _with_rules({each.agency_code: each.probability for each in allowed}, evidence)
    confidence = {
        code: (1 - trust) * words.get(code, 0.0) + trust * judged.get(code, 0.0) for code in reasons
    }
    left = {code: found for code, found in reasons.items() if code not in excluded}
    lost = sum(confidence[code] for code in reasons if code in excluded)
    confidence = {code: confidence[code] / max(1e-9, 1 - min(lost, 0.99)) for code in left}
    hard = [code for code in evidence.hard if code in left]
    if hard:
        facts = {code: HARD_CONFIDENCE / len(hard) for code in hard}
        confidence = {code: (1 - HARD_CONFIDENCE) * share for code, share in confidence.items()}
        confidence |= facts
    return _candidates(left, confidence, first=hard)


def _trust(model: AgencyModel | None, opinions: Sequence[Opinion]) -> float:
    return model.trust if model and opinions else 0.0


def _with_rules(judged: Mapping[str, float], evidence: Evidence) -> dict[str, float]:
    """A rule or a place multiplies what the model says by the power of its weight."""
    weighty = {
        code: sum(each.weight for each in found if each.kind in _LIFTING)
        for code, found in evidence.agencies.items()
    }
    raised = {
        code: share * math.exp(min(5.0, weighty.get(code, 0.0))) for code, share in judged.items()
    }
    before, after = sum(judged.values()), sum(raised.values())
    return {code: share * before / after for code, share in raised.items()} if after else {}


def _matters(
    text: str,
    place: Place,
    catalogue: Catalogue,
    model: AgencyModel | None,
    excluded: tuple[str, ...],
) -> tuple[Candidate, ...]:
    """The agencies of the parts of a text, where the parts surely belong to different ones."""
    found: dict[str, Candidate] = {}
    for part in parts_of(text):
        evidence = gather(tokens(part), place, None, None, catalogue)
        asked = model.opinions(part, place, explain=False) if model else ()
        opinions = _present(asked, catalogue)
        ranked = ranked_agencies(evidence, opinions, _trust(model, opinions), excluded, catalogue)
        if ranked and ranked[0].confidence >= MATTER_FROM:
            found.setdefault(ranked[0].code, _matter(part, ranked[0], catalogue))
    return tuple(found.values())[:SHOWN] if len(found) > 1 else ()


def _matter(part: str, best: Candidate, catalogue: Catalogue) -> Candidate:
    quoted = part if len(part) <= 80 else f"{part[:79]}…"
    name = catalogue.agency_by_code[best.code].name
    sentence = f"Bagian “{quoted}” tampaknya urusan {name}."
    reason = Reason(ReasonKind.WORD, quoted, best.confidence, sentence)
    return Candidate(best.code, best.confidence, (reason, *best.reasons))


def _model_reason(opinion: Opinion) -> Reason:
    named = ", ".join(word for word, _ in opinion.words)
    percent = round(100 * opinion.probability)
    because = f", terutama karena kata {named}" if named else ""
    sentence = f"Aduan serupa biasanya ditangani di sini ({percent} %){because}."
    what = named or opinion.agency_code
    return Reason(ReasonKind.MODEL, what, opinion.probability, sentence, opinion.words)


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
