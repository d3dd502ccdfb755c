"""Every paper of a case is one step from its page, for those who may read it."""

from __future__ import annotations

import re

import pytest

from console_cast import at, desk, read
from town import Town
from ulas.agencies.models import Officer

pytestmark = pytest.mark.django_db


def papers(town: Town, officer: Officer) -> list[str]:
    page = read(desk(officer), f"aduan/{town.number}/")
    return re.findall(r'href="(/petugas/[^"]+\.pdf)"', page)


def test_the_case_page_leads_to_its_papers() -> None:
    town = Town()
    at(town.now)
    town.file()
    assert [one.rpartition("/")[2] for one in papers(town, town.clerk)] == [
        "formulir.pdf", "riwayat.pdf", "1.pdf",
    ]  # fmt: skip
    town.do("accept", town.clerk)
    roads, transport = town.refer("DPUPR", "DISHUB")
    answer = town.answer(town.roads, roads, "Lubang sudah ditambal tim Bina Marga hari ini.")
    mine = papers(town, town.roads)
    assert f"/petugas/aduan/{town.number}/disposisi/{roads.pk}.pdf" in mine
    assert f"/petugas/aduan/{town.number}/disposisi/{transport.pk}.pdf" not in mine
    assert f"/petugas/aduan/{town.number}/jawaban/{answer.pk}.pdf" in mine
    client = desk(town.roads)
    for address in mine:
        paper = client.get(address)
        assert paper.status_code == 200, address
        assert paper.content.startswith(b"%PDF"), address
    assert desk(town.inspector).get(mine[0]).status_code == 404
