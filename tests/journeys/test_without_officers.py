"""Story: an agency whose officers have all left; its cases are nobody's but Diskominfo's."""

from __future__ import annotations

from town import Town
from ulas.agencies.models import Post
from ulas.complaints.queries.desk.queue import waiting_for


def leave(agency: str) -> None:
    """Everybody with a post at the agency goes."""
    Post.objects.filter(agency__code=agency).update(active=False)


def queue(town: Town, name: str) -> list[str]:
    """Steps of our case that wait for an officer."""
    officer = type(town.clerk).objects.get(username=name)
    mine = waiting_for(officer, town.now).filter(complaint=town.complaint)
    return list(mine.values_list("step", flat=True))


def test_the_officers_leave_while_the_case_is_with_them(town: Town) -> None:
    town.file()
    town.after(5).do("accept", town.clerk)
    (referral,) = town.after(5).refer("DPUPR")
    town.after(10).assign(town.roads, referral, town.cast.division)
    assert queue(town, "road_works") == queue(town, "roads") == ["answer"]
    assert queue(town, "clerk") == []
    leave("DPUPR")
    assert queue(town, "road_works") == queue(town, "roads") == []
    assert queue(town, "clerk") == queue(town, "reviewer") == ["answer"], "it surfaces at once"
    left = type(town.roads).objects.get(username="roads")
    sentence = town.refused("submit_answer", left, referral_id=referral.pk, text="Ditambal.")
    assert "wewenang" in sentence
    answer = town.after(20).submit(
        town.clerk, referral, "Menurut DPUPR lubang ditambal besok.", source="PHONE"
    )
    assert queue(town, "clerk") == ["publish"]
    town.after(5).do("publish_answer", town.clerk, referral_id=referral.pk, answer_id=answer.pk)
    assert town.story() == {
        "minutes": {
            "receive": [5], "distribute": [5], "send": [0], "dispose": [10], "answer": [20],
            "publish": [5], "finish": [None],
        },
        "events": [
            "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "ASSIGNED", "ANSWER_SUBMITTED",
            "ANSWER_PUBLISHED",
        ],
        "to the complainant": ["filed", "distributed", "answered"],
        "to officers": ["to_receive", "to_dispose", "to_answer", "to_publish"],
        "phrase": "Aduan Anda sudah dijawab. Apakah jawabannya membantu?",
    }  # fmt: skip
    assert town.runs("answer").get().owner_agency == referral.agency, "the minutes stay its own"


def test_a_new_case_for_them_is_the_clerks_to_carry(town: Town) -> None:
    leave("DPUPR")
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.do("distribute", town.reviewer, agencies=["DPUPR"])
    assert queue(town, "clerk") == ["send"]
    assert town.letters("ROLE")[-1] == "to_send"
    assert town.phrase == "Aduan Anda sedang dikirim ke instansi yang menanganinya."
    town.after(12).do("deliver", town.clerk, referral_id=referral.pk, means="LETTER")
    assert town.minutes("send") == [12]
    assert queue(town, "clerk") == ["dispose"]
    Post.objects.filter(officer=town.roads).update(active=True)
    assert queue(town, "roads") == [], "the clerk looks after it to its end"
    town.answer(town.clerk, referral, "Ditambal.", source="LETTER")
    assert town.state == "ANSWERED"


def test_they_come_back_and_take_over_what_was_theirs(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    leave("DPUPR")
    assert queue(town, "clerk") == ["dispose"]
    Post.objects.filter(officer=town.roads).update(active=True)
    assert queue(town, "clerk") == []
    assert queue(town, "roads") == ["dispose"]
    town.answer(town.roads, referral, "Ditambal.")
    assert town.state == "ANSWERED"
