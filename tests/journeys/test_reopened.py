"""Stories: the citizen judges, and is not content (SOP row 8)."""

from datetime import timedelta

import pytest

from town import Town
from ulas.complaints.models import Referral

DAY = 24 * 60


def answered(town: Town) -> Referral:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.after(30)
    town.answer(town.roads, referral, "Lubang ditambal.")
    return referral


def carry_on(town: Town) -> None:
    """Answer the present round."""
    (referral,) = town.refer("DPUPR")
    town.answer(town.roads, referral, "Kali ini sungguh ditambal.")


def test_unhappy_citizen_reopens(town: Town) -> None:
    old = answered(town)
    town.after(60).do("reopen", None, reason="Tambalannya lepas lagi.", rating=2)
    complaint = town.complaint
    assert (complaint.state, complaint.round) == ("ACCEPTED", 2)
    assert (complaint.answered_at, complaint.closed_at) == (None, None)
    assert town.open_steps == ["distribute"]
    assert town.owner("distribute") == "POLICY_REVIEWER"
    assert town.letters()[-2:] == ["reopened", "reopened"]
    assert complaint.promised_at == town.now + timedelta(days=2)
    assert complaint.targets.filter(round=2, met_at=None).count() == 3
    feedback = complaint.feedback.get()
    assert (feedback.rating, feedback.solved, feedback.round) == (2, False, 1)
    old.refresh_from_db()
    assert old.state == "ANSWERED", "old answers stay"
    assert town.minutes("finish") == [60]
    (new,) = town.after(5).refer("DISHUB")
    assert new.round == 2
    town.answer(town.transport, new, "Kami bantu memasang rambu.")
    assert (town.state, town.open_steps) == ("ANSWERED", ["finish"])
    assert town.letters("COMPLAINANT").count("answered") == 2
    assert not complaint.targets.filter(round=2, key="follow_up", met_at=None).exists()
    assert town.story() == {
        "minutes": {
            "receive": [0], "distribute": [0, 5], "send": [0, 0], "dispose": [30, 0], "publish":
            [0, 0], "finish": [60, None],
        },
        "events": [
            "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "ANSWER_SUBMITTED",
            "ANSWER_PUBLISHED", "REOPENED", "DISTRIBUTED", "DELIVERED", "ANSWER_SUBMITTED",
            "ANSWER_PUBLISHED"
        ],
        "to the complainant": ["filed", "distributed", "answered", "reopened", "answered"],
        "to officers": [
            "to_receive", "to_dispose", "to_publish", "reopened", "to_dispose", "to_publish"
        ],
        "phrase": "Aduan Anda sudah dijawab. Apakah jawabannya membantu?",
    }  # fmt: skip


def test_reopening_is_limited(town: Town) -> None:
    answered(town)
    for _ in range(2):
        town.after(5).do("reopen", None, reason="Belum.")
        carry_on(town)
    assert "beberapa kali" in town.refused("reopen", None, reason="Masih belum.")
    town.do("reopen", town.reviewer, reason="Saya periksa sendiri, memang belum.")
    assert town.complaint.round == 4


def test_the_window_closes(town: Town) -> None:
    answered(town)
    town.do("close", "system")
    assert town.letters("COMPLAINANT")[-1] == "closed"
    town.after(14 * DAY)
    town.do("reopen", None, reason="Hari terakhir.")
    carry_on(town)
    town.do("give_feedback", None, rating=5, solved=True)
    town.after(14 * DAY + 1)
    assert "14 hari" in town.refused("reopen", None, reason="Terlambat semenit.")


def test_feedback_once_a_round(town: Town) -> None:
    answered(town)
    town.after(30).do(
        "give_feedback", None, rating=1, solved=False, reasons=["LATE"], text="Lama sekali."
    )
    assert (town.state, town.phrase) == ("CLOSED", "Aduan Anda selesai.")
    assert town.letters("ROLE")[-1] == "unsolved"
    assert town.facts("FEEDBACK_GIVEN")["rating"] == 1
    assert "sudah Anda berikan" in town.refused("give_feedback", None, rating=5, solved=True)
    town.after(5).do("reopen", None, reason="Belum selesai.")
    carry_on(town)
    town.do("give_feedback", None, rating=4, solved=True)
    assert town.state == "CLOSED"
    assert list(town.complaint.feedback.order_by("round").values_list("rating", flat=True)) == [
        1, 4,
    ]  # fmt: skip


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_a_rating_is_one_to_five(town: Town, rating: int) -> None:
    answered(town)
    assert "1 sampai 5" in town.refused("give_feedback", None, rating=rating, solved=True)
    assert "1 sampai 5" in town.refused("reopen", None, reason="Belum.", rating=rating)


def test_only_the_citizen_judges(town: Town) -> None:
    answered(town)
    for officer in (town.roads, town.clerk, town.reviewer):
        assert "wewenang" in town.refused("give_feedback", officer, rating=5, solved=True)
    assert "wewenang" in town.refused("reopen", town.roads, reason="x")


def test_silence_after_the_answer_closes_after_ten_working_days(town: Town) -> None:
    answered(town)
    run = town.runs("finish").get()
    # Ten working days after Monday the 12th of January: Monday the 26th, at closing.
    assert run.due_at == town.at("2026-01-26", "16:00").now
    assert town.owner("finish") == "COMPLAINANT"
    assert run.next_warning_at is None, "nobody nags the citizen"
