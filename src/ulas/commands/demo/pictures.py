"""Small drawn photos for the demo, so that nobody's real street or face is shown."""

from __future__ import annotations

import io
import random
from functools import lru_cache

from PIL import Image, ImageDraw

from ulas.complaints.sealed.attachments import PreparedFile, prepare_file

WIDTH, HEIGHT = 800, 600
HORIZON = 250
SKY, GROUND, NIGHT = (176, 202, 222), (128, 126, 120), (22, 26, 44)
Draw = ImageDraw.ImageDraw


@lru_cache(maxsize=256)
def picture(kind: str, seed: int) -> PreparedFile:
    """A drawn scene of a kind, verified as an upload is; `seed` moves its parts about.

    Raises:
        KeyError: a kind that is not drawn here.
    """
    chance = random.Random(f"{kind}{seed}")  # noqa: S311 a drawing, no secret
    dark = kind.startswith("lampu")
    image = Image.new("RGB", (WIDTH, HEIGHT), NIGHT if dark else SKY)
    draw = ImageDraw.Draw(image)
    shade = 38 if dark else 128
    draw.rectangle((0, HORIZON, WIDTH, HEIGHT), fill=(shade, shade, shade - 6))
    draw.polygon(
        [(300, HORIZON), (500, HORIZON), (760, HEIGHT), (40, HEIGHT)], fill=(shade - 24,) * 3
    )
    _KINDS[kind](draw, chance)
    draw.text((16, HEIGHT - 40), "FOTO CONTOH", fill=(255, 255, 255), font_size=24)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return prepare_file(f"{kind}-{seed}.jpg", out.getvalue())


def _hole(draw: Draw, chance: random.Random) -> None:
    for _ in range(3):
        x, y = chance.randint(240, 520), chance.randint(360, 500)
        size = chance.randint(50, 110)
        draw.ellipse((x - size, y - size // 3, x + size, y + size // 3), fill=(48, 44, 40))
        draw.ellipse((x - size // 2, y - 8, x + size // 2, y + 12), fill=(96, 88, 72))


def _patch(draw: Draw, chance: random.Random) -> None:
    x, y = chance.randint(280, 460), chance.randint(380, 470)
    draw.polygon([(x - 130, y - 30), (x + 110, y - 38), (x + 140, y + 36), (x - 150, y + 40)],
                 fill=(44, 44, 46))  # fmt: skip


def _lamp_off(draw: Draw, chance: random.Random) -> None:
    for at in range(3):
        x = 140 + at * 230 + chance.randint(-20, 20)
        draw.rectangle((x, 120 + at * 10, x + 10, 460), fill=(70, 72, 80))
        draw.line((x + 5, 122 + at * 10, x + 70, 108 + at * 10), fill=(70, 72, 80), width=8)


def _lamp_on(draw: Draw, chance: random.Random) -> None:
    for at in range(3):
        x = 180 + at * 230 + chance.randint(-20, 20)
        for reach, tone in ((90, 60), (60, 110), (26, 245)):
            draw.ellipse((x - reach, 110 - reach, x + reach, 110 + reach), fill=(tone, tone, 60))
    _lamp_off(draw, chance)


def _drain(draw: Draw, chance: random.Random) -> None:
    draw.polygon([(90, HEIGHT), (300, HORIZON + 40), (370, HORIZON + 40), (330, HEIGHT)],
                 fill=(38, 46, 42))  # fmt: skip
    for _ in range(40):
        x, y = chance.randint(150, 330), chance.randint(330, 580)
        draw.ellipse((x, y, x + 16, y + 8), fill=chance.choice([(90, 110, 70), (150, 140, 110)]))


def _waste(draw: Draw, chance: random.Random) -> None:
    tones = [(40, 44, 60), (190, 190, 196), (150, 60, 50), (70, 110, 150), (210, 190, 90)]
    for _ in range(90):
        x, y = chance.randint(180, 600), chance.randint(340, 540)
        size = chance.randint(12, 46)
        draw.ellipse((x, y, x + size, y + size * 2 // 3), fill=chance.choice(tones))


def _clean(draw: Draw, chance: random.Random) -> None:
    x = chance.randint(500, 600)
    draw.rectangle((x, 300, x + 90, 420), fill=(64, 112, 78))
    draw.rectangle((x - 6, 290, x + 96, 304), fill=(50, 92, 62))


def _tree(draw: Draw, chance: random.Random) -> None:
    lean = chance.randint(60, 120)
    draw.polygon([(420, 520), (460, 520), (400 + lean, 180), (380 + lean, 180)], fill=(92, 66, 44))
    for _ in range(30):
        x, y = 390 + lean + chance.randint(-120, 120), 170 + chance.randint(-90, 70)
        draw.ellipse((x - 40, y - 30, x + 40, y + 30), fill=(56, chance.randint(90, 130), 60))


def _pavement(draw: Draw, chance: random.Random) -> None:
    for row in range(8):
        for column in range(9):
            if chance.random() < 0.2:
                continue
            x, y = 120 + column * 62 + row % 2 * 30, 330 + row * 32
            tone = chance.randint(140, 176)
            draw.rectangle((x, y, x + 56, y + 27), fill=(tone, tone - 20, tone - 34))


_KINDS = {
    "lubang": _hole,
    "tambalan": _patch,
    "lampu": _lamp_off,
    "lampu-nyala": _lamp_on,
    "selokan": _drain,
    "sampah": _waste,
    "bersih": _clean,
    "pohon": _tree,
    "trotoar": _pavement,
}
