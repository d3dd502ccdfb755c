"""No lost update: a form made from an older state of the case is refused, saying what changed."""

from ulas.complaints.casefile.actor import Actor
from ulas.complaints.models import Complaint, Event, Referral
from ulas.complaints.refusals import StaleCase
from ulas.sop.moves import MOVES

HARMLESS = frozenset(
    {
        "NOTE_ADDED",
        "IDENTITY_REVEALED",
        "ESCALATED",
        "REMINDED",
        "CONTACT_VERIFIED",
        "DEADLINES_RECOMPUTED",
        "ABNORMAL_PERIOD_DECLARED",
    }
)
"""Events that change nothing an officer decides by."""

LABELS = {move.event: move.label for move in MOVES}


def refuse_stale(complaint: Complaint, by: Actor, referral: Referral | None) -> None:
    """Refuse when something that matters happened after the actor's screen was made.

    Work on another agency's referral does not disturb this one.

    Raises:
        StaleCase: naming what changed.
    """
    if by.seen is None or by.seen >= complaint.length:
        return
    since = Event.objects.filter(complaint=complaint, seq__gt=by.seen).exclude(kind__in=HARMLESS)
    if referral is not None:
        since = since.filter(referral__in=(referral.pk,)) | since.filter(referral=None)
    kinds = since.order_by("seq").values_list("kind", flat=True)
    changed = [LABELS.get(kind, kind) for kind in dict.fromkeys(kinds)]
    if changed:
        raise StaleCase(
            "Berkas ini berubah setelah Anda membukanya ("
            + ", ".join(changed)
            + "). Periksa keadaan terbaru, lalu kirim lagi; isian Anda masih ada."
        )
