"""Evidence for agencies and categories: words, names, rules, place, and what the citizen chose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ulas.routing.facts import AgencyFacts, Catalogue, CategoryFacts, Place, Rule
from ulas.routing.proposal import Reason, ReasonKind
from ulas.routing.signs import phrase_places
from ulas.routing.text import tokens

Owner = TypeVar("Owner")

NAMED = 0.6
RULE = 2.0
HARD = 20.0
LONGER_PHRASE = 0.6
#: What follows one of these only tells where: "trotoar depan RSUD" is no matter of the hospital.
BESIDE = frozenset(
    stem
    for word in (
        "depan", "belakang", "samping", "sebelah", "seberang", "dekat", "sekitar", "sekeliling",
    )
    for stem in tokens(word)
)  # fmt: skip


@dataclass
class Evidence:
    """Reasons by agency code and by category code; `hard` holds agencies that a hard fact names.

    `chosen` says that the citizen picked one of them, so that not words alone tell it.
    """

    agencies: dict[str, list[Reason]] = field(default_factory=lambda: defaultdict(list))
    categories: dict[str, list[Reason]] = field(default_factory=lambda: defaultdict(list))
    hard: list[str] = field(default_factory=list)
    chosen: bool = False

    def add(self, reason: Reason, agency: str | None, category: str | None = None) -> None:
        """Count `reason` for an agency, a category, or both."""
        if agency is not None:
            self.agencies[agency].append(reason)
        if category is not None:
            self.categories[category].append(reason)

    def add_hard(self, reason: Reason, agency: str, category: str | None = None) -> None:
        """Count a fact that names the owner."""
        self.add(reason, agency, category)
        if agency not in self.hard:
            self.hard.append(agency)


@dataclass(frozen=True)
class Returned:
    """An agency (code) gave the complaint back: its reason as written, whose matter it thinks."""

    by: str
    reason: str = ""
    proposed: str | None = None


def gather(
    words: tuple[str, ...],
    place: Place,
    chosen_category: str | None,
    chosen_agency: str | None,
    catalogue: Catalogue,
    returned: Sequence[Returned] = (),
) -> Evidence:
    """All that speaks for an agency or category.

    These are stemmed `words`, place, the citizen's choice, and what agencies said that gave the
    complaint back.
    """
    evidence = Evidence()
    _from_choice(evidence, chosen_category, chosen_agency, catalogue)
    _from_rules(evidence, words, place, catalogue)
    _from_keywords(evidence, words, catalogue)
    _from_names(evidence, words, catalogue)
    for each in returned:
        _from_return(evidence, each, catalogue)
    return evidence


def _from_choice(
    evidence: Evidence, chosen_category: str | None, chosen_agency: str | None, catalogue: Catalogue
) -> None:
    agency = catalogue.agency_by_code.get(chosen_agency or "")
    category = catalogue.category_by_code.get(chosen_category or "")
    if agency:
        sentence = f"Pengadu memilih {agency.name}."
        evidence.chosen = True
        evidence.add_hard(Reason(ReasonKind.CHOSEN, agency.code, HARD, sentence), agency.code)
    if category is None:
        return
    owner = catalogue.agency_by_code.get(category.agency_code or "")
    if owner is None or agency is not None:
        sentence = f"Pengadu memilih kategori “{category.name}”."
        evidence.add(
            Reason(ReasonKind.CATEGORY, category.code, HARD, sentence), None, category.code
        )
        return
    sentence = f"Pengadu memilih kategori “{category.name}”, yang ditangani {owner.name}."
    evidence.chosen = True
    evidence.add_hard(
        Reason(ReasonKind.CATEGORY, category.code, HARD, sentence), owner.code, category.code
    )


def _from_rules(
    evidence: Evidence, words: tuple[str, ...], place: Place, catalogue: Catalogue
) -> None:
    places = phrase_places(words)
    for rule, alternatives in catalogue.rule_words:
        if rule.agency_code not in catalogue.agency_by_code:
            continue
        matched = next(
            (
                each
                for each in alternatives
                if each and all(_is_spoken_of(part, words, places) for part in each)
            ),
            None,
        )
        if not _applies(rule, matched, place):
            continue
        reason = _rule_reason(rule, matched)
        add = evidence.add_hard if rule.hard else evidence.add
        add(reason, rule.agency_code, rule.category_code)


def _is_spoken_of(
    phrase: tuple[str, ...], words: tuple[str, ...], places: dict[str, list[int]]
) -> bool:
    """Whether the phrase stands anywhere as a matter, not just as a mark of the place."""
    return any(
        words[at : at + len(phrase)] == phrase and not _only_a_mark(at, words)
        for at in places.get(phrase[0], ())
    )


def _only_a_mark(at: int, words: tuple[str, ...]) -> bool:
    return at > 0 and words[at - 1] in BESIDE


def _applies(rule: Rule, matched: tuple[tuple[str, ...], ...] | None, place: Place) -> bool:
    if rule.words and matched is None:
        return False
    if rule.area_prefix is not None:
        return place.lies_in(rule.area_prefix)
    return matched is not None


def _rule_reason(rule: Rule, matched: tuple[tuple[str, ...], ...] | None) -> Reason:
    kind = ReasonKind.PLACE if rule.area_prefix is not None else ReasonKind.RULE
    named = ", ".join(" ".join(part) for part in matched) if matched else rule.key
    return Reason(kind, named, HARD if rule.hard else RULE, rule.reason or f"Aturan {rule.key}.")


def _from_keywords(evidence: Evidence, words: tuple[str, ...], catalogue: Catalogue) -> None:
    for phrase, owners in _phrases_in(words, catalogue.keyword_owners):
        weight = (1 + LONGER_PHRASE * (len(phrase) - 1)) / len(owners)
        for category in owners:
            _add_keyword(evidence, category, " ".join(phrase), weight, catalogue)


def _add_keyword(
    evidence: Evidence, category: CategoryFacts, phrase: str, weight: float, catalogue: Catalogue
) -> None:
    sentence = f"Kata “{phrase}” biasa dipakai dalam kategori “{category.name}”."
    known = category.agency_code in catalogue.agency_by_code
    evidence.add(
        Reason(ReasonKind.WORD, phrase, weight, sentence),
        category.agency_code if known else None,
        category.code,
    )


def _from_names(evidence: Evidence, words: tuple[str, ...], catalogue: Catalogue) -> None:
    """An agency that is named counts once and little: people name whom they blame."""
    named: dict[AgencyFacts, str] = {}
    for words_named, agency in _phrases_in(words, catalogue.agency_names):
        named.setdefault(agency, " ".join(words_named))
    for agency, phrase in named.items():
        sentence = f"Aduan menyebut {agency.name}."
        evidence.add(Reason(ReasonKind.WORD, phrase, NAMED / len(named), sentence), agency.code)


def only_names(words: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Whether a text holds hardly more than names of agencies: whom it blames, not a matter."""
    named = _phrases_in(words, catalogue.agency_names)
    spoken = {word for phrase, _ in named for word in phrase}
    others = len({agency.code for _, agency in named}) - 1
    return bool(named) and len(set(words) - spoken) <= 2 * others


def _from_return(evidence: Evidence, returned: Returned, catalogue: Catalogue) -> None:
    """Whom the returning agency proposes, or else names in its reason."""
    giver = catalogue.agency_by_code.get(returned.by)
    who = giver.name if giver else returned.by
    proposed = catalogue.agency_by_code.get(returned.proposed or "")
    if proposed is not None:
        sentence = f"{who} mengembalikan aduan ini dan mengusulkan {proposed.name}."
        reason = Reason(ReasonKind.RETURN, returned.by, RULE, sentence)
        evidence.add(reason, proposed.code)
        return
    for phrase, named in _phrases_in(tokens(returned.reason), catalogue.agency_names):
        if named.code != returned.by:
            sentence = f"{who} mengembalikan aduan ini dan menyebut {named.name}."
            what = " ".join(phrase)
            evidence.add(Reason(ReasonKind.RETURN, what, RULE / 2, sentence), named.code)


def _phrases_in(
    words: tuple[str, ...], index: Mapping[tuple[str, ...], Owner], longest: int = 7
) -> list[tuple[tuple[str, ...], Owner]]:
    """The phrases of `index` that `words` speak of, each once, in order of appearance."""
    found: dict[tuple[str, ...], Owner] = {}
    for start in range(len(words)):
        for stop in range(start + 1, min(start + longest, len(words)) + 1):
            phrase = words[start:stop]
            if phrase in index and phrase not in found and not _only_a_mark(start, words):
                found[phrase] = index[phrase]
    return list(found.items())
