"""Whatever calendar, pauses and excuses: what is shown adds up to what is counted, exactly."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ulas.clock import elapsed, explain, whole_seconds
from unit.clock.random_calendars import calendars, closed_pauses, excuse_lists, instants, lengths

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_shown_lengths_add_up_to_the_stored_seconds(data) -> None:
    calendar = data.draw(calendars)
    odd = timedelta(microseconds=data.draw(st.integers(0, 999_999)))
    start = data.draw(instants) + odd
    end = start + data.draw(lengths) * MINUTE + odd
    pauses = data.draw(st.one_of(st.just([]), closed_pauses()))
    excuses = data.draw(st.one_of(st.just([]), excuse_lists))
    segments = explain(calendar, start, end, pauses=pauses, excuses=excuses)
    shown = list(zip(segments, whole_seconds(segments), strict=True))

    assert all(length >= 0 for _, length in shown)
    counted = sum(length for one, length in shown if one.counted)
    exact = elapsed(calendar, start, end, pauses=pauses)
    assert counted == exact // SECOND  # what `clocks.finish` stores
    others = sum(length for one, length in shown if not one.counted)
    assert timedelta() <= (end - start) - (counted + others) * SECOND < 2 * SECOND
