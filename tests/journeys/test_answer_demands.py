"""Story: a final answer answers, and shows the work where its category demands a photo."""

from __future__ import annotations

import json

import pytest

import portal_cast
from town import Town
from ulas.agencies.models import Category
from ulas.complaints.models import Attachment
from ulas.complaints.queries.verification import verify_cases
from ulas.complaints.sealed.attachments import prepare_file

pytestmark = pytest.mark.django_db
EMPTY = "Akan kami koordinasikan dengan pihak terkait."
GOOD = "Lubang ditambal Senin pagi oleh regu Bina Marga."


@pytest.fixture
def town() -> Town:
    town = Town()
    town.file()
    town.do("accept", town.clerk)
    (town.part,) = town.refer("DPUPR")
    return town


def demand_photo(town: Town) -> None:
    Category.objects.filter(pk=town.complaint.category_id).update(photo_after=True)


def faults() -> list[str]:
    return [fault for progress in verify_cases() for fault in progress.faults]


def test_to_coordinate_is_no_answer(town: Town) -> None:
    told = town.refused("submit_answer", town.roads, referral_id=town.part.pk, text=EMPTY)
    assert "sebutkan apa yang dilakukan, oleh siapa, dan kapan" in told


def test_a_reason_lets_it_pass_and_stays_in_the_file(town: Town) -> None:
    reason = "Sudah dijawab lengkap lewat telepon."
    town.submit(town.roads, town.part, EMPTY, despite=reason)
    note = town.complaint.messages.get(kind="NOTE")
    assert reason in note.body
    assert note.referral == town.part
    assert town.facts("ANSWER_SUBMITTED")["lacks"] == ["WHAT", "WHEN"]
    assert town.faults() == []


def test_an_interim_answer_and_anothers_letter_are_only_advised(town: Town) -> None:
    promised = town.now.date()
    town.submit(town.roads, town.part, EMPTY, kind="INTERIM", promised_date=promised)
    assert "WHAT" in town.facts("ANSWER_SUBMITTED")["lacks"]
    town.file()
    town.do("accept", town.clerk)
    (part,) = town.refer("DPUPR")
    town.submit(town.clerk, part, EMPTY, source="LETTER")
    assert not town.complaint.messages.filter(kind="NOTE").exists()


def test_the_photo_that_the_category_demands(town: Town) -> None:
    demand_photo(town)
    told = town.refused("submit_answer", town.roads, referral_id=town.part.pk, text=GOOD)
    assert "menuntut foto sesudah" in told
    before, after = portal_cast.prepared("red"), portal_cast.prepared("green")
    answer = town.submit(town.roads, town.part, GOOD, before=[before], after=[after])
    kept = {one.purpose: one for one in Attachment.objects.filter(answer=answer)}
    assert set(kept) == {"BEFORE", "AFTER"}
    assert kept["AFTER"].digest == after.digest
    assert set(town.facts("ANSWER_SUBMITTED")["files"]) == {before.digest, after.digest}
    town.do("publish_answer", town.roads, referral_id=town.part.pk, answer_id=answer.pk)
    assert Attachment.objects.filter(answer=answer, released_at__isnull=False).count() == 2
    assert faults() == []


def test_a_pdf_is_no_photo_and_an_earlier_photo_counts(town: Town) -> None:
    demand_photo(town)
    paper = prepare_file("surat.pdf", b"%PDF-1.4\n%%EOF")
    town.refused("submit_answer", town.roads, referral_id=town.part.pk, text=GOOD, after=[paper])
    photo = portal_cast.prepared("green")
    first = town.submit(town.roads, town.part, GOOD, after=[photo])
    town.do(
        "return_answer",
        town.roads,
        referral_id=town.part.pk,
        answer_id=first.pk,
        reason="Sebutkan jamnya.",
    )
    town.submit(town.roads, town.part, f"{GOOD} Pukul 09.30.")


def test_only_the_photos_that_were_chosen_go_public(town: Town) -> None:
    good, face = portal_cast.prepared("green"), portal_cast.prepared("red")
    answer = town.submit(town.roads, town.part, GOOD, after=[good, face])
    shown = Attachment.objects.get(digest=good.digest)
    town.do(
        "publish_answer",
        town.roads,
        referral_id=town.part.pk,
        answer_id=answer.pk,
        photos=[shown.pk],
    )
    released = Attachment.objects.filter(released_at__isnull=False)
    assert [one.digest for one in released] == [good.digest]


def test_an_edited_text_leaves_the_file_verifiable(town: Town) -> None:
    """The former text is a note; its digest must stand beside that of the new one."""
    answer = town.submit(town.roads, town.part, GOOD)
    town.do(
        "publish_answer",
        town.roads,
        referral_id=town.part.pk,
        answer_id=answer.pk,
        text=f"{GOOD} Pukul 09.30.",
    )
    assert faults() == []
    facts = json.loads(town.complaint.events.get(kind="ANSWER_PUBLISHED").body)["facts"]
    assert facts["former"] != facts["text"]
