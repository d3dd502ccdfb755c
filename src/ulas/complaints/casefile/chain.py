"""The chain of events: each hashes the bytes that are stored and the digest before it."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from ulas.complaints.models import Complaint, Event, Referral
from ulas.sop.terms import Role

Payload = dict[str, Any]


def canonical(facts: Payload) -> str:
    """The one spelling of an event's facts that is hashed and stored."""
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest_of(body: str) -> str:
    """SHA-256 of the stored bytes, in hex."""
    return hashlib.sha256(body.encode()).hexdigest()


def next_event(
    complaint: Complaint,
    *,
    kind: str,
    at: datetime,
    role: Role,
    officer_id: int | None,
    referral: Referral | None,
    payload: Payload,
) -> Event:
    """Build the next event of a complaint and pin it as the head; the caller saves both.

    `payload` holds codes, ids and salted digests, never free text or contacts.
    """
    seq = complaint.length + 1
    body = canonical(
        {
            "complaint": complaint.number,
            "seq": seq,
            "kind": kind,
            "at": at.astimezone(UTC).isoformat(),
            "role": role.value,
            "officer": officer_id,
            "referral": referral.pk if referral else None,
            "prev": complaint.head,
            **({"facts": payload} if payload else {}),
        }
    )
    complaint.head, complaint.length = digest_of(body), seq
    return Event(
        complaint=complaint,
        seq=seq,
        kind=kind,
        at=at,
        role=role.value,
        performed_by_id=officer_id,
        referral=referral,
        body=body,
        digest=complaint.head,
    )


def faults(complaint: Complaint, events: Iterable[Event]) -> list[str]:
    """What is wrong with a chain, as English lines for the operator; empty when it is whole."""
    found: list[str] = []
    previous, seq = "", 0
    for event in events:
        seq += 1
        found += [
            f"{complaint.number}/{event.seq}: {fault}"
            for fault in _one(event, complaint.number, seq, previous)
        ]
        previous = event.digest
    if (previous, seq) != (complaint.head, complaint.length):
        found.append(
            f"{complaint.number}: the chain ends at {seq}, the case says {complaint.length}"
        )
    return found


def _one(event: Event, number: str, seq: int, previous: str) -> list[str]:
    faults_here = []
    if digest_of(event.body) != event.digest:
        faults_here.append("the stored bytes do not match their digest")
    facts = json.loads(event.body)
    columns = {
        "complaint": number,
        "seq": event.seq,
        "kind": event.kind,
        "role": event.role,
        "officer": event.performed_by_id,
        "referral": event.referral_id,
        "at": event.at.astimezone(UTC).isoformat(),
    }
    faults_here += [
        f"column {name} differs" for name, value in columns.items() if facts[name] != value
    ]
    if facts["prev"] != previous or facts["seq"] != seq:
        faults_here.append("it does not follow the event before it")
    return faults_here
