"""What happened, and what was said, in the order of time."""

import json
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.complaints.models import Event, Message, MessageKind
from ulas.complaints.queries.tracking import TrackedCase
from ulas.portal.words.events import TELLINGS

COORDINATOR = _("Diskominfo SP")
OWN_KINDS = frozenset({MessageKind.FACTS, MessageKind.OBJECTION})
OWN_VERBS = frozenset({"withdraw_complaint", "dispute_photo"})


def moments(case: TrackedCase) -> list[dict[str, Any]]:
    """The past of the case as the timeline component wants it."""
    told = []
    for event in case.events:
        telling = TELLINGS.get(event.kind)
        if telling is not None:
            title = str(telling.sentence) % _names(case, event)
            told.append(
                {"symbol": telling.symbol, "title": title, "at": event.at, "tone": telling.tone}
            )
    return told


def conversation(case: TrackedCase) -> list[dict[str, Any]]:
    """Texts between officers and complainant with their files."""
    agencies = {r.pk: r.agency.name for r in case.referrals}
    return [
        {
            "own": message.kind in OWN_KINDS or message.verb in OWN_VERBS,
            "from": agencies.get(message.referral_id or 0, str(COORDINATOR)),
            "title": _title(message),
            "text": message.body,
            "at": message.written_at,
            "photos": [a for a in case.attachments if a.message_id == message.pk],
        }
        for message in case.messages
        if message.body
    ]


def _names(case: TrackedCase, event: Event) -> dict[str, str]:
    """Agency names that a sentence may need; an event itself holds ids only."""
    agencies = {r.pk: r.agency.name for r in case.referrals}
    facts = json.loads(event.body).get("facts", {})
    about = facts["to"][0] if "to" in facts else event.referral_id
    sent = [agencies[pair[0]] for pair in facts.get("referrals", []) if pair[0] in agencies]
    unknown = gettext("instansi")
    return {
        "agency": agencies.get(about or 0, unknown),
        "agencies": ", ".join(dict.fromkeys(sent)) or unknown,
    }


def _title(message: Message) -> str:
    titles = {
        "reject": gettext("Alasan penolakan"),
        "uphold_rejection": gettext("Jawaban atas keberatan"),
        "reinstate": gettext("Alasan pemulihan"),
        "ask_complainant": gettext("Pertanyaan"),
        "reopen": gettext("Yang belum selesai"),
        "object_to_rejection": gettext("Keberatan"),
        "add_facts": gettext("Keterangan tambahan"),
        "withdraw_complaint": gettext("Alasan pencabutan"),
        "dispute_photo": gettext("Sanggahan atas foto"),
    }
    return titles.get(message.verb, "")
