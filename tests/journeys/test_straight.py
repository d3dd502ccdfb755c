"""Story: one complaint straight through the SOP, from the form to the feedback."""

from datetime import timedelta

from town import Town

STRAIGHT_THROUGH_STORY = {
    "minutes": {
        "receive": [10], "distribute": [5], "send": [0], "dispose": [12], "answer": [30],
        "publish": [8], "finish": [60],
    },
    "events": [
        "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "ASSIGNED", "ANSWER_SUBMITTED",
        "ANSWER_PUBLISHED", "FEEDBACK_GIVEN"
    ],
    "to the complainant": ["filed", "distributed", "answered"],
    "to officers": ["to_receive", "to_dispose", "to_answer", "to_publish"],
    "phrase": "Aduan Anda selesai.",
}  # fmt: skip


def test_straight_through(town: Town) -> None:
    town.file()
    assert town.state == "FILED"
    assert town.open_steps == ["receive"]
    town.after(10).do("accept", town.clerk)
    assert town.open_steps == ["distribute"]
    town.after(5)
    (referral,) = town.refer("DPUPR")
    assert town.open_steps == ["dispose"]
    town.after(12).do(
        "assign", town.roads, referral_id=referral.pk, divisions=[town.cast.division.pk]
    )
    assert town.open_steps == ["answer"]
    town.after(30)
    answer = town.do(
        "submit_answer", town.road_works, referral_id=referral.pk, text="Ditambal Selasa pagi."
    )
    town.after(8).do("publish_answer", town.roads, referral_id=referral.pk, answer_id=answer.pk)
    assert town.state == "ANSWERED"
    assert town.open_steps == ["finish"]
    town.after(60).do("give_feedback", None, rating=5, solved=True)
    assert town.state == "CLOSED"
    assert town.open_steps == []

    minutes = {step: town.minutes(step) for step in ("receive", "distribute", "dispose", "answer")}
    assert minutes == {"receive": [10], "distribute": [5], "dispose": [12], "answer": [30]}
    assert town.minutes("publish") == [8]
    assert not town.runs().filter(overdue=True).exists()
    assert town.events == [
        "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "ASSIGNED", "ANSWER_SUBMITTED",
        "ANSWER_PUBLISHED", "FEEDBACK_GIVEN",
    ]  # fmt: skip
    assert town.letters("COMPLAINANT") == ["filed", "distributed", "answered"]
    assert town.letters("ROLE") == ["to_receive", "to_dispose", "to_answer", "to_publish"]
    assert town.faults() == []
    assert town.story() == STRAIGHT_THROUGH_STORY


def test_row_six_is_one_hour_for_both_its_parts(town: Town) -> None:
    """SOP row 6: what waiting for the disposition used up is not there for the answer."""
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    started = town.now
    town.after(40).do(
        "assign", town.roads, referral_id=referral.pk, divisions=[town.cast.division.pk]
    )
    run = town.runs("answer").get()
    assert run.due_at == started + timedelta(minutes=60)
