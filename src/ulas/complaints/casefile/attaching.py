"""Writing the rows of stored attachments."""

from collections.abc import Sequence
from datetime import datetime

from ulas.complaints.models import Answer, Attachment, Complaint, Message
from ulas.complaints.sealed.attachments import PreparedFile, refuse_too_many, store

Stored = tuple[PreparedFile, str, str]


def stored(files: Sequence[PreparedFile]) -> list[Stored]:
    """Write the files to storage; call it before the transaction.

    Raises:
        FileRefused: more files than allowed.
    """
    refuse_too_many(len(files))
    return [(file, *store(file)) for file in files]


def attach(
    complaint: Complaint,
    files: Sequence[Stored],
    now: datetime,
    *,
    purpose: str,
    answer: Answer | None = None,
    message: Message | None = None,
) -> list[str]:
    """Write one row a file; the digests of the originals, for the event."""
    Attachment.objects.bulk_create(
        [
            Attachment(
                complaint=complaint,
                answer=answer,
                message=message,
                purpose=purpose,
                original=original,
                preview=preview,
                digest=file.digest,
                size=len(file.content),
                media_type=file.media_type,
                width=file.width,
                height=file.height,
                taken_at=file.taken_at,
                latitude=file.latitude,
                longitude=file.longitude,
                received_at=now,
            )
            for file, original, preview in files
        ]
    )
    return [file.digest for file, _, _ in files]
