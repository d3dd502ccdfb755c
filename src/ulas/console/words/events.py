"""One sentence a happening, for officers."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.complaints.models import Event
from ulas.complaints.queries.desk.sight import Sight
from ulas.sop.terms import ROLE_TITLE, Role


@dataclass(frozen=True)
class Telling:
    """How a kind of event is told: symbol, sentence with `%(agency)s`, tone of the mark."""

    symbol: str
    sentence: str | Promise
    tone: str = "past"


TELLINGS: dict[str, Telling] = {
    "FILED": Telling("inbox", _("Aduan masuk")),
    "CONTACT_VERIFIED": Telling("shield-check", _("Kontak pengadu dipastikan")),
    "ACCEPTED": Telling("check2", _("Aduan diterima")),
    "REJECTED": Telling("x-circle", _("Aduan ditolak"), "late"),
    "OBJECTED": Telling("flag", _("Pengadu berkeberatan")),
    "REJECTION_UPHELD": Telling("x-circle", _("Penolakan dipertahankan"), "late"),
    "REINSTATED": Telling("arrow-repeat", _("Aduan dipulihkan"), "good"),
    "ASKED": Telling("question-circle", _("Pengadu ditanya; jam berhenti")),
    "REMINDED": Telling("bell", _("Pengadu diingatkan")),
    "FACTS_ADDED": Telling("plus-lg", _("Keterangan ditambahkan; jam berjalan")),
    "RESUMED": Telling("play-circle", _("Jam dilanjutkan")),
    "DETAILS_CORRECTED": Telling("pencil", _("Kategori atau tempat diperbaiki")),
    "COMPLAINT_WITHDRAWN": Telling("x-circle", _("Pengadu mencabut aduan")),
    "PROPOSED": Telling("signpost-split", _("Sistem mengusulkan instansi; menunggu keputusan")),
    "DISTRIBUTED": Telling("signpost-split", _("Didistribusikan ke %(agencies)s")),
    "DELIVERED": Telling("building", _("Disampaikan ke %(agency)s")),
    "RETURNED": Telling("arrow-left", _("Dikembalikan %(agency)s: salah tujuan")),
    "REDELEGATED": Telling("sign-turn-right", _("Didelegasikan ulang ke %(agency)s")),
    "RETURN_REFUSED": Telling("building", _("Pengembalian ditolak; tetap di %(agency)s")),
    "REFERRAL_WITHDRAWN": Telling("x-circle", _("Ditarik dari %(agency)s")),
    "ASSIGNED": Telling("people", _("%(agency)s mendisposisikan ke bidang")),
    "ASSIGNMENT_RETURNED": Telling("people", _("Disposisi dikembalikan ke admin %(agency)s")),
    "ANSWER_SUBMITTED": Telling("chat-left-text", _("Jawaban %(agency)s masuk")),
    "ANSWER_RETURNED": Telling("pencil", _("Jawaban %(agency)s dikembalikan untuk diperbaiki")),
    "ANSWER_PUBLISHED": Telling("check-circle", _("Jawaban %(agency)s terbit"), "good"),
    "ANSWER_CORRECTED": Telling("pencil", _("Jawaban %(agency)s diralat")),
    "SUMMARY_ADDED": Telling("file-earmark-text", _("Rangkuman jawaban ditulis"), "good"),
    "FEEDBACK_GIVEN": Telling("star", _("Pengadu memberi penilaian")),
    "CLOSED": Telling("check-circle", _("Aduan ditutup"), "good"),
    "REOPENED": Telling("arrow-repeat", _("Aduan dibuka kembali: putaran baru")),
    "MERGED": Telling("link-45deg", _("Digabungkan %(other)s")),
    "UNMERGED": Telling("link-45deg", _("Dipisahkan %(other)s")),
    "VISIBILITY_SET": Telling("lock", _("Kerahasiaan diatur")),
    "MODERATED": Telling("eye", _("Tampilan untuk umum diatur")),
    "NOTE_ADDED": Telling("pencil", _("Catatan internal ditulis")),
    "IDENTITY_REVEALED": Telling("person", _("Identitas pengadu dibuka; keperluan tercatat")),
    "IDENTITY_ERASED": Telling("trash", _("Data pribadi dihapus")),
    "ESCALATED": Telling("exclamation-triangle", _("Peringatan batas waktu: %(share)s%%"), "late"),
    "ABNORMAL_PERIOD_DECLARED": Telling("info-circle", _("Masa tidak normal; dimaklumi")),
    "DEADLINES_RECOMPUTED": Telling("calendar3", _("Batas waktu mengikuti kalender baru")),
    "PHOTO_DISPUTED": Telling("camera", _("Pengadu menyanggah foto penyelesaian")),
    "IDENTITY_CORRECTED": Telling("person", _("Data diri diperbaiki pengadu")),
    "PROCESSING_RESTRICTED": Telling("pause-circle", _("Pengadu membatasi pemrosesan datanya")),
}
"""By event kind."""


def told(event: Event, agencies: Mapping[int, str], by_agency: Mapping[int, str]) -> dict[str, Any]:
    """An event as the timeline component wants it.

    `agencies` names agencies by the id of a visible referral, `by_agency` by their own id.
    """
    telling = TELLINGS.get(event.kind) or Telling("check2", event.kind)
    facts = json.loads(event.body).get("facts", {})
    return {
        "symbol": telling.symbol,
        "title": str(telling.sentence) % _slots(event, facts, agencies, by_agency),
        "at": event.at,
        "tone": telling.tone,
        "text": who(event),
    }


def who(event: Event) -> str:
    """Who did it: the officer with the role, the complainant, or the system."""
    title = ROLE_TITLE[Role(event.role)]
    if event.performed_by is None:
        return title
    return f"{event.performed_by.full_name} ({title})"


def _slots(
    event: Event,
    facts: Mapping[str, Any],
    agencies: Mapping[int, str],
    by_agency: Mapping[int, str],
) -> dict[str, str]:
    unknown = gettext("instansi lain")
    about = facts["to"][0] if "to" in facts else event.referral_id
    sent = [agencies[pk] for pk, _agency in facts.get("referrals", []) if pk in agencies]
    if "to" in facts and about not in agencies:
        agency = by_agency.get(facts["to"][1], unknown)
    else:
        agency = agencies.get(about or 0, unknown)
    return {
        "agency": agency,
        "agencies": ", ".join(dict.fromkeys(sent)) or unknown,
        "share": str(facts.get("share", "")),
        "other": _other(facts),
    }


def _other(facts: Mapping[str, Any]) -> str:
    slots = {
        "into": gettext("ke aduan %(number)s"),
        "took_in": gettext("dengan aduan %(number)s"),
        "from": gettext("dari aduan %(number)s"),
        "let_go": gettext("dari aduan %(number)s"),
    }
    for key, sentence in slots.items():
        if key in facts:
            return sentence % {"number": facts[key]}
    return ""


def told_changes(sight: Sight, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Happenings for somebody who is writing: what, when, and who did it."""
    agencies = {one.pk: one.agency.label for one in sight.referrals}
    by_agency = {one.agency_id: one.agency.label for one in sight.referrals}
    return [told(event, agencies, by_agency) for event in events]
