"""Calendars and instants that the clock tests share; the dates are examples, not decrees."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ulas.clock import Calendar

JAKARTA = ZoneInfo("Asia/Jakarta")
MONDAY_TO_THURSDAY = [["07:30", "12:00"], ["12:45", "16:00"]]
FRIDAY = [["07:30", "11:30"], ["13:00", "16:30"]]
RAMADAN = [["08:00", "15:00"]]


def office_data(**changes: Any) -> dict[str, Any]:
    """Office hours with a Friday break, Ramadan hours and the holidays round Idul Fitri 2026."""
    return {
        "name": "Jam kerja kantor",
        "timezone": "Asia/Jakarta",
        "number": 3,
        "always_open": False,
        "weekly": {**{str(day): MONDAY_TO_THURSDAY for day in range(4)}, "4": FRIDAY},
        "special_periods": [
            {
                "first": "2026-02-18",
                "last": "2026-03-19",
                "name": "Ramadan 1447 H",
                "weekly": {str(day): RAMADAN for day in range(5)},
            }
        ],
        "holidays": {
            "2026-03-20": {"name": "Idul Fitri 1447 H", "kind": "HOLIDAY"},
            "2026-03-21": {"name": "Idul Fitri 1447 H", "kind": "HOLIDAY"},
            "2026-03-23": {"name": "Idul Fitri 1447 H", "kind": "COLLECTIVE_LEAVE"},
            "2026-03-24": {"name": "Idul Fitri 1447 H", "kind": "COLLECTIVE_LEAVE"},
            "2026-04-03": {"name": "Wafat Yesus Kristus", "kind": "HOLIDAY"},
        },
    } | changes


OFFICE = Calendar.from_data(office_data())
ROUND_THE_CLOCK = Calendar.from_data(
    office_data(name="Panggilan darurat 112", always_open=True, number=8)
)
NIGHT_SHIFT = Calendar.from_data(
    {
        "name": "Piket malam",
        "timezone": "Asia/Jakarta",
        "weekly": {
            "0": [["22:00", "24:00"]],
            "1": [["00:00", "06:00"], ["22:00", "24:00"]],
            "2": [["00:00", "06:00"]],
        },
    }
)


def at(text: str) -> datetime:
    """An instant in Surakarta: "2026-03-19 14:30"."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=JAKARTA)
