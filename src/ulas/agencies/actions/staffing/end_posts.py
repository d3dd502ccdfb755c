"""Verb: an officer's posts at an agency end; without any post left the officer has left."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from ulas.agencies.actions.recording import AdministrationRefused, record
from ulas.agencies.actions.staffing.permission import grantable, refuse_unless_managed
from ulas.agencies.models import Agency, Change, Officer, Post
from ulas.sop.terms import Role


@dataclass(frozen=True)
class Ended:
    """Which posts ended, whether the officer has left, and whether the agency has nobody now."""

    officer: Officer
    posts: list[Post]
    left: bool
    unstaffed: bool


def end_posts(
    *,
    officer_id: int,
    agency: Agency | None,
    by: Officer,
    now: datetime,
    confirmed: bool = False,
) -> Ended:
    """End all posts of an officer at an agency (none: those of the city).

    Cases belong to posts, never to persons: they stay in the agency's queue. Lent posts go
    back, and whoever had this officer as stand-in has none any more.

    Only an administrator ends another's post as such, and nobody ends their own: one remains.

    Raises:
        AdministrationRefused: no right, oneself, no such post; or the last officer of an agency
            while `confirmed` is not said.
    """
    if officer_id == by.pk:
        raise AdministrationRefused("Peran Anda sendiri diakhiri oleh rekan atau Diskominfo SP.")
    with transaction.atomic():
        _lock_place(agency)
        by = _as_of_now(by)
        refuse_unless_managed(by, agency)
        officer = Officer.objects.select_for_update().filter(pk=officer_id).first()
        own = Post.objects.filter(officer_id=officer_id, active=True, borrowed_from=None)
        posts = list(own.filter(agency=agency))
        if officer is None or not posts:
            raise AdministrationRefused("Petugas ini tidak memegang peran di sini.")
        unstaffed = _leaves_nobody(agency, officer)
        _refuse_ending(posts, by, agency, unstaffed and not confirmed)
        _end(Q(pk__in=[post.pk for post in posts]) | Q(borrowed_from__in=posts), now)
        left = not own.exists()
        for post in posts:
            _record(Change.POST_ENDED, post, by, now)
        if left:
            _leave(officer, now)
            record(Change.OFFICER_LEFT, by=by, now=now, agency=agency, officer=officer)
    return Ended(officer, posts, left, unstaffed)


def _lock_place(agency: Agency | None) -> None:
    """One after the other at a place: two at once would each see the other's officer remain.

    Before the officer's row, so that two who end each other's posts wait instead of deadlock.
    """
    held = Post.objects.filter(agency=agency, active=True, borrowed_from=None)
    list(held.select_for_update().order_by("pk").values_list("pk"))


def _as_of_now(officer: Officer) -> Officer:
    """The officer as the database has it: whose own post ended while waiting ends nobody's."""
    return Officer.objects.get(pk=officer.pk)


def _refuse_ending(posts: list[Post], by: Officer, agency: Agency | None, last: bool) -> None:
    if any(post.role not in grantable(by, agency) for post in posts):
        raise AdministrationRefused("Peran petugas ini tidak dapat Anda akhiri.")
    if last:
        raise AdministrationRefused(
            "Ini admin terakhir instansi ini. Tanpa admin, berkasnya muncul di Diskominfo SP. "
            "Centang tanda setuju bila memang begitu.",
            "confirmed",
        )


def _leaves_nobody(agency: Agency | None, officer: Officer) -> bool:
    if agency is None:
        return False
    held = Post.objects.filter(
        officer=officer, agency=agency, role=Role.AGENCY_OFFICER, active=True, borrowed_from=None
    )
    others = Post.objects.filter(
        role=Role.AGENCY_OFFICER, agency=agency, active=True, borrowed_from=None,
        officer__is_active=True,
    ).exclude(officer=officer)  # fmt: skip
    return held.exists() and not others.exists()


def _leave(officer: Officer, now: datetime) -> None:
    _end(Q(officer=officer) | Q(borrowed_from__officer=officer), now)
    officer.is_active, officer.absent_until, officer.stand_in = False, None, None
    officer.save(update_fields=["is_active", "absent_until", "stand_in"])
    Officer.objects.filter(stand_in=officer).update(stand_in=None)


def _end(which: Q, now: datetime) -> None:
    Post.objects.filter(which, active=True).update(active=False, until=now)


def _record(kind: Change, post: Post, by: Officer, now: datetime) -> None:
    facts = {"role": post.role, **({"division": post.division_id} if post.division_id else {})}
    record(kind, by=by, now=now, agency=post.agency, officer=post.officer, facts=facts)
