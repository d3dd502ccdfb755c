"""Stories: two complaints about one matter go on as one, and part again."""

from town import Town, kinds_of
from ulas.complaints.models import Complaint, Delivery


def two(town: Town) -> tuple[Complaint, Complaint]:
    """(child, parent); we talk about the child."""
    parent = town.file(email="budi@contoh.id")
    child = town.file()
    return child, parent


def merged(town: Town) -> tuple[Complaint, Complaint]:
    child, parent = two(town)
    town.after(10).do("merge", town.clerk, into_id=parent.pk, reason="Lubang yang sama.")
    return child, parent


def letters_of(complaint: Complaint) -> list[str]:
    mine = Delivery.objects.filter(complaint=complaint, recipient="COMPLAINANT")
    return list(mine.order_by("id").values_list("template", flat=True))


def carry(town: Town, complaint: Complaint) -> None:
    """Bring a complaint to its final answer."""
    town.about(complaint).do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.answer(town.roads, referral, "Lubang ditambal.")


def test_merged_and_the_answer_reaches_both(town: Town) -> None:
    child, parent = merged(town)
    assert (town.state, town.open_steps) == ("MERGED", ["merged"])
    assert town.phrase.endswith("jawabannya juga sampai kepada Anda.")
    assert town.minutes("receive") == [10]
    assert kinds_of(child)[-1] == kinds_of(parent)[-1] == "MERGED"
    assert town.facts("MERGED")["into"] == parent.number
    assert town.about(parent).facts("MERGED") == {"took_in": child.number}
    assert (town.state, town.open_steps) == ("FILED", ["receive"]), "the parent goes on as before"
    carry(town, parent)
    assert letters_of(child) == ["filed", "merged", "answered_together"]
    assert letters_of(parent) == ["filed", "distributed", "answered"]


def test_unmerged_before_acceptance(town: Town) -> None:
    child, parent = merged(town)
    town.after(30).do("unmerge", town.clerk, reason="Ternyata jalan lain.")
    assert (town.state, town.open_steps) == ("FILED", ["receive"])
    assert town.complaint.merged_into_id is None
    assert town.minutes("merged") == [30], "merged minutes are a segment of their own"
    assert town.letters()[-2:] == ["to_receive", "unmerged"]
    assert kinds_of(parent)[-1] == "UNMERGED"
    carry(town, parent)
    assert letters_of(child) == ["filed", "merged", "unmerged"]
    town.about(child)
    assert town.story() == {
        "minutes": {
            "receive": [10, None], "merged": [30],
        },
        "events": ["FILED", "MERGED", "UNMERGED"],
        "to the complainant": ["filed", "merged", "unmerged"],
        "to officers": ["to_receive", "to_receive"],
        "phrase": "Aduan Anda sudah masuk dan sedang kami periksa kelengkapannya.",
    }  # fmt: skip


def test_unmerged_after_acceptance(town: Town) -> None:
    child, parent = two(town)
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    town.after(5).do("merge", town.reviewer, into_id=parent.pk, reason="Sama.")
    assert town.complaint.referrals.get().state == "WITHDRAWN"
    town.after(5).do("unmerge", town.reviewer, reason="Tidak sama.")
    assert (town.state, town.open_steps) == ("ACCEPTED", ["distribute"])
    assert town.owner("distribute") == "POLICY_REVIEWER"
    assert child.pk
    assert town.story() == {
        "minutes": {
            "receive": [0], "distribute": [0, None], "send": [0], "dispose": [5], "merged": [5],
        },
        "events": ["FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "MERGED", "UNMERGED"],
        "to the complainant": ["filed", "distributed", "merged", "unmerged"],
        "to officers": ["to_receive", "to_dispose", "to_distribute"],
        "phrase": (
            "Aduan Anda sudah kami terima; kami sedang menentukan instansi yang menanganinya."
        ),
    }  # fmt: skip


def test_a_reinstated_complaint_is_not_received_again(town: Town) -> None:
    _, parent = two(town)
    town.do("reject", town.clerk, ground="UNTRUE", explanation="Tidak terbukti.")
    town.do("reinstate", town.reviewer, reason="Terbukti.")
    town.do("merge", town.reviewer, into_id=parent.pk, reason="Sama.")
    town.do("unmerge", town.reviewer, reason="Tidak sama.")
    assert (town.state, town.open_steps) == ("ACCEPTED", ["distribute"])


def test_what_cannot_be_merged(town: Town) -> None:
    child, parent = two(town)
    again = {"into_id": child.pk, "reason": "Sama."}
    assert "dirinya sendiri" in town.refused("merge", town.clerk, **again)
    secret = town.file(visibility="CONFIDENTIAL")
    town.about(child)
    sentence = town.refused("merge", town.clerk, into_id=secret.pk, reason="Sama.")
    assert "publik dan aduan rahasia" in sentence
    town.do("merge", town.clerk, into_id=parent.pk, reason="Sama.")
    third = town.file()
    town.about(parent)
    assert "sudah menjadi induk" in town.refused("merge", town.clerk, into_id=third.pk, reason="x")
    town.about(third)
    assert "sudah berakhir" in town.refused("merge", town.clerk, into_id=child.pk, reason="x")
    assert town.refused("merge", town.clerk, into_id=999_999, reason="x")
    assert "wewenang" in town.refused("merge", town.roads, into_id=parent.pk, reason="x")


def test_who_joins_after_the_answer_gets_it_too(town: Town) -> None:
    child, parent = two(town)
    carry(town, parent)
    town.about(child).do("merge", town.clerk, into_id=parent.pk, reason="Sama.")
    assert letters_of(child) == ["filed", "merged", "answered_together"]


def test_a_correction_reaches_both(town: Town) -> None:
    child, parent = merged(town)
    carry(town, parent)
    answer = town.complaint.referrals.get().answers.get()
    town.do(
        "correct_answer", town.roads, referral_id=answer.referral_id, answer_id=answer.pk,
        text="Ditambal Selasa.", reason="Salah hari.",
    )  # fmt: skip
    assert letters_of(child)[-1] == letters_of(parent)[-1] == "answer_corrected"


def test_a_parent_taken_back_leaves_nobody_behind(town: Town) -> None:
    """Nothing is lost: who followed a complaint that ends unanswered goes the own way again."""
    child, parent = merged(town)
    town.about(parent).do("withdraw_complaint", None)
    assert town.state == "WITHDRAWN"
    town.about(child)
    assert (town.state, town.open_steps) == ("FILED", ["receive"])
    assert letters_of(child)[-1] == "unmerged"
    assert town.complaint.merged_into_id is None


def test_a_rejected_parent_leaves_nobody_behind(town: Town) -> None:
    child, parent = merged(town)
    town.about(parent).do("reject", town.clerk, ground="UNTRUE", explanation="Tidak terbukti.")
    town.about(child)
    assert (town.state, town.open_steps) == ("FILED", ["receive"])


def test_a_silent_parent_leaves_nobody_behind(town: Town) -> None:
    child, parent = merged(town)
    town.about(parent).do("ask_complainant", town.clerk, question="Di mana?")
    town.after(4 * 24 * 60).do("close", "system")
    town.about(child)
    assert (town.state, town.open_steps) == ("FILED", ["receive"])


def test_a_child_taken_back_hears_no_more_of_it(town: Town) -> None:
    child, parent = merged(town)
    town.do("withdraw_complaint", None)
    assert (town.state, town.open_steps) == ("WITHDRAWN", [])
    carry(town, parent)
    assert "answered_together" not in letters_of(child)


def test_merged_cases_keep_one_visibility(town: Town) -> None:
    """Else the answer to a confidential case would go to the people of public ones."""
    child, parent = merged(town)
    for one in (parent, child):
        town.about(one)
        assert "Pisahkan dahulu" in town.refused(
            "set_visibility", town.clerk, visibility="CONFIDENTIAL"
        )
        assert "Pisahkan dahulu" in town.refused(
            "set_visibility", town.clerk, accused_agency="DISHUB"
        )
    town.do("set_visibility", town.clerk, identity_shown_to="COORDINATOR")
