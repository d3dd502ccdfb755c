"""What people put into forms: mostly what fits, now and then what does not."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from town import Town
from ulas.agencies.models import Division
from ulas.complaints.casefile.routed import Routed
from ulas.complaints.models import Answer, Assignment, Attachment, Complaint, Referral, StepRun
from ulas.sop.terms import Verb

AGENCIES = ("DPUPR", "DISHUB", "INSPEKTORAT", "POLRESTA", "PN", "DISKOMINFO")
TEXTS = ("Sudah dicek di lapangan.", "Bukan wewenang kami.", "Mohon fotonya.\nTerima kasih.")
STRANGE = ("", "   ", "\x00", "\u202eterbalik\u202c", "x" * 12_000)
Words = dict[str, Any]


class Pen:
    """Draws arguments for one verb on one complaint."""

    def __init__(
        self, dice: random.Random, complaint: Complaint, referral: Referral | None, town: Town
    ) -> None:
        self.dice, self.complaint, self.referral, self.town = dice, complaint, referral, town

    def text(self) -> str:
        return self.dice.choice(TEXTS) if self.dice.random() < 0.95 else self.dice.choice(STRANGE)

    def agency(self) -> str:
        return self.dice.choice(AGENCIES) if self.dice.random() < 0.93 else "TIDAKADA"

    def row(self, rows: Any) -> int:
        """An id out of the rows; sometimes one that is not there."""
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        return self.dice.choice(ids) if ids and self.dice.random() < 0.95 else 999_999

    def on(self, **words: Any) -> Words:
        """Words of a verb about a referral."""
        if self.referral is None:
            return {"referral_id": self.row(Referral.objects.all()), **words}
        return {"referral_id": self.referral.pk, **words}

    def perhaps_on(self, **words: Any) -> Words:
        return {"referral_id": self.referral.pk, **words} if self.referral else words

    def answer(self, *states: str) -> int:
        rows = Answer.objects.filter(referral=self.referral)
        return self.row(rows.filter(state__in=states) if self.dice.random() < 0.9 else rows)

    def divisions(self) -> list[int]:
        rows = Division.objects.order_by("pk")
        if self.referral and self.dice.random() < 0.9:
            rows = rows.filter(agency=self.referral.agency)
        ids = list(rows.values_list("pk", flat=True))
        return self.dice.sample(ids, min(len(ids), self.dice.choice((0, 1, 1, 2))))


def _submit(pen: Pen) -> Words:
    kind = pen.dice.choice(("FINAL", "FINAL", "FINAL", "INTERIM", "INTERIM", "LAIN"))
    day = (pen.town.now + timedelta(days=pen.dice.choice((-1, 0, 0, 2, 2, 9, 9)))).date()
    source = pen.dice.choice(("SYSTEM", "LETTER", "LETTER", "PHONE", "MERPATI"))
    return pen.on(text=pen.text(), kind=kind, promised_date=day, source=source)


def _place(pen: Pen) -> Words:
    choices: tuple[Words, ...] = (
        {"category": "lampu"}, {"category": "tidak-ada"}, {"area": "33.72.01.1002"},
        {"latitude": -7.57, "longitude": 110.79}, {"latitude": 5.0, "longitude": 5.0},
        {"address": "Gang Melati 3"}, {"address": ""},
    )  # fmt: skip
    return {**pen.dice.choice(choices), "reason": pen.dice.choice(("", "Salah kategori."))}


def _sight(pen: Pen) -> Words:
    choices: tuple[Words, ...] = (
        {"visibility": "PUBLIC"}, {"visibility": "CONFIDENTIAL"}, {"visibility": "SETENGAH"},
        {"identity_shown_to": "COORDINATOR"}, {"identity_shown_to": "AGENCY"},
        {"accused_agency": pen.agency()}, {"accused_agency": ""},
    )  # fmt: skip
    return {**pen.dice.choice(choices), "reason": pen.dice.choice(("", "Atas permintaan."))}


def _into(pen: Pen) -> Words:
    return {"into_id": pen.row(Complaint.objects.all()), "reason": pen.text()}


def _agencies(pen: Pen) -> Words:
    count = pen.dice.choice((0, 1, 1, 1, 1, 2, 2, 3))
    codes = [pen.agency() for _ in range(count)]
    return {"agencies": codes, "lead": codes[0] if codes else ""}


def _run(pen: Pen) -> Words:
    return {"run_id": pen.row(StepRun.objects.filter(complaint=pen.complaint))}


WORDS: dict[Verb, Callable[[Pen], Words]] = {
    Verb.VERIFY_CONTACT: lambda pen: {},
    Verb.ACCEPT: lambda pen: {"category": pen.dice.choice(("", "jalan", "tidak-ada"))},
    Verb.REJECT: lambda pen: {
        "ground": pen.dice.choice(("NOT_OURS", "NOT_OURS", "SUKA")), "explanation": pen.text()
    },
    Verb.OBJECT_TO_REJECTION: lambda pen: {"reason": pen.text()},
    Verb.UPHOLD_REJECTION: lambda pen: {"explanation": pen.text()},
    Verb.REINSTATE: lambda pen: {"reason": pen.text()},
    Verb.ASK_COMPLAINANT: lambda pen: pen.perhaps_on(
        question=pen.text(), by_phone=pen.dice.random() < 0.5
    ),
    Verb.REMIND_COMPLAINANT: lambda pen: {},
    Verb.ADD_FACTS: lambda pen: {"text": pen.text()},
    Verb.RESUME: lambda pen: pen.perhaps_on(),
    Verb.CORRECT_DETAILS: _place,
    Verb.WITHDRAW_COMPLAINT: lambda pen: {"reason": pen.text()},
    Verb.PROPOSE_AGENCIES: lambda pen: {
        "proposal": Routed(
            "ASK", ({"agency": "DPUPR", "confidence": 0.4, "reasons": ["Kata jalan."]},)
        )
    },
    Verb.DISTRIBUTE: _agencies,
    Verb.DELIVER: lambda pen: pen.on(means=pen.dice.choice(("QUEUE", "QUEUE", "LETTER", "MAIL"))),
    Verb.RETURN_REFERRAL: lambda pen: pen.on(
        reason=pen.text(), proposed_agency=pen.dice.choice(("", pen.agency()))
    ),
    Verb.REDELEGATE: lambda pen: pen.on(
        agency=pen.agency(), reason=pen.text(), binding=pen.dice.random() < 0.2
    ),
    Verb.REFUSE_RETURN: lambda pen: pen.on(reason=pen.text()),
    Verb.WITHDRAW_REFERRAL: lambda pen: pen.on(reason=pen.text()),
    Verb.ASSIGN: lambda pen: pen.on(divisions=pen.divisions(), instruction=pen.text()),
    Verb.RETURN_ASSIGNMENT: lambda pen: pen.on(
        assignment_id=pen.row(Assignment.objects.filter(referral=pen.referral)), reason=pen.text()
    ),
    Verb.SUBMIT_ANSWER: _submit,
    Verb.RETURN_ANSWER: lambda pen: pen.on(answer_id=pen.answer("SUBMITTED"), reason=pen.text()),
    Verb.PUBLISH_ANSWER: lambda pen: pen.on(
        answer_id=pen.answer("SUBMITTED"), release=pen.dice.random() < 0.8
    ),
    Verb.CORRECT_ANSWER: lambda pen: pen.on(
        answer_id=pen.answer("PUBLISHED"), text=pen.text(), reason=pen.text()
    ),
    Verb.ADD_SUMMARY: lambda pen: pen.on(text=pen.text()),
    Verb.GIVE_FEEDBACK: lambda pen: {
        "rating": pen.dice.choice((0, 1, 4, 5)), "solved": pen.dice.random() < 0.5,
        "text": pen.text(),
    },
    Verb.CLOSE: lambda pen: {"reason": pen.text()},
    Verb.REOPEN: lambda pen: {"reason": pen.text(), "rating": pen.dice.choice((None, 1, 9))},
    Verb.MERGE: _into,
    Verb.UNMERGE: lambda pen: {"reason": pen.text()},
    Verb.SET_VISIBILITY: _sight,
    Verb.MODERATE: lambda pen: {
        "release": pen.dice.random() < 0.5, "reason": pen.text(),
        "text": pen.dice.choice((None, "Naskah yang disunting.")),
    },
    Verb.ADD_NOTE: lambda pen: pen.perhaps_on(text=pen.text()),
    Verb.REVEAL_IDENTITY: lambda pen: {"purpose": pen.text()},
    Verb.ERASE_IDENTITY: lambda pen: {},
    Verb.DISPUTE_PHOTO: lambda pen: {
        "attachment_id": pen.row(Attachment.objects.filter(complaint=pen.complaint)),
        "reason": pen.text(),
    },
    Verb.CORRECT_IDENTITY: lambda pen: pen.dice.choice(
        ({"email": "baru@contoh.id"}, {"email": "bukan"}, {"phone": ""}, {"name": "Nama Baru"})
    ),
    Verb.RESTRICT_PROCESSING: lambda pen: {"lifted": pen.dice.random() < 0.5},
    Verb.ESCALATE: _run,
    Verb.RECOMPUTE_DEADLINES: lambda pen: {},
}  # fmt: skip


def arguments(
    dice: random.Random, verb: Verb, complaint: Complaint, referral: Referral | None, town: Town
) -> Words | None:
    """Words for a verb; None for one that is about no single complaint."""
    draw = WORDS.get(verb)
    return None if draw is None else draw(Pen(dice, complaint, referral, town))


def filing(dice: random.Random) -> Words:
    """A complaint as handed in: complete, with parts missing, about staff, or impossible."""
    plain: Words = {
        "text": "Jalan di depan pasar berlubang besar, dua orang sudah jatuh.",
        "name": "Siti Aminah", "email": "siti@contoh.id", "category": "jalan",
        "area": "33.72.01.1001", "address": "Depan Pasar Jongke", "visibility": "PUBLIC",
        "verified": dice.random() < 0.5,
    }  # fmt: skip
    other: tuple[Words, ...] = (
        *[{}] * 9, {"category": "lampu", "text": "Lampu PJU mati sudah tiga hari."},
        {"email": "", "phone": "081234567890"}, {"email": "", "name": ""}, {"visibility": ""},
        {"visibility": "CONFIDENTIAL"}, {"accused_agency": "DPUPR"}, {"area": "", "address": ""},
        {"text": ""}, {"text": "x" * 100_000}, {"category": "tidak-ada"},
        {"latitude": 1.0, "longitude": 1.0}, {"text": "Kebakaran di pasar, tolong segera!"},
        {"identity_shown_to": "COORDINATOR"},
    )  # fmt: skip
    return {**plain, **dice.choice(other)}
