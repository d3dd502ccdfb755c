"""Story: a person is forgotten; the figures and the chain stay (UU 27/2022)."""

from django.core.files.storage import default_storage
from django.db import connection

import portal_cast
from town import Town
from ulas.complaints import actions
from ulas.complaints.models import Answer, Attachment, Delivery, Referral
from ulas.complaints.queries.moves import allowed_moves

# Words that only this person's file holds; the test looks for them in every column.
SECRETS = ("Aminah", "siti@contoh.id", "081200000001", "81200000001", "Jongke", "RAHASIAKU")


def told_all(town: Town) -> Referral:
    """A closed complaint with texts of the person in every place that takes some."""
    town.file(
        name="Siti Aminah", phone="0812 0000 0001", title="RAHASIAKU judul",
        text="Lubang RAHASIAKU di depan rumah saya, Jongke.", domicile="RAHASIAKU",
        home_address="RAHASIAKU 1", attachments=(portal_cast.prepared("red"),),
    )  # fmt: skip
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.do("add_facts", None, text="RAHASIAKU lagi.", attachments=[portal_cast.prepared("blue")])
    town.do("add_note", town.roads, text="RAHASIAKU menelepon.")
    actions.keep_draft(
        complaint_id=town.complaint.pk, officer=town.roads, now=town.now, verb="add_note",
        typed={"text": "RAHASIAKU belum selesai"},
    )  # fmt: skip
    town.do("reveal_identity", town.clerk, purpose="RAHASIAKU ditelepon")
    town.do(
        "assign", town.roads, referral_id=referral.pk, divisions=[town.drains.pk],
        instruction="Hubungi RAHASIAKU",
    )  # fmt: skip
    assignment = referral.assignments.get()
    town.do(
        "return_assignment", town.drain_works, referral_id=referral.pk,
        assignment_id=assignment.pk, reason="RAHASIAKU bukan saluran",
    )  # fmt: skip
    town.do(
        "correct_details", town.clerk, address="Gang RAHASIAKU", reason="RAHASIAKU bilang begitu"
    )
    draft = town.submit(town.roads, referral, "Ditambal untuk RAHASIAKU, Jongke.")
    town.do(
        "return_answer", town.roads, referral_id=referral.pk, answer_id=draft.pk,
        reason="Jangan sebut RAHASIAKU",
    )  # fmt: skip
    town.after(30)
    town.answer(town.roads, referral, "Ditambal untuk RAHASIAKU.")
    town.do("give_feedback", None, rating=4, solved=True, text="RAHASIAKU puas.")
    return referral


def left_behind() -> list[str]:
    """Table and column of everything that still holds a secret word."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith("complaints_") or table == "complaints_procedureversion":
                continue
            cursor.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found += [
                    f"{table}.{name}: {value}"
                    for name, value in zip(names, row, strict=True)
                    if any(secret in str(value) for secret in SECRETS)
                ]
    return found


A_PERSON_IS_ERASED_STORY = {
    "minutes": {
        "receive": [0], "distribute": [0], "send": [0], "dispose": [0, 0], "answer": [0,
        30], "publish": [0, 0], "finish": [0],
    },
    "events": [
        "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "FACTS_ADDED", "NOTE_ADDED",
        "IDENTITY_REVEALED", "ASSIGNED", "ASSIGNMENT_RETURNED", "DETAILS_CORRECTED",
        "ANSWER_SUBMITTED", "ANSWER_RETURNED", "ANSWER_SUBMITTED", "ANSWER_PUBLISHED",
        "FEEDBACK_GIVEN", "IDENTITY_ERASED"
    ],
    "to the complainant": ["filed", "distributed", "answered"],
    "to officers": [
        "to_receive", "to_dispose", "facts_added", "to_answer", "assignment_returned",
        "to_publish", "answer_returned", "to_publish"
    ],
    "phrase": "Aduan Anda selesai.",
}  # fmt: skip


def test_a_person_is_erased(town: Town) -> None:
    told_all(town)
    assert left_behind()
    files = [
        name for one in Attachment.objects.all() for name in (one.original, one.preview) if name
    ]
    assert len(files) == 4
    assert all(default_storage.exists(name) for name in files)
    minutes = {step: town.minutes(step) for step in ("receive", "dispose", "answer", "publish")}
    events = town.events
    erase(town)
    assert left_behind() == []
    person = town.complaint.complainant
    assert person.erased_at == town.now
    assert not person.reachable
    sealed = ("name", "email", "phone", "nik", "address")
    assert [getattr(person, f"{column}_sealed") for column in sealed] == [None] * 5
    assert not any(default_storage.exists(name) for name in files)
    assert not Answer.objects.exclude(salt="").exists(), "salts too: nobody can guess a text back"
    assert town.complaint.salt == ""
    assert town.faults() == []
    assert town.events == [*events, "IDENTITY_ERASED"]
    assert minutes == {step: town.minutes(step) for step in minutes}
    assert town.complaint.feedback.get().rating == 4
    assert town.complaint.released_at is None
    assert town.story() == A_PERSON_IS_ERASED_STORY


def erase(town: Town) -> None:
    """Erase and let what waits for the commit happen."""
    from django.test import TestCase

    with TestCase.captureOnCommitCallbacks(execute=True):
        town.after(60).do("erase_identity", None)


def test_nothing_is_sent_to_the_forgotten(town: Town) -> None:
    told_all(town)
    erase(town)
    assert not Delivery.objects.filter(complaint=town.complaint, state="PENDING").exists()


def test_an_erased_case_takes_no_new_text(town: Town) -> None:
    referral = told_all(town)
    erase(town)
    answer = Answer.objects.filter(referral=referral, state="PUBLISHED").get()
    tries = [
        ("reopen", None, {"reason": "Belum."}),
        ("reopen", town.reviewer, {"reason": "Belum."}),
        ("give_feedback", None, {"rating": 1, "solved": False}),
        ("add_note", town.clerk, {"text": "Nama beliau Siti."}),
        ("moderate", town.clerk, {"release": True}),
        ("reveal_identity", town.clerk, {"purpose": "Ingin tahu"}),
        ("correct_identity", None, {"name": "Siti"}),
        ("erase_identity", None, {}),
        ("add_summary", town.clerk, {"referral_id": referral.pk, "text": "Untuk Siti."}),
        (
            "correct_answer", town.clerk,
            {"referral_id": referral.pk, "answer_id": answer.pk, "text": "x", "reason": "x"},
        ),
    ]  # fmt: skip
    for verb, by, more in tries:
        assert "sudah dihapus" in town.refused(verb, by, **more), verb
    assert allowed_moves(town.clerk, town.complaint, [referral]) == []


def test_erasing_waits_for_the_end_of_the_case(town: Town) -> None:
    town.file()
    assert "tidak dapat dilakukan" in town.refused("erase_identity", None)
    town.do("reject", town.clerk, ground="UNTRUE", explanation="Tidak terbukti.")
    town.do("object_to_rejection", None, reason="Terbukti.")
    assert "Keberatan" in town.refused("erase_identity", None)
    town.do("uphold_rejection", town.reviewer, explanation="Tetap.")
    erase(town)
    assert "sudah dihapus" in town.refused("reinstate", town.reviewer, reason="Lagi.")


def test_a_forgotten_follower_does_not_come_back(town: Town) -> None:
    parent = town.file(email="budi@contoh.id")
    child = town.file()
    town.do("merge", town.clerk, into_id=parent.pk, reason="Sama.")
    erase(town)
    town.about(parent).do("withdraw_complaint", None)
    assert town.about(child).state == "MERGED"
    assert "sudah dihapus" in town.refused("unmerge", town.clerk, reason="x")
