"""Verbs: what is typed but not sent is kept, or thrown away."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from ulas.agencies.models import Officer
from ulas.complaints.models import Draft, Event
from ulas.complaints.queries.visible import visible_to
from ulas.complaints.refusals import CaseNotFound, FieldRefused
from ulas.complaints.sealed.cleaning import clean_text
from ulas.sop.moves import MOVE
from ulas.sop.terms import Verb

MOST_FIELDS = 40
MOST_LETTERS = 40_000

Typed = Mapping[str, str | Sequence[str]]


def keep_draft(
    *,
    complaint_id: int,
    officer: Officer,
    now: datetime,
    verb: str,
    typed: Typed,
    referral_id: int | None = None,
    seen: int = 0,
) -> None:
    """Keep what an officer has typed for a move; the newest wins. Nothing typed: nothing kept.

    A draft that comes late, after the officer has made that very move, is not kept either.

    Raises:
        CaseNotFound: the officer may not open the case, or it was erased.
        FieldRefused: far too long.
    """
    kept = _checked(typed)
    if not kept:
        drop_draft(complaint_id=complaint_id, officer=officer, verb=verb, referral_id=referral_id)
        return
    draft = Draft(
        complaint_id=complaint_id,
        officer=officer,
        verb=verb,
        about=referral_id or 0,
        typed=kept,
        seen=seen,
        saved_at=now,
    )
    with transaction.atomic():
        # Under lock: a page left open must not bring words back that were erased meanwhile.
        mine = visible_to(officer).select_for_update(of=("self",))
        if not mine.filter(pk=complaint_id, erased_at=None).exists():
            raise CaseNotFound
        if not _made_since(draft):
            _write(draft)


def _checked(typed: Typed) -> dict[str, str | list[str]]:
    """Cleaned texts of the fields that hold something. Raises FieldRefused when far too long."""
    kept = {name: _clean(value) for name, value in typed.items() if value}
    letters = sum(len(one) for value in kept.values() for one in _texts(value))
    if len(kept) > MOST_FIELDS or letters > MOST_LETTERS:
        raise FieldRefused("text", "Isian terlalu panjang untuk disimpan sebagai draf.")
    return kept


def _made_since(draft: Draft) -> bool:
    """Whether the officer made the move after the page was read: the draft has become a fact."""
    if not draft.seen or draft.verb not in list(Verb):
        return False
    events = Event.objects.filter(complaint=draft.complaint_id, seq__gt=draft.seen)
    made = events.filter(performed_by=draft.officer_id, kind=MOVE[Verb(draft.verb)].event)
    return made.exists()


def _write(draft: Draft) -> None:
    """One row an officer, case and move; on a conflict the newer one wins."""
    Draft.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["complaint", "officer", "verb", "about"],
        update_fields=["typed", "seen", "saved_at"],
    )


def drop_draft(
    *, complaint_id: int, officer: Officer, verb: str, referral_id: int | None = None
) -> None:
    """Throw an officer's draft of a move away."""
    Draft.objects.filter(
        complaint=complaint_id, officer=officer, verb=verb, about=referral_id or 0
    ).delete()


def _clean(value: str | Sequence[str]) -> str | list[str]:
    return clean_text(value) if isinstance(value, str) else [clean_text(one) for one in value]


def _texts(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
