"""What a calendar's data may say, and the sentence for everything that is wrong with it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from ulas.clock import Calendar, CalendarError, HolidayKind
from unit.clock.examples import FRIDAY, OFFICE, ROUND_THE_CLOCK, office_data


def problems(data: Any) -> dict[str, str]:
    with pytest.raises(CalendarError) as caught:
        Calendar.from_data(data)
    return {problem.field: problem.message for problem in caught.value.problems}


def period(**changes: Any) -> dict[str, Any]:
    return {
        "first": "2026-05-04",
        "last": "2026-05-08",
        "name": "Jam khusus",
        "weekly": {"0": [["08:00", "12:00"]]},
    } | changes


def test_a_calendar_survives_the_way_through_json() -> None:
    text = json.dumps(OFFICE.to_data(), sort_keys=True)
    again = Calendar.from_data(json.loads(text))
    assert again == OFFICE
    assert hash(again) == hash(OFFICE)
    assert again.to_data() == office_data()


def test_the_number_of_the_revision_is_carried_and_tells_revisions_apart() -> None:
    newer = Calendar.from_data(office_data(number=4))
    assert (OFFICE.number, newer.number) == (3, 4)
    assert newer != OFFICE
    assert newer.to_data()["number"] == 4


def test_what_may_be_left_out() -> None:
    plain = Calendar.from_data(
        {"name": "Kantor", "timezone": "Asia/Jakarta", "weekly": {"4": FRIDAY}}
    )
    assert (plain.number, plain.always_open) == (0, False)
    assert (plain.holidays, plain.special_periods) == ((), ())
    always = Calendar.from_data({"name": "112", "timezone": "Asia/Jakarta", "always_open": True})
    assert always.always_open


def test_dates_may_come_as_dates_and_intervals_in_any_order() -> None:
    data = office_data(
        special_periods=[period(first=date(2026, 5, 4), last=date(2026, 5, 8))],
        weekly={"0": [["13:00", "16:00"], ["08:00", "12:00"]]},
    )
    calendar = Calendar.from_data(data)
    assert calendar.special_periods[0].first == date(2026, 5, 4)
    assert calendar.to_data()["weekly"] == {"0": [["08:00", "12:00"], ["13:00", "16:00"]]}


def test_every_problem_is_named_at_once_with_its_field() -> None:
    found = problems(
        {
            "name": " ",
            "timezone": "Asia/Solo",
            "number": -1,
            "weekly": {"0": [["7.30", "12:00"]], "4": [["13:00", "12:00"]], "9": []},
            "holidays": {"20-03-2026": {"name": "Idul Fitri"}},
            "colour": "merah",
        }
    )
    assert found == {
        "name": "Isian “name” tidak boleh kosong.",
        "timezone": "Zona waktu “Asia/Solo” tidak dikenal; contoh: Asia/Jakarta.",
        "number": "Nomor revisi tidak boleh kurang dari 0; tertulis -1.",
        "weekly.0.0": "Senin: “7.30” bukan jam; tulis 00:00 sampai 24:00, misalnya 07:30.",
        "weekly.4.0": "Jumat: jam selesai 12:00 tidak sesudah jam mulai 13:00. Jam malam dipecah "
        "dua: sampai 24:00, lalu mulai 00:00 pada hari berikutnya.",
        "weekly.9": "Hari “9” tidak dikenal; tulis 0 (Senin) sampai 6 (Minggu).",
        "holidays.20-03-2026": "“20-03-2026” bukan tanggal; tulis seperti 2026-03-20.",
        "colour": "Isian “colour” tidak dikenal; periksa ejaannya.",
    }


@pytest.mark.parametrize("week", [{}, {"0": []}, {"0": [], "5": []}])
def test_a_calendar_without_working_hours_is_refused(week: dict[str, Any]) -> None:
    found = problems(office_data(weekly=week))
    assert found == {"weekly": "Kalender harus punya jam kerja sedikitnya pada satu hari."}


def test_working_hours_in_a_special_period_alone_do_not_make_a_calendar() -> None:
    assert "weekly" in problems(office_data(weekly={}, special_periods=[period()]))


@pytest.mark.parametrize(
    ("hours", "part"),
    [
        ([["08:00", "12:00"], ["11:59", "16:00"]], "bertumpuk"),
        ([["08:00", "12:00"], ["08:00", "12:00"]], "bertumpuk"),
        ([["13:00", "16:00"], ["08:00", "13:01"]], "bertumpuk"),
        ([["08:00", "16:00"], ["09:00", "10:00"]], "08:00-16:00 dan 09:00-10:00"),
    ],
)
def test_overlapping_intervals_are_refused(hours: list[list[str]], part: str) -> None:
    assert part in problems(office_data(weekly={"3": hours}))["weekly.3"]


def test_touching_intervals_are_one_working_time() -> None:
    data = office_data(weekly={"3": [["08:00", "12:00"], ["12:00", "16:00"]]})
    assert len(Calendar.from_data(data).weekly[3]) == 2


@pytest.mark.parametrize(
    "time", ["24:01", "25:00", "08:60", "8:00", "0800", "08:00:00", "08:00 ", "٠٨:٠٠", "", 8, None]
)
def test_what_is_no_time_of_day(time: object) -> None:
    assert "bukan jam" in problems(office_data(weekly={"1": [["07:00", time]]}))["weekly.1.0"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"weekly": []}, "weekly"),
        ({"weekly": {"1": "08:00-16:00"}}, "weekly.1"),
        ({"weekly": {"1": [["08:00"]]}}, "weekly.1.0"),
        ({"weekly": {"1": ["08:00-16:00"]}}, "weekly.1.0"),
        ({"weekly": {"1": [["08:00", "08:00"]]}}, "weekly.1.0"),
        ({"timezone": 7}, "timezone"),
        ({"timezone": "../etc/passwd"}, "timezone"),
        ({"timezone": "Asia"}, "timezone"),
        ({"number": True}, "number"),
        ({"number": "3"}, "number"),
        ({"always_open": "ya"}, "always_open"),
        ({"special_periods": {}}, "special_periods"),
        ({"special_periods": ["Ramadan"]}, "special_periods.0"),
        ({"special_periods": [period(last="2026-05-03")]}, "special_periods.0.last"),
        ({"special_periods": [period(first="2026-02-30")]}, "special_periods.0.first"),
        ({"special_periods": [period(first="20260504")]}, "special_periods.0.first"),
        ({"special_periods": [period(name="")]}, "special_periods.0.name"),
        (
            {"special_periods": [period(weekly={"0": [["9", "10"]]})]},
            "special_periods.0.weekly.0.0",
        ),
        ({"special_periods": [period(weekly={}, last="2028-01-01")]}, "special_periods.0.last"),
        ({"holidays": ["2026-03-20"]}, "holidays"),
        ({"holidays": {"2026-03-20": "Idul Fitri"}}, "holidays.2026-03-20"),
        ({"holidays": {"2026-03-20": {"name": "x", "kind": "LIBUR"}}}, "holidays.2026-03-20.kind"),
        ({"holidays": {"2026-03-20": {"name": "x", "kind": []}}}, "holidays.2026-03-20.kind"),
        ({"holidays": {"2026-03-20": {"kind": "HOLIDAY"}}}, "holidays.2026-03-20.name"),
    ],
)
def test_a_wrong_field_is_named(changes: dict[str, Any], field: str) -> None:
    assert field in problems(office_data(**changes))


@pytest.mark.parametrize("data", [None, [], "kalender", 3])
def test_what_is_no_table_at_all(data: Any) -> None:
    assert problems(data)["kalender"] == "Bagian ini harus berupa tabel isian."


def test_periods_may_lie_inside_each_other_but_not_across() -> None:
    inside = office_data(special_periods=[period(), period(last="2026-05-04", name="Apel")])
    assert len(Calendar.from_data(inside).special_periods) == 2
    across = [period(), period(first="2026-05-08", last="2026-05-09", name="Bersih-bersih")]
    assert "bertumpuk" in problems(office_data(special_periods=across))["special_periods"]
    twice = [period(), period(name="Lain")]
    assert "special_periods" in problems(office_data(special_periods=twice))


def test_a_day_is_either_a_holiday_or_has_hours_of_its_own() -> None:
    found = problems(
        office_data(
            special_periods=[period(first="2026-05-01", last="2026-05-01", name="Piket")],
            holidays={"2026-05-01": {"name": "Hari Buruh"}},
        )
    )
    assert found == {
        "holidays.2026-05-01": "Tanggal ini libur “Hari Buruh” sekaligus hari dengan jam khusus "
        "“Piket”; hapus salah satunya."
    }


def test_a_date_can_be_asked_about() -> None:
    leave = OFFICE.holiday_on(date(2026, 3, 23))
    assert leave is not None
    assert leave.kind is HolidayKind.COLLECTIVE_LEAVE
    assert OFFICE.hours_on(date(2026, 3, 23)) == ()
    assert OFFICE.hours_on(date(2026, 2, 18)) == (("08:00", "15:00"),)
    assert ROUND_THE_CLOCK.hours_on(date(2026, 3, 23)) == (("00:00", "24:00"),)
    assert ROUND_THE_CLOCK.holiday_on(date(2026, 3, 23)) is None
    assert ROUND_THE_CLOCK.period_on(date(2026, 2, 18)) is None


def test_the_error_reads_as_lines_for_people() -> None:
    with pytest.raises(CalendarError, match=r"^number: Nomor revisi tidak boleh kurang dari 0"):
        Calendar.from_data(office_data(number=-5))
