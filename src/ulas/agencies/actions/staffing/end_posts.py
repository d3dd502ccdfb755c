"""Verb: an officer's posts at an agency end; without any post left the officer has left."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ulas.agencies.actions.recording import AdministrationRefused
from ulas.agencies.actions.staffing.ending import end_held, lock_place
from ulas.agencies.actions.staffing.permission import as_of_now, grantable, refuse_unless_managed
from ulas.agencies.models import Agency, Officer, Post
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
    back, and whoever had this officer as stand-in has none any more. Open links that only
    these posts entitled the officer to send are withdrawn.

    Only an administrator ends another's post as such, and nobody ends their own: one remains.

    Raises:
        AdministrationRefused: no right, oneself, no such post; or the last officer of an agency
            while `confirmed` is not said.
    """
    if officer_id == by.pk:
        raise AdministrationRefused("Peran Anda sendiri diakhiri oleh rekan atau Diskominfo SP.")
    with transaction.atomic():
        lock_place(agency)
        by = as_of_now(by)
        refuse_unless_managed(by, agency)
        officer = Officer.objects.select_for_update().filter(pk=officer_id).first()
        posts = list(
            Post.objects.filter(
                officer_id=officer_id, agency=agency, active=True, borrowed_from=None
            )
        )
        if officer is None or not posts:
            raise AdministrationRefused("Petugas ini tidak memegang peran di sini.")
        unstaffed = _leaves_nobody(agency, officer)
        _refuse_ending(posts, by, agency, unstaffed and not confirmed)
        left = end_held(officer, posts, by, now)
    return Ended(officer, posts, left, unstaffed)


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
