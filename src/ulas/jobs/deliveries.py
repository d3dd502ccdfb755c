"""What must reach somebody outside: claimed, rendered, sent, settled; in no transaction."""

import logging
from datetime import datetime

from ulas.channels.email import outgoing
from ulas.channels.letter import Post
from ulas.channels.rendering import render
from ulas.complaints import actions
from ulas.complaints.models import Delivery
from ulas.routing import mask_contacts

logger = logging.getLogger("ulas.jobs")

#: Few letters a claim: a slow mail server must not outlast the lease.
BATCH = 10
LEASE_SECONDS = 600


def send_due(now: datetime, limit: int = 200) -> int:
    """Send what is due, in batches; how many letters were settled as sent.

    A letter that fails is tried again with growing waits and after the eighth time lies dead
    where an officer sees it. Nothing here can undo what a verb has done.
    """
    sent = 0
    for _ in range(0, limit, BATCH):
        batch = actions.claim_deliveries(now=now, limit=BATCH, lease_seconds=LEASE_SECONDS)
        if not batch:
            break
        with outgoing() as post:
            sent += sum(_send(post, delivery, now) for delivery in batch)
    return sent


def _send(post: Post, delivery: Delivery, now: datetime) -> bool:
    try:
        letter = render(delivery, now)
        remark = post.send(letter) if letter.to else letter.remark
    except Exception as fault:  # noqa: BLE001 one letter's fault must not hold up the others
        # What a mail server says may repeat the address; the outbox names nobody.
        said = mask_contacts(f"{type(fault).__name__}: {fault}")[0]
        logger.warning("delivery %s (%s) failed: %s", delivery.pk, delivery.template, said)
        actions.mark_failed(delivery_id=delivery.pk, now=now, error=said)
        return False
    actions.mark_sent(delivery_id=delivery.pk, now=now, remark=remark)
    return True
