"""Stories: the complaint is incomplete, the clock waits, the citizen stays silent."""

from datetime import timedelta

import pytest

from town import Town
from ulas.complaints.actions import NothingDue
from ulas.complaints.casefile import FieldRefused
from ulas.complaints.models import Referral, RunPause

DAY = 24 * 60


def asked(town: Town) -> None:
    town.file()
    town.after(10).do("ask_complainant", town.clerk, question="Di depan rumah nomor berapa?")


def test_incomplete_paused_and_answered(town: Town) -> None:
    asked(town)
    run = town.runs("receive").get()
    assert (town.state, run.due_at, run.paused_at) == ("INCOMPLETE", None, town.now)
    assert town.phrase == (
        "Kami menunggu keterangan tambahan dari Anda sebelum aduan dapat diteruskan."
    )
    assert town.letters("COMPLAINANT") == ["filed", "asked"]
    assert town.complaint.targets.get(key="first_response").met_at == town.now
    town.after(90).do("add_facts", None, text="Depan nomor 12.")
    run.refresh_from_db()
    assert (town.state, run.paused_at) == ("FILED", None)
    assert run.due_at == town.now + timedelta(minutes=20 + 30), "noon is a break of half an hour"
    assert town.letters("ROLE")[-1] == "facts_added"
    town.after(15).do("accept", town.clerk)
    assert town.minutes("receive") == [25], "10 before the question, 15 after the facts"
    assert town.events == ["FILED", "ASKED", "FACTS_ADDED", "ACCEPTED"]


def test_silent_reminded_and_closed(town: Town) -> None:
    asked(town)
    assert "masih diberi waktu" in town.refused("close", "system")
    town.after(DAY)
    town.do("remind_complainant", "system")
    assert town.letters("COMPLAINANT")[-1] == "reminded"
    with pytest.raises(NothingDue):
        town.do("remind_complainant", "system")
    assert town.letters("COMPLAINANT").count("reminded") == 1
    town.after(2 * DAY).do("close", "system")
    complaint = town.complaint
    assert (complaint.state, complaint.rejection_ground) == ("CLOSED", "NO_REPLY")
    assert town.facts("CLOSED") == {"ground": "NO_REPLY"}
    assert town.letters("COMPLAINANT")[-1] == "closed_no_reply"
    assert town.phrase == "Aduan Anda selesai."
    assert town.minutes("receive") == [10]
    assert town.open_steps == []
    assert not RunPause.objects.filter(ended_at=None).exists()
    assert "ditutup tanpa jawaban" in town.refused("reopen", None, reason="Ini jawaban saya.")


def test_an_agency_asks_once_and_goes_on_with_what_it_has(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.after(20).do(
        "ask_complainant", town.roads, referral_id=referral.pk, question="Lubang yang mana?"
    )
    assert (town.state, town.open_steps) == ("REFERRED", ["dispose"])
    assert town.phrase == "Petugas bertanya kepada Anda dan menunggu balasan Anda."
    town.after(3 * DAY).do("resume", "system", referral_id=referral.pk)
    assert town.letters("ROLE")[-1] == "resumed"
    assert town.runs("dispose").get().paused_at is None
    sentence = town.refused(
        "ask_complainant", town.roads, referral_id=referral.pk, question="Sekali lagi?"
    )
    assert "sudah ditanya satu kali" in sentence
    assert "berhenti" in town.refused("resume", "system", referral_id=referral.pk)
    town.after(30)
    town.answer(town.roads, referral, "Semua lubang ditambal.")
    assert town.minutes("dispose") == [50]
    assert not town.runs("dispose").get().overdue
    pause = RunPause.objects.get()
    assert pause.ended_at == pause.started_at + timedelta(days=3)


def test_one_agency_waits_the_other_works_on(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    roads, transport = town.refer("DPUPR", "DISHUB")
    town.do("ask_complainant", town.roads, referral_id=roads.pk, question="Yang mana?")
    paused = town.runs("dispose").filter(paused_at=None)
    assert [run.referral_id for run in paused] == [transport.pk]
    before = town.letters()
    town.after(10).do("resume", town.reviewer, referral_id=roads.pk)
    told = town.complaint.deliveries.filter(template="resumed")
    assert len(town.letters()) == len(before) + 1
    assert [one.agency_id for one in told] == [town.cast.roads.pk]


def test_somebody_without_a_contact_is_not_asked(town: Town) -> None:
    town.file(email="", phone="")
    sentence = town.refused("ask_complainant", town.clerk, question="Di mana?")
    assert "tidak memiliki kontak" in sentence
    assert (town.state, town.letters("COMPLAINANT")) == ("FILED", [])


def test_an_agency_that_gave_it_back_asks_nothing(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    referral: Referral
    (referral,) = town.refer("DPUPR")
    town.do("return_referral", town.roads, referral_id=referral.pk, reason="Bukan kami.")
    for officer in (town.roads, town.reviewer):
        town.refused("ask_complainant", officer, referral_id=referral.pk, question="Di mana?")


def test_facts_after_the_answer_reach_somebody(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.answer(town.roads, referral, "Selesai.")
    before = len(town.letters("ROLE"))
    town.do("add_facts", None, text="Hujan semalam membukanya lagi.")
    assert town.letters("ROLE")[before:] == ["facts_added"]
    assert town.state == "ANSWERED"


PHONE_ONLY = {"email": "", "phone": "0812 3456 7890"}


def test_a_question_by_telephone_counts_once_an_officer_says_it_was_asked(town: Town) -> None:
    town.file(**PHONE_ONLY)
    town.after(10)
    with pytest.raises(FieldRefused) as unheard:
        town.do("ask_complainant", town.clerk, question="Di depan rumah nomor berapa?")
    assert "hanya nomor telepon" in str(unheard.value).lower()
    assert (town.state, town.runs("receive").get().paused_at) == ("FILED", None)
    town.after(5 * DAY)
    assert town.state == "FILED", "nobody was asked, so nobody's silence closes it"
    town.do("ask_complainant", town.clerk, question="Di depan nomor berapa?", by_phone=True)
    run = town.runs("receive").get()
    assert (town.state, run.paused_at) == ("INCOMPLETE", town.now)
    assert town.facts("ASKED")["by_phone"] is True
    assert town.letters("COMPLAINANT") == [], "no letter that nobody would get"
    assert RunPause.objects.get().remind_at is None, "we cannot remind whom we cannot write to"
    assert "masih diberi waktu" in town.refused("close", "system")
    town.after(60).do("add_facts", town.clerk, text="Kata pengadu: depan nomor 12.")
    assert town.state == "FILED"


def test_who_may_not_know_the_number_cannot_have_called_it(town: Town) -> None:
    town.file(**PHONE_ONLY, identity_shown_to="COORDINATOR")
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    asked = {"referral_id": referral.pk, "question": "Lubang yang mana?", "by_phone": True}
    assert "Diskominfo SP" in town.refused("ask_complainant", town.roads, **asked)
    town.do("ask_complainant", town.clerk, **asked)
    assert town.runs("dispose").get().paused_at == town.now


def test_a_division_does_not_see_the_number_either(town: Town) -> None:
    town.file(**PHONE_ONLY)
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.assign(town.roads, referral, town.cast.division)
    asked = {"referral_id": referral.pk, "question": "Lubang yang mana?", "by_phone": True}
    assert "admin instansi" in town.refused("ask_complainant", town.road_works, **asked)
    town.do("ask_complainant", town.roads, **asked)


def test_whom_a_letter_reaches_is_not_asked_by_word_of_mouth(town: Town) -> None:
    town.file(phone="0812 3456 7890")
    town.do("ask_complainant", town.clerk, question="Di mana?", by_phone=True)
    assert town.letters("COMPLAINANT")[-1] == "asked", "who has an address gets it in writing"
    assert RunPause.objects.get().remind_at is not None
