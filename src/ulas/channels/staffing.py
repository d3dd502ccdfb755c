"""What the placeholders stand for in letters about officers instead of complaints."""

from datetime import datetime

from ulas.agencies.models import AddressChange, Agency, Division, Invitation
from ulas.channels import links, moments
from ulas.complaints.models import Delivery
from ulas.sop.terms import ROLE_TITLE, Role

Facts = dict[str, str]

TITLE_EN: dict[Role, str] = {
    Role.INFORMATION_CLERK: "information clerk",
    Role.POLICY_REVIEWER: "policy reviewer",
    Role.AGENCY_OFFICER: "admin of an agency",
    Role.DIVISION_OFFICER: "officer of a division",
    Role.LEADER: "leader",
    Role.ADMINISTRATOR: "administrator",
}


def invited_facts(delivery: Delivery, now: datetime, language: str) -> Facts:
    """For whoever gets a one-time link; the link is made here and stored nowhere."""
    del now
    found = Invitation.objects.select_related("agency", "division", "invited_by", "officer").get(
        pk=delivery.facts["invitation"]
    )
    return {
        "by": found.invited_by.full_name,
        "post": post_words(found.role, found.agency, found.division, language),
        "username": found.officer.username if found.officer else "",
        "link": links.invitation(found.pk),
        "date": moments.moment(found.expires_at, language),
    }


def staff_facts(delivery: Delivery, language: str) -> Facts:
    """For officers, of a matter that is no complaint: a post given, an address changed."""
    facts = delivery.facts
    agency = Agency.objects.filter(pk=facts.get("agency_id") or 0).first()
    division = Division.objects.filter(pk=facts.get("division_id") or 0).first()
    changes = AddressChange.objects.select_related("officer", "changed_by")
    change = changes.filter(pk=facts.get("address_change") or 0).first()
    return {
        "by": change.changed_by.full_name if change else "",
        "username": change.officer.username if change else "",
        "agency": agency.name if agency else "",
        "post": post_words(facts.get("role", ""), agency, division, language),
        "link": links.staff(agency.code if agency else ""),
    }


def post_words(role: str, agency: Agency | None, division: Division | None, language: str) -> str:
    """A post in words: what one is, and where."""
    if not role:
        return ""
    titles = TITLE_EN if language == "en" else ROLE_TITLE
    places = [division.name if division else "", agency.name if agency else ""]
    return ", ".join([titles[Role(role)], *(place for place in places if place)])
