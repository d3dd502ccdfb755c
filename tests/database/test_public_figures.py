"""Public figures: a promise counts where somebody could keep it, an answer where there is one."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from town import Town
from ulas.complaints.models import Complaint
from ulas.complaints.queries import public_figures
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db
DAY = 24 * 60
NOW_AND_THEN = 40 * DAY


@pytest.fixture
def town() -> Iterator[Town]:
    """Five complaints about roads whose promise was kept."""
    town = Town()
    freeze(town.now)
    for _ in range(public_figures.FEW):
        town.file()
        town.do("accept", town.clerk)
        (referral,) = town.refer("DPUPR")
        town.answer(town.roads, referral, "Lubang sudah ditutup.")
    yield town
    freeze(None)


def withdrawn(town: Town) -> None:
    town.file()
    town.do("withdraw_complaint", None)


def merged(town: Town) -> None:
    parent = Complaint.objects.order_by("pk")[0]
    town.file()
    town.do("merge", town.clerk, into_id=parent.pk, reason="Lubang yang sama.")


def silent(town: Town) -> None:
    town.file()
    town.do("ask_complainant", town.clerk, question="Di depan rumah nomor berapa?")
    town.after(30 * DAY).do("close", "system")


def imported(town: Town, folder: Path) -> None:
    """Answered late in another system, where nobody here could hurry."""
    path = folder / "lama.csv"
    row = {
        "Nomor": "1",
        "Tanggal": "2025-11-03 09:00",
        "Kategori": "Jalan dan Drainase",
        "Instansi": "DPUPR",
        "Isi": "Jalan rusak.",
        "Status": "Selesai",
        "Jawaban": "Sudah ditambal.",
        "Tanggal Jawaban": "2025-12-20",
    }
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows([row.keys(), row.values()])
    assert import_module("ulas.commands.import").main([str(path)]) == 0


def told(town: Town) -> list[public_figures.Figures]:
    now = town.after(NOW_AND_THEN).now
    return [
        public_figures.of_category("jalan", now),
        public_figures.of_area("33.72.01.1001", now),
        public_figures.of_agency("DPUPR", now),
    ]


@pytest.mark.parametrize("what", [withdrawn, merged, silent])
def test_a_promise_that_nobody_could_keep_is_not_a_broken_one(
    town: Town, what: Callable[[Town], None]
) -> None:
    what(town)
    for figures in told(town):
        assert figures.in_time == 100
        assert figures.answered == public_figures.FEW, "nobody answered the sixth"


def test_minutes_of_another_system_count_for_nobody(town: Town, tmp_path: Path) -> None:
    imported(town, tmp_path)
    category, area, agency = told(town)
    assert (category.filed, agency.filed) == (6, 6), "it was filed all the same"
    assert (category.in_time, area.in_time, agency.in_time) == (100, 100, 100)


def test_a_promise_that_somebody_let_pass_is_a_broken_one(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    assert [figures.in_time for figures in told(town)] == [83, 83, 83]
