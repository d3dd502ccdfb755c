"""Who gets a delivery: looked up when it is sent, so that it reaches whoever holds the post now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ulas.agencies.models import AddressChange, Invitation, Officer, Post
from ulas.complaints.models import Assignment, Delivery, Recipient
from ulas.complaints.sealed.sealing import unseal
from ulas.sop.terms import COORDINATOR_ROLES, AssignmentState, Role

NO_ADDRESS = "tanpa alamat: {who} tidak mempunyai alamat surel"


@dataclass(frozen=True)
class Recipients:
    """Addresses, the language they read, and why there are none."""

    to: tuple[str, ...]
    language: str
    remark: str = ""


def recipients_of(delivery: Delivery, now: datetime) -> Recipients:
    """The addresses of a delivery as of now."""
    if delivery.recipient == Recipient.COMPLAINANT:
        return _complainant(delivery)
    if delivery.recipient == Recipient.AGENCY:
        return _agency(delivery)
    if delivery.recipient == Recipient.SUBSCRIBER:
        return _subscriber(delivery)
    if delivery.recipient == Recipient.INVITED:
        return _invited(delivery)
    if delivery.recipient == Recipient.ADDRESS:
        return _address(delivery)
    return _officers(_present(_holders(delivery), now))


def _complainant(delivery: Delivery) -> Recipients:
    person = delivery.complainant
    if person is None or not person.reachable:
        return Recipients((), "id", NO_ADDRESS.format(who="pengadu"))
    return Recipients((unseal(person.email_sealed, "email"),), person.language)


def _agency(delivery: Delivery) -> Recipients:
    if delivery.agency is None or not delivery.agency.mail:
        return Recipients((), "id", NO_ADDRESS.format(who="instansi"))
    return Recipients((delivery.agency.mail,), "id")


def _subscriber(delivery: Delivery) -> Recipients:
    wanted = delivery.subscription
    if wanted is None or wanted.ended_at is not None or not wanted.email_sealed:
        return Recipients((), "id", NO_ADDRESS.format(who="pelanggan"))
    return Recipients((unseal(wanted.email_sealed, "email"),), wanted.language)


def _invited(delivery: Delivery) -> Recipients:
    found = Invitation.objects.select_related("officer").get(pk=delivery.facts["invitation"])
    if found.used_at is not None or found.withdrawn_at is not None:
        return Recipients((), "id", "undangan sudah dipakai atau dibatalkan")
    return Recipients((found.email,), found.officer.language if found.officer else "id")


def _address(delivery: Delivery) -> Recipients:
    """Where the officer was or is reached; no stand-in reads it, for it is about the account."""
    change = AddressChange.objects.select_related("officer").get(
        pk=delivery.facts["address_change"]
    )
    told = change.former if delivery.facts["former"] else change.address
    return Recipients((told,), change.officer.language)


def _officers(officers: Iterable[Officer]) -> Recipients:
    reached = {officer.email: officer.language for officer in officers if officer.email}
    if not reached:
        return Recipients((), "id", NO_ADDRESS.format(who="petugas"))
    languages = set(reached.values())
    return Recipients(tuple(reached), languages.pop() if len(languages) == 1 else "id")


def _present(officers: Iterable[Officer], now: datetime) -> list[Officer]:
    """Each officer, or the stand-in of one who is away; nobody is passed over in silence."""
    found = []
    for officer in officers:
        away = officer.absent_until is not None and officer.absent_until > now
        stand_in = officer.stand_in
        found.append(stand_in if away and stand_in and stand_in.is_active else officer)
    return found


def _holders(delivery: Delivery) -> list[Officer]:
    if delivery.officer is not None:
        return [delivery.officer]
    lines = (_posted(delivery, role) for role in _in_line(Role(delivery.role)))
    return next((found for found in lines if found), [])


def _in_line(role: Role) -> list[Role]:
    """The post that is named, then those whose queue shows its work while nobody holds it."""
    if role in COORDINATOR_ROLES:
        return [role, *(COORDINATOR_ROLES - {role})]
    if role == Role.DIVISION_OFFICER:
        return [role, *_in_line(Role.AGENCY_OFFICER)]
    if role == Role.AGENCY_OFFICER:
        return [role, *_in_line(Role.INFORMATION_CLERK)]
    return [role]


def _posted(delivery: Delivery, role: Role) -> list[Officer]:
    posts = Post.objects.filter(role=role, active=True, officer__is_active=True)
    if delivery.agency_id is not None and role not in COORDINATOR_ROLES:
        posts = posts.filter(agency=delivery.agency_id)
    elif role == Role.LEADER:
        # An agency's leader is not the city's.
        posts = posts.filter(agency=None)
    if role == Role.DIVISION_OFFICER:
        posts = posts.filter(division__in=_divisions(delivery))
    chosen = posts.select_related("officer__stand_in").order_by("officer_id")
    return list({post.officer_id: post.officer for post in chosen}.values())


def _divisions(delivery: Delivery) -> list[int]:
    """The division that is named, else all that hold an open assignment of the referral."""
    if "division" in delivery.facts:
        return [delivery.facts["division"]]
    held = Assignment.objects.filter(referral=delivery.referral_id, state=AssignmentState.OPEN)
    return list(held.values_list("division_id", flat=True))
