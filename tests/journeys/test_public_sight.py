"""Stories: what the public reads, and what two officers do to each other."""

import pytest

import portal_cast
from town import Town
from ulas.complaints import actions
from ulas.complaints.casefile import StaleCase, by_officer
from ulas.complaints.models import Answer, Referral
from ulas.complaints.queries.published import Wanted, search


def found(text: str) -> list[str]:
    """The numbers that the public's search lists."""
    return [row.number for row in search(Wanted(text=text)).rows]


@pytest.fixture
def referral(town: Town) -> Referral:
    town.file(
        text="Lubang di depan pasar, hubungi saya di 0812 3456 7890 atau siti@contoh.id.",
        title="Lubang, telepon 081234567890", attachments=(portal_cast.prepared(),),
    )  # fmt: skip
    town.do("accept", town.clerk)
    (made,) = town.refer("DPUPR")
    return made


def test_nothing_is_public_before_a_person_released_it(town: Town, referral: Referral) -> None:
    assert town.complaint.released_at is None
    waiting = town.submit(town.roads, referral, "Ditambal.")
    town.do(
        "publish_answer", town.roads, referral_id=referral.pk, answer_id=waiting.pk, release=False
    )
    assert town.complaint.released_at is None
    assert Answer.objects.get().public_body == ""


def test_the_answer_releases_masked_texts_and_photos(town: Town, referral: Referral) -> None:
    town.answer(town.roads, referral, "Ditambal. Telepon kami 0812-1111-2222.")
    complaint, answer = town.complaint, Answer.objects.get()
    for shown in (complaint.public_body, complaint.public_title, answer.public_body):
        assert shown
        assert "0812" not in shown
        assert "contoh.id" not in shown
    assert "0812 3456 7890" in complaint.body, "the text as filed stays"
    assert "0812" not in complaint.public_search
    assert complaint.attachments.get().released_at == town.now


def test_moderation_can_be_undone(town: Town, referral: Referral) -> None:
    answer = town.answer(town.roads, referral, "Ditambal.")
    photo = town.complaint.attachments.get()
    assert "ditarik dari tampilan umum" in town.refused("moderate", town.clerk, release=False)
    town.do("moderate", town.clerk, release=False, reason="Menyebut tetangga.")
    answer.refresh_from_db()
    photo.refresh_from_db()
    assert (town.complaint.released_at, answer.released_at, photo.released_at) == (None,) * 3
    assert town.complaint.public_search == ""
    town.after(5).do(
        "moderate", town.clerk, release=True, text="Lubang, telepon 0812 3456 7890.", title="",
        attachments=[photo.pk],
    )  # fmt: skip
    answer.refresh_from_db()
    photo.refresh_from_db()
    assert "0812" not in town.complaint.public_body
    assert "Lubang" in town.complaint.public_body
    assert (answer.released_at, photo.released_at) == (town.now, town.now)
    assert answer.public_body == "Ditambal."
    assert town.events.count("MODERATED") == 2


def test_an_answer_for_the_complainant_alone_stays_so(town: Town, referral: Referral) -> None:
    waiting = town.submit(town.roads, referral, "Untuk Ibu saja: pot dipindah.")
    town.do(
        "publish_answer", town.roads, referral_id=referral.pk, answer_id=waiting.pk, release=False
    )
    town.do("moderate", town.clerk, release=True)
    waiting.refresh_from_db()
    assert (waiting.released_at, waiting.public_body) == (None, "")


def test_restricted_data_is_not_released(town: Town, referral: Referral) -> None:
    town.answer(town.roads, referral, "Ditambal.")
    town.do("restrict_processing", None)
    assert town.complaint.released_at is None
    assert "dibatasi" in town.refused("moderate", town.clerk, release=True)
    town.do("restrict_processing", None, lifted=True)
    town.do("moderate", town.clerk, release=True)
    assert town.complaint.released_at == town.now


def test_what_the_public_finds_follows_a_correction(town: Town, referral: Referral) -> None:
    town.answer(town.roads, referral, "Ditambal.")
    assert found("pajang") == [town.number]
    town.do("correct_details", town.clerk, area="33.72.01.1002", reason="Salah kelurahan.")
    assert found("pajang") == []
    assert found("laweyan") == [town.number]


def test_a_stale_form_is_refused_and_says_what_changed(town: Town, referral: Referral) -> None:
    seen = town.complaint.length
    town.do("reject", town.reviewer, ground="UNTRUE", explanation="Tidak terbukti.")
    town.do("reinstate", town.reviewer, reason="Terbukti.")
    with pytest.raises(StaleCase) as stale:
        actions.distribute(
            complaint_id=town.complaint.pk, by=by_officer(town.clerk, seen=seen), now=town.now,
            agencies=["DISHUB"],
        )  # fmt: skip
    assert "Tolak aduan, Pulihkan aduan" in str(stale.value)
    assert "isian Anda masih ada" in str(stale.value)
    assert town.open_steps == ["distribute"]


def test_what_changes_nothing_does_not_make_a_form_stale(town: Town, referral: Referral) -> None:
    seen = town.complaint.length
    town.do("add_note", town.clerk, text="Sudah saya telepon.")
    town.after(31).do("escalate", "system", run_id=town.runs("dispose").get().pk)
    actions.submit_answer(
        complaint_id=town.complaint.pk, referral_id=referral.pk, text="Ditambal.", now=town.now,
        by=by_officer(town.roads, seen=seen),
    )  # fmt: skip


def test_another_agencys_work_does_not_make_my_form_stale(town: Town, referral: Referral) -> None:
    (other,) = town.refer("DISHUB")
    seen = town.complaint.length
    town.submit(town.transport, other, "Rambu dipasang.")
    actions.submit_answer(
        complaint_id=town.complaint.pk, referral_id=referral.pk, text="Ditambal.", now=town.now,
        by=by_officer(town.roads, seen=seen),
    )  # fmt: skip
