"""A photo with its facts in words: what it is, when and where it was taken, its fingerprint."""

from dataclasses import dataclass
from datetime import datetime

from ulas.complaints.models import Attachment, Complaint
from ulas.complaints.queries.desk.near import metres_between
from ulas.console.forms.release import KINDS

FAR = 500


@dataclass(frozen=True)
class ToldPhoto:
    """An attachment ready to show; `far`: taken more than 500 m from the complaint's point."""

    row: Attachment
    kind: str
    taken: str
    metres: int | None
    far: bool
    fingerprint: str


def told_photo(complaint: Complaint, row: Attachment) -> ToldPhoto:
    """What the camera wrote is shown as it stands: it proves little, but a contrast shows."""
    metres = metres_between(complaint.latitude, complaint.longitude, row.latitude, row.longitude)
    return ToldPhoto(
        row=row,
        kind=str(KINDS[row.purpose]),
        taken=_taken(row.taken_at),
        metres=metres,
        far=metres is not None and metres > FAR,
        fingerprint=" ".join(row.digest[at : at + 8] for at in range(0, len(row.digest), 8)),
    )


def _taken(told: str) -> str:
    """EXIF writes "2026:01:12 09:30:00"; anything else stays as it is."""
    try:
        at = datetime.strptime(told, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 a camera knows no zone
    except ValueError:
        return told
    return f"{at:%d-%m-%Y %H.%M}"
