"""From the cells of one record to a case: words to codes, texts to instants, faults told."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from ulas.channels.sheet.moments import read_moment
from ulas.complaints.actions import Filing
from ulas.complaints.actions.importing.import_complaint import ImportedCase, Outcome
from ulas.complaints.models import Channel, Gender

OUTCOMES: dict[Outcome, str] = {
    Outcome.OPEN: "masuk baru open terbuka belum belumterverifikasi belumditindaklanjuti proses "
    "diproses dalamproses terverifikasi verifikasi didisposisi terdisposisi tunda ditunda pending",
    Outcome.ANSWERED: "selesai terjawab dijawab closed done tuntas ditutup sudahditindaklanjuti "
    "ditindaklanjuti",
    Outcome.REJECTED: "ditolak tolak arsip diarsipkan bukanwewenang bukankewenangan rejected",
    Outcome.WITHDRAWN: "dicabut dibatalkan batal withdrawn",
}
CHANNELS: dict[str, str] = {
    "WEBSITE": "website web situs situsweb ulas portal",
    "SOLO_DESTINATION": "solodestination aplikasi mobile android ios",
    "WHATSAPP": "whatsapp wa lapormaswali",
    "SOCIAL_MEDIA": "mediasosial sosialmedia medsos instagram facebook twitter x tiktok",
    "EMAIL": "email surel",
    "PHONE": "telepon telpon phone callcenter sms",
    "LETTER": "surat letter",
    "DESK": "langsung datanglangsung tatapmuka loket",
    "SP4N": "sp4n lapor sp4nlapor laporgoid",
}
GENDERS = {"l": Gender.MALE, "lakilaki": Gender.MALE, "pria": Gender.MALE, "male": Gender.MALE,
           "p": Gender.FEMALE, "perempuan": Gender.FEMALE, "wanita": Gender.FEMALE,
           "female": Gender.FEMALE}  # fmt: skip
SECRET = {"rahasia", "confidential", "private"}
HIDDEN = {"anonim", "anonymous"}
GROUNDS = {"bukanwewenang": "NOT_OURS", "bukankewenangan": "NOT_OURS"}
_OUTCOME_OF = {word: outcome for outcome, words in OUTCOMES.items() for word in words.split()}
_CHANNEL_OF = {word: code for code, words in CHANNELS.items() for word in words.split()}


@dataclass(frozen=True)
class RowFault:
    """Why a row was not taken: its line, the column, what stood there, and a sentence."""

    line: int
    column: str
    value: str
    sentence: str

    def __str__(self) -> str:
        return f"baris {self.line}, {self.column}: {self.sentence}"


@dataclass(frozen=True)
class Names:
    """What names in a file mean: plain name -> code; areas by name and by kecamatan/name.

    `grounds` maps a status that means rejected to the code of its ground.
    """

    categories: Mapping[str, str]
    agencies: Mapping[str, str]
    areas: Mapping[str, str]
    zone: ZoneInfo
    grounds: Mapping[str, str] = field(default_factory=lambda: dict(GROUNDS))


@dataclass
class _Reader:
    line: int
    cells: Mapping[str, str]
    names: Names
    faults: list[RowFault] = field(default_factory=list)

    def wrong(self, column: str, sentence: str) -> None:
        self.faults.append(RowFault(self.line, column, self.cells.get(column, "")[:80], sentence))

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def code(self, column: str, known: Mapping[str, str], what: str, option: str) -> str:
        value = self.text(column)
        found = known.get(plain(value), "")
        if value and not found:
            hint = f' Tunjukkan dengan --{option} "{value}=KODE".' if option else ""
            self.wrong(column, f"{what} “{value}” tidak dikenal.{hint}")
        return found

    def moment(self, column: str, now: datetime) -> datetime | None:
        value = self.text(column)
        if not value:
            return None
        found = read_moment(value, self.names.zone)
        if found is None:
            self.wrong(column, f"“{value}” bukan tanggal; tulis seperti 2026-01-31 09:30.")
        elif found > now:
            self.wrong(column, f"Tanggal {value} ada di masa depan.")
            return None
        return found

    def number(self, column: str) -> float | None:
        value = self.text(column).replace(",", ".")
        try:
            return float(value) if value else None
        except ValueError:
            self.wrong(column, f"“{value}” bukan derajat desimal.")
            return None


def read_row(
    line: int, cells: Mapping[str, str], names: Names, now: datetime
) -> ImportedCase | list[RowFault]:
    """The case of one record, or every reason why it cannot be taken."""
    reader = _Reader(line, cells, names)
    received = reader.moment("received_at", now)
    if received is None and not reader.faults:
        reader.wrong("received_at", "Tanggal aduan kosong.")
    outcome = _outcome(reader)
    answered, closed = reader.moment("answered_at", now), reader.moment("closed_at", now)
    agency, ground = _target(reader, outcome), _ground(reader, outcome)
    _check_end(reader, outcome, (received, answered, closed))
    filing = _filing(reader)
    if reader.faults:
        return reader.faults
    return ImportedCase(
        key=_key(cells),
        filing=filing,
        channel=_CHANNEL_OF.get(plain(reader.text("channel")), "") or Channel.WEBSITE,
        received_at=cast(datetime, received),
        outcome=outcome,
        agency=agency,
        ground=ground,
        answer=reader.text("answer"),
        answered_at=answered or closed,
        closed_at=closed,
        note=_note(cells, outcome),
        cells=dict(cells),
    )


def plain(name: str) -> str:
    """A name as letters and digits alone, so that spelling and spacing do not matter."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _outcome(reader: _Reader) -> Outcome:
    value = plain(reader.text("status"))
    if value and value not in _OUTCOME_OF:
        reader.wrong("status", f"Status “{reader.text('status')}” tidak dikenal.")
    if reader.text("channel") and plain(reader.text("channel")) not in _CHANNEL_OF:
        reader.wrong("channel", f"Kanal “{reader.text('channel')}” tidak dikenal.")
    return _OUTCOME_OF.get(value, Outcome.OPEN)


def _target(reader: _Reader, outcome: Outcome) -> str:
    """The agency of an answered row; the others only note what the file says."""
    if outcome is not Outcome.ANSWERED:
        return ""
    if not reader.text("agency"):
        reader.wrong("agency", "Berstatus selesai, tetapi instansinya kosong.")
    return reader.code("agency", reader.names.agencies, "Instansi", "agency")


def _ground(reader: _Reader, outcome: Outcome) -> str:
    """The ground of a rejected row, as its status or the caller names it."""
    status = reader.text("status")
    found = reader.names.grounds.get(plain(status), "")
    if outcome is Outcome.REJECTED and not found:
        option = f'--ground "{status}=KODE"'
        reader.wrong("status", f"“{status}” tidak menyebut dasar penolakan: tulis {option}.")
    return found if outcome is Outcome.REJECTED else ""


def _check_end(reader: _Reader, outcome: Outcome, moments: tuple[datetime | None, ...]) -> None:
    received, answered, closed = moments
    if outcome is Outcome.ANSWERED and not reader.text("answer"):
        reader.wrong("answer", "Berstatus selesai, tetapi jawabannya kosong.")
    told = any(reader.text(column) for column in ("answered_at", "closed_at"))
    if outcome is not Outcome.OPEN and not told:
        reader.wrong("answered_at", "Aduan sudah berakhir, tetapi tanggal jawabannya kosong.")
    if received and answered and answered < received:
        reader.wrong("answered_at", "Tanggal jawaban mendahului tanggal aduan.")
    if received and closed and closed < (answered or received):
        reader.wrong("closed_at", "Tanggal selesai mendahului jawaban atau aduannya.")


def _filing(reader: _Reader) -> Filing:
    gender = plain(reader.text("gender"))
    secret = plain(reader.text("visibility"))
    return Filing(
        text=reader.text("text"),
        title=reader.text("title"),
        name=reader.text("name"),
        email=reader.text("email"),
        phone=_phone(reader.text("phone")),
        gender=GENDERS.get(gender, Gender.UNKNOWN),
        domicile=reader.text("domicile"),
        category=reader.code("category", reader.names.categories, "Kategori", "category"),
        area=_area(reader),
        latitude=reader.number("latitude"),
        longitude=reader.number("longitude"),
        address=reader.text("address"),
        visibility="CONFIDENTIAL" if secret in SECRET else "",
        identity_shown_to="COORDINATOR" if secret in SECRET | HIDDEN else "AGENCY",
    )


def _area(reader: _Reader) -> str:
    """A kelurahan by its name, told apart by its kecamatan where two have the name."""
    name, district = reader.text("area"), reader.text("district")
    if name and district:
        found = reader.names.areas.get(f"{plain(district)}/{plain(name)}", "")
        if found:
            return found
    return reader.code("area", reader.names.areas, "Kelurahan", "")


def _phone(value: str) -> str:
    """A number whose leading zero a spreadsheet dropped gets it back."""
    return f"0{value}" if value.startswith("8") else value


def _key(cells: Mapping[str, str]) -> str:
    number = cells.get("number", "")
    if number:
        return number[:120]
    # Without a number the row is known by what the citizen said and when.
    said = "\n".join(cells.get(name, "") for name in ("received_at", "text", "name"))
    return hashlib.sha256(said.encode()).hexdigest()


def _note(cells: Mapping[str, str], outcome: Outcome) -> str:
    number = cells.get("number") or "(tanpa nomor)"
    lines = [f"Diimpor dari sistem lama, nomor {number}, status “{cells.get('status', '')}”."]
    if outcome is Outcome.OPEN and cells.get("agency"):
        lines.append(f"Instansi di sistem lama: {cells['agency']}.")
    if outcome is Outcome.OPEN and cells.get("answer"):
        lines.append(f"Jawaban yang sudah ada di sistem lama: {cells['answer']}")
    return "\n".join(lines)
