"""Proof that nothing was changed, cut or locked away: chains, newest root, texts, identities."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ulas.complaints.casefile.chain import faults
from ulas.complaints.casefile.roots import digest_of
from ulas.complaints.models import (
    Answer,
    Attachment,
    Complaint,
    DailyRoot,
    Event,
    Feedback,
    Message,
)
from ulas.complaints.sealed.attachments import open_original
from ulas.complaints.sealed.identity import identity_of
from ulas.complaints.sealed.sealing import SealBroken, salted

BATCH = 500
DIGEST_LENGTH = 64


@dataclass
class Progress:
    """How far a verification is, and what it found so far."""

    complaints: int = 0
    events: int = 0
    texts: int = 0
    identities: int = 0
    files: int = 0
    faults: list[str] = field(default_factory=list)


def verify_cases(*, files: bool = False) -> Iterator[Progress]:
    """Verify all complaints in batches of 500, yielding the same progress after each.

    A text is sound when its salted digest stands in an event of its complaint; an identity when
    the key ring opens it. With `files`
    every attachment is opened and held against its digest as well.
    """
    progress = Progress()
    newest = 0
    while True:
        cases = Complaint.objects.select_related("complainant").order_by("pk")
        batch = list(cases.filter(pk__gt=newest)[:BATCH])
        if not batch:
            break
        newest = batch[-1].pk
        _verify_batch(batch, progress, files)
        yield progress
    progress.faults += root_faults()
    yield progress


def _verify_batch(batch: list[Complaint], progress: Progress, files: bool) -> None:
    ids = [complaint.pk for complaint in batch]
    events: dict[int, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(complaint_id__in=ids).order_by("complaint_id", "seq"):
        events[event.complaint_id].append(event)
    known = {pk: _digests(events[pk]) for pk in ids}
    numbers = {complaint.pk: complaint.number for complaint in batch}
    for complaint in batch:
        progress.faults += faults(complaint, events[complaint.pk])
        progress.events += len(events[complaint.pk])
        _verify_identity(complaint, progress)
    for pk, what, body, grain in _texts(batch):
        progress.texts += 1
        if salted(body, grain) not in known[pk]:
            progress.faults.append(f"{numbers[pk]}: {what} is not the text that was recorded")
    for attachment in Attachment.objects.filter(complaint_id__in=ids, erased_at=None):
        _verify_file(attachment, numbers[attachment.complaint_id], known, progress, files)
    progress.complaints += len(batch)


def _verify_identity(complaint: Complaint, progress: Progress) -> None:
    if complaint.complainant.erased_at is not None:
        return
    progress.identities += 1
    try:
        identity_of(complaint.complainant)
    except SealBroken as broken:
        progress.faults.append(f"{complaint.number}: the identity cannot be opened: {broken}")


def _digests(events: Iterable[Event]) -> set[str]:
    """Every digest that the facts of these events hold."""
    found: set[str] = set()
    for event in events:
        for value in json.loads(event.body).get("facts", {}).values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and len(one) == DIGEST_LENGTH:
                    found.add(one)
    return found


def _texts(batch: list[Complaint]) -> Iterator[tuple[int, str, str, str]]:
    """(complaint id, what it is, text, salt) of every text that was not erased."""
    ids = [complaint.pk for complaint in batch]
    for complaint in batch:
        if complaint.erased_at is None:
            yield complaint.pk, "the complaint", complaint.body, complaint.salt
    for message in Message.objects.filter(complaint_id__in=ids, erased_at=None):
        yield message.complaint_id, f"message {message.pk}", message.body, message.salt
    for feedback in Feedback.objects.filter(complaint_id__in=ids, erased_at=None):
        if feedback.body:
            yield feedback.complaint_id, "the feedback", feedback.body, feedback.salt
    answers = Answer.objects.filter(referral__complaint_id__in=ids, erased_at=None)
    for answer in answers.select_related("referral"):
        yield answer.referral.complaint_id, f"answer {answer.pk}", answer.body, answer.salt


def _verify_file(
    attachment: Attachment,
    number: str,
    known: dict[int, set[str]],
    progress: Progress,
    opened: bool,
) -> None:
    name = f"{number}: attachment {attachment.pk}"
    if attachment.digest not in known[attachment.complaint_id]:
        progress.faults.append(f"{name} is in no event")
    if not opened:
        return
    progress.files += 1
    try:
        content = open_original(attachment)
    except (OSError, SealBroken) as broken:
        progress.faults.append(f"{name} cannot be opened: {broken}")
        return
    if hashlib.sha256(content).hexdigest() != attachment.digest:
        progress.faults.append(f"{name} is not the file that was received")


def root_faults() -> list[str]:
    """Whether the newest daily root still follows from the events that it was made from.

    The events that it covers must give the same heads again; a tail that was cut, or a
    complaint that was removed, does not.
    """
    roots = list(DailyRoot.objects.order_by("day"))
    found = [
        f"root of {after.day}: counts fewer events than the root of {before.day}"
        for before, after in pairwise(roots)
        if after.events < before.events
    ]
    return found + _newest_root_faults(roots[-1]) if roots else found


def _newest_root_faults(root: DailyRoot) -> list[str]:
    events = Event.objects.filter(pk__lte=root.last_event).exclude(pk__in=root.absent)
    heads: dict[int, tuple[int, str]] = {}
    counted = 0
    rows = events.order_by("complaint_id", "seq").values_list("complaint_id", "seq", "digest")
    for complaint_id, seq, digest in rows.iterator(chunk_size=5000):
        heads[complaint_id] = (seq, digest)
        counted += 1
    if counted < root.events:
        return [f"root of {root.day}: {root.events - counted} of its events are gone"]
    if _root_of(heads) != root.digest:
        return [f"root of {root.day}: the events do not give its digest any more"]
    return []


def written_root_faults(written: Mapping[str, Any]) -> list[str]:
    """Whether a root as it was written out (`day`, `digest`, `events`) is the one in the table."""
    day = str(written.get("day", ""))
    root = DailyRoot.objects.filter(day=day).first() if day else None
    if root is None:
        return [f"root of {day or 'no day'}: written out, but not in the table"]
    same = (root.digest, root.events) == (written.get("digest"), written.get("events"))
    return [] if same else [f"root of {day}: the table differs from what was written out"]


def _root_of(heads: Mapping[int, tuple[int, str]]) -> str:
    numbers = Complaint.objects.order_by("pk").values_list("pk", "number")
    return digest_of(
        f"{number}:{heads[pk][0]}:{heads[pk][1]}"
        for pk, number in numbers.iterator(chunk_size=5000)
        if pk in heads
    )
