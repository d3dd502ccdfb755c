"""Letters that a person asks for: the contact code again, the list of own complaints."""

from datetime import datetime

from ulas.complaints.models import Complainant, Complaint, Delivery, Recipient
from ulas.complaints.sealed.sealing import blind_index


def resend_contact_code(*, complaint_id: int, now: datetime) -> None:
    """Send the code once more that proves a contact; silent where none can be sent."""
    complaint = Complaint.objects.select_related("complainant").filter(pk=complaint_id).first()
    if complaint is not None and complaint.complainant.reachable:
        _letter(complaint.complainant, "contact_code", now, complaint).save()


def send_my_complaints_link(*, contact: str, now: datetime) -> None:
    """Send a link to all complaints of a contact; always silent, so that nobody learns of it.

    Of a telephone number it goes to the address that was last left with it, if one was.
    """
    kind = "email" if "@" in contact else "phone"
    index = blind_index(contact, kind)
    if not index:
        return
    newest_first = Complainant.objects.filter(**{f"{kind}_index": index}).order_by("-id")
    reached = next((person for person in newest_first if person.reachable), None)
    if reached is not None:
        _letter(reached, "my_complaints", now).save()


def _letter(
    person: Complainant, template: str, now: datetime, complaint: Complaint | None = None
) -> Delivery:
    return Delivery(
        complaint=complaint,
        complainant=person,
        template=template,
        recipient=Recipient.COMPLAINANT,
        due_at=now,
        made_at=now,
    )
