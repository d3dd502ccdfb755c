"""The demo plays whatever the day and hour at which it is started, and always looks alive."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db.models import Count
from pytest_django import Settings

import laws
from conftest import ON_POSTGRES
from ulas.agencies.queries.calendars import current_revision
from ulas.commands import load
from ulas.commands.demo import CASES, cast, place, playing
from ulas.commands.demo.stories import read_stories, working_ago
from ulas.complaints.models import (
    Answer,
    Attachment,
    Complaint,
    DailyRoot,
    Delivery,
    Referral,
    RunPause,
    StepRun,
)
from ulas.look.now import freeze
from ulas.sop.terms import ComplaintState

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(ON_POSTGRES, reason="the demo runs on the embedded database only"),
]

MOMENTS = {
    "a Wednesday morning at work": "2026-07-15T10:20+07:00",
    "Saturday night": "2026-10-10T23:40+07:00",
    "an afternoon in Ramadan": "2026-03-03T15:10+07:00",
    "the second day of Idul Fitri": "2026-03-22T08:00+07:00",
}


def played(now: datetime) -> dict[str, str]:
    """Load the city and play all stories, as a first start of the demo does."""
    assert load.load_city(load.city_folder("surakarta"), quiet=True) == 0
    calendar = current_revision().calendar()
    return playing.play(read_stories(CASES, calendar, now), cast.gather(now), calendar, now)


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=list(MOMENTS))
def test_every_state_is_there_and_some_cases_press(
    moment: str, tmp_path: Path, settings: Settings
) -> None:
    settings.DATA = settings.MEDIA_ROOT = str(tmp_path)
    now = datetime.fromisoformat(moment)
    freeze(now)
    shown = played(now)
    assert len(shown) == len(playing.SHOWN), "a page to print is missing"
    assert 55 <= Complaint.objects.count() <= 75
    states = Counter(Complaint.objects.values_list("state", flat=True))
    assert set(states) == set(ComplaintState), states
    assert not unplayed(), "of these nothing is there"
    running = StepRun.objects.filter(ended_at=None)
    late = running.filter(due_at__lte=now).count()
    soon = running.filter(due_at__gt=now, due_at__lte=now + timedelta(minutes=60)).count()
    assert late >= 5, "nothing is late"
    assert late <= running.count() / 2, "the city looks asleep"
    assert soon >= 1, "nobody has minutes left"
    assert laws.broken_anywhere() == []


def unplayed() -> list[str]:
    """What a demo should have and this one has not."""
    several = Complaint.objects.annotate(agencies=Count("referrals__agency", distinct=True))
    there = {
        "a case that came back": Referral.objects.filter(state="RETURNED").exists(),
        "a return that waits": StepRun.objects.filter(step="redelegate", ended_at=None).exists(),
        "a refused return": Complaint.objects.filter(events__kind="RETURN_REFUSED").exists(),
        "several agencies": several.filter(agencies__gt=1).exists(),
        "an interim answer": Answer.objects.filter(kind="INTERIM").exists(),
        "a kept promise": Answer.objects.filter(
            kind="FINAL", state="PUBLISHED", referral__answers__kind="INTERIM"
        ).exists(),
        "a paused clock": RunPause.objects.filter(ended_at=None).exists(),
        "a confidential case": Complaint.objects.filter(visibility="CONFIDENTIAL").exists(),
        "a hidden identity": Complaint.objects.filter(identity_shown_to="COORDINATOR").exists(),
        "a reopened case": Complaint.objects.filter(round__gt=1).exists(),
        "a case answered on behalf": Answer.objects.filter(source="LETTER").exists(),
        "a photo after": Attachment.objects.filter(answer__kind="FINAL").exists(),
        "an objection": StepRun.objects.filter(step="objection", ended_at=None).exists(),
        "an escalation": StepRun.objects.filter(ended_at=None, next_warning_at=None).exists(),
        "letters to read": Delivery.objects.count() > 100,
        "the roots of the days": DailyRoot.objects.count() > 5,
    }
    return [name for name, found in there.items() if not found]


def test_a_demo_whose_keys_are_gone_begins_anew(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert not place.has_lost_its_keys(folder)
    folder.mkdir()
    place.write_mark(folder, place.Mark(prepared="earlier"))
    place.keys_of(folder).write_text("{}", encoding="utf-8")
    assert not place.has_lost_its_keys(folder)
    place.keys_of(folder).unlink()
    assert place.has_lost_its_keys(folder)


def test_working_minutes_are_counted_backwards_over_a_weekend() -> None:
    assert load.load_city(load.city_folder("surakarta"), quiet=True) == 0
    calendar = current_revision().calendar()
    monday = datetime.fromisoformat("2026-06-08T07:40+07:00")
    friday = datetime.fromisoformat("2026-06-05T16:10+07:00")
    assert working_ago(calendar, monday, 30) == friday
    assert working_ago(calendar, monday, 0) == monday
