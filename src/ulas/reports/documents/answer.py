"""Surat jawaban: a published answer as a letter (row 7)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from ulas.complaints.models import Answer, AnswerSource, Attachment, Complaint, Referral
from ulas.complaints.queries.desk.case import DeskCase
from ulas.complaints.queries.identity import own_identity
from ulas.complaints.queries.tracking import TrackedCase
from ulas.complaints.sealed.numbers import spoken
from ulas.reports.documents.heading import city_name, foot, head_of, qr_drawing
from ulas.reports.documents.rendering import DocumentRefused, rendered
from ulas.reports.documents.words import day_words, exact, short
from ulas.sop.terms import AnswerKind, AnswerState

SOURCES = {
    AnswerSource.LETTER: "Jawaban ini datang lewat surat dan dimasukkan oleh Diskominfo SP.",
    AnswerSource.PHONE: "Jawaban ini disampaikan lewat telepon dan ditulis oleh Diskominfo SP.",
    AnswerSource.MAIL_LINK: "Jawaban ini dikirim instansi lewat tautan surel.",
}
CORRECTED = "Jawaban ini sudah diralat; versi yang berlaku ada di halaman aduan."
NOT_YET = "Surat jawaban hanya dicetak dari jawaban yang sudah terbit."
ERASED = "(isi jawaban sudah dihapus)"
RELEASED = (AnswerState.PUBLISHED, AnswerState.CORRECTED)


def letter_for_complainant(case: TrackedCase, answer: Answer, link: str, now: datetime) -> bytes:
    """The letter to the complainant by name, with the tracking link, as PDF.

    `answer` is one of `case.answers`.

    Raises:
        DocumentRefused: not published, or see `rendering.rendered`.
    """
    complaint = case.complaint
    referral = next(one for one in case.referrals if one.pk == answer.referral_id)
    files = [one for one in case.attachments if one.answer_id == answer.pk]
    name = "" if complaint.complainant.erased_at else own_identity(complaint).name
    data = letter_data(complaint, referral, answer, files, now, addressee=name)
    data["qr"] = qr_drawing(link)
    data["qr-words"] = "Periksa di halaman aduan Anda"
    return rendered("answer", data, now)


def letter_for_officer(
    case: DeskCase, referral: Referral, answer: Answer, link: str, now: datetime
) -> bytes:
    """The same for the file: the complainant is not named, `link` leads to the case page.

    Raises:
        DocumentRefused: not published, or see `rendering.rendered`.
    """
    files = [one for one in case.attachments if one.answer_id == answer.pk]
    data = letter_data(case.complaint, referral, answer, files, now)
    data["qr"], data["qr-words"] = qr_drawing(link), "Halaman aduan bagi petugas"
    return rendered("answer", data, now)


def letter_data(
    complaint: Complaint,
    referral: Referral,
    answer: Answer,
    files: Sequence[Attachment],
    now: datetime,
    *,
    addressee: str = "",
) -> dict[str, Any]:
    """Everything that the letter prints, without its QR.

    Raises:
        DocumentRefused: the answer is not published.
    """
    if answer.published_at is None or answer.state not in RELEASED:
        raise DocumentRefused(NOT_YET)
    number = spoken(complaint.number)
    published = timezone.localtime(answer.published_at)
    return {
        "head": head_of(complaint.procedure_version.procedure().identity),
        "foot": foot(f"Surat jawaban aduan {number}", now),
        "number": number,
        "dated": f"{city_name()}, {day_words(published.date())}",
        "about": _about(complaint, answer, len(files)),
        "addressee": addressee or "Pengadu",
        "where": "di tempat",
        "opening": f"Menjawab aduan Anda yang kami terima pada {exact(complaint.received_at)}, "
        f"{referral.agency.name} menyampaikan:",
        "body": ERASED if answer.erased_at else answer.body,
        "promise": _promise(answer) if answer.kind == AnswerKind.INTERIM else "",
        "closing": _closing(answer),
        "files": _files(files),
        "signer": referral.agency.name,
        "issued": f"Terbit secara elektronik melalui ULAS pada {exact(answer.published_at)}; "
        "surat ini cetakannya dan tidak bertanda tangan.",
        "qr": "",
        "qr-words": "",
    }


def _about(complaint: Complaint, answer: Answer, files: int) -> list[list[str]]:
    return [
        ["Nomor aduan", spoken(complaint.number)],
        ["Perihal", _subject(complaint, answer)],
        ["Lampiran", f"{files} berkas" if files else "tidak ada"],
    ]


def _subject(complaint: Complaint, answer: Answer) -> str:
    interim = answer.kind == AnswerKind.INTERIM
    kind = (
        "Rangkuman jawaban" if answer.is_summary else "Jawaban sementara" if interim else "Jawaban"
    )
    about = complaint.category.name if complaint.category else ""
    return f"{kind} aduan tentang {about}" if about else f"{kind} aduan"


def _promise(answer: Answer) -> str:
    if answer.promised_date is None:
        return "Jawaban akhir menyusul."
    return f"Penyelesaian dijanjikan paling lambat {day_words(answer.promised_date)}."


def _closing(answer: Answer) -> list[str]:
    lines = [SOURCES[AnswerSource(answer.source)]] if answer.source in SOURCES else []
    if answer.state == AnswerState.CORRECTED:
        lines.append(CORRECTED)
    return lines


def _files(files: Sequence[Attachment]) -> list[list[str]]:
    words = {"BEFORE": "foto sebelum", "AFTER": "foto sesudah"}
    return [
        [str(at), words.get(one.purpose, "berkas jawaban"), short(one.received_at),
         f"{one.digest[:12]}…"]
        for at, one in enumerate(files, start=1)
    ]  # fmt: skip
