"""Days at the edges of the calendar: told at their field; what is too long is told as well."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from console_cast import at, desk, hidden
from database.test_bad_input_console import INTAKE
from town import Town, everything
from ulas.complaints.casefile import FieldRefused
from ulas.complaints.models import AbnormalPeriod, Complaint
from ulas.look.now import freeze
from ulas.sop.terms import Role

SENTENCE = "Tulis tanggal antara 1 Januari 2000 dan 31 Desember 2099."
DAYS = ("0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31")


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    town = Town()
    town.file()
    at(town.now)
    yield town
    freeze(None)


@pytest.fixture
def boss(town: Town) -> Client:
    return desk(town.officer("boss", Role.ADMINISTRATOR, ""))


def period(client: Client, status: int = 422, **typed: str) -> str:
    """Send the form of a period that was not normal."""
    given = {
        "starts_at": "2026-01-10T00:00", "ends_at": "2026-01-11T00:00", "reason": "Banjir", **typed,
    }  # fmt: skip
    answer = client.post("/petugas/keadaan/", given)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return answer.content.decode()


@pytest.mark.parametrize("day", DAYS)
def test_the_lists_leave_out_a_day_that_nobody_means(town: Town, day: str) -> None:
    client = desk(town.clerk)
    for name in ("dari", "sampai"):
        answer = client.get(f"/petugas/aduan/?{name}={day}")
        assert answer.status_code == 200
        assert SENTENCE in answer.content.decode()
        assert town.number in answer.content.decode(), "the filter that does not hold is left out"
        assert b"".join(client.get(f"/petugas/unduh/aduan.xlsx?{name}={day}"))
        assert client.get(f"/petugas/unduh/aduan.csv?{name}={day}").status_code == 200


@pytest.mark.parametrize("day", DAYS)
def test_no_complaint_is_taken_in_on_such_a_day(town: Town, day: str) -> None:
    client, before = desk(town.clerk), everything()
    first = hidden(client.get("/petugas/catat/").content.decode())
    moment = {"received_at": f"{day}T00:00"}
    answer = client.post("/petugas/catat/", {**first, **INTAKE, **moment})
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()
    assert everything() == before


@pytest.mark.parametrize("day", DAYS)
def test_neither_a_period_nor_hours_begin_on_such_a_day(town: Town, boss: Client, day: str) -> None:
    for name in ("starts_at", "ends_at"):
        assert SENTENCE in period(boss, **{name: f"{day}T00:00"})
    hours = {
        "name": "Kota", "weekly": "Senin: 08:00-15:00", "first": day, "reason": "x", "look": "1",
        "p-TOTAL_FORMS": "1", "p-INITIAL_FORMS": "0",
    }  # fmt: skip
    ramadan = {"p-0-name": "Ramadan", "p-0-first": day, "p-0-last": day, "first": ""}
    for typed in (hours, {**hours, **ramadan}):
        answer = boss.post("/petugas/atur/jam-kerja/default/", typed)
        assert answer.status_code == 422
        assert SENTENCE in answer.content.decode()
    closed = {"what": "declare", "name": "x", "kind": "HOLIDAY", "calendars": "default"}
    answer = boss.post("/petugas/atur/hari-libur/", {**closed, "first": day})
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()


def test_days_that_somebody_may_mean_are_taken(town: Town, boss: Client) -> None:
    assert "Banjir" not in period(boss, 302, starts_at="2000-01-01T00:00")
    assert AbnormalPeriod.objects.count() == 1
    answer = desk(town.clerk).get("/petugas/aduan/?dari=2000-01-01&sampai=2099-12-31")
    assert SENTENCE not in answer.content.decode()
    assert Complaint.objects.get().number in answer.content.decode()


# -- what is too long for its place ------------------------------------------------------------


def test_a_reason_for_a_period_is_never_cut(town: Town, boss: Client) -> None:
    reason = "Banjir besar di Kecamatan Jebres; " * 6
    page = period(boss, reason=reason)
    assert "200" in page
    assert reason.strip() in page, "nothing typed is lost"
    assert 'maxlength="200"' in page
    whole = reason[:200].strip()
    period(boss, 302, reason=whole)
    assert AbnormalPeriod.objects.get().reason == whole


@pytest.mark.parametrize(
    ("verb", "typed"),
    [("reveal_identity", {"purpose": "p" * 301}), ("correct_details", {"address": "a" * 301})],
)
def test_no_verb_cuts_what_a_person_wrote(town: Town, verb: str, typed: dict[str, str]) -> None:
    before = everything()
    with pytest.raises(FieldRefused, match="Paling banyak 300 huruf; ini 301 huruf"):
        town.do(verb, town.clerk, **typed)
    assert everything() == before
