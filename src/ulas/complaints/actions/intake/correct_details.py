"""Verb: category or place are put right."""

from datetime import datetime

from ulas.complaints.actions.intake.filing import problems_of_place
from ulas.complaints.casefile import Actor, FieldRefused, alike, opened, publicindex
from ulas.complaints.casefile.case import Case
from ulas.complaints.casefile.lookups import area_of, category_of, refuse_longer
from ulas.complaints.finding import index
from ulas.complaints.models import Complaint, MessageKind
from ulas.complaints.sealed.cleaning import clean_line, clean_text
from ulas.sop.terms import Verb

MOST_ADDRESS = 300


def correct_details(
    *,
    complaint_id: int,
    by: Actor,
    now: datetime,
    category: str | None = None,
    area: str | None = None,
    latitude: float | None = None,
    longitude: float | None = None,
    address: str | None = None,
    reason: str = "",
) -> Complaint:
    """Correct category or place; None leaves a field as it is, the old values stay in the event.

    Raises:
        FieldRefused: unknown code, point outside the city, nothing to change.
        MoveRefused: see `sop.moves`.
    """
    sentence = problems_of_place(latitude, longitude)
    if sentence:
        raise FieldRefused("latitude", sentence)
    with opened(Verb.CORRECT_DETAILS, complaint_id, by=by, now=now) as case:
        complaint = case.complaint
        before = (complaint.category_id, complaint.area_id, complaint.latitude, complaint.longitude)
        old_address = complaint.address
        _change(case, category, area, address)
        if latitude is not None:
            complaint.latitude, complaint.longitude = latitude, longitude
        after = (complaint.category_id, complaint.area_id, complaint.latitude, complaint.longitude)
        if before == after and old_address == complaint.address:
            raise FieldRefused("category", "Belum ada yang diubah.")
        _index(complaint, moved=before[1:] != after[1:])
        case.payload.update({"before": list(before), "after": list(after)})
        kept = clean_text(reason)
        if old_address != complaint.address:
            kept = f"{kept}\nAlamat semula: {old_address or '(kosong)'}".strip()
        case.say(kept, MessageKind.REASON)
    return complaint


def _index(complaint: Complaint, *, moved: bool) -> None:
    publicindex.refresh(complaint)
    index.refresh(complaint)
    index.keep(complaint)
    if moved:
        alike.reindex(complaint)


def _change(case: Case, category: str | None, area: str | None, address: str | None) -> None:
    complaint = case.complaint
    if category is not None:
        complaint.category = category_of(category) if category else None
    if area is not None:
        complaint.area = area_of(area) if area else None
    if address is not None:
        tidy = clean_line(address)
        refuse_longer(tidy, "address", MOST_ADDRESS)
        complaint.address = tidy
