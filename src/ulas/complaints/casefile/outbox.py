"""The outbox: what must reach somebody is a row of the verb's own transaction."""

from typing import Any

from ulas.agencies.models import Agency, Officer
from ulas.complaints.casefile.situation import Situation
from ulas.complaints.models import Complainant, Delivery, Recipient, Referral
from ulas.sop.terms import Role


def tell(
    case: Situation,
    template: str,
    *,
    complainant: Complainant | None = None,
    officer: Officer | None = None,
    role: Role | None = None,
    agency: Agency | None = None,
    referral: Referral | None = None,
    facts: dict[str, Any] | None = None,
) -> Delivery:
    """A delivery row, not saved; `facts` holds ids and codes, the text is made when it is sent."""
    return Delivery(
        complaint=case.complaint,
        referral=referral or case.referral,
        template=template,
        recipient=_kind(complainant, officer, role),
        complainant=complainant,
        officer=officer,
        role=role.value if role else "",
        agency=agency,
        facts=facts or {},
        due_at=case.now,
        made_at=case.now,
    )


def _kind(complainant: Complainant | None, officer: Officer | None, role: Role | None) -> Recipient:
    if complainant is not None:
        return Recipient.COMPLAINANT
    if officer is not None:
        return Recipient.OFFICER
    return Recipient.ROLE if role is not None else Recipient.AGENCY
