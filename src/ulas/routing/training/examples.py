"""What the model learns from: corrections and answers as weighted labels, our descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ulas.routing.facts import NOWHERE, Catalogue, Place, present_code
from ulas.routing.knowledge import usual_matters


class Source(StrEnum):
    """How it became known that a complaint belongs to an agency."""

    REDELEGATED = "REDELEGATED"
    RETURN_REFUSED = "RETURN_REFUSED"
    CLERK_CHOICE = "CLERK_CHOICE"
    ANSWERED = "ANSWERED"
    CITIZEN_CHOICE = "CITIZEN_CHOICE"


#: How much a label counts: a person who corrected has looked, a citizen has guessed.
SOURCE_WEIGHTS: Mapping[Source, float] = {
    Source.REDELEGATED: 1.5,
    Source.RETURN_REFUSED: 1.5,
    Source.CLERK_CHOICE: 1.2,
    Source.ANSWERED: 1.0,
    Source.CITIZEN_CHOICE: 0.5,
}


@dataclass(frozen=True)
class Label:
    """One complaint known to belong to one agency, known since `at`.

    `share` is 1, or less where the complaint belongs to several agencies at once.
    """

    text: str
    agency_code: str
    source: Source
    at: datetime
    place: Place = NOWHERE
    share: float = 1.0


@dataclass(frozen=True)
class Example:
    """A text to learn from with the weight it has."""

    text: str
    agency_code: str
    weight: float = 1.0
    place: Place = NOWHERE


def examples_from(
    labels: Iterable[Label], reorganised: Mapping[str, str | None] | None = None
) -> tuple[Example, ...]:
    """Labels as examples in order of time, agencies under the codes that hold today.

    `reorganised` maps an old code to the code that took over (chains are followed), or to None
    where nobody did: such labels are left out.
    """
    mapping = reorganised or {}
    ordered = sorted(labels, key=lambda label: label.at)
    return tuple(
        Example(label.text, code, SOURCE_WEIGHTS[label.source] * label.share, label.place)
        for label in ordered
        if (code := present_code(label.agency_code, mapping)) is not None
    )


def cold_start(catalogue: Catalogue) -> tuple[Example, ...]:
    """Examples made of our own words, for the day without history and for agencies with few cases.

    They are names, keywords and rules of the catalogue, and what agencies of such names usually do.
    """
    examples: list[Example] = []
    for agency in catalogue.agencies:
        examples += _spoken(agency.code, (agency.name, *agency.aliases, *usual_matters(agency)))
    for category in catalogue.categories:
        if category.agency_code in catalogue.agency_by_code:
            examples += _spoken(category.agency_code or "", (category.name, *category.keywords))
    for rule in catalogue.rules:
        if rule.agency_code in catalogue.agency_by_code and rule.area_prefix is None:
            examples += _spoken(rule.agency_code, [word.replace("+", " ") for word in rule.words])
    return tuple(examples)


def _spoken(code: str, phrases: Sequence[str]) -> list[Example]:
    return [Example(phrase, code) for phrase in phrases if phrase.strip()]
