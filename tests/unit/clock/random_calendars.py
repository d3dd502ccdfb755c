"""Hypothesis strategies: calendars of every shape, instants, pauses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from ulas.clock import Calendar, Excuse, Pause

FIRST = date(2026, 2, 23)
ZONES = (
    "Asia/Jakarta",
    "Asia/Kathmandu",
    "Europe/Amsterdam",  # goes forward in March at 02:00
    "Asia/Beirut",  # goes forward in March at midnight
    "America/Santiago",  # goes back in April over midnight: a date comes twice
)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@st.composite
def days(draw: st.DrawFn) -> list[list[str]]:
    """No to three intervals, some of them touching."""
    edges = sorted(draw(st.lists(st.integers(0, 1440), max_size=6, unique=True)))
    pairs = list(pairwise(edges))[:: draw(st.sampled_from([1, 2]))]
    return [[_clock(start), _clock(end)] for start, end in pairs[:3]]


WEEKS = st.fixed_dictionaries({str(day): days() for day in range(7)})


@st.composite
def period_lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    """No period, one, or a long one with a single day inside it."""
    first = FIRST + timedelta(days=draw(st.integers(0, 20)))
    length = draw(st.integers(2, 15))
    spans = [(first, first + timedelta(days=length)), (first + timedelta(days=1),) * 2]
    return [
        {
            "first": begin.isoformat(),
            "last": end.isoformat(),
            "name": f"Periode {begin}",
            "weekly": draw(WEEKS),
        }
        for begin, end in spans[: draw(st.integers(0, 2))]
    ]


@st.composite
def calendar_data(draw: st.DrawFn, zones: tuple[str, ...] = ZONES) -> dict[str, Any]:
    """The data of any sound calendar."""
    weekly = draw(WEEKS)
    if not any(weekly.values()):
        weekly["2"] = [["09:00", "17:00"]]
    periods = draw(period_lists())
    single = {one["first"] for one in periods if one["first"] == one["last"]}
    offsets = draw(st.sets(st.integers(0, 40), max_size=8))
    closed = sorted((FIRST + timedelta(days=offset)).isoformat() for offset in offsets)
    kinds = st.sampled_from(["HOLIDAY", "COLLECTIVE_LEAVE"])
    return {
        "name": "Acak",
        "timezone": draw(st.sampled_from(zones)),
        "number": draw(st.integers(0, 99)),
        "always_open": draw(st.integers(0, 9)) == 0,
        "weekly": {day: hours for day, hours in weekly.items() if hours},
        "special_periods": [
            one | {"weekly": {day: hours for day, hours in one["weekly"].items() if hours}}
            for one in periods
        ],
        "holidays": {
            day: {"name": f"Libur {day}", "kind": draw(kinds)}
            for day in closed
            if day not in single
        },
    }


calendars = calendar_data().map(Calendar.from_data)

# Seven weeks, to the second, over the summer-time changes of the zones above.
instants = st.integers(0, 50 * 86400).map(
    lambda seconds: datetime(2026, 2, 23, tzinfo=UTC) + timedelta(seconds=seconds)
)
lengths = st.integers(1, 9000)


@st.composite
def closed_pauses(draw: st.DrawFn) -> list[Pause]:
    """Pauses in any order, overlapping or not, some without length or turned round."""
    return [
        Pause(start, start + timedelta(minutes=draw(st.integers(-60, 6000))), reason)
        for start in draw(st.lists(instants, max_size=3))
        for reason in [draw(st.sampled_from(["menunggu pengadu", "menunggu surat", ""]))]
    ]


excuse_lists = st.lists(
    st.builds(
        lambda start, length: Excuse(start, start + timedelta(minutes=length), "banjir"),
        instants,
        st.integers(1, 9000),
    ),
    max_size=3,
)
