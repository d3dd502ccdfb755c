"""The keys by which alike complaints are found, kept by the verbs that change text or place."""

from ulas.complaints.models import BlockKey, Complaint
from ulas.complaints.models.alike import NOTHING
from ulas.routing import Place, block_numbers


def index(complaint: Complaint) -> None:
    """Write the keys of a complaint that has none yet; one statement."""
    BlockKey.objects.bulk_create(keys_of(complaint))


def reindex(complaint: Complaint) -> None:
    """Write the keys of a complaint anew, after its place changed."""
    forget(complaint)
    index(complaint)


def forget(complaint: Complaint) -> None:
    """Remove the keys of a complaint whose text is erased."""
    BlockKey.objects.filter(complaint=complaint).delete()


def keys_of(complaint: Complaint) -> list[BlockKey]:
    """The keys as rows that are not saved; at least one."""
    area = complaint.area.code if complaint.area else None
    place = Place(area, None, complaint.latitude, complaint.longitude)
    numbers = block_numbers(complaint.full_text, place) or (NOTHING,)
    return [
        BlockKey(complaint=complaint, key=number, filed_at=complaint.filed_at)
        for number in sorted(set(numbers))
    ]
