"""One move on many cases: what it would do, what it did, what it refused, and only once."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from console_cast import at, desk, hidden
from town import Town
from ulas.agencies.models import Officer
from ulas.complaints import actions
from ulas.complaints.casefile import CaseNotFound, MoveRefused
from ulas.complaints.models import BulkRun, Complaint, Message
from ulas.look.now import freeze
from ulas.sop.terms import Verb

pytestmark = pytest.mark.django_db
MASSAL = "/petugas/massal/"


@pytest.fixture
def town():
    """Six fresh cases; two of them are accepted already."""
    cache.clear()
    town = Town()
    town.fresh = [town.file().number for _ in range(4)]
    town.taken = []
    for _ in range(2):
        town.taken.append(town.file().number)
        town.do("accept", town.clerk)
    at(town.now)
    yield town
    freeze(None)


def looked(officer: Officer, numbers: list[str], verb: str = "accept", **more: Any) -> str:
    answer = desk(officer).post(MASSAL, {"pilih": numbers, "tindakan": verb, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def form_of(page: str) -> dict[str, Any]:
    """What the preview's form would send."""
    return hidden(page)


def ready(page: str) -> list[str]:
    """The cases that the preview's form would send."""
    return form_of(page)["aduan"].split(",")


def carried_out(officer: Officer, sent: dict[str, Any]) -> str:
    """Begin, carry on to the end, and the last page."""
    client = desk(officer)
    begun = client.post(f"{MASSAL}mulai/", sent)
    assert begun.status_code == 302, begun.content.decode()[-3000:]
    address = begun.headers["Location"]
    while "data-carry-on" in (page := client.get(address).content.decode()):
        assert client.post(address).status_code == 302
    return page


def states() -> dict[str, str]:
    return dict(Complaint.objects.values_list("number", "state"))


def test_the_preview_says_which_are_refused_and_why(town: Town) -> None:
    page = looked(town.clerk, [*town.fresh, *town.taken])
    assert "<strong>4 aduan</strong> siap" in page
    assert page.count("“Terima aduan” tidak dapat dilakukan pada aduan yang diterima.") == 2
    assert set(states().values()) == {"FILED", "ACCEPTED"}
    assert len(ready(page)) == 4


def test_each_case_goes_through_its_ordinary_verb(town: Town) -> None:
    page = carried_out(town.clerk, form_of(looked(town.clerk, town.fresh)))
    assert "4 selesai, 0 ditolak" in page
    assert set(states().values()) == {"ACCEPTED"}
    for number in town.fresh:
        assert town.about(Complaint.objects.get(number=number)).events[-1] == "ACCEPTED"
        assert town.faults() == []


def test_a_case_that_moved_on_since_the_preview_is_refused_alone(town: Town) -> None:
    sent = form_of(looked(town.clerk, town.fresh))
    town.about(Complaint.objects.get(number=town.fresh[1]))
    town.do("accept", town.clerk)
    page = carried_out(town.clerk, sent)
    assert "3 selesai, 1 ditolak" in page
    refused = page[page.index("Yang ditolak") :]
    assert town.fresh[1] in refused
    assert "tidak dapat dilakukan" in refused or "berubah setelah Anda membukanya" in refused
    assert town.fresh[0] not in refused


def test_sent_twice_it_is_done_once(town: Town) -> None:
    page = looked(town.clerk, town.fresh, "add_note")
    sent = {**form_of(page), "text": "Warga menelepon bersama-sama."}
    carried_out(town.clerk, sent)
    carried_out(town.clerk, sent)
    assert Message.objects.filter(verb="add_note").count() == 4
    run = BulkRun.objects.get()
    assert run.ended_at is not None
    assert run.given == {}


def test_a_run_goes_on_where_it_stopped(town: Town) -> None:
    sent = form_of(looked(town.clerk, town.fresh))
    desk(town.clerk).post(f"{MASSAL}mulai/", sent)
    key = sent["kunci"]
    actions.carry_on_bulk(officer=town.clerk, key=key, now=town.now, most=3)
    page = desk(town.clerk).get(f"{MASSAL}{key}/").content.decode()
    assert "3 dari 4 aduan dikerjakan" in page
    assert sorted(states().values()).count("FILED") == 1
    actions.carry_on_bulk(officer=town.clerk, key=key, now=town.now)
    assert sorted(states().values()).count("FILED") == 0


def test_a_field_that_is_missing_keeps_the_cases(town: Town) -> None:
    sent = form_of(looked(town.clerk, town.fresh, "add_note"))
    answer = desk(town.clerk).post(f"{MASSAL}mulai/", {**sent, "text": ""})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Tulis catatannya." in page
    assert len(ready(page)) == 4


def test_all_that_fit_are_taken_by_their_filters(town: Town) -> None:
    page = looked(town.clerk, [], semua="1", keadaan="FILED")
    assert "<strong>4 aduan</strong> siap" in page
    assert "tidak dapat" not in page


def test_cases_out_of_sight_are_neither_named_nor_moved(town: Town) -> None:
    town.about(Complaint.objects.get(number=town.taken[0]))
    town.refer("DPUPR")
    page = looked(town.transport, [town.taken[0], town.fresh[0]], "add_note")
    assert "2 tidak ditemukan" in page
    for number in (town.taken[0], town.fresh[0]):
        assert number not in page
    with pytest.raises(MoveRefused):
        actions.start_bulk(
            officer=town.transport, verb=Verb.ADD_NOTE, seen={town.taken[0]: 9},
            given={"text": "x"}, key="a" * 32, now=town.now,
        )  # fmt: skip


def test_divisions_get_many_at_once_each_with_its_referral(town: Town) -> None:
    for number in town.taken:
        town.about(Complaint.objects.get(number=number))
        town.refer("DPUPR")
    page = looked(town.roads, town.taken, "assign")
    sent = {**form_of(page), "divisions": [town.drains.pk], "instruction": "Cek lapangan."}
    assert "2 selesai, 0 ditolak" in carried_out(town.roads, sent)
    for number in town.taken:
        town.about(Complaint.objects.get(number=number))
        assert town.events[-1] == "ASSIGNED"


def test_a_run_is_its_officers_alone(town: Town) -> None:
    sent = form_of(looked(town.clerk, town.fresh))
    desk(town.clerk).post(f"{MASSAL}mulai/", sent)
    address = f"{MASSAL}{sent['kunci']}/"
    for other in (town.reviewer, town.roads):
        assert desk(other).get(address).status_code == 404
        assert desk(other).post(address).status_code == 404
    assert desk(town.reviewer).post(f"{MASSAL}mulai/", sent).status_code == 404
    with pytest.raises(CaseNotFound):
        actions.carry_on_bulk(officer=town.reviewer, key=sent["kunci"], now=town.now)


def test_only_moves_that_write_to_nobody_are_offered(town: Town) -> None:
    client = desk(town.clerk)
    for verb in ("reject", "publish_answer", "erase_identity", "nothing", ""):
        answer = client.post(MASSAL, {"pilih": town.fresh, "tindakan": verb})
        assert answer.status_code == 404, verb
    assert desk(town.roads).post(MASSAL, {"tindakan": "accept"}).status_code == 404


def test_five_hundred_with_three_refusals(town: Town) -> None:
    """The figures of the plan, on rows that were filed by the verb."""
    for _ in range(494):
        town.file()
    town.do("accept", town.reviewer)
    page = looked(town.clerk, [], semua="1")
    assert "<strong>497 aduan</strong> siap" in page
    assert "3 tidak dapat" in page
    ended = carried_out(town.clerk, form_of(page))
    assert "497 dari 497 aduan dikerjakan" in ended
    assert "497 selesai, 0 ditolak" in ended
    assert "FILED" not in states().values()
