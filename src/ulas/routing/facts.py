"""What the router is told about the city: agencies, categories, rules, place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ulas.routing.text import tokens


@dataclass(frozen=True)
class Place:
    """Where a complaint lies; codes as in the areas file, `lat` and `lon` in decimal degrees."""

    area_code: str | None = None
    district_code: str | None = None
    lat: float | None = None
    lon: float | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """(latitude, longitude), or None where one of them is missing."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    def lies_in(self, prefix: str) -> bool:
        """Whether the area or the district code begins with `prefix`."""
        return any(
            code is not None and code.startswith(prefix)
            for code in (self.area_code, self.district_code)
        )


NOWHERE = Place()


@dataclass(frozen=True)
class CategoryFacts:
    """A category as the router sees it; `keywords` are words or phrases in our own wording."""

    code: str
    name: str
    agency_code: str | None = None
    keywords: tuple[str, ...] = ()
    emergency: bool = False
    confidential: bool = False


@dataclass(frozen=True)
class AgencyFacts:
    """An agency as the router sees it; `aliases` are the other names people use for it."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "OPD"


@dataclass(frozen=True)
class Rule:
    """Words and place that speak for an agency.

    It holds when any entry of `words` is in the text (an entry "tagihan + pdam" asks for all its
    parts) and the place lies in `area_prefix`, where one is given. With neither it never holds.
    A `hard` rule is a fact of who owns the matter and may send a complaint by itself.
    """

    key: str
    words: tuple[str, ...]
    area_prefix: str | None
    agency_code: str
    category_code: str | None = None
    hard: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Catalogue:
    """All that stands fixed about the city; keep it once built, its word index is made once.

    `successors` are (code, code that took over or None) of agencies that were merged or renamed.
    """

    agencies: tuple[AgencyFacts, ...] = ()
    categories: tuple[CategoryFacts, ...] = ()
    rules: tuple[Rule, ...] = ()
    successors: tuple[tuple[str, str | None], ...] = ()

    def present(self, code: str) -> str | None:
        """The code under which an agency goes today, None where it is gone."""
        return present_code(code, self._took_over)

    @cached_property
    def _took_over(self) -> Mapping[str, str | None]:
        return dict(self.successors)

    @cached_property
    def agency_by_code(self) -> Mapping[str, AgencyFacts]:
        """Agencies by code."""
        return {agency.code: agency for agency in self.agencies}

    @cached_property
    def category_by_code(self) -> Mapping[str, CategoryFacts]:
        """Categories by code."""
        return {category.code: category for category in self.categories}

    @cached_property
    def keyword_owners(self) -> Mapping[tuple[str, ...], tuple[CategoryFacts, ...]]:
        """Stemmed keyword phrase -> the categories that name it."""
        owners: dict[tuple[str, ...], list[CategoryFacts]] = {}
        for category in self.categories:
            for phrase in {tokens(word) for word in (*category.keywords, category.name)}:
                if phrase:
                    owners.setdefault(phrase, []).append(category)
        return {phrase: tuple(found) for phrase, found in owners.items()}

    @cached_property
    def agency_names(self) -> Mapping[tuple[str, ...], AgencyFacts]:
        """Stemmed name or alias -> the agency; a name that two agencies share is nobody's."""
        named: dict[tuple[str, ...], set[AgencyFacts]] = {}
        for agency in self.agencies:
            for name in (agency.name, *agency.aliases):
                if phrase := tokens(name):
                    named.setdefault(phrase, set()).add(agency)
        return {phrase: next(iter(found)) for phrase, found in named.items() if len(found) == 1}

    @cached_property
    def rule_words(self) -> tuple[tuple[Rule, tuple[tuple[tuple[str, ...], ...], ...]], ...]:
        """Each rule with its alternatives: the stemmed phrases that each of them asks for."""
        return tuple(
            (rule, tuple(_alternative(entry) for entry in rule.words)) for rule in self.rules
        )


def present_code(code: str, successors: Mapping[str, str | None]) -> str | None:
    """The code that holds today, chains followed; None where it is gone or the codes go round."""
    seen: set[str] = set()
    present: str | None = code
    while present is not None and present in successors:
        if present in seen:
            return None
        seen.add(present)
        present = successors[present]
    return present


def _alternative(entry: str) -> tuple[tuple[str, ...], ...]:
    return tuple(phrase for part in entry.split("+") if (phrase := tokens(part)))
