"""Reads back what a PDF of typst says, page by page, with nothing but the standard library.

Text is turned back from glyphs by the tables that a PDF carries for copying (ToUnicode); lines
come in the order in which they were written.
"""

from __future__ import annotations

import re
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
START = re.compile(rb"stream\r?\n")
CODES = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
RANGES = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
PLAIN = rb"[^\\()]|\\."
# Parentheses inside a string need no backslash where they come in pairs.
INSIDE = rb"(?:" + PLAIN + rb"|\((?:" + PLAIN + rb"|\((?:" + PLAIN + rb")*\))*\))*"
STRING = rb"\(" + INSIDE + rb"\)"
SHOWN = re.compile(
    rb"/(\w+) [\d.]+ Tf|(\[(?:" + STRING + rb"|[^\]()])*\]) ?TJ|(" + STRING + rb") ?Tj"
    rb"|(T\*|Td|Tm|ET)\b",
    re.DOTALL,
)
PIECE = re.compile(rb"\((" + INSIDE + rb")\)|<([0-9a-fA-F]*)>", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
BREAK = "\u200b"


def pages(pdf: bytes) -> list[str]:
    """The text of each page, without the places where a long word may break."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    found = [body for body in objects.values() if re.search(rb"/Type ?/Page\b", body)]
    ordered = sorted(found, key=lambda body: list(objects.values()).index(body))
    return [_page(objects, body) for body in ordered]


def text(pdf: bytes) -> str:
    """All pages, spaces evened out."""
    return " ".join(" ".join(pages(pdf)).split())


def _page(objects: dict[int, bytes], page: bytes) -> str:
    content = re.search(rb"/Contents (\d+) 0 R", page)
    assert content is not None
    fonts = _fonts(objects, page)
    said: list[str] = []
    table: dict[int, str] = {}
    for font, array, single, _move in SHOWN.findall(_stream(objects[int(content.group(1))])):
        if font:
            table = fonts.get(font, {})
        elif array or single:
            said.append(_letters(array or single, table))
        else:
            said.append(" ")
    return "".join(said).replace(BREAK, "")


def _fonts(objects: dict[int, bytes], page: bytes) -> dict[bytes, dict[int, str]]:
    resources = page
    named = re.search(rb"/Resources (\d+) 0 R", page)
    if named:
        resources = objects[int(named.group(1))]
    fonts = {}
    for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", resources):
        table = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
        if table:
            fonts[name] = _to_unicode(_stream(objects[int(table.group(1))]))
    return fonts


def _to_unicode(table: bytes) -> dict[int, str]:
    found = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letters in CODES.findall(block):
            found[int(code, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letters in RANGES.findall(block):
            start = bytes.fromhex(letters.decode()).decode("utf-16-be")
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return found


def _letters(shown: bytes, table: dict[int, str]) -> str:
    made = []
    for plain, coded in PIECE.findall(shown):
        raw = bytes.fromhex(coded.decode()) if coded else _unescaped(plain)
        made += [table.get(int.from_bytes(raw[at : at + 2]), "") for at in range(0, len(raw), 2)]
    return "".join(made)


def _unescaped(raw: bytes) -> bytes:
    def one(match: re.Match[bytes]) -> bytes:
        letter = match.group(1)
        return bytes([int(letter, 8)]) if letter.isdigit() else ESCAPED.get(letter, letter)

    return re.sub(rb"\\([0-7]{1,3}|.)", one, raw, flags=re.DOTALL)


def _stream(body: bytes) -> bytes:
    # By its length: packed bytes may end in what looks like a line's end.
    start = START.search(body)
    length = re.search(rb"/Length (\d+)", body)
    assert start is not None
    assert length is not None
    raw = body[start.end() : start.end() + int(length.group(1))]
    return zlib.decompress(raw) if b"FlateDecode" in body else raw
