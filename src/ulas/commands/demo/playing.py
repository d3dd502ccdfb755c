"""Playing the stories by the real verbs, all in the order of time, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from ulas.commands.demo.acts import acts_of
from ulas.commands.demo.cast import Officers
from ulas.commands.demo.filing import file_story
from ulas.commands.demo.scene import Scene
from ulas.commands.demo.stories import Story, StoryBroken
from ulas.complaints.casefile import MoveRefused
from ulas.complaints.sealed.sealing import token_for

# Whose pages to print, with what is to be seen there.
SHOWN = {
    "janji-lewat": "jawaban sementara, janjinya lewat",
    "bansos-jeda": "petugas bertanya, jam berhenti",
    "bansos-terjawab": "terjawab, menunggu penilaian",
    "parkir-mahal": "dibuka kembali",
}


def play(stories: list[Story], officers: Officers) -> dict[str, str]:
    """File every story and play its acts; returns what to see -> path of the tracking page.

    Raises:
        StoryBroken: naming the case and the act that the procedure refused.
    """
    scenes: dict[str, Scene] = {}
    turns: list[tuple[datetime, Story, Callable[[], None], str]] = []
    for story in stories:
        scene = Scene(story, officers, scenes)
        scenes[story.key] = scene
        turns.append((story.filed_at, story, lambda scene=scene: file_story(scene), "file"))  # type: ignore[misc]
        turns += [(at, story, run, verb) for at, verb, run in acts_of(scene)]
    turns.sort(key=lambda turn: turn[0])
    with transaction.atomic():
        for at, story, run, verb in turns:
            try:
                run()
            except (MoveRefused, KeyError, AttributeError) as refused:
                told = f"{story.key}, {verb} pada {at:%Y-%m-%d %H:%M}: {refused}"
                raise StoryBroken(told) from refused
    shown = {SHOWN[key]: scenes[key].complaint().number for key in SHOWN if key in scenes}
    return {label: f"/aduan/{number}/{token_for(number)}/" for label, number in shown.items()}
