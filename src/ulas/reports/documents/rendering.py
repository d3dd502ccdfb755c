"""From a template and data to a PDF. Data goes in as JSON; nothing in it is read as markup.

The typeface is converted at set-up (`ulas.look.vendor`); where it is missing the documents are set
in one that comes with typst, and the log says so once.
"""

import json
import logging
import unicodedata
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

TEMPLATES = Path(__file__).with_name("templates")
TYPEFACES = Path(__file__).resolve().parents[4] / "build" / "fonts"
TYPEFACE, BUNDLED = "Plus Jakarta Sans", "Libertinus Serif"
MOST_BYTES = 1_000_000
MOST_SECONDS = 20
AT_ONCE = 2
LONGEST_WORD = 40
BREAK = "\u200b"
JOINERS = {"\u200d", "\u200c"}


class DocumentRefused(Exception):
    """A document that cannot be made; the text says why, for the person who asked."""


def rendered(template: str, data: dict[str, Any], now: datetime) -> bytes:
    """The PDF of `templates/<template>.typ` with the data; dated `now`.

    Bytes in the data (drawings) stay as they are; in texts a run of more than 40 characters
    without a space may break, so that no word leaves the page.

    Raises:
        DocumentRefused: more data than `MOST_BYTES`, longer at work than `MOST_SECONDS`, or
            characters that the writer of PDFs cannot set.
    """
    given = json.dumps(_printable({**data, "typefaces": typefaces()}), ensure_ascii=False)
    if len(given.encode()) > MOST_BYTES:
        raise DocumentRefused("Isi dokumen ini terlalu banyak untuk satu berkas.")
    job = _workers().submit(_compiled, template, given, now)
    return _result(job)


def typefaces() -> list[str]:
    """Names of the typefaces to set in, the first with the glyph wins."""
    return [TYPEFACE, "DejaVu Sans", BUNDLED] if typeface_found() else [BUNDLED]


@cache
def typeface_found() -> bool:
    """Whether the city's typeface was converted at set-up; says so in the log when not."""
    found = any(TYPEFACES.glob("*.ttf"))
    if not found:
        logging.getLogger(__name__).warning(
            "Huruf %s belum disiapkan; dokumen memakai %s.", TYPEFACE, BUNDLED
        )
    return found


def breakable(text: str) -> str:
    """The text with places to break inside runs of more than `LONGEST_WORD` characters."""
    made: list[str] = []
    run = 0
    for letter in text:
        run = 0 if letter.isspace() else run + 1
        if run > LONGEST_WORD and _may_start(letter, made[-1]):
            made.append(BREAK)
            run = 1
        made.append(letter)
    return "".join(made)


def _may_start(letter: str, before: str) -> bool:
    """Whether a line may start with the letter: not with a mark that belongs to the one before."""
    joined = letter in JOINERS or before in JOINERS
    return not joined and not unicodedata.category(letter).startswith("M")


def _printable(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, str):
        return breakable(value)
    if isinstance(value, dict):
        return {key: _printable(one) for key, one in value.items()}
    return [_printable(one) for one in value] if isinstance(value, list | tuple) else value


def _compiled(template: str, given: str, now: datetime) -> bytes:
    made = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"data": given},
        format="pdf",
        timestamp=now,
    )
    if not isinstance(made, bytes):
        raise TypeError(f"typst gave {type(made).__name__}, not one PDF")
    return made


def _result(job: "Future[bytes]") -> bytes:
    try:
        return job.result(timeout=MOST_SECONDS)
    except Late as late:
        raise DocumentRefused("Dokumen ini terlalu lama dibuat. Coba lagi nanti.") from late
    except BaseException as broken:
        # A panic of the writer is no Exception: it would end the thread of the web server.
        if type(broken).__name__ != "PanicException":
            raise
        raise DocumentRefused("Ada tulisan yang tidak dapat dicetak di dokumen ini.") from broken


@cache
def _workers() -> ThreadPoolExecutor:
    """A late document goes on in its thread; two of them at most keep the machine free."""
    return ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="documents")


@cache
def _fonts() -> typst.Fonts:
    """Read once; those of the machine help out with scripts that the typeface lacks."""
    folders = [TYPEFACES] if typeface_found() else []
    return typst.Fonts(include_system_fonts=True, font_paths=folders)
