"""Photos and PDFs: verified, kept as received under seal, shown only as a re-encoded copy.

A photo's public copy is made anew from its pixels, so that neither place nor device nor a
hidden payload survives; a PDF is only ever handed over as a download.
"""

import hashlib
import io
import math
import secrets
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from ulas.complaints.models import Attachment
from ulas.complaints.refusals import FieldRefused
from ulas.complaints.sealed.cleaning import clean_line
from ulas.complaints.sealed.sealing import seal_bytes, unseal_bytes

MOST_FILES = 5
MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
PREVIEW_SIDE = 1600
# An MPO (several JPEGs in one) is opened by the JPEG reader.
_OPENED = ("JPEG", "PNG", "WEBP")
_FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "MPO": "image/jpeg"}


class FileRefused(FieldRefused):
    """A file that cannot be taken; the text names it and says what to do.

    `template` and `names` make the sentence, so that a mouth can say it in another language.
    """

    def __init__(self, template: str, **names: object) -> None:
        super().__init__("attachments", template % names)
        self.template, self.names = template, names


# By key, for the catalogue of translations as well.
SENTENCES = {
    "empty": "Berkas “%(name)s” kosong. Pilih berkas lain.",
    "large": "Berkas “%(name)s” lebih dari 12 MB. Kirim foto yang lebih kecil.",
    "many": "Paling banyak %(most)s berkas. Hapus %(over)s berkas.",
    "pdf": "PDF “%(name)s” tidak utuh. Simpan ulang, lalu unggah lagi.",
    "heic": "Foto “%(name)s” berformat HEIC. Kirim sebagai JPEG "
    "(pengaturan kamera: paling kompatibel).",
    "pixels": "Foto “%(name)s” terlalu besar ukurannya. Perkecil dahulu.",
    "neither": "“%(name)s” bukan foto (JPEG, PNG, WebP) atau PDF yang dapat dibuka.",
    "gone": "Berkas “%(name)s” sudah tidak tersimpan. Pilih sekali lagi.",
    "unknown": "Berkas yang disimpan tidak dikenali. Pilih sekali lagi.",
}


@dataclass(frozen=True)
class PreparedFile:
    """A verified file, not yet stored. `preview` is the re-encoded copy, empty for a PDF."""

    name: str
    content: bytes
    preview: bytes
    media_type: str
    digest: str
    width: int | None = None
    height: int | None = None
    taken_at: str = ""
    latitude: float | None = None
    longitude: float | None = None


def prepare_file(name: str, content: bytes) -> PreparedFile:
    """Verify one uploaded file by what it holds, whatever its name says.

    Raises:
        FileRefused: empty, too large, too many pixels, or neither photo nor PDF.
    """
    label = name[-60:] or "tanpa nama"
    if not content:
        raise FileRefused(SENTENCES["empty"], name=label)
    if len(content) > MOST_BYTES:
        raise FileRefused(SENTENCES["large"], name=label)
    if content[:5] == b"%PDF-":
        return _pdf(label, content)
    return _photo(label, content)


def refuse_too_many(count: int) -> None:
    """Refuse a sixth file.

    Raises:
        FileRefused: more than five files.
    """
    if count > MOST_FILES:
        raise FileRefused(SENTENCES["many"], most=MOST_FILES, over=count - MOST_FILES)


def _pdf(label: str, content: bytes) -> PreparedFile:
    if b"%%EOF" not in content[-2048:]:
        raise FileRefused(SENTENCES["pdf"], name=label)
    return PreparedFile(label, content, b"", "application/pdf", hashlib.sha256(content).hexdigest())


def _photo(label: str, content: bytes) -> PreparedFile:
    if content[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"}:
        raise FileRefused(SENTENCES["heic"], name=label)
    try:
        with Image.open(io.BytesIO(content), formats=_OPENED) as image:
            if image.width * image.height > MOST_PIXELS:
                raise FileRefused(SENTENCES["pixels"], name=label)
            return _prepared(label, content, image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise FileRefused(SENTENCES["pixels"], name=label) from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as broken:
        raise FileRefused(SENTENCES["neither"], name=label) from broken


def _prepared(label: str, content: bytes, image: Image.Image) -> PreparedFile:
    image.load()
    exif = image.getexif()
    upright = ImageOps.exif_transpose(image)
    copy = upright.convert("RGB")
    copy.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    out = io.BytesIO()
    copy.save(out, "JPEG", quality=80, optimize=True, progressive=True)
    latitude, longitude = _place(exif)
    return PreparedFile(
        name=label,
        content=content,
        preview=out.getvalue(),
        media_type=_FORMATS[image.format or "JPEG"],
        digest=hashlib.sha256(content).hexdigest(),
        width=copy.width,
        height=copy.height,
        taken_at=_taken_at(exif),
        latitude=latitude,
        longitude=longitude,
    )


def _taken_at(exif: Image.Exif) -> str:
    """What the camera wrote, without the NULs that some fill the field with."""
    written = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal, "")
    return clean_line(str(written))[:40]


def _place(exif: Image.Exif) -> tuple[float | None, float | None]:
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    try:
        latitude = _degrees(gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef] == "S")
        longitude = _degrees(
            gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef] == "W"
        )
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        # A camera that writes no place, or a broken one: the photo counts without it.
        return None, None
    # A camera without a fix writes 0/0, which reads as no number.
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None, None
    return latitude, longitude


def _degrees(parts: tuple[float, float, float], negative: bool) -> float:
    value = float(parts[0]) + float(parts[1]) / 60 + float(parts[2]) / 3600
    return -value if negative else value


def store(file: PreparedFile) -> tuple[str, str]:
    """Write original and copy under seal, before the verb's transaction; names of both.

    A file whose transaction fails is an orphan that the nightly sweep removes.
    """
    original = _write("asli", file.content)
    return original, _write("tampil", file.preview) if file.preview else ""


def open_original(attachment: Attachment) -> bytes:
    """The bytes as received."""
    return _read(attachment.original)


def open_preview(attachment: Attachment) -> bytes:
    """The re-encoded copy; the original where there is none (a PDF)."""
    return _read(attachment.preview or attachment.original)


def _write(folder: str, content: bytes) -> str:
    name = f"{folder}/{secrets.token_hex(2)}/{secrets.token_hex(16)}"
    sealed = seal_bytes(content, "attachment")
    return str(default_storage.save(name, ContentFile(sealed)))


def _read(name: str) -> bytes:
    with default_storage.open(name) as file:
        return unseal_bytes(file.read(), "attachment")
