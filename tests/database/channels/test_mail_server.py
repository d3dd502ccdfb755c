"""Letters through a real mail server in this process: arriving, refused, the server dead."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from town import Town
from ulas.complaints import actions
from ulas.complaints.models import Delivery, DeliveryState
from ulas.jobs import deliveries


class Mailbox:
    """Keeps what arrives; refuses the addresses that it is told to."""

    def __init__(self) -> None:
        self.letters: list[tuple[list[str], Message]] = []
        self.refused: set[str] = set()

    async def handle_RCPT(  # noqa: N802 aiosmtpd finds it by this name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return f"550 no such person <{address}>"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        from email import message_from_bytes, policy

        message = message_from_bytes(envelope.content, policy=policy.default)
        self.letters.append((envelope.rcpt_tos, message))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def town(db: None) -> Town:
    return Town()


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.ULAS_SMTP_URL = f"smtp://127.0.0.1:{server.port}?tls=none"
    settings.DEFAULT_FROM_EMAIL = "ULAS Kota <ulas@kota.contoh.id>"
    yield box
    server.stop()


def filed_letter(town: Town) -> Delivery:
    return Delivery.objects.get(complaint=town.complaint, template="filed")


def test_a_letter_arrives(town: Town, mailbox: Mailbox) -> None:
    town.file()
    deliveries.send_due(town.now)
    (to, message), *_ = mailbox.letters
    assert to == ["siti@contoh.id"]
    assert message["From"] == "ULAS Kota <ulas@kota.contoh.id>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == f"<ulas-{filed_letter(town).pk}@kota.contoh.id>"
    assert "sudah kami terima" in message["Subject"]
    assert "Siti Aminah" in message.get_content()
    assert filed_letter(town).state == DeliveryState.SENT
    assert deliveries.send_due(town.now) == 0, "nothing goes out twice"


def test_a_dead_server_undoes_nothing_and_is_tried_again(
    town: Town, mailbox: Mailbox, settings: Any
) -> None:
    alive = settings.ULAS_SMTP_URL
    settings.ULAS_SMTP_URL = f"smtp://127.0.0.1:{free_port()}?tls=none"
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    answer = town.answer(town.roads, referral, "Lubang ditambal.")
    deliveries.send_due(town.now)
    assert town.state == "ANSWERED"
    answer.refresh_from_db()
    assert answer.state == "PUBLISHED"
    waiting = Delivery.objects.get(template="answered")
    assert (waiting.state, waiting.attempts) == (DeliveryState.PENDING, 1)
    assert "ConnectionRefusedError" in waiting.last_error
    assert waiting.due_at == town.now + timedelta(minutes=1)
    settings.ULAS_SMTP_URL = alive
    assert deliveries.send_due(town.now) == 0, "not before its time"
    deliveries.send_due(town.after(1).now)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.last_error) == (DeliveryState.SENT, "")
    assert any("Lubang ditambal." in message.get_content() for _, message in mailbox.letters)


def test_after_eight_failures_it_lies_dead_until_an_officer_resends_it(
    town: Town, mailbox: Mailbox
) -> None:
    mailbox.refused = {"siti@contoh.id"}
    town.file()
    for _ in range(8):
        deliveries.send_due(town.now)
        town.after(60 * 5)
    dead = filed_letter(town)
    assert (dead.state, dead.attempts) == (DeliveryState.DEAD, 8)
    assert "550" in dead.last_error
    assert "siti@contoh.id" not in dead.last_error, "the outbox names nobody"
    assert deliveries.send_due(town.after(60 * 24).now) == 0
    mailbox.refused = set()
    actions.resend(delivery_id=dead.pk, by=town.clerk, now=town.now)
    assert deliveries.send_due(town.now) == 1
    assert len(mailbox.letters) == 1


def test_one_letter_that_cannot_be_written_does_not_stop_the_others(
    town: Town, mailbox: Mailbox
) -> None:
    town.file()
    Delivery.objects.filter(template="to_receive").update(template="unheard_of")
    assert deliveries.send_due(town.now) == 1
    broken = Delivery.objects.get(template="unheard_of")
    assert broken.state == DeliveryState.PENDING
    assert "KeyError" in broken.last_error


def test_without_an_address_it_counts_as_settled_with_the_reason(
    town: Town, mailbox: Mailbox
) -> None:
    town.file(phone="0812 3456 7890")
    town.do("correct_identity", None, email="")
    deliveries.send_due(town.now)
    assert mailbox.letters == []
    assert filed_letter(town).state == DeliveryState.SENT
    assert "tanpa alamat" in filed_letter(town).last_error


def test_without_a_mail_server_letters_stay_readable(town: Town, settings: Any) -> None:
    settings.ULAS_SMTP_URL = ""
    town.file()
    assert deliveries.send_due(town.now) == 2
    assert "kotak keluar" in filed_letter(town).last_error


def test_a_letter_claimed_by_a_worker_that_died_is_sent_by_the_next(
    town: Town, mailbox: Mailbox
) -> None:
    town.file()
    assert actions.claim_deliveries(now=town.now, lease_seconds=deliveries.LEASE_SECONDS)
    assert deliveries.send_due(town.now) == 0
    deliveries.send_due(town.after(10).now)
    assert filed_letter(town).state == DeliveryState.SENT
