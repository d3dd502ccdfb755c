"""Verb: the key file was stolen, so what was signed with it opens nothing any more."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction

from ulas.agencies.actions.recording import AdministrationRefused, record
from ulas.agencies.models import Change
from ulas.complaints.models import AnswerLink, Delivery, DeliveryState, WorkerBeat
from ulas.complaints.sealed.keyring import KeyRing
from ulas.complaints.sealed.sealing import token_for
from ulas.sop.terms import ReferralState

LETTER = "answer_link"
# A worker is heard at least once a minute.
SILENCE = timedelta(minutes=2)


@dataclass(frozen=True)
class Renewed:
    """How many sessions ended, and how many open answer links are mailed anew."""

    sessions: int
    answer_links: int


def renew_after_theft(*, ring: KeyRing, now: datetime) -> Renewed:
    """End every session, and mail the open answer links again as `ring` signs them.

    Links that the key ring signs at each use (tracking, invitations, subscriptions) end with the
    old ring by themselves. An answer link is found by a digest that is kept, so that one needs a
    new digest. Whoever calls this puts `ring` in place afterwards.

    Raises:
        AdministrationRefused: a worker still runs, which would sign the letters with the old ring.
    """
    if WorkerBeat.objects.filter(name=WorkerBeat.WORKER, at__gt=now - SILENCE).exists():
        raise AdministrationRefused(
            "Layanan masih berjalan, atau baru saja berhenti. Hentikan ./ulas serve, tunggu dua "
            "menit, lalu ulangi: surat yang dikirimnya sekarang masih bertanda kunci lama."
        )
    with transaction.atomic():
        sessions, _ = Session.objects.all().delete()
        links = AnswerLink.objects.select_for_update(of=("self",)).select_related("referral")
        unused = links.filter(used_at=None, expires_at__gt=now).order_by("pk")
        renewed = [link.pk for link in unused if _renew(link, ring, now)]
        record(
            Change.KEYS_REPLACED,
            by=None,
            now=now,
            subject=f"key_ring:{ring['active']}",
            facts={"sessions": sessions, "answer_links": len(renewed)},
        )
    return Renewed(sessions, len(renewed))


def _renew(link: AnswerLink, ring: KeyRing, now: datetime) -> bool:
    """Give a link its new digest; whether its agency is still asked, and so gets it by mail."""
    token = token_for(str(link.pk), "answer", ring)
    link.digest = hashlib.sha256(token.encode()).hexdigest()
    link.save(update_fields=["digest"])
    if link.referral.state != ReferralState.SENT:
        return False
    Delivery.objects.filter(template=LETTER, facts__link=link.pk).update(
        state=DeliveryState.PENDING, due_at=now, attempts=0, leased_until=None
    )
    return True
