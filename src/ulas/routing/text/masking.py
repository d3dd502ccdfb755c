"""Contacts in a text made unreadable before it is shown in public (design.md invariant 6)."""

from __future__ import annotations

import re
import unicodedata

MASK = "[disamarkan]"

_BLANK = " \t\u00a0\u2000-\u200f\u2060\ufeff\u202a-\u202e"
_MARK = r".\-\u2010-\u2015_()/*+·•~'’"
_GAP = rf"(?:[{_BLANK}]{{0,3}}[{_MARK}]{{0,2}}[{_BLANK}]{{0,3}}|,)"
_DIGITISH = "0-9oOlIiSsBbzZ|"
_RUN = re.compile(rf"[+(]{{0,2}}(?:(?<![^\W\d_])[oOlI])?[0-9](?:{_GAP}[{_DIGITISH}])*")
_CHUNK = re.compile(r"\d+")
_LETTER_DIGITS = str.maketrans("oOlIi|zZSsBb", "001111225588")
_DATE = re.compile(
    r"(?:(?:0?[1-9]|[12]\d|3[01])[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:19|20)\d\d"
    r"|(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01]))"
    r"(?:[ ,]{1,2}(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?)?"
)
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d\d)?|[1-9]\d{0,8}")
_COORDINATE = re.compile(r"(?:(?:[5-9]|10|11)\.\d{1,7}|(?:9[5-9]|1[0-3]\d|14[01])\.\d{1,8})")
_MONEY_BEFORE = re.compile(r"\brp[.\s]{0,3}$", re.IGNORECASE)
_EMAIL = re.compile(
    r"[\w.+%-]{1,64}\s?(?:@|[(\[]\s?(?:at|@)\s?[)\]])\s?[\w-]{1,63}"
    r"(?:\s?(?:\.|[(\[]\s?(?:dot|titik)\s?[)\]])\s?[\w-]{2,63}){1,4}",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?:(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan|[0-9])"
    r"[\s,.\-]{0,3}){8,}",
    re.IGNORECASE,
)
_PLATE = re.compile(r"\b[A-Z]{1,2}[ .]?\d{1,4}[ .]?[A-Z]{1,3}\b")

_CONTIGUOUS = 7
_SEPARATED = 9


def mask_contacts(text: str, *, plates: bool = False) -> tuple[str, int]:
    """`text` with every contact replaced by "[disamarkan]", and how many were.

    Masked: phone numbers however they are spaced, dotted, spelled out or written with letters for
    digits; e-mail addresses; numbers of identity cards, accounts and customers (seven digits in a
    row, or nine with gaps that look like a phone number). Dates, amounts after "Rp" and
    coordinates in Indonesia stay. With `plates`, vehicle plates go as well. Masking twice changes
    nothing.
    """
    masked = _EMAIL.sub(MASK, _plain_digits(text))
    masked = _mask_runs(_SPOKEN.sub(_mask_spoken, masked))
    if plates:
        masked = _PLATE.sub(MASK, masked)
    return masked, masked.count(MASK) - text.count(MASK)


def _plain_digits(text: str) -> str:
    """Digits of every script and shape as 0-9, so that no other numerals slip through."""
    if text.isascii():
        return text
    return "".join(
        character if (value := unicodedata.digit(character, None)) is None else str(value)
        for character in text
    )


def _mask_spoken(match: re.Match[str]) -> str:
    words = re.findall(r"[a-z]+", match[0].lower())
    trailing = match[0][len(match[0].rstrip()) :]
    return MASK + trailing if words else match[0]


def _mask_runs(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for match in _RUN.finditer(text):
        stop = _trimmed_end(match)
        if not _is_contact(text, match.start(), stop):
            continue
        pieces += [text[end : match.start()], MASK]
        end = stop
    return "".join([*pieces, text[end:]])


def _trimmed_end(match: re.Match[str]) -> int:
    """Where the run ends once letters that belong to the next word are given back."""
    run = match[0]
    last = max(index for index, character in enumerate(run) if character.isdigit())
    tail = run[last + 1 :]
    glued = len(tail) - len(tail.lstrip("oOlI"))
    return match.start() + last + 1 + (glued if glued == len(tail) else 0)


def _is_contact(text: str, start: int, stop: int) -> bool:
    run = text[start:stop].lstrip("+(")
    if sum(character.isdigit() for character in run) < 5 or _is_plain_figure(text, start, run):
        return False
    chunks = _CHUNK.findall(run.translate(_LETTER_DIGITS))
    if any(len(chunk) >= _CONTIGUOUS for chunk in chunks):
        return True
    joined = "".join(chunks)
    return len(joined) >= _SEPARATED and (
        len(joined) >= 12 or any(len(chunk) >= 4 for chunk in chunks) or _has_prefix(chunks)
    )


def _has_prefix(chunks: list[str]) -> bool:
    """Whether a phone number of nine digits or more begins at one of the chunks."""
    rests = ("".join(chunks[index:]) for index in range(len(chunks)))
    return any(len(rest) >= _SEPARATED and rest.startswith(("0", "62", "8")) for rest in rests)


def _is_plain_figure(text: str, start: int, run: str) -> bool:
    if _DATE.fullmatch(run) or _COORDINATE.fullmatch(run):
        return True
    return bool(_AMOUNT.fullmatch(run) and _MONEY_BEFORE.search(text[max(0, start - 8) : start]))
