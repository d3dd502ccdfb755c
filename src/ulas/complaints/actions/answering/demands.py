"""What an agency's own final answer must bring: an answer, and a photo where the category says so.

Both can be set aside with a reason, which stays in the file as a note. Words that somebody else
wrote (a letter, a phone call, the one-time mail link) are taken as they are, and an interim
answer is only advised (docs/decisions/0007).
"""

from collections.abc import Sequence

from ulas.complaints.casefile import Case, FieldRefused
from ulas.complaints.models import Attachment, Message, MessageKind
from ulas.complaints.sealed.attachments import PreparedFile
from ulas.complaints.sealed.cleaning import clean_text
from ulas.sop.terms import AnswerKind, Role
from ulas.sop.writing.answer_check import answers_nothing, check_answer

NO_ANSWER = (
    "Ini belum menjawab: sebutkan apa yang dilakukan, oleh siapa, dan kapan. Bila memang tidak "
    "ada lagi yang dapat disebutkan, tulis alasannya pada “Kirim apa adanya”."
)
NO_PHOTO = (
    "Kategori ini menuntut foto sesudah pekerjaan pada jawaban akhir. Unggah fotonya, atau tulis "
    "pada “Kirim apa adanya” mengapa tidak ada foto."
)


def refuse_what_lacks(
    case: Case, kind: str, text: str, after: Sequence[PreparedFile], despite: str
) -> None:
    """Hold an agency's own final answer to what is asked of it; keep the reason if there is one.

    Raises:
        FieldRefused: at "text" or "after", when no reason was given.
    """
    findings = check_answer(text, interim=kind == AnswerKind.INTERIM)
    if findings:
        case.payload["lacks"] = [one.lack.value for one in findings]
    if not _own_words(case) or kind != AnswerKind.FINAL:
        return
    reason = clean_text(despite)
    empty, unproved = answers_nothing(findings), _photo_missing(case, after)
    if empty and not reason:
        raise FieldRefused("text", NO_ANSWER)
    if unproved and not reason:
        raise FieldRefused("after", NO_PHOTO)
    if reason and (empty or unproved):
        _keep(case, reason)


def _own_words(case: Case) -> bool:
    """An officer of the agency writes; not Diskominfo for it, nor a mail through the link."""
    writes = case.role in {Role.AGENCY_OFFICER, Role.DIVISION_OFFICER}
    return writes and case.by.officer is not None


def _photo_missing(case: Case, after: Sequence[PreparedFile]) -> bool:
    category = case.complaint.category
    if category is None or not category.photo_after:
        return False
    if any(file.preview for file in after):
        return False
    referral = case.needed_referral()
    kept = Attachment.objects.filter(answer__referral=referral, purpose="AFTER", erased_at=None)
    return not kept.exclude(preview="").exists()


def _keep(case: Case, reason: str) -> Message | None:
    """The reason as a note of this agency; its digest stands beside the answer's own."""
    note = case.say(f"Dikirim apa adanya: {reason}", MessageKind.NOTE)
    case.payload["despite"] = case.payload.pop("text")
    return note
