"""Playing the stories by the real verbs, all in the order of time, in one transaction."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from ulas.clock import Calendar
from ulas.commands.demo.acts import act_out
from ulas.commands.demo.cast import Officers
from ulas.commands.demo.filing import file_story
from ulas.commands.demo.grammar import StoryBroken, happening
from ulas.commands.demo.passing import Worker
from ulas.commands.demo.scene import Scene
from ulas.commands.demo.stories import Story
from ulas.complaints.casefile import MoveRefused
from ulas.complaints.sealed.sealing import token_for

# Whose pages to print, with what is to be seen there.
SHOWN = {
    "lubang-slamet-riyadi": "terjawab dalam satu jam, dengan foto sesudah",
    "janji-lewat": "jawaban sementara, janjinya lewat",
    "bansos-jeda": "petugas bertanya, jam berhenti",
    "bansos-terjawab": "terjawab, menunggu penilaian",
    "parkir-mahal": "dibuka kembali oleh pengadunya",
}
Turn = tuple[datetime, int, Scene]


def play(
    stories: list[Story], officers: Officers, calendar: Calendar, now: datetime
) -> dict[str, str]:
    """File every story and play its lines up to `now`; what to see -> path of its tracking page.

    Raises:
        StoryBroken: naming the case and the line that cannot be played.
    """
    scenes: dict[str, Scene] = {}
    for story in stories:
        scenes[story.key] = Scene(story, officers, scenes)
    turns: list[Turn] = [(one.story.filed_at, one.story.person, one) for one in scenes.values()]
    heapq.heapify(turns)
    worker = Worker()
    with transaction.atomic():
        while turns and turns[0][0] <= now:
            at, order, scene = heapq.heappop(turns)
            worker.pass_time(at)
            _take(scene, at)
            following = scene.next_at(at, calendar)
            if following is not None:
                heapq.heappush(turns, (following, order, scene))
        worker.pass_time(now, all_of_it=True)
    shown = {SHOWN[key]: scenes[key].complaint().number for key in SHOWN if key in scenes}
    return {label: f"/aduan/{number}/{token_for(number)}/" for label, number in shown.items()}


def _take(scene: Scene, at: datetime) -> None:
    """File the case, or let its next line happen."""
    if not scene.pk:
        _told(scene, at, "file", lambda: file_story(scene))
        return
    act = happening(scene.coming.popleft(), at)
    _told(scene, at, act.verb, lambda: act_out(scene, act))


def _told(scene: Scene, at: datetime, verb: str, run: Callable[[], None]) -> None:
    """Run one thing; whatever stops it names the case, the line and the time."""
    try:
        run()
    except (MoveRefused, StoryBroken, ObjectDoesNotExist, LookupError, ValueError) as refused:
        told = f"{scene.story.key}, {verb} pada {at:%Y-%m-%d %H:%M} UTC: {refused}"
        raise StoryBroken(told) from refused
