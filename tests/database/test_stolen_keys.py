"""After a theft of the key file nothing that was signed with it opens a door any more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client, override_settings

from console_cast import desk
from town import Town
from ulas.agencies.models import AdministrationEvent
from ulas.channels import links
from ulas.complaints import actions
from ulas.complaints.models import AnswerLink, Delivery, DeliveryState
from ulas.complaints.sealed import keyring
from ulas.complaints.sealed.identity import identity_of
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Iterator[Town]:
    town = Town()
    freeze(town.now)
    yield town
    freeze(None)


def path(address: str) -> str:
    return address.removeprefix(settings.ULAS_URL)


def test_sessions_and_links_end_and_what_was_sealed_still_opens(town: Town) -> None:
    town.file(email="siti@contoh.id")
    town.do("accept", town.clerk)
    town.refer("POLRESTA")
    letter = Delivery.objects.get(template="answer_link")
    actions.mark_sent(delivery_id=letter.pk, now=town.now)
    link = AnswerLink.objects.get()
    old = [path(links.tracking(town.number)), path(links.answering(link.pk))]
    officer, citizen = desk(town.clerk), Client()
    assert officer.get("/petugas/").status_code == 200
    assert [citizen.get(one).status_code for one in old] == [200, 200]

    ring = keyring.replaced(settings.ULAS_KEY_RING)
    renewed = actions.renew_after_theft(ring=ring, now=town.now)

    assert (renewed.sessions, renewed.answer_links) == (1, 1)
    assert not Session.objects.exists()
    with override_settings(ULAS_KEY_RING=ring, SECRET_KEY=ring["session"]):
        assert officer.get("/petugas/").status_code == 302
        assert [citizen.get(one).status_code for one in old] == [404, 404]
        anew = [path(links.tracking(town.number)), path(links.answering(link.pk))]
        assert [citizen.get(one).status_code for one in anew] == [200, 200]
        assert identity_of(town.complaint.complainant).email == "siti@contoh.id"
        actions.send_my_complaints_link(contact="siti@contoh.id", now=town.now)
        assert Delivery.objects.filter(template="my_complaints").exists(), "found by contact"
    letter.refresh_from_db()
    assert letter.state == DeliveryState.PENDING, "the agency gets its new link"
    assert keyring.fingerprint(ring) == keyring.fingerprint(settings.ULAS_KEY_RING)
    assert AdministrationEvent.objects.get().kind == "KEYS_REPLACED"


def test_a_link_that_was_used_or_is_too_old_is_not_sent_again(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("POLRESTA")
    letter = Delivery.objects.get(template="answer_link")
    actions.mark_sent(delivery_id=letter.pk, now=town.now)
    ring = keyring.replaced(settings.ULAS_KEY_RING)
    AnswerLink.objects.filter(referral=referral).update(used_at=town.now)
    assert actions.renew_after_theft(ring=ring, now=town.now).answer_links == 0
    letter.refresh_from_db()
    assert letter.state == DeliveryState.SENT
