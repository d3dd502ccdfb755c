"""Stories: one complaint, several agencies or several divisions."""

from datetime import date, timedelta

from console_cast import desk, read
from town import Town
from ulas.complaints.models import Answer, Referral

FRIDAY = date(2026, 1, 16)


def at_both_divisions(town: Town) -> Referral:
    """At the road agency, assigned to both its divisions."""
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.assign(town.roads, referral, town.cast.division, town.drains)
    return referral


def handed_in(town: Town) -> tuple[Referral, Answer, Answer]:
    """One division promises a date, the other has done its part."""
    referral = at_both_divisions(town)
    promise = town.after(10).submit(
        town.road_works, referral, "Aspal dipesan.", kind="INTERIM", promised_date=FRIDAY
    )
    done = town.after(10).submit(town.drain_works, referral, "Saluran dibersihkan.")
    return referral, promise, done


def publish(town: Town, referral: Referral, answer: Answer) -> None:
    town.do("publish_answer", town.roads, referral_id=referral.pk, answer_id=answer.pk)


def at_both(town: Town, lead: str = "") -> tuple[Referral, Referral]:
    """Delivered to the road and the transport agency."""
    town.file()
    town.do("accept", town.clerk)
    roads, transport = town.do("distribute", town.reviewer, agencies=["DPUPR", "DISHUB"], lead=lead)
    for referral in (roads, transport):
        town.do("deliver", "system", referral_id=referral.pk)
    return roads, transport


def test_two_agencies_one_late(town: Town) -> None:
    roads, transport = at_both(town)
    assert town.open_steps == ["dispose", "dispose"]
    town.after(20)
    town.answer(town.roads, roads, "Lubang ditambal.")
    assert town.state == "REFERRED", "the other agency still owes its answer"
    assert town.letters("COMPLAINANT") == ["filed", "distributed", "answered"]
    assert town.phrase.startswith("Instansi sudah menerima aduan Anda")
    town.after(70)
    town.answer(town.transport, transport, "Rambu dipasang.")
    assert town.state == "ANSWERED"
    assert town.letters("COMPLAINANT") == ["filed", "distributed", "answered", "answered"]
    late = town.runs("dispose").get(referral=transport)
    on_time = town.runs("dispose").get(referral=roads)
    assert (late.overdue, late.seconds, late.excused) == (True, 90 * 60, False)
    assert (on_time.overdue, on_time.seconds) == (False, 20 * 60)
    assert town.events.count("ANSWER_PUBLISHED") == 2
    assert town.open_steps == ["finish"]
    assert town.complaint.targets.get(key="follow_up").met_at == town.now


def test_an_agency_is_added_while_another_works(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (first,) = town.refer("DPUPR")
    (second,) = town.after(15).refer("DISHUB")
    assert town.open_steps == ["dispose", "dispose"]
    assert "sudah menangani" in town.refused("distribute", town.reviewer, agencies=["DPUPR"])
    town.answer(town.roads, first, "Selesai.")
    town.answer(town.transport, second, "Selesai juga.")
    assert town.state == "ANSWERED"


def test_the_summary_is_the_lead_agencys(town: Town) -> None:
    roads, transport = at_both(town, lead="DPUPR")
    town.answer(town.roads, roads, "Lubang ditambal.")
    town.answer(town.transport, transport, "Rambu dipasang.")
    sentence = town.refused(
        "add_summary", town.transport, referral_id=transport.pk, text="Rangkuman kami."
    )
    assert "instansi pemimpin" in sentence
    made = town.do("add_summary", town.roads, referral_id=roads.pk, text="Jalan dan rambu beres.")
    assert (made.is_summary, made.state) == (True, "PUBLISHED")
    assert made.released_at == town.now
    assert town.letters("COMPLAINANT")[-1] == "summary_added"
    assert town.events[-1] == "SUMMARY_ADDED"


def test_a_withdrawn_referral_leaves_the_other_to_answer(town: Town) -> None:
    roads, transport = at_both(town)
    town.do("withdraw_referral", town.reviewer, referral_id=transport.pk, reason="Tidak perlu.")
    assert town.open_steps == ["dispose"]
    assert town.state == "REFERRED"
    assert "referral_withdrawn" in town.letters("ROLE")
    town.answer(town.roads, roads, "Selesai.")
    assert town.state == "ANSWERED"


def test_withdrawing_the_last_referral_sends_the_case_back_to_the_reviewer(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (only,) = town.refer("DISHUB")
    town.after(10).do("withdraw_referral", town.clerk, referral_id=only.pk, reason="Keliru.")
    assert (town.state, town.open_steps) == ("ACCEPTED", ["distribute"])
    assert town.owner("distribute") == "POLICY_REVIEWER"
    assert town.letters("ROLE")[-2:] == ["to_distribute", "referral_withdrawn"]
    assert town.phrase.endswith("kami sedang menentukan instansi yang menanganinya.")
    assert town.minutes("dispose") == [10]


def test_withdrawing_the_last_open_referral_after_an_answer_finishes(town: Town) -> None:
    roads, transport = at_both(town)
    town.after(10)
    town.answer(town.roads, roads, "Lubang ditambal.")
    town.after(10).do(
        "withdraw_referral", town.reviewer, referral_id=transport.pk, reason="Sudah cukup."
    )
    assert (town.state, town.open_steps) == ("ANSWERED", ["finish"])
    assert town.complaint.answered_at == town.now
    assert town.complaint.targets.get(key="follow_up").met_at == town.now
    assert town.phrase == "Aduan Anda sudah dijawab. Apakah jawabannya membantu?"


def test_several_divisions_and_the_last_one_completes(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.after(10)
    town.assign(town.roads, referral, town.cast.division, town.drains)
    town.after(10)
    town.submit(town.road_works, referral, "Lubang ditambal.")
    assert town.open_steps == ["answer"], "the other division still owes its part"
    town.after(10)
    town.submit(town.drain_works, referral, "Saluran dibersihkan.")
    assert town.open_steps == ["publish"]
    assert town.minutes("answer") == [20]
    assert town.letters("ROLE").count("to_answer") == 2
    assert town.letters("ROLE").count("to_publish") == 1
    last = Answer.objects.filter(referral=referral).last()
    assert last is not None
    town.do(
        "publish_answer", town.roads, referral_id=referral.pk, answer_id=last.pk,
        text="Lubang ditambal, saluran dibersihkan.",
    )  # fmt: skip
    assert town.state == "ANSWERED"
    kept = town.complaint.messages.get(verb="publish_answer")
    assert "Saluran dibersihkan." in kept.body, "the text before editing is kept"


def test_one_division_cannot_speak_for_the_other(town: Town) -> None:
    """A division that answered already and writes again does not close the other's work."""
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.assign(town.roads, referral, town.cast.division, town.drains)
    town.submit(town.road_works, referral, "Lubang ditambal.")
    sentence = town.refused(
        "submit_answer", town.road_works, referral_id=referral.pk, text="Sekali lagi ditambal."
    )
    assert "sudah dikirim" in sentence
    assert town.open_steps == ["answer"]
    town.submit(town.drain_works, referral, "Saluran dibersihkan.")
    assert town.open_steps == ["publish"]


def test_one_divisions_promise_leaves_the_others_answer_to_be_published(town: Town) -> None:
    referral, promise, done = handed_in(town)
    publish(town.after(20), referral, promise)
    assert town.open_steps == ["publish", "follow_up"]
    assert "sudah dikirim" in town.refused(
        "submit_answer", town.drain_works, referral_id=referral.pk, text="Sekali lagi dibersihkan."
    )
    waiting = town.runs("publish").get(ended_at=None)
    assert waiting.due_at == town.now + timedelta(minutes=40), "row 7 is one hour for both"
    publish(town.after(10), referral, done)
    assert (town.state, town.open_steps) == ("ANSWERED", ["finish"])
    assert town.minutes("publish") == [20, 10]


def test_the_others_answer_can_be_returned_as_well(town: Town) -> None:
    referral, promise, done = handed_in(town)
    publish(town, referral, promise)
    town.do(
        "return_answer", town.roads, referral_id=referral.pk, answer_id=done.pk, reason="Kapan?"
    )
    assert town.open_steps == ["follow_up"]
    assert town.number in read(desk(town.drain_works), ""), "the division's turn again"
    again = town.submit(town.drain_works, referral, "Saluran dibersihkan Kamis.")
    publish(town, referral, again)
    assert town.state == "ANSWERED"


def test_a_promise_alone_leaves_nothing_to_publish(town: Town) -> None:
    referral, promise, done = handed_in(town)
    publish(town, referral, done)
    assert town.state == "ANSWERED"
    promise.refresh_from_db()
    assert promise.state == "WITHDRAWN", "the final answer speaks for the agency"


def test_a_division_that_steps_back_completes_the_others_answer(town: Town) -> None:
    referral = at_both_divisions(town)
    done = town.after(10).submit(town.drain_works, referral, "Saluran dibersihkan.")
    town.after(10).do(
        "return_assignment", town.road_works, referral_id=referral.pk,
        assignment_id=referral.assignments.get(state="OPEN").pk, reason="Tidak ada jalan rusak.",
    )  # fmt: skip
    assert town.open_steps == ["publish"]
    assert town.minutes("answer") == [20]
    publish(town, referral, done)
    assert town.state == "ANSWERED"


def test_under_a_promise_too_a_division_that_steps_back_completes_it(town: Town) -> None:
    referral, promise, done = handed_in(town)
    publish(town, referral, promise)
    (owed,) = town.assign(town.roads, referral, town.cast.division)
    town.do(
        "return_answer", town.roads, referral_id=referral.pk, answer_id=done.pk, reason="Kapan?"
    )
    again = town.submit(town.drain_works, referral, "Saluran dibersihkan Kamis.")
    assert town.open_steps == ["follow_up"], "the other division still owes its part"
    town.do(
        "return_assignment", town.road_works, referral_id=referral.pk,
        assignment_id=owed.pk, reason="Sudah kami jawab.",
    )  # fmt: skip
    assert town.open_steps == ["follow_up", "publish"]
    publish(town, referral, again)
    assert town.state == "ANSWERED"


def test_under_a_promise_the_agencys_own_draft_holds_nobody_elses_up(town: Town) -> None:
    referral, promise, done = handed_in(town)
    publish(town, referral, promise)
    own = town.submit(town.roads, referral, "Keduanya selesai.")
    town.do(
        "return_answer", town.reviewer, referral_id=referral.pk, answer_id=own.pk, reason="Kapan?"
    )
    assert sorted(town.open_steps) == ["follow_up", "publish"]
    publish(town, referral, done)
    assert town.state == "ANSWERED"
