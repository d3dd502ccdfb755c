"""How a story begins: an invented person hands in a complaint."""

from __future__ import annotations

from ulas.agencies.models import Area
from ulas.commands.demo.passing import advance
from ulas.commands.demo.pictures import picture
from ulas.commands.demo.scene import Scene
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT

# Doors at which an officer types what the citizen said.
AT_THE_DESK = {"PHONE", "LETTER", "DESK", "SOCIAL_MEDIA"}
STEP = 0.00045


def file_story(scene: Scene) -> None:
    """File the complaint of a story at its time; name and contact are made from its number."""
    story, fields = scene.story, scene.story.fields
    channel = fields["channel"]
    latitude, longitude = _point(scene)
    photos = tuple(
        picture(kind, story.person + at) for at, kind in enumerate(fields.get("photos", []))
    )
    filing = actions.Filing(
        text=fields["text"],
        title=fields.get("title", ""),
        name=f"Warga Contoh {story.person:02d}",
        # No number begins with 020, and nothing is delivered to .example.
        phone=f"0200 0000 {story.person:04d}",
        email=f"warga{story.person:02d}@contoh.example",
        gender=fields["gender"],
        domicile="Kota Surakarta",
        category=fields["category"],
        area=fields["area"],
        latitude=latitude,
        longitude=longitude,
        address=fields.get("address", ""),
        visibility=fields.get("visibility", ""),
        identity_shown_to=fields.get("identity", "AGENCY"),
        details=fields.get("details", {}),
        agency=fields.get("agency", ""),
        accused_agency=fields.get("accused", ""),
        attachments=photos,
        verified=fields.get("verified", True),
    )
    by = scene.clerk() if channel in AT_THE_DESK else COMPLAINANT
    filed = actions.file_complaint(filing=filing, by=by, now=story.filed_at, channel=channel)
    scene.pk = filed.complaint.pk
    advance(scene.pk, story.filed_at)


def _point(scene: Scene) -> tuple[float | None, float | None]:
    """A point near that of the area, another one for every person."""
    fields, person = scene.story.fields, scene.story.person
    if not fields["area"] or not fields.get("point", True):
        return None, None
    area = Area.objects.get(code=fields["area"])
    if area.latitude is None or area.longitude is None:
        return None, None
    north, east = person % 5 - 2, person * 3 % 7 - 3
    return round(area.latitude + north * STEP, 6), round(area.longitude + east * STEP, 6)
