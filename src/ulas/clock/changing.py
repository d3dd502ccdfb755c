"""A calendar's data with other hours from a date on; what lies before keeps its hours.

The hours of former times are special periods of a telling name that end the day before the
change. Where another period lies across such an end, the former hours stop short of it: that
period rules its own days. The name keeps the true last day, so that nothing is lost when the
other period moves.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ulas.clock.reading import as_date

EARLIER = "jam kerja sampai "
"""Periods of this name hold the hours that were valid until the date that follows."""
FIRST_DAY = date(2020, 1, 1)
ONE_DAY = timedelta(days=1)
Period = Mapping[str, Any]
History = dict[date, Mapping[str, Any]]
"""The week that was valid up to each of these days."""


def with_hours_from(
    data: Mapping[str, Any], weekly: Mapping[str, Any], first: date | None
) -> dict[str, Any]:
    """The calendar's data with a new weekly pattern from the date `first` on.

    Without a date another pattern holds for all time. A change that was planned for a later
    date gives way to this one.
    """
    others = [one for one in data["special_periods"] if not is_earlier(one)]
    history: History = {
        _last(one): one["weekly"] for one in data["special_periods"] if is_earlier(one)
    }
    if first is not None:
        history = _until(history, first, data["weekly"], weekly)
    elif weekly != data["weekly"]:
        history = {}
    return {
        **data,
        "weekly": dict(weekly),
        "special_periods": [*_periods(history, others), *others],
    }


def is_earlier(period: Period) -> bool:
    """Whether a period holds the hours of former times."""
    return names_earlier(str(period["name"]))


def names_earlier(name: str) -> bool:
    """Whether a period of this name holds the hours of former times."""
    return name.startswith(EARLIER) and as_date(name.removeprefix(EARLIER)) is not None


def _until(
    history: History, first: date, held: Mapping[str, Any], weekly: Mapping[str, Any]
) -> History:
    """The history as it ends the day before `first`; what was valid then goes up to that day."""
    end = first - ONE_DAY
    later = [last for last in history if last >= end]
    valid = history[min(later)] if later else held
    kept = {last: week for last, week in history.items() if last < end}
    return kept if valid == weekly else {**kept, end: valid}


def _periods(history: History, others: Sequence[Period]) -> list[dict[str, Any]]:
    found, start = [], FIRST_DAY
    for last in sorted(history):
        span = _fitted(start, last, others)
        if span is not None:
            found.append(
                {
                    "first": span[0].isoformat(),
                    "last": span[1].isoformat(),
                    "name": f"{EARLIER}{last.isoformat()}",
                    "weekly": dict(history[last]),
                }
            )
        start = last + ONE_DAY
    return found


def _fitted(start: date, end: date, others: Sequence[Period]) -> tuple[date, date] | None:
    """The span cut so that no period lies across its ends; None when nothing is left of it."""
    for _ in others:
        for one in others:
            first, last = _day(one["first"]), _day(one["last"])
            if first <= start and end <= last:
                return None
            if first <= end < last:
                end = first - ONE_DAY
            if first < start <= last:
                start = last + ONE_DAY
    return (start, end) if start <= end else None


def _last(period: Period) -> date:
    return date.fromisoformat(str(period["name"]).removeprefix(EARLIER))


def _day(value: str | date) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
