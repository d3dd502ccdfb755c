"""The case page: what it costs, who else is here, what lies beside it, what is folded up."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

import portal_cast
from console_cast import at, desk, read, statements
from town import Town
from ulas.complaints.models import Attachment
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 25


@pytest.fixture
def town():
    town = Town()
    freeze(town.now)
    yield town
    freeze(None)


def three_agencies(town: Town) -> str:
    """A case at three agencies with answers, notes, a photo and neighbours."""
    town.file(attachments=(portal_cast.prepared("red"),))
    town.do("accept", town.clerk)
    roads, transport, inspector = town.refer("DPUPR", "DISHUB", "INSPEKTORAT")
    town.assign(town.roads, roads, town.cast.division, town.drains)
    town.submit(town.road_works, roads, "Lubang ditambal Senin pagi oleh regu Bina Marga.")
    town.submit(town.transport, transport, "Rambu dipasang Senin pagi oleh seksi rambu.")
    town.answer(town.inspector, inspector, "Petugas diperiksa Senin pagi oleh tim kami.")
    return town.number


def notes(town: Town, count: int) -> None:
    for index in range(count):
        town.do("add_note", town.reviewer, text=f"Catatan ke-{index}.")


@pytest.mark.parametrize("who", ["reviewer", "roads", "road_works"])
def test_the_page_costs_the_same_whatever_happened(town: Town, who: str) -> None:
    number = three_agencies(town)
    town.file()
    town.about(type(town.complaint).objects.get(number=number))
    client = desk(getattr(town, who))
    address = f"/petugas/aduan/{number}/"
    few = statements(client, address)
    notes(town, 30)
    many = statements(client, address)
    assert len(town.events) > 30
    assert len(many) <= MOST_STATEMENTS, "\n".join(many)
    assert len(many) == len(few)


def test_who_else_is_here_is_told_and_what_they_write(town: Town) -> None:
    town.file()
    address = f"aduan/{town.number}/"
    read(desk(town.reviewer), address)
    read(desk(town.clerk), f"{address}accept/")
    page = read(desk(town.reviewer), address)
    assert "<strong>Clerk</strong>" in page
    assert "sedang mengisi “Terima aduan”" in page
    assert "Reviewer" not in page[page.index("data-present") : page.index('class="desk"')]
    at(town.now, 4)
    assert "<strong>Clerk</strong>" not in read(desk(town.reviewer), f"{address}hadir/")


def test_earlier_cases_of_the_same_person(town: Town) -> None:
    first = town.file(text="Lampu jalan mati di gang kami.").number
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    town.after(60 * 24)
    at(town.now)
    town.file()
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    for officer in (town.reviewer, town.roads):
        page = read(desk(officer), f"aduan/{town.number}/")
        assert "Aduan lain dari pengadu ini" in page
        assert f"/petugas/aduan/{first}/" in page
    town.do("set_visibility", town.reviewer, identity_shown_to="COORDINATOR")
    page = read(desk(town.roads), f"aduan/{town.number}/")
    assert "Aduan lain dari pengadu ini" not in page
    town.about(type(town.complaint).objects.get(number=first))
    assert "Aduan lain dari pengadu ini" not in read(desk(town.roads), f"aduan/{first}/")
    assert "Aduan lain dari pengadu ini" in read(desk(town.reviewer), f"aduan/{first}/")


def test_another_agency_is_shown_no_neighbours_that_are_not_its_own(town: Town) -> None:
    other = town.file(text="Jalan berlubang besar di depan pasar Jongke.").number
    town.do("accept", town.clerk)
    town.refer("DISHUB")
    town.file()
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    assert f"/petugas/aduan/{other}/" in read(desk(town.reviewer), f"aduan/{town.number}/")
    assert f"/petugas/aduan/{other}/" not in read(desk(town.roads), f"aduan/{town.number}/")


def test_the_place_reads_the_same_without_a_map(town: Town) -> None:
    town.file(latitude=-7.5668, longitude=110.7871)
    page = read(desk(town.clerk), f"aduan/{town.number}/")
    assert "-7.56680,110.78710" in page
    assert "Depan Pasar Jongke" in page
    assert 'data-latitude="-7.56680"' in page


def test_a_photo_tells_what_is_known_of_it(town: Town) -> None:
    town.file(
        attachments=(portal_cast.prepared("red"), portal_cast.prepared("blue")),
        latitude=-7.5668,
        longitude=110.7871,
    )
    first, second = Attachment.objects.order_by("id")
    Attachment.objects.filter(pk=first.pk).update(
        taken_at="2026:01:12 08:45:00", latitude=-7.5768, longitude=110.7871
    )
    page = read(desk(town.clerk), f"aduan/{town.number}/foto/{first.pk}/")
    assert "12-01-2026 08.45" in page
    assert "1113 m dari titik aduan" in page
    assert first.digest[:8] in page
    assert f'rel="next" href="/petugas/aduan/{town.number}/foto/{second.pk}/"' in page
    assert 'rel="prev"' not in page


def test_the_clock_on_the_page_adds_up(town: Town) -> None:
    """What is shown as counted, carried and left makes the limit; parts make the sums."""
    town.at("2026-01-12", "14:40").file()
    town.do("accept", town.clerk)
    (roads,) = town.refer("DPUPR")
    town.after(7.25).assign(town.roads, roads, town.cast.division)
    town.now += timedelta(hours=18, microseconds=350_000)
    at(town.now)
    page = read(desk(town.roads), f"aduan/{town.number}/")
    part = page[page.index('id="h-now"') : page.index('id="h-text"')]
    sums = re.search(
        r'class="sum">(.*?) dihitung \+ (.*?) terpakai sebelumnya = <strong>(.*?)</strong> dari '
        r"(.*?): (sisa|lewat) <strong>(.*?)</strong>",
        part,
    )
    assert sums is not None
    counted, carried, used, limit, side, left = sums.groups()
    assert seconds(counted) + seconds(carried) == seconds(used)
    assert carried == "7 menit 15 detik"
    sign = 1 if side == "sisa" else -1
    assert seconds(used) + sign * seconds(left) == seconds(limit)
    rows = re.findall(r'<tr class="( ?not-counted)?"><td>.*?</td><td>.*?</td><td>(.*?)</td>', part)
    assert sum(seconds(length) for other, length in rows if not other) == seconds(counted)
    other = re.search(r"Tidak dihitung: (.*?)\.</p>", part)
    assert other is not None
    assert sum(seconds(length) for skipped, length in rows if skipped) == seconds(other[1])


def seconds(told: str) -> int:
    """A length in words as seconds."""
    units = {"jam": 3600, "menit": 60, "detik": 1}
    return sum(int(n) * units[unit] for n, unit in re.findall(r"(\d+) (jam|menit|detik)", told))
