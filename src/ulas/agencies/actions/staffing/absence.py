"""Verbs: an officer is away until an instant, with a stand-in who holds the posts meanwhile."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from ulas.agencies.actions.recording import AdministrationRefused, record
from ulas.agencies.models import Change, Officer, Post
from ulas.sop.terms import COORDINATOR_ROLES, Role

LONGEST = timedelta(days=366)
AT_AGENCY = (Role.AGENCY_OFFICER, Role.DIVISION_OFFICER)


def possible_stand_ins(officer: Officer, now: datetime) -> QuerySet[Officer]:
    """Who may stand in: present colleagues who hold a like post at the same place.

    For an agency's officers those of the same agency, for Diskominfo's posts each other, for
    leaders and administrators the holders of the same role at the same place.
    """
    like = Q(pk__in=[])
    for post in officer.active_posts:
        if post.borrowed_from_id is None:
            like |= Q(role__in=_alike(Role(post.role)), agency=post.agency_id)
    posts = Post.objects.filter(like, active=True, borrowed_from=None)
    return (
        Officer.objects.filter(is_active=True, posts__in=posts)
        .filter(Q(absent_until=None) | Q(absent_until__lte=now))
        .exclude(pk=officer.pk)
        .distinct()
        .order_by("full_name", "pk")
    )


def set_absence(
    *, officer: Officer, until: datetime, stand_in: Officer | None, now: datetime
) -> Officer:
    """Be away until an instant; the stand-in holds the posts, and gets the notices, until then.

    Raises:
        AdministrationRefused: an instant that has passed or is too far, an unfit stand-in.
    """
    if until <= now:
        raise AdministrationRefused("Pilih waktu kembali yang belum lewat.", "until")
    if until > now + LONGEST:
        raise AdministrationRefused("Paling lama satu tahun.", "until")
    if stand_in and not possible_stand_ins(officer, now).filter(pk=stand_in.pk).exists():
        raise AdministrationRefused(
            "Wakil harus rekan yang sedang bertugas di instansi atau peran yang sama.", "stand_in"
        )
    with transaction.atomic():
        absent = Officer.objects.select_for_update().get(pk=officer.pk)
        _give_back(absent, now)
        absent.absent_until, absent.stand_in = until, stand_in
        absent.save(update_fields=["absent_until", "stand_in"])
        if stand_in:
            _lend(absent, stand_in, until, now)
        record(
            Change.ABSENCE_SET,
            by=officer,
            now=now,
            officer=absent,
            facts={"until": until.isoformat(), "stand_in": stand_in.pk if stand_in else None},
        )
    return absent


def end_absence(*, officer: Officer, by: Officer | None, now: datetime) -> bool:
    """Be back: the posts go back too. False when the officer was not away.

    Without `by` time ends it, and only one that is over by then: it may have been prolonged.
    """
    with transaction.atomic():
        absent = Officer.objects.select_for_update().get(pk=officer.pk)
        if absent.absent_until is None or (by is None and absent.absent_until > now):
            return False
        _give_back(absent, now)
        absent.absent_until, absent.stand_in = None, None
        absent.save(update_fields=["absent_until", "stand_in"])
        record(Change.ABSENCE_ENDED, by=by, now=now, officer=absent)
    return True


def end_absences(*, now: datetime, limit: int = 500) -> int:
    """End every absence whose time has come; how many."""
    over = Officer.objects.filter(absent_until__lte=now).order_by("absent_until", "pk")[:limit]
    return sum(end_absence(officer=officer, by=None, now=now) for officer in over)


def _alike(role: Role) -> tuple[Role, ...]:
    if role in COORDINATOR_ROLES:
        return tuple(COORDINATOR_ROLES)
    return AT_AGENCY if role in AT_AGENCY else (role,)


def _give_back(absent: Officer, now: datetime) -> None:
    lent = Post.objects.filter(borrowed_from__officer=absent, active=True)
    lent.update(active=False, until=now)


def _lend(absent: Officer, stand_in: Officer, until: datetime, now: datetime) -> None:
    held = {(p.role, p.agency_id, p.division_id) for p in stand_in.posts.filter(active=True)}
    own = Post.objects.filter(officer=absent, active=True, borrowed_from=None)
    Post.objects.bulk_create(
        Post(
            officer=stand_in,
            role=post.role,
            agency_id=post.agency_id,
            division_id=post.division_id,
            since=now,
            until=until,
            borrowed_from=post,
        )
        for post in own
        if (post.role, post.agency_id, post.division_id) not in held
    )
