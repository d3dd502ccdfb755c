"""Text as a citizen typed it -> plain lower-case words, and the coordinates pasted into it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from ulas.routing.text import words

_STEMMER = snowballstemmer.stemmer("indonesian")
_BRIDGE = re.compile(r"^\W{0,20}lapor\s{0,5}mas\s{0,5}wali\b[\s:,.\-]{0,10}", re.IGNORECASE)
_NAME = re.compile(r"([^\W\d_][\w'`\- ]{0,40}?)[.:\n]\s{0,5}(?=\S+\s+\S)")
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b(?:maps\.app\.goo\.gl|goo\.gl|bit\.ly|wa\.me)/\S+", re.IGNORECASE
)
_NUMBER = r"([-+]?\d{1,3}[.,]\d{1,20})"
_LABELLED = re.compile(
    rf"lat(?:itude)?\s{{0,3}}[:=]\s{{0,3}}{_NUMBER}[\s,;]{{0,5}}"
    rf"(?:long?|lng|longitude)\s{{0,3}}[:=]\s{{0,3}}{_NUMBER}",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?<![\d.])([-+]?\d{1,2}\.\d{3,20})\s{0,3}(?:,|;|%2C)\s{0,3}([-+]?\d{1,3}\.\d{3,20})"
)
_DEGREES = re.compile(
    r"(\d{1,2})°\s?(\d{1,2})['′]\s?(\d{1,2}(?:\.\d{1,6})?)[\"″]?\s?([NSUL])[\s,]{0,3}"
    r"(\d{1,3})°\s?(\d{1,2})['′]\s?(\d{1,2}(?:\.\d{1,6})?)[\"″]?\s?([EWTB])",
    re.IGNORECASE,
)
_LABEL_WORD = re.compile(r"\b(?:latitude|longitude|lat|long|lng|url)\s{0,3}[:=]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['@$][^\W_]+)*(?:/(?=\s))?", re.UNICODE)
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_TWICE = re.compile(r"([a-z]{3,})2(nya|an|ku|mu)?")
_GLUED = re.compile(r"(\d+)([a-z]+)")
_TRAILING = re.compile(r"([a-z]+)(\d+)")


def normalise(text: str) -> str:
    """`text` as lower-case words, abbreviations and Javanese words written out.

    Bridge prefixes ("Lapor Mas Wali: Budi. ..."), links and coordinates are left out. Any text is
    accepted; a text without words gives "".
    """
    plain = unicodedata.normalize("NFKC", text).replace("\x00", " ")
    plain = _LINK.sub(" ", _without_coordinates(_without_bridge(plain)))
    found = " ".join(_meaning(word) for word in _WORD.findall(plain.lower()))
    for phrase, meant in words.PHRASES:
        if phrase in found:
            found = re.sub(rf"\b{phrase}\b", meant, found)
    return " ".join(found.split())


def tokens(text: str) -> tuple[str, ...]:
    """The stemmed words of `text` that carry a matter: no grammar, politeness or numbers."""
    return tuple(
        stem(word)
        for word in normalise(text).split()
        if word not in words.STOPWORDS and not word.isdigit()
    )


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one normalised word by Snowball's Indonesian rules."""
    return str(_STEMMER.stemWord(word)) if 3 < len(word) < 40 else word


def coordinates_in(text: str) -> tuple[float, float] | None:
    """The first pasted (latitude, longitude) in decimal degrees, or None.

    Reads "Latitude: .. Longitude: ..", "-7.56, 110.82" (also inside map links) and
    7°33'59"S 110°49'54"E.
    """
    for pattern in (_LABELLED, _PAIR):
        for match in pattern.finditer(text):
            pair = (_decimal(match[1]), _decimal(match[2]))
            if _on_earth(pair):
                return pair
    for match in _DEGREES.finditer(text):
        pair = (_sexagesimal(match.groups()[:4]), _sexagesimal(match.groups()[4:]))
        if _on_earth(pair):
            return pair
    return None


def has_link(text: str) -> bool:
    """Whether `text` holds a web link."""
    return _LINK.search(text) is not None


def _without_bridge(text: str) -> str:
    match = _BRIDGE.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    name = _NAME.match(rest)
    if name and len(name[1].split()) <= 4 and not _speaks_of_a_matter(name[1]):
        return rest[name.end() :]
    return rest


def _speaks_of_a_matter(name: str) -> bool:
    return any(_meaning(word) in words.NOT_A_NAME for word in name.lower().split())


def _without_coordinates(text: str) -> str:
    for pattern in (_LABELLED, _PAIR, _DEGREES, _LABEL_WORD):
        text = pattern.sub(" ", text)
    return text


@lru_cache(maxsize=50_000)
def _meaning(word: str) -> str:
    word = _REPEATED.sub(r"\1", word)
    if not word.isalpha():
        word = _without_digits(word.rstrip("/") + "/" if word == "u/" else word.rstrip("/"))
    for table in (words.CHAT, words.STREET, words.JAVANESE):
        if word in table:
            return table[word]
    return word


def _without_digits(word: str) -> str:
    """Doubling ("jalan2"), glued numbers ("rt05", "3hari") and leetspeak ("rus4k") undone."""
    if word in words.CHAT or word in words.STREET or word.isdigit():
        return word
    if twice := _TWICE.fullmatch(word):
        return twice[1] + (twice[2] or "")
    if trailing := _TRAILING.fullmatch(word):
        return f"{trailing[1]} {trailing[2]}"
    glued = _GLUED.fullmatch(word)
    if glued and (len(glued[1]) > 1 or glued[2] in words.GLUED or len(glued[2]) < 4):
        return f"{glued[1]} {glued[2]}"
    letters = sum(character.isalpha() for character in word)
    if letters * 2 >= len(word):
        word = word.translate(words.LEET)
    return " ".join(re.findall(r"[^\W_]+", word))


def _decimal(number: str) -> float:
    return float(number.replace(",", "."))


def _sexagesimal(parts: tuple[str, ...]) -> float:
    degrees, minutes, seconds, side = parts
    value = float(degrees) + float(minutes) / 60 + float(seconds) / 3600
    return -value if side.upper() in "SWB" else value


def _on_earth(pair: tuple[float, float]) -> bool:
    return -90 <= pair[0] <= 90 and -180 <= pair[1] <= 180
