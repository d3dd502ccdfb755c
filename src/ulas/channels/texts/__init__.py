"""The words of every letter: one TOML file for each audience and language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("id", "en")
AUDIENCES = ("complainant", "officer", "agency", "subscriber", "invited")
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Text:
    """Subject and body with {placeholders}; opening and closing are in the body already."""

    subject: str
    body: str


def text_for(audience: str, template: str, language: str) -> Text:
    """The text of a template. Other languages than English read Indonesian.

    Raises:
        KeyError: no such template; a test holds that every template of a verb is here.
    """
    return texts(audience, "en" if language.startswith("en") else "id")[template]


@cache
def texts(audience: str, language: str) -> dict[str, Text]:
    """All texts of one audience in one language, by template."""
    path = FOLDER / f"{audience}.{language}.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    frame = found.pop("frame")
    return {
        template: Text(
            one["subject"],
            frame["opening"] + one["body"] + one.get("closing", frame["closing"]),
        )
        for template, one in found.items()
    }
