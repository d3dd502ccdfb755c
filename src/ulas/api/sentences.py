"""What is wrong with a body, in sentences for people: the schema speaks of types alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from ulas.complaints.actions import FilingRefused
from ulas.complaints.casefile import FieldRefused

WRONG = "Ada isian yang perlu diperbaiki."
UNREADABLE = "Isi kiriman tidak dapat dibaca. Kirim sekali lagi."
UNKNOWN = "Isian ini tidak dikenal. Hapus, atau periksa ejaannya."

_BY_KIND = {
    "missing": "Isian ini wajib.",
    "extra_forbidden": UNKNOWN,
    "string_type": "Tulis sebagai teks.",
    "string_pattern_mismatch": "Pakai kode dari daftar.",
    "string_too_long": "Terlalu panjang. Ringkaskan dahulu.",
    "too_long": "Terlalu banyak isinya.",
    "float_type": "Tulis sebagai angka.",
    "finite_number": "Tulis sebagai angka biasa.",
    "int_type": "Tulis sebagai bilangan bulat.",
    "int_from_float": "Tulis sebagai bilangan bulat.",
    "bool_type": "Tulis true atau false.",
    "literal_error": "Pilih salah satu yang disebut dalam dokumentasi.",
    "list_type": "Tulis sebagai daftar.",
    "dict_type": "Tulis sebagai objek JSON.",
    "model_type": "Tulis sebagai objek JSON.",
    "model_attributes_type": "Tulis sebagai objek JSON.",
}
HEADER = "Tulis 1 sampai 128 huruf ASCII tanpa spasi, misalnya sebuah UUID."
OTHERWISE = "Isian ini tidak dapat diterima. Lihat dokumentasi."

# The house's names of fields -> where they stand in the body.
_FIELDS = {
    "latitude": "lat",
    "longitude": "lon",
    **{
        name: f"complainant.{name}"
        for name in ("name", "email", "phone", "nik", "gender", "domicile")
    },
}


def errors_of(wrong: ValidationError) -> dict[str, str]:
    """A sentence for each field that the schema refuses; "body" for the whole."""
    return {
        _place(error["loc"]): _BY_KIND.get(error["type"], OTHERWISE) for error in wrong.errors()
    }


def errors_of_filing(refused: FilingRefused) -> dict[str, str]:
    """What the house says about a filing, under the names of the body."""
    return {_FIELDS.get(field, field): said for field, said in refused.problems.items()}


def errors_of_field(refused: FieldRefused) -> Mapping[str, str]:
    """The one field that a verb refuses."""
    return {refused.field: str(refused)}


def errors_of_parameters(wrong: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """A sentence for each header or parameter that cannot be read."""
    return {
        str(one["loc"][-1]): HEADER
        if "header" in one["loc"]
        else _BY_KIND.get(one["type"], OTHERWISE)
        for one in wrong
    }


def _place(path: tuple[Any, ...]) -> str:
    return ".".join(str(part)[:60] for part in path) or "body"
