"""Mail about a complaint, an area or a category, for whoever confirmed the address."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from ulas.complaints.casefile import CaseNotFound, FieldRefused, MoveRefused
from ulas.complaints.casefile.lookups import area_of, category_of
from ulas.complaints.models import Complaint, Delivery, Recipient, Subscription
from ulas.complaints.sealed.sealing import blind_index, seal


def subscribe(
    *,
    email: str,
    language: str,
    now: datetime,
    complaint_id: int | None = None,
    area: str = "",
    category: str = "",
) -> Subscription:
    """Ask for news; a letter with a link to confirm goes out, nothing else before that.

    Raises:
        FieldRefused: a broken address or unknown code; CaseNotFound: no public complaint.
    """
    try:
        validate_email(email)
    except ValidationError as wrong:
        sentence = "Alamat surel ini tidak lengkap. Contoh: nama@contoh.id."
        raise FieldRefused("email", sentence) from wrong
    if complaint_id is not None and not _released(complaint_id):
        raise CaseNotFound
    with transaction.atomic():
        made = Subscription.objects.create(
            complaint_id=complaint_id,
            area=area_of(area) if area else None,
            category=category_of(category) if category else None,
            email_sealed=seal(email.strip(), "email"),
            email_index=blind_index(email, "email"),
            language=language,
            made_at=now,
        )
        _letter(made, "subscription_confirm", now).save()
    return made


def confirm_subscription(*, subscription_id: int, now: datetime) -> None:
    """The owner of the address wants it.

    Raises:
        MoveRefused: it has ended; the address is forgotten, so that nothing could be sent.
    """
    wanted = Subscription.objects.filter(pk=subscription_id, ended_at=None)
    if not wanted.exists():
        raise MoveRefused(
            "Langganan ini sudah diakhiri dan alamat surelnya sudah dihapus. "
            "Minta kabar sekali lagi dari halaman aduan, kelurahan, atau kategorinya."
        )
    wanted.filter(confirmed_at=None).update(confirmed_at=now)


def end_subscription(*, subscription_id: int, now: datetime) -> None:
    """No more mail; the address is forgotten."""
    Subscription.objects.filter(pk=subscription_id).update(
        ended_at=now, email_sealed=None, email_index=""
    )


def news_of(complaint: Complaint, now: datetime) -> list[Delivery]:
    """Letters, not saved, to everybody who wants news of what was just released."""
    if complaint.released_at is None:
        return []
    wanted = Subscription.objects.exclude(confirmed_at=None).filter(ended_at=None)
    mine = wanted.filter(complaint=complaint)
    if complaint.area_id:
        mine |= wanted.filter(area=complaint.area_id)
    if complaint.category_id:
        mine |= wanted.filter(category=complaint.category_id)
    letters = [_letter(one, "subscription_news", now) for one in mine]
    for letter in letters:
        letter.complaint = complaint
    return letters


def _letter(subscription: Subscription, template: str, now: datetime) -> Delivery:
    return Delivery(
        subscription=subscription,
        template=template,
        recipient=Recipient.SUBSCRIBER,
        due_at=now,
        made_at=now,
    )


def _released(complaint_id: int) -> bool:
    return Complaint.objects.filter(pk=complaint_id).exclude(released_at=None).exists()
