"""What ends with a post: what was lent of it, the account without any other, the open links."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from ulas.agencies.actions.recording import record
from ulas.agencies.actions.staffing.withdrawing import withdraw_issued
from ulas.agencies.models import Agency, Change, Officer, Post


def lock_place(agency: Agency | None) -> None:
    """One after the other at a place: two at once would each see the other's officer remain.

    Before the officer's row, so that two who end each other's posts wait instead of deadlock.
    """
    held = Post.objects.filter(agency=agency, active=True, borrowed_from=None)
    list(held.select_for_update().order_by("pk").values_list("pk"))


def end_held(officer: Officer, posts: Sequence[Post], by: Officer | None, now: datetime) -> bool:
    """End posts that an officer holds at one place; whether the officer has left with that."""
    _end(Q(pk__in=[post.pk for post in posts]) | Q(borrowed_from__in=posts), now)
    for post in posts:
        _record(post, by, now)
    left = not Post.objects.filter(officer=officer, active=True, borrowed_from=None).exists()
    if left:
        _leave(officer, now)
        record(Change.OFFICER_LEFT, by=by, now=now, agency=posts[0].agency, officer=officer)
    withdraw_issued(officer, by, now)
    return left


def _leave(officer: Officer, now: datetime) -> None:
    _end(Q(officer=officer) | Q(borrowed_from__officer=officer), now)
    officer.is_active, officer.absent_until, officer.stand_in = False, None, None
    officer.save(update_fields=["is_active", "absent_until", "stand_in"])
    Officer.objects.filter(stand_in=officer).update(stand_in=None)


def _end(which: Q, now: datetime) -> None:
    Post.objects.filter(which, active=True).update(active=False, until=now)


def _record(post: Post, by: Officer | None, now: datetime) -> None:
    facts = {"role": post.role, **({"division": post.division_id} if post.division_id else {})}
    record(Change.POST_ENDED, by=by, now=now, agency=post.agency, officer=post.officer, facts=facts)
