"""Files that a form must not take, each with a word of the sentence that says so."""

from __future__ import annotations

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

MEGABYTE = 1024 * 1024


def bomb() -> bytes:
    """A PNG of 20,000 x 20,000 points in some 400 KB: 1.2 GB once it is unpacked."""
    side = 20_000

    def part(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(b"\0" * (side + 1)) for _ in range(side)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", rows) + part(b"IEND", b"")


def torn() -> bytes:
    """A JPEG of which the second half got lost."""
    out = io.BytesIO()
    Image.effect_noise((900, 700), 90).save(out, "JPEG")
    return out.getvalue()[: len(out.getvalue()) // 2]


def bad_files() -> dict[str, tuple[SimpleUploadedFile, str]]:
    """By kind: the file, and what its sentence says besides the name of the file."""
    made = {
        "program": ("pasang.jpg", b"MZ\x90\0" + b"x" * 400, "bukan foto"),
        "drawing": ("gambar.svg", b"<svg onload='alert(1)' xmlns='x'/>", "bukan foto"),
        "page": ("foto.html", b"<html><script>alert(1)</script></html>", "bukan foto"),
        "heic": ("iphone.heic", b"\0\0\0\x18ftypheic" + b"\0" * 90, "HEIC"),
        "fifty megabytes": ("besar.jpg", b"\xff\xd8" + b"0" * (50 * MEGABYTE), "12 MB"),
        "bomb": ("bom.png", bomb(), "terlalu besar"),
        "torn": ("rusak.jpg", torn(), "dapat dibuka"),
        "empty": ("kosong.jpg", b"", "kosong"),
    }
    return {
        kind: (SimpleUploadedFile(name, content, "image/jpeg"), said)
        for kind, (name, content, said) in made.items()
    }


KINDS = ("program", "drawing", "page", "heic", "fifty megabytes", "bomb", "torn", "empty")
