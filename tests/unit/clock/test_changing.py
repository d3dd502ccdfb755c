"""New hours from a date on: what lies before stays, whatever periods lie across the date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ulas.clock import Calendar
from ulas.clock.changing import with_hours_from

YEAR = date(2026, 1, 1)
WEEKS: list[dict[str, Any]] = [
    {"0": [["07:30", "12:00"]], "4": [["07:30", "11:00"]]},
    {str(day): [["08:00", "16:00"]] for day in range(5)},
    {str(day): [["00:00", "24:00"]] for day in range(7)},
]
days = st.integers(0, 200).map(lambda number: YEAR + timedelta(days=number))


@st.composite
def calendars(draw: st.DrawFn) -> dict[str, Any]:
    """A calendar with up to three periods that lie apart, and perhaps a single day in one."""
    edges = sorted(draw(st.sets(st.integers(0, 200), min_size=6, max_size=6)))
    periods = [
        {
            "first": (YEAR + timedelta(days=start)).isoformat(),
            "last": (YEAR + timedelta(days=end)).isoformat(),
            "name": f"periode {start}",
            "weekly": draw(st.sampled_from(WEEKS)),
        }
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]
    kept = periods[: draw(st.integers(0, 3))]
    data = {
        "name": "Kota",
        "timezone": "Asia/Jakarta",
        "weekly": draw(st.sampled_from(WEEKS)),
        "special_periods": kept,
    }
    return Calendar.from_data(data).to_data()


@settings(deadline=None)
@given(calendars(), st.sampled_from(WEEKS), days)
def test_before_the_date_nothing_changes_and_after_it_the_new_week_holds(
    data: dict[str, Any], weekly: dict[str, Any], first: date
) -> None:
    old, new = Calendar.from_data(data), Calendar.from_data(with_hours_from(data, weekly, first))
    plain = Calendar.from_data({**data, "weekly": weekly})
    for number in range(230):
        day = YEAR + timedelta(days=number)
        wanted = old if day < first else plain
        assert new.hours_on(day) == wanted.hours_on(day), day


def test_a_period_across_the_date_of_the_change_may_move_and_go_again() -> None:
    """The old hours come back on the days that the period leaves free."""
    data = Calendar.from_data({"name": "K", "timezone": "Asia/Jakarta", "weekly": WEEKS[1]})
    changed = with_hours_from(data.to_data(), WEEKS[0], date(2026, 3, 2))
    ramadan = {
        "first": "2026-02-19", "last": "2026-03-20", "name": "Ramadan", "weekly": WEEKS[2],
    }  # fmt: skip
    across = with_hours_from(
        {**changed, "special_periods": [*changed["special_periods"], ramadan]}, WEEKS[0], None
    )
    fasting = Calendar.from_data(across)
    assert [one.name for one in fasting.special_periods] == [
        "jam kerja sampai 2026-03-01", "Ramadan",
    ]  # fmt: skip
    assert fasting.hours_on(date(2026, 2, 27))[0].end == "24:00"
    without = [one for one in across["special_periods"] if one["name"] != "Ramadan"]
    again = Calendar.from_data(
        with_hours_from({**across, "special_periods": without}, WEEKS[0], None)
    )
    assert again.hours_on(date(2026, 2, 27))[0].end == "16:00"
    assert again.hours_on(date(2026, 3, 2))[0].end == "12:00"


@settings(deadline=None)
@given(calendars(), st.sampled_from(WEEKS), st.sampled_from(WEEKS), days, days)
def test_a_second_change_takes_the_place_of_what_was_planned_after_it(
    data: dict[str, Any], one: dict[str, Any], other: dict[str, Any], first: date, second: date
) -> None:
    once = with_hours_from(data, one, first)
    twice = Calendar.from_data(with_hours_from(Calendar.from_data(once).to_data(), other, second))
    plain = Calendar.from_data({**data, "weekly": other})
    for number in range(230):
        day = YEAR + timedelta(days=number)
        wanted = Calendar.from_data(once) if day < second else plain
        assert twice.hours_on(day) == wanted.hours_on(day), day


def test_without_a_date_the_hours_hold_for_all_time() -> None:
    data = Calendar.from_data({"name": "K", "timezone": "Asia/Jakarta", "weekly": WEEKS[0]})
    changed = Calendar.from_data(with_hours_from(data.to_data(), WEEKS[1], None))
    assert changed.hours_on(date(2020, 1, 7)) == changed.hours_on(date(2030, 1, 8))
    assert not changed.special_periods


def test_a_period_that_a_person_named_alike_is_no_history() -> None:
    own = {
        "first": "2026-03-02", "last": "2026-03-04", "name": "jam kerja sampai Lebaran",
        "weekly": WEEKS[2],
    }  # fmt: skip
    data = {"name": "K", "timezone": "Asia/Jakarta", "weekly": WEEKS[0], "special_periods": [own]}
    changed = with_hours_from(Calendar.from_data(data).to_data(), WEEKS[1], date(2026, 2, 2))
    assert own["name"] in [one["name"] for one in changed["special_periods"]]
