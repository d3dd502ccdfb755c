"""What the verbs about templates and macros share: who may, and what is refused."""

from ulas.agencies.models import Agency, Officer
from ulas.sop.terms import Role, Verb

TEXT_FIELDS: dict[Verb, str] = {
    Verb.SUBMIT_ANSWER: "text",
    Verb.PUBLISH_ANSWER: "text",
    Verb.CORRECT_ANSWER: "text",
    Verb.ADD_SUMMARY: "text",
    Verb.ASK_COMPLAINANT: "question",
    Verb.REJECT: "explanation",
    Verb.UPHOLD_REJECTION: "explanation",
    Verb.RETURN_REFERRAL: "reason",
    Verb.REDELEGATE: "reason",
    Verb.RETURN_ANSWER: "reason",
    Verb.RETURN_ASSIGNMENT: "reason",
    Verb.ASSIGN: "instruction",
    Verb.REOPEN: "reason",
    Verb.ADD_NOTE: "text",
}
"""Moves that have a text, with the field in which it is typed."""


class WritingRefused(Exception):
    """A template or macro that cannot be kept; `field` names what is wrong, the text says why."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def refuse_verb(verb: str) -> None:
    """Refuse a move that has no text to fill.

    Raises:
        WritingRefused: naming the moves that have one.
    """
    if verb not in list(TEXT_FIELDS):
        known = ", ".join(TEXT_FIELDS)
        raise WritingRefused("verb", f"Langkah “{verb}” tidak mempunyai naskah. Pilih: {known}.")


def refuse_stranger(by: Officer | None, agency: Agency | None) -> None:
    """Refuse whoever may not write for this agency, or for the whole city; None is the shell.

    Raises:
        WritingRefused: the officer holds no post that may.
    """
    if by is None or by.is_coordinator or Role.ADMINISTRATOR in by.roles:
        return
    if agency is None or agency.pk not in by.agency_ids():
        raise WritingRefused("agency", "Anda hanya dapat mengatur naskah instansi Anda sendiri.")


def needed_text(text: str, field: str, sentence: str, most: int) -> str:
    """The stripped text.

    Raises:
        WritingRefused: empty, or longer than `most` letters.
    """
    cleaned = text.replace("\x00", "").strip()
    if not cleaned:
        raise WritingRefused(field, sentence)
    if len(cleaned) > most:
        raise WritingRefused(field, f"Paling banyak {most} huruf.")
    return cleaned
