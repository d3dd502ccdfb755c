"""What people decided about the right agency: the labels that the router learns from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ulas.agencies.models import AreaKind
from ulas.complaints.models import Complaint, Event, Referral
from ulas.routing import Place
from ulas.routing.training.examples import SOURCE_WEIGHTS, Label, Source
from ulas.sop.moves import MOVE
from ulas.sop.terms import ComplaintState, ReferralState, Verb

#: Of very many labels the newest are learned from: training stays within its minute.
MOST = 30_000
_TEXT = ("title", "body", "area__code", "area__kind", "area__parent__code")


@dataclass(frozen=True)
class _Found:
    complaint_id: int
    label: Label


def labels(most: int = MOST) -> list[Label]:
    """Labels in order of time, one for each complaint and agency, the weightiest kept.

    Erased texts, those whose use is restricted, and complaints about an agency's own staff give
    none. A complaint at several agencies gives each of them its share.
    """
    found = [*_of_referrals(most)]
    known = {each.complaint_id for each in found}
    found += [each for each in _of_corrections(most) if each.complaint_id not in known]
    kept = _strongest(found)
    counts = Counter(each.complaint_id for each in kept)
    shared = [replace(each.label, share=1 / counts[each.complaint_id]) for each in kept]
    return sorted(shared, key=lambda label: label.at)[-most:]


def labels_since(since: datetime | None) -> int:
    """How many referrals have settled since an instant: what there is to learn anew."""
    rows = _settled()
    if since is not None:
        rows = rows.filter(Q(sent_at__gt=since) | Q(ended_at__gt=since))
    return rows.count()


def _settled() -> QuerySet[Referral]:
    """Referrals that went where a person wanted, or were answered; nothing took their place."""
    return (
        Referral.objects.filter(
            state__in=(ReferralState.SENT, ReferralState.ANSWERED),
            replaced_by=None,
            complaint__erased_at=None,
            complaint__accused_agency=None,
            complaint__complainant__restricted_at=None,
        )
        .exclude(complaint__body="")
        .annotate(
            refused=Exists(_events(Verb.REFUSE_RETURN).filter(referral=OuterRef("pk"))),
            by_person=Exists(
                _events(Verb.DISTRIBUTE).filter(
                    complaint=OuterRef("complaint"),
                    at=OuterRef("sent_at"),
                    performed_by__isnull=False,
                )
            ),
        )
        .filter(
            Q(replaces__isnull=False)
            | Q(refused=True)
            | Q(by_person=True)
            | Q(state=ReferralState.ANSWERED)
        )
    )


def _of_referrals(most: int) -> Iterable[_Found]:
    columns = ("complaint_id", "agency__code", "state", "replaces_id", "sent_at", "ended_at")
    texts = [f"complaint__{name}" for name in _TEXT]
    rows = _settled().order_by("-sent_at").values(*columns, *texts, "refused", "by_person")
    for row in rows[:most].iterator(chunk_size=2_000):
        source = _source(row)
        at = row["ended_at"] or row["sent_at"] if source is Source.ANSWERED else row["sent_at"]
        yield _Found(row["complaint_id"], _label(row, row["agency__code"], source, at, texts))


def _source(row: dict[str, Any]) -> Source:
    if row["refused"]:
        return Source.RETURN_REFUSED
    if row["replaces_id"]:
        return Source.REDELEGATED
    return Source.CLERK_CHOICE if row["by_person"] else Source.ANSWERED


def _of_corrections(most: int) -> Iterable[_Found]:
    """A category that an officer put right names its agency, until the complaint has one."""
    corrected = _events(Verb.CORRECT_DETAILS).filter(
        complaint=OuterRef("pk"), performed_by__isnull=False
    )
    rows = (
        Complaint.objects.filter(
            Exists(corrected),
            state__in=(ComplaintState.FILED, ComplaintState.ACCEPTED),
            erased_at=None,
            accused_agency=None,
            complainant__restricted_at=None,
            category__agency__isnull=False,
        )
        .exclude(body="")
        .order_by("-filed_at")
        .values("pk", "filed_at", "category__agency__code", *_TEXT)
    )
    for row in rows[:most].iterator(chunk_size=2_000):
        code = row["category__agency__code"]
        yield _Found(
            row["pk"], _label(row, code, Source.CLERK_CHOICE, row["filed_at"], list(_TEXT))
        )


def _events(verb: Verb) -> QuerySet[Event]:
    return Event.objects.filter(kind=MOVE[verb].event)


def _label(row: dict[str, Any], code: str, source: Source, at: datetime, names: list[str]) -> Label:
    title, body, area, kind, parent = (row[name] for name in names)
    district = area if kind == AreaKind.KECAMATAN else parent
    return Label(f"{title}\n{body}".strip(), code, source, at, Place(area, district))


def _strongest(found: list[_Found]) -> list[_Found]:
    best: dict[tuple[int, str], _Found] = {}
    for each in sorted(found, key=lambda one: one.label.at):
        key = (each.complaint_id, each.label.agency_code)
        had = best.get(key)
        if had is None or _weight(each) >= _weight(had):
            best[key] = each
    return list(best.values())


def _weight(found: _Found) -> float:
    return SOURCE_WEIGHTS[found.label.source]
