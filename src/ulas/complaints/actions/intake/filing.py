"""What a citizen hands in, checked field by field before anything is written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ulas.agencies.city import city
from ulas.clock.known_days import OUTSIDE, is_known
from ulas.complaints.models import Gender
from ulas.complaints.sealed.attachments import MOST_FILES, PreparedFile
from ulas.complaints.sealed.cleaning import clean_line, clean_text
from ulas.complaints.sealed.sealing import phone_digits
from ulas.sop.moves import MoveRefused
from ulas.sop.terms import IdentityShownTo, Visibility

MOST_TEXT = 10_000
# Border streets lie a little outside the bounds of the map (degrees, some three kilometres).
MARGIN = 0.03


@dataclass(frozen=True)
class Filing:
    """A complaint as handed in. Codes for category, area and agencies; empty means not given."""

    text: str
    title: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    nik: str = ""
    gender: str = Gender.UNKNOWN
    domicile: str = ""
    home_address: str = ""
    category: str = ""
    area: str = ""
    latitude: float | None = None
    longitude: float | None = None
    address: str = ""
    visibility: str = ""
    identity_shown_to: str = IdentityShownTo.AGENCY
    details: Mapping[str, Any] = field(default_factory=dict)
    agency: str = ""
    accused_agency: str = ""
    attachments: tuple[PreparedFile, ...] = ()
    language: str = "id"
    verified: bool = False


class FilingRefused(MoveRefused):
    """Fields that cannot be taken; `problems` maps each field to a sentence."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


def cleaned(filing: Filing) -> Filing:
    """The filing without control and direction characters, its phone number in one spelling."""
    lines = ("title", "name", "email", "nik", "domicile", "home_address", "address")
    tidy: dict[str, Any] = {name: clean_line(getattr(filing, name)) for name in lines}
    phone = phone_digits(filing.phone) if filing.phone.strip() else ""
    details = {clean_line(key): _tidy(value) for key, value in filing.details.items()}
    return replace(filing, text=clean_text(filing.text), phone=phone, details=details, **tidy)


def _tidy(value: Any) -> Any:
    """An answer to a category's question: a text, a number, or a list of them."""
    if isinstance(value, str):
        return clean_text(value)
    return [_tidy(one) for one in value] if isinstance(value, list) else value


def problems(filing: Filing, *, now: datetime, received_at: datetime) -> dict[str, str]:
    """What cannot be taken, by field; `filing` is cleaned. Codes are checked with the tables."""
    found = {
        "text": _text_problem(filing.text),
        "title": _length_problem("Judul", filing.title, 160),
        "name": _length_problem("Nama", filing.name, 120),
        "address": _length_problem("Alamat lokasi", filing.address, 300),
        "domicile": _length_problem("Domisili", filing.domicile, 120),
        "email": _email_problem(filing.email),
        "phone": _phone_problem(filing.phone),
        "nik": _nik_problem(filing.nik),
        "gender": _choice_problem("Jenis kelamin", filing.gender, Gender.values),
        "visibility": _choice_problem("Sifat aduan", filing.visibility, ["", *Visibility]),
        "identity_shown_to": _choice_problem(
            "Pilihan identitas", filing.identity_shown_to, list(IdentityShownTo)
        ),
        "latitude": problems_of_place(filing.latitude, filing.longitude),
        "received_at": _time_problem(received_at, now),
        "attachments": _count_problem(len(filing.attachments)),
    }
    return {name: sentence for name, sentence in found.items() if sentence}


def _text_problem(text: str) -> str:
    if len(re.sub(r"\W", "", text)) < 3:
        return "Isi aduan belum ditulis. Ceritakan apa yang terjadi dan di mana."
    return _length_problem("Isi aduan", text, MOST_TEXT)


def _length_problem(label: str, text: str, most: int) -> str:
    if len(text) <= most:
        return ""
    return f"{label} terlalu panjang ({len(text)} huruf); paling banyak {most}. Ringkaskan dahulu."


def _email_problem(email: str) -> str:
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        return "Alamat surel ini tidak lengkap. Contoh: nama@contoh.id."
    return "" if len(email) <= 254 else "Alamat surel ini terlalu panjang."


def _phone_problem(phone: str) -> str:
    if not phone or re.fullmatch(r"\+62[2-9][0-9]{7,11}", phone):
        return ""
    return "Nomor telepon ini tidak lengkap. Contoh: 0812 0000 0000."


def _nik_problem(nik: str) -> str:
    return "" if not nik or re.fullmatch(r"[0-9]{16}", nik) else "NIK terdiri atas 16 angka."


def _choice_problem(label: str, value: str, allowed: list[str]) -> str:
    return "" if value in allowed else f"{label} “{value[:40]}” tidak dikenal. Pilih dari daftar."


def problems_of_place(latitude: float | None, longitude: float | None) -> str:
    """A sentence about a point that cannot be taken; empty when it is fine or not given."""
    if latitude is None and longitude is None:
        return ""
    if latitude is None or longitude is None:
        return "Titik lokasi harus memuat lintang dan bujur."
    (south, west), (north, east) = city().bounds
    if south - MARGIN <= latitude <= north + MARGIN and west - MARGIN <= longitude <= east + MARGIN:
        return ""
    return "Titik ini di luar kota. Geser titiknya, atau tulis alamatnya saja."


def _time_problem(received_at: datetime, now: datetime) -> str:
    if not is_known(received_at.date()):
        return OUTSIDE
    if received_at > now + timedelta(minutes=5):
        return "Waktu penerimaan ada di masa depan. Periksa tanggal dan jamnya."
    return ""


def _count_problem(count: int) -> str:
    if count <= MOST_FILES:
        return ""
    return f"Paling banyak {MOST_FILES} berkas. Hapus {count - MOST_FILES} berkas."
