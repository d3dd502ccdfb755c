"""Variables of answer templates: `{nomor}` and the like, and what is refused about them."""

import re
from collections.abc import Mapping

VARIABLES: dict[str, str] = {
    "nomor": "nomor aduan, misalnya 2648-310-572",
    "instansi": "nama instansi yang menjawab",
    "bidang": "bidang yang memegang disposisi",
    "kategori": "kategori aduan",
    "tempat": "kelurahan dan alamat atau patokan",
    "tanggal_masuk": "tanggal aduan diterima",
    "tanggal": "tanggal hari ini",
    "petugas": "nama petugas yang menulis",
}
"""What a template may stand for; never anything that tells who filed."""

_SLOT = re.compile(r"\{\s*([^{}\n]{0,60}?)\s*\}")


class UnknownVariable(Exception):
    """A text names variables that nobody can fill; `names` lists them."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        told = ", ".join(f"{{{name}}}" for name in names)
        known = ", ".join(f"{{{name}}}" for name in VARIABLES)
        super().__init__(f"Peubah {told} tidak dikenal. Yang dapat dipakai: {known}.")


def variables_in(text: str) -> tuple[str, ...]:
    """Names between braces, each once, in the order in which they stand."""
    return tuple(dict.fromkeys(_SLOT.findall(text)))


def check_variables(text: str) -> None:
    """Refuse a template that nobody could fill.

    Raises:
        UnknownVariable: names what is not known.
    """
    unknown = tuple(name for name in variables_in(text) if name not in VARIABLES)
    if unknown:
        raise UnknownVariable(unknown)


def fill(text: str, values: Mapping[str, str]) -> str:
    """The template with its variables filled in; one without a value becomes "…" to fill by hand.

    Raises:
        UnknownVariable: the template names something else (it was loaded from elsewhere).
    """
    check_variables(text)
    return _SLOT.sub(lambda slot: values.get(slot[1], "") or "…", text)
