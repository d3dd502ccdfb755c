"""That a step is late, whether somebody was told, and why as far as the case file knows."""

from datetime import datetime

from django.utils.translation import gettext

from ulas.complaints.models import Referral, StepRun
from ulas.complaints.queries.tracking import TrackedCase


def late_words(
    case: TrackedCase, run: StepRun, referral: Referral | None, now: datetime
) -> tuple[str, str]:
    """(that it is late, why); both empty for a step that is not late or waits for the reader."""
    late = run.due_at is not None and run.due_at <= now and run.paused_at is None
    if not late or run.step == "finish":
        return "", ""
    if run.excused:
        return gettext("Terlambat, dan dimaklumi."), run.excused_reason
    words = (
        gettext("Tanggal yang dijanjikan sudah lewat.")
        if run.step == "follow_up"
        else gettext("Batas waktu SOP untuk langkah ini sudah lewat.")
    )
    told = any(e.kind == "ESCALATED" and e.at >= run.started_at for e in case.events)
    if told:
        words = f"{words} {gettext('Atasannya sudah diberi tahu.')}"
    return words, _why(case, run, referral)


def _why(case: TrackedCase, run: StepRun, referral: Referral | None) -> str:
    """The reason that the record shows; it says so where nobody has given one."""
    if run.step == "redelegate":
        return gettext("Instansi sebelumnya mengembalikan aduan ini; yang berwenang masih dicari.")
    if run.step == "follow_up":
        return gettext("Instansi belum melaporkan bahwa pekerjaan yang dijanjikan selesai.")
    since = run.started_at
    if any(e.kind == "ANSWER_RETURNED" and e.at >= since for e in case.events):
        return gettext("Jawaban bidang dikembalikan untuk diperbaiki.")
    if any(e.kind == "ASSIGNMENT_RETURNED" and e.at >= since for e in case.events):
        return gettext("Bidang yang ditunjuk mengembalikan disposisi; bidang lain ditunjuk.")
    before = _before(case, referral)
    if before:
        return gettext("Aduan ini lebih dahulu dikirim ke %(agency)s, lalu dialihkan.") % {
            "agency": before
        }
    return gettext("Sebabnya belum disampaikan kepada kami.")


def _before(case: TrackedCase, referral: Referral | None) -> str:
    """The agency that had the case before this one, by a re-delegation; empty where none had."""
    replaced = referral.replaces_id if referral else None
    return next((r.agency.name for r in case.referrals if r.pk == replaced), "")
