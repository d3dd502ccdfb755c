"""Stories: the way of an answer between division, agency and citizen (SOP rows 6 and 7)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from town import Town
from ulas.complaints.models import Answer, Referral

FRIDAY = date(2026, 1, 16)


@pytest.fixture
def referral(town: Town) -> Referral:
    """At the road agency since 09.00."""
    town.file()
    town.do("accept", town.clerk)
    (made,) = town.refer("DPUPR")
    return made


def test_interim_then_final(town: Town, referral: Referral) -> None:
    town.after(30)
    town.answer(
        town.roads, referral, "Aspal dipesan, dikerjakan tim 2.", kind="INTERIM",
        promised_date=FRIDAY,
    )  # fmt: skip
    assert (town.state, town.open_steps) == ("REFERRED", ["follow_up"])
    run = town.runs("follow_up").get()
    assert run.due_at == datetime(2026, 1, 16, 16, 59, 59, tzinfo=UTC), "the end of that Friday"
    assert run.limit_minutes is None
    assert not town.runs().filter(row__in=(6, 7), overdue=True).exists()
    assert town.phrase == (
        "Instansi sudah memberi jawaban sementara dan menjanjikan tanggal penyelesaian."
    )
    assert town.letters("COMPLAINANT")[-1] == "answered_interim"
    assert town.complaint.targets.get(key="first_response").met_at == town.now
    assert town.complaint.targets.get(key="follow_up").met_at is None

    town.at("2026-01-15", "10:00")
    town.submit(town.roads, referral, "Lubang sudah ditambal.")
    assert town.open_steps == ["follow_up", "publish"]
    final = Answer.objects.get(referral=referral, kind="FINAL")
    town.do("publish_answer", town.roads, referral_id=referral.pk, answer_id=final.pk)
    assert (town.state, town.open_steps) == ("ANSWERED", ["finish"])
    assert town.minutes("dispose") == [30]
    assert not town.runs("follow_up").get().overdue
    assert town.complaint.targets.get(key="follow_up").met_at == town.now
    assert town.story() == {
        "minutes": {
            "receive": [0], "distribute": [0], "send": [0], "dispose": [30], "publish": [0, 0],
            "follow_up": [1470], "finish": [None],
        },
        "events": [
            "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "ANSWER_SUBMITTED",
            "ANSWER_PUBLISHED", "ANSWER_SUBMITTED", "ANSWER_PUBLISHED"
        ],
        "to the complainant": ["filed", "distributed", "answered_interim", "answered"],
        "to officers": ["to_receive", "to_dispose", "to_publish", "to_publish"],
        "phrase": "Aduan Anda sudah dijawab. Apakah jawabannya membantu?",
    }  # fmt: skip


def test_a_broken_promise_is_late(town: Town, referral: Referral) -> None:
    town.answer(town.roads, referral, "Besok.", kind="INTERIM", promised_date=date(2026, 1, 13))
    town.at("2026-01-14", "09:00").answer(town.roads, referral, "Selesai.")
    assert town.runs("follow_up").get().overdue
    assert not town.runs("dispose").get().overdue


def test_a_second_interim_answer_moves_the_promise(town: Town, referral: Referral) -> None:
    town.answer(town.roads, referral, "Besok.", kind="INTERIM", promised_date=date(2026, 1, 13))
    town.after(60)
    town.answer(town.roads, referral, "Jumat.", kind="INTERIM", promised_date=FRIDAY)
    assert town.open_steps == ["follow_up"]
    assert town.runs("follow_up").count() == 2


def test_a_promise_that_is_over_is_not_published(town: Town, referral: Referral) -> None:
    waiting = town.submit(
        town.roads, referral, "Hari ini.", kind="INTERIM", promised_date=date(2026, 1, 12)
    )
    town.at("2026-01-13", "09:00")
    sentence = town.refused(
        "publish_answer", town.roads, referral_id=referral.pk, answer_id=waiting.pk
    )
    assert "Tanggal janji sudah lewat" in sentence


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"kind": "INTERIM"}, "harus menyebut tanggal janji"),
        ({"kind": "INTERIM", "promised_date": date(2026, 1, 11)}, "sudah lewat"),
        ({"kind": "MAYBE"}, "jawaban sementara atau jawaban akhir"),
        ({"text": " \u202e\x00 "}, "Tulis jawabannya"),
        ({"text": "x" * 100_000}, "paling banyak 10000"),
        ({"source": "PIGEON"}, "bagaimana jawaban ini diterima"),
    ],
)
def test_an_answer_that_cannot_be_taken(
    town: Town, referral: Referral, more: dict[str, object], sentence: str
) -> None:
    given = {"text": "Sudah ditambal.", **more}
    assert sentence in town.refused("submit_answer", town.roads, referral_id=referral.pk, **given)


def test_wrong_division(town: Town, referral: Referral) -> None:
    (wrong,) = town.after(5).assign(town.roads, referral, town.drains)
    assert town.owner("answer") == "DIVISION_OFFICER@DPUPR"
    town.after(10).do(
        "return_assignment", town.drain_works, referral_id=referral.pk, assignment_id=wrong.pk,
        reason="Ini jalan, bukan saluran.",
    )  # fmt: skip
    assert town.open_steps == ["dispose"]
    assert town.letters("ROLE")[-1] == "assignment_returned"
    assert town.runs("dispose").last().carried_seconds == 15 * 60  # type: ignore[union-attr]
    town.after(5).assign(town.roads, referral, town.cast.division)
    made = town.after(20).submit(town.road_works, referral, "Ditambal.")
    town.do("publish_answer", town.roads, referral_id=referral.pk, answer_id=made.pk)
    assert town.minutes("dispose") == [5, 5]
    assert town.minutes("answer") == [10, 20]
    assert "ASSIGNMENT_RETURNED" in town.events
    assert not town.runs().filter(overdue=True).exists()
    assert town.story() == {
        "minutes": {
            "receive": [0], "distribute": [0], "send": [0], "dispose": [5, 5], "answer": [10,
            20], "publish": [0], "finish": [None],
        },
        "events": [
            "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "ASSIGNED", "ASSIGNMENT_RETURNED",
            "ASSIGNED", "ANSWER_SUBMITTED", "ANSWER_PUBLISHED"
        ],
        "to the complainant": ["filed", "distributed", "answered"],
        "to officers": [
            "to_receive", "to_dispose", "to_answer", "assignment_returned", "to_answer",
            "to_publish"
        ],
        "phrase": "Aduan Anda sudah dijawab. Apakah jawabannya membantu?",
    }  # fmt: skip


def test_a_division_returns_only_its_own(town: Town, referral: Referral) -> None:
    mine, other = town.assign(town.roads, referral, town.cast.division, town.drains)
    sentence = town.refused(
        "return_assignment", town.road_works, referral_id=referral.pk, assignment_id=other.pk,
        reason="Bukan saya.",
    )  # fmt: skip
    assert "bidang lain" in sentence
    town.do(
        "return_assignment", town.road_works, referral_id=referral.pk, assignment_id=mine.pk,
        reason="Bukan jalan.",
    )  # fmt: skip
    assert town.open_steps == ["answer"], "the other division still works on it"


def test_a_draft_is_returned_and_row_six_counts_on(town: Town, referral: Referral) -> None:
    town.assign(town.roads, referral, town.cast.division)
    draft = town.after(20).submit(town.road_works, referral, "Sudah ditambal.")
    town.after(10).do(
        "return_answer", town.roads, referral_id=referral.pk, answer_id=draft.pk,
        reason="Sebut kapan dan oleh siapa.",
    )  # fmt: skip
    assert town.open_steps == ["answer"]
    assert town.letters("ROLE")[-1] == "answer_returned"
    again = town.runs("answer").last()
    assert again is not None
    assert again.carried_seconds == 20 * 60
    better = town.after(15).submit(town.road_works, referral, "Ditambal Selasa oleh tim 2.")
    second = town.runs("publish").last()
    assert second is not None
    assert second.carried_seconds == 10 * 60, "row 7 is one hour as well"
    town.after(5).do("publish_answer", town.roads, referral_id=referral.pk, answer_id=better.pk)
    assert town.minutes("answer") == [20, 15]
    assert town.minutes("publish") == [10, 5]
    draft.refresh_from_db()
    assert (draft.state, draft.body) == ("RETURNED", "Sudah ditambal.")
    assert town.letters("COMPLAINANT").count("answered") == 1


def test_a_corrected_answer_keeps_the_old_text(town: Town, referral: Referral) -> None:
    old = town.answer(town.roads, referral, "Ditambal Senin.")
    assert old.released_at is not None
    new = town.after(60).do(
        "correct_answer", town.roads, referral_id=referral.pk, answer_id=old.pk,
        text="Ditambal Selasa.", reason="Salah hari.",
    )  # fmt: skip
    old.refresh_from_db()
    assert (old.state, old.body, new.corrects_id) == ("CORRECTED", "Ditambal Senin.", old.pk)
    assert (new.state, new.public_body) == ("PUBLISHED", "Ditambal Selasa.")
    assert town.letters("COMPLAINANT")[-1] == "answer_corrected"
    assert (town.state, town.open_steps) == ("ANSWERED", ["finish"])
    sentence = town.refused(
        "correct_answer", town.roads, referral_id=referral.pk, answer_id=old.pk,
        text="Ditambal Rabu.", reason="Salah lagi.",
    )  # fmt: skip
    assert sentence == "Aduan ini tidak ditemukan."


def test_a_second_person_publishes_where_the_agency_wants_it(
    town: Town, referral: Referral
) -> None:
    town.cast.roads.second_person = True
    town.cast.roads.save()
    mine = town.submit(town.roads, referral, "Ditambal.")
    sentence = town.refused(
        "publish_answer", town.roads, referral_id=referral.pk, answer_id=mine.pk
    )
    assert "orang kedua" in sentence
    town.do("publish_answer", town.clerk, referral_id=referral.pk, answer_id=mine.pk)
    assert town.state == "ANSWERED"


def test_a_photo_that_lies_is_disputed(town: Town, referral: Referral) -> None:
    import portal_cast

    answer = town.submit(
        town.roads, referral, "Ditambal, lihat foto.", attachments=[portal_cast.prepared("grey")]
    )
    town.do("publish_answer", town.roads, referral_id=referral.pk, answer_id=answer.pk)
    photo = answer.attachments.get()
    assert photo.released_at == town.now
    town.after(30).do("dispute_photo", None, attachment_id=photo.pk, reason="Ini bukan jalan kami.")
    photo.refresh_from_db()
    assert photo.disputed_at == town.now
    assert town.facts("PHOTO_DISPUTED")["file"] == photo.digest
    assert town.letters("ROLE")[-1] == "photo_disputed"
    assert photo.received_at == town.now - timedelta(minutes=30)
