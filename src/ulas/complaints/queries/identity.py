"""A person's own data, for that person: access and export under UU 27/2022."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from ulas.complaints.models import Attachment, Complaint, Feedback, Message, Reveal
from ulas.complaints.sealed.identity import Identity, identity_of
from ulas.complaints.sealed.sealing import token_for

OWN_FILES = ("FILED", "FACTS")
"""Purposes of files that the complainant sent."""


def own_identity(complaint: Complaint) -> Identity:
    """What is sealed about the complainant; the caller has made sure it is that person."""
    return identity_of(complaint.complainant)


def reveals_of(complaint: Complaint) -> Sequence[Reveal]:
    """Who looked at the identity, and what for; officers are told by their post, not by name."""
    return list(complaint.reveals.order_by("revealed_at"))


def export_of(complaint: Complaint) -> dict[str, Any]:
    """Everything about the person and from the person in this case, ready for JSON."""
    person = complaint.complainant
    known = own_identity(complaint)
    own = Message.objects.filter(complaint=complaint, to_complainant=True)
    return {
        "number": complaint.number,
        "received_at": complaint.received_at.isoformat(),
        "channel": complaint.channel,
        "state": complaint.state,
        "title": complaint.title,
        "text": complaint.body,
        "address": complaint.address,
        "latitude": complaint.latitude,
        "longitude": complaint.longitude,
        "details": complaint.details,
        "visibility": complaint.visibility,
        "identity_shown_to": complaint.identity_shown_to,
        "complainant": {
            "name": known.name,
            "email": known.email,
            "phone": known.phone,
            "nik": known.nik,
            "home_address": known.address,
            "gender": person.gender,
            "domicile": person.domicile,
            "verified_at": person.verified_at.isoformat() if person.verified_at else None,
        },
        "conversation": [
            {"kind": m.kind, "text": m.body, "written_at": m.written_at.isoformat()} for m in own
        ],
        "files": [_file(one) for one in _own_files(complaint)],
        "feedback": [
            {"rating": f.rating, "solved": f.solved, "text": f.body, "round": f.round}
            for f in Feedback.objects.filter(complaint=complaint)
        ],
        "identity_opened": [
            {"purpose": r.purpose, "at": r.revealed_at.isoformat()} for r in reveals_of(complaint)
        ],
    }


def _own_files(complaint: Complaint) -> QuerySet[Attachment]:
    return complaint.attachments.filter(purpose__in=OWN_FILES, erased_at=None)


def _file(attachment: Attachment) -> dict[str, Any]:
    return {
        "name": f"lampiran-{attachment.pk}",
        "media_type": attachment.media_type,
        "size": attachment.size,
        "sha256": attachment.digest,
        "taken_at": attachment.taken_at,
        "latitude": attachment.latitude,
        "longitude": attachment.longitude,
        "received_at": attachment.received_at.isoformat(),
    }


def complaints_of(index: str) -> list[tuple[Complaint, str]]:
    """All complaints filed with a contact, newest first, each with its tracking token."""
    rows = (
        Complaint.objects.filter(complainant__email_index=index)
        | Complaint.objects.filter(complainant__phone_index=index)
    ).select_related("category", "area", "complainant")
    ordered = rows.order_by("-filed_at") if index else rows.none()
    return [(complaint, token_for(complaint.number)) for complaint in ordered]
