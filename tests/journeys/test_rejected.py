"""Stories: rejected, objected, reinstated; taken back by the citizen."""

from town import Town

WHERE_TO_GO = "Jalan nasional; hubungi BBPJN di Jalan Contoh 1."


def rejected(town: Town) -> None:
    town.file()
    town.after(10).do("reject", town.clerk, ground="NOT_OURS", explanation=WHERE_TO_GO)


def test_rejected_with_ground_and_explanation(town: Town) -> None:
    rejected(town)
    complaint = town.complaint
    assert (complaint.state, complaint.rejection_ground) == ("REJECTED", "NOT_OURS")
    assert complaint.closed_at == town.now
    assert town.open_steps == []
    assert town.minutes("receive") == [10]
    assert town.letters("COMPLAINANT") == ["filed", "rejected"]
    message = complaint.messages.get(verb="reject")
    assert (message.body, message.to_complainant) == (WHERE_TO_GO, True)
    assert town.phrase.startswith("Aduan Anda tidak dapat kami tangani")
    assert not complaint.targets.filter(key="follow_up", met_at=None).exists()


def test_no_ground_no_explanation_no_rejection(town: Town) -> None:
    town.file()
    assert "dasar penolakan" in town.refused("reject", town.clerk, ground="TIRED", explanation="x")
    sentence = town.refused("reject", town.clerk, ground="UNTRUE", explanation=" ")
    assert "penjelasan bagi pengadu" in sentence
    assert "wewenang" in town.refused("reject", town.roads, ground="UNTRUE", explanation="x")


def test_reinstated_after_an_objection(town: Town) -> None:
    rejected(town)
    town.after(60).do("object_to_rejection", None, reason="Ini jalan kampung, bukan nasional.")
    assert town.open_steps == ["objection"]
    assert town.phrase == "Keberatan Anda sudah kami terima dan sedang diperiksa."
    assert town.letters("ROLE")[-1] == "objected"
    assert "sudah kami terima" in town.refused("object_to_rejection", None, reason="Halo?")
    town.after(30).do("reinstate", town.reviewer, reason="Benar, jalan kota.")
    complaint = town.complaint
    assert (complaint.state, complaint.rejection_ground, complaint.closed_at) == (
        "ACCEPTED", "", None,
    )  # fmt: skip
    assert town.open_steps == ["distribute"]
    assert town.owner("distribute") == "POLICY_REVIEWER"
    assert town.minutes("objection") == [30]
    assert complaint.targets.get(key="follow_up").met_at is None
    (referral,) = town.refer("DPUPR")
    town.answer(town.roads, referral, "Ditambal.")
    assert town.letters("COMPLAINANT") == [
        "filed", "rejected", "reinstated", "distributed", "answered",
    ]  # fmt: skip
    assert town.events[1:4] == ["REJECTED", "OBJECTED", "REINSTATED"]


def test_an_objection_is_answered_and_the_rejection_stands(town: Town) -> None:
    rejected(town)
    town.do("object_to_rejection", None, reason="Tidak adil.")
    town.after(45).do("uphold_rejection", town.reviewer, explanation="Peta jalan nasional.")
    assert (town.state, town.open_steps) == ("REJECTED", [])
    assert town.minutes("objection") == [45]
    assert town.letters("COMPLAINANT")[-1] == "rejection_upheld"
    assert "sudah kami terima" in town.refused("object_to_rejection", None, reason="Lagi.")
    assert "langkah ini" in town.refused("uphold_rejection", town.reviewer, explanation="x")


def test_an_objection_that_waits_too_long_is_escalated(town: Town) -> None:
    rejected(town)
    town.do("object_to_rejection", None, reason="Tidak adil.")
    run = town.runs("objection").get()
    assert run.due_at is not None
    assert run.next_warning_at == run.due_at
    town.now = run.due_at
    assert town.do("escalate", "system", run_id=run.pk) == 100
    assert "overdue" in town.letters("ROLE")


def test_rejected_while_agencies_have_it(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    roads, transport = town.refer("DPUPR", "DISHUB")
    town.do("return_referral", town.roads, referral_id=roads.pk, reason="Bukan kami.")
    town.after(10).do("reject", town.reviewer, ground="NOT_OURS", explanation=WHERE_TO_GO)
    assert (town.state, town.open_steps) == ("REJECTED", [])
    assert set(town.complaint.referrals.values_list("state", flat=True)) == {"WITHDRAWN"}
    assert not town.complaint.referrals.filter(ended_at=None).exists()
    assert transport.pk


def test_the_citizen_takes_it_back(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.assign(town.roads, referral, town.cast.division)
    town.after(10).do("withdraw_complaint", None, reason="Sudah dibereskan tetangga.")
    assert (town.state, town.open_steps) == ("WITHDRAWN", [])
    assert town.phrase == "Aduan ini dicabut atas permintaan Anda."
    assert town.letters("ROLE")[-1] == "complaint_withdrawn"
    assert town.letters("COMPLAINANT")[-1] == "complaint_withdrawn"
    assert town.minutes("answer") == [10]
    assert referral.assignments.get().state == "WITHDRAWN"
    assert "dicabut" in town.refused("withdraw_complaint", None)
    assert "wewenang" in town.refused("withdraw_complaint", town.clerk)
