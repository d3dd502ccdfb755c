"""What is kept too long is erased: the person, the texts and the files of old, ended complaints."""

from datetime import datetime, timedelta
from functools import partial

from django.conf import settings

from ulas.complaints import actions
from ulas.complaints.casefile import SYSTEM
from ulas.complaints.queries import sweeps
from ulas.jobs.attempts import done

#: So many a night: a city that sets a shorter time does not stand still the night after.
MOST_A_NIGHT = 2000


def run(now: datetime) -> int:
    """Erase what is over its time by the setting; how many complaints. 0 days keeps all."""
    days = settings.ULAS_RETENTION_DAYS
    if not days:
        return 0
    due = sweeps.retention_over(now - timedelta(days=days), MOST_A_NIGHT)
    return sum(
        done(
            f"retention of complaint id {pk}",
            partial(actions.erase_identity, complaint_id=pk, by=SYSTEM, now=now),
        )
        for pk in due
    )
