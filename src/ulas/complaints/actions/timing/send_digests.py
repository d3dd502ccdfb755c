"""Verb: each working morning an officer with waiting steps gets one letter that lists them."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from ulas.agencies.models import Officer
from ulas.agencies.queries.calendars import NoCalendar, current_revision
from ulas.complaints.models import Delivery, Recipient
from ulas.complaints.queries.desk.queue import waiting_for


def send_digests(*, now: datetime) -> int:
    """Queue the letters of this morning; how many. Once a day and officer, however often asked.

    On days on which the city's offices are closed, and before they open, there is none. Who
    has nothing waiting at that time, is away or switched it off gets no letter.
    """
    opening = _opening(now)
    if opening is None or now < opening:
        return 0
    today = opening.date()
    wanting = Officer.objects.filter(is_active=True, daily_digest=True).exclude(email="")
    due = wanting.filter(Q(digest_on=None) | Q(digest_on__lt=today))
    return sum(_digest(officer, now, today) for officer in due.order_by("id"))


def set_daily_digest(*, wanted: bool, by: Officer) -> None:
    """Switch the own daily letter on or off."""
    Officer.objects.filter(pk=by.pk).update(daily_digest=wanted)


def _opening(now: datetime) -> datetime | None:
    """When the city's offices open on this day; None when they do not."""
    zone = ZoneInfo(settings.TIME_ZONE)
    today = now.astimezone(zone).date()
    try:
        hours = current_revision().calendar().hours_on(today)
    except NoCalendar:
        return None
    if not hours:
        return None
    return datetime.combine(today, time.fromisoformat(hours[0].start), zone)


def _digest(officer: Officer, now: datetime, today: object) -> int:
    with transaction.atomic():
        mine = Officer.objects.filter(pk=officer.pk)
        claimed = mine.filter(Q(digest_on=None) | Q(digest_on__lt=today)).update(digest_on=today)
        away = officer.absent_until is not None and officer.absent_until > now
        if not claimed or away or not waiting_for(officer, now).exists():
            return 0
        _letter(officer, "digest", now).save()
        return 1


def _letter(officer: Officer, template: str, now: datetime) -> Delivery:
    return Delivery(
        officer=officer,
        template=template,
        recipient=Recipient.OFFICER,
        due_at=now,
        made_at=now,
    )
