"""The story of a clock as people read it."""

from __future__ import annotations

from datetime import timedelta

from ulas.clock import (
    Basis,
    Calendar,
    Excuse,
    Pause,
    Segment,
    SegmentKind,
    elapsed,
    excused_time,
    explain,
)
from unit.clock.examples import JAKARTA, OFFICE, ROUND_THE_CLOCK, at, office_data


def told(segments: tuple[Segment, ...]) -> list[tuple[str, str, str]]:
    return [
        (f"{one.start.astimezone(JAKARTA):%m-%d %H:%M}", one.kind.value, one.reason)
        for one in segments
    ]


def test_over_idul_fitri() -> None:
    segments = explain(OFFICE, at("2026-03-19 14:30"), at("2026-03-25 08:00"))
    assert told(segments) == [
        ("03-19 14:30", "COUNTED", "Jam kerja: Ramadan 1447 H"),
        ("03-19 15:00", "NIGHT", "Di luar jam kerja"),
        ("03-20 00:00", "HOLIDAY", "Libur: Idul Fitri 1447 H"),
        ("03-22 00:00", "DAY_OFF", "Bukan hari kerja"),
        ("03-23 00:00", "COLLECTIVE_LEAVE", "Cuti bersama: Idul Fitri 1447 H"),
        ("03-25 00:00", "NIGHT", "Di luar jam kerja"),
        ("03-25 07:30", "COUNTED", "Jam kerja"),
    ]
    assert segments[-1].end == at("2026-03-25 08:00")
    assert [one.counted for one in segments] == [True, *[False] * 5, True]


def test_a_friday_with_its_break_and_a_pause_over_the_weekend() -> None:
    pauses = [Pause(at("2026-01-09 16:00"), at("2026-01-12 08:00"), "menunggu keterangan pengadu")]
    segments = explain(OFFICE, at("2026-01-09 11:00"), at("2026-01-12 09:00"), pauses=pauses)
    assert told(segments) == [
        ("01-09 11:00", "COUNTED", "Jam kerja"),
        ("01-09 11:30", "BREAK", "Istirahat"),
        ("01-09 13:00", "COUNTED", "Jam kerja"),
        ("01-09 16:00", "PAUSED", "Jeda: menunggu keterangan pengadu"),
        ("01-09 16:30", "NIGHT", "Di luar jam kerja"),
        ("01-10 00:00", "DAY_OFF", "Bukan hari kerja"),
        ("01-12 00:00", "NIGHT", "Di luar jam kerja"),
        ("01-12 07:30", "PAUSED", "Jeda: menunggu keterangan pengadu"),
        ("01-12 08:00", "COUNTED", "Jam kerja"),
    ]


def test_the_night_over_midnight_is_one_segment() -> None:
    segments = explain(OFFICE, at("2026-01-05 16:00"), at("2026-01-06 07:30"))
    assert told(segments) == [("01-05 16:00", "NIGHT", "Di luar jam kerja")]


def test_overlapping_pauses_keep_their_reasons_in_order_of_beginning() -> None:
    pauses = [
        Pause(at("2026-01-05 09:20"), at("2026-01-05 09:50"), "menunggu surat"),
        Pause(at("2026-01-05 09:10"), at("2026-01-05 09:30"), ""),
    ]
    segments = explain(OFFICE, at("2026-01-05 09:00"), at("2026-01-05 10:00"), pauses=pauses)
    assert told(segments) == [
        ("01-05 09:00", "COUNTED", "Jam kerja"),
        ("01-05 09:10", "PAUSED", "Jeda"),
        ("01-05 09:30", "PAUSED", "Jeda: menunggu surat"),
        ("01-05 09:50", "COUNTED", "Jam kerja"),
    ]


def test_excused_time_still_counts_and_a_pause_goes_before_it() -> None:
    start, end = at("2026-01-05 15:00"), at("2026-01-06 08:30")
    flood = [Excuse(at("2026-01-05 15:30"), at("2026-01-06 08:00"), "banjir")]
    pauses = [Pause(at("2026-01-05 15:45"), at("2026-01-05 16:00"), "menunggu pengadu")]
    segments = explain(OFFICE, start, end, pauses=pauses, excuses=flood)
    assert told(segments) == [
        ("01-05 15:00", "COUNTED", "Jam kerja"),
        ("01-05 15:30", "EXCUSED", "Keadaan tidak normal: banjir"),
        ("01-05 15:45", "PAUSED", "Jeda: menunggu pengadu"),
        ("01-05 16:00", "NIGHT", "Di luar jam kerja"),
        ("01-06 07:30", "EXCUSED", "Keadaan tidak normal: banjir"),
        ("01-06 08:00", "COUNTED", "Jam kerja"),
    ]
    assert elapsed(OFFICE, start, end, pauses=pauses) == timedelta(minutes=105)
    assert excused_time(OFFICE, start, end, pauses=pauses, excuses=flood) == timedelta(minutes=45)


def test_an_abnormal_period_may_last_until_further_notice() -> None:
    outage = [Excuse(at("2026-01-05 10:00"), None, "server padam")]
    start, end = at("2026-01-05 09:00"), at("2026-01-05 11:00")
    assert excused_time(OFFICE, start, end, excuses=outage) == timedelta(hours=1)


def test_clock_time_has_no_nights() -> None:
    segments = explain(OFFICE, at("2026-03-19 14:30"), at("2026-03-21 14:30"), basis=Basis.CLOCK)
    assert told(segments) == [("03-19 14:30", "COUNTED", "Waktu berjalan")]


def test_a_service_of_24_hours_has_one_segment() -> None:
    segments = explain(ROUND_THE_CLOCK, at("2026-03-19 14:30"), at("2026-03-25 14:30"))
    assert told(segments) == [("03-19 14:30", "COUNTED", "Layanan 24 jam")]


def test_days_that_a_period_closes_say_so() -> None:
    moving = {
        "first": "2026-01-05",
        "last": "2026-01-11",
        "name": "pindah kantor",
        "weekly": {},
    }
    calendar = Calendar.from_data(office_data(special_periods=[moving]))
    segments = explain(calendar, at("2026-01-08 09:00"), at("2026-01-11 09:00"))
    assert told(segments) == [
        ("01-08 09:00", "DAY_OFF", "Tutup: pindah kantor"),
        ("01-10 00:00", "DAY_OFF", "Bukan hari kerja"),
    ]


def test_nothing_to_tell_where_the_end_is_not_after_the_start() -> None:
    monday = at("2026-01-05 09:00")
    assert explain(OFFICE, monday, monday) == ()
    assert explain(OFFICE, monday, monday - timedelta(days=1)) == ()


def test_segments_name_their_kinds_for_the_page() -> None:
    segments = explain(OFFICE, at("2026-01-01 00:00"), at("2026-04-30 00:00"))
    kinds = {one.kind for one in segments}
    assert kinds == set(SegmentKind) - {SegmentKind.PAUSED, SegmentKind.EXCUSED}
