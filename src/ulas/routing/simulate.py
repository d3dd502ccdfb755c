"""A year week by week: what went to the wrong agency is corrected, learned, and counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ulas.routing.evaluate import asked, catalogue_of
from ulas.routing.facts import Catalogue
from ulas.routing.model import LinearModel
from ulas.routing.training import Example, Label, Source, cold_start, retrain, train

WEEK = timedelta(days=7)
#: Any Monday: only distances between dates matter.
FIRST_MONDAY = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Week:
    """What one week brought: complaints, how many the first proposal sent wrong, a new model."""

    number: int
    cases: int
    misrouted: int
    took_over: bool


def year(examples: Sequence[Example], weeks: int = 52) -> Iterator[Week]:
    """Play `examples` (in order of time) as so many weeks, from a day without any history.

    Every complaint goes to the first proposal of the model in use. A wrong one comes back as a
    re-delegation, a right one as an answer; at the end of the week a new model is trained and
    takes over where the nightly gate lets it.
    """
    catalogue = catalogue_of(examples)
    model = train((), cold_start(catalogue))
    labels: list[Label] = []
    for number in range(weeks):
        start, end = (len(examples) * cut // weeks for cut in (number, number + 1))
        wrong = [_first(each, catalogue, model) != each.agency_code for each in examples[start:end]]
        labels += _labels(examples[start:end], wrong, FIRST_MONDAY + number * WEEK)
        made = retrain(labels, catalogue, model)
        if made.judgement.takes_over:
            model = made.model
        yield Week(number + 1, end - start, sum(wrong), made.judgement.takes_over)


def _first(example: Example, catalogue: Catalogue, model: LinearModel) -> str:
    found = asked(example, catalogue, model).agencies
    return found[0].code if found else ""


def _labels(week: Sequence[Example], wrong: Sequence[bool], monday: datetime) -> list[Label]:
    """What became known, spread evenly over the week."""
    return [
        Label(
            text=each.text,
            agency_code=each.agency_code,
            source=Source.REDELEGATED if corrected else Source.ANSWERED,
            at=monday + WEEK * (at / len(week)),
            place=each.place,
        )
        for at, (each, corrected) in enumerate(zip(week, wrong, strict=True))
    ]
