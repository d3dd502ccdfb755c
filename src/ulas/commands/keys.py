"""Make the key ring, add a new sealing key, or name the keys: create | rotate | show-ids."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import asdict
from pathlib import Path

import django

from ulas.complaints.sealed import keyring

ENDED = """Kunci penyegel yang baru: {active}. Kunci tautan dan kunci sesi juga baru.
Yang kini tidak berlaku lagi:
- {sessions} sesi: semua petugas masuk lagi;
- tautan lacak dan kode QR di surat dan tanda terima: pengadu meminta yang baru dengan surelnya di
  halaman Aduan saya; yang tidak memberi surel bertanya kepada Diskominfo SP;
- tautan undangan, kata sandi baru, dan langganan: undang atau kirim lagi;
- tautan jawab instansi: {answer_links} dikirim ulang dengan tautan baru.
Kunci lama tetap membuka yang dahulu disegel, juga bagi yang mencurinya. Salin berkas kunci ini ke
tempat aman, lalu jalankan lagi ./ulas serve."""


def main(argv: list[str]) -> int:
    """Act on the key ring's file, and after a theft on the database; no secret is shown."""
    parser = argparse.ArgumentParser(prog="./ulas keys", description=__doc__)
    parser.add_argument("what", choices=["create", "rotate", "show-ids"])
    parser.add_argument(
        "--stolen",
        action="store_true",
        help="with rotate: new keys for links and sessions too, and every session ends",
    )
    options = parser.parse_args(argv)
    if options.stolen and options.what != "rotate":
        parser.error("--stolen belongs to rotate")
    rotate = _replace if options.stolen else _rotate
    try:
        return {"create": _create, "rotate": rotate, "show-ids": _show}[options.what]()
    except keyring.KeyRingError as error:
        print(f"keys: {error}", file=sys.stderr)
        return 1


def key_file() -> Path:
    """The key ring's file; the entry point has made the path absolute."""
    return Path(os.environ["ULAS_KEYS"])


def _create() -> int:
    path = key_file()
    if path.exists():
        print(f"keys: {path} sudah ada; menggantinya akan mengunci semua identitas.",
              file=sys.stderr)  # fmt: skip
        return 1
    if path.is_relative_to(os.environ["ULAS_DATA"]):
        print("keys: kunci harus di luar folder data, supaya tidak ikut tercadang. Ubah ULAS_KEYS.",
              file=sys.stderr)  # fmt: skip
        return 1
    keyring.write(path, keyring.fresh())
    print(f"Kunci baru ada di {path}. Simpan salinannya di tempat lain: tanpa berkas ini")
    print("identitas dan lampiran tidak dapat dibuka, dan ./ulas backup tidak memuatnya.")
    return 0


def _rotate() -> int:
    path = key_file()
    ring = keyring.rotated(keyring.load(path))
    keyring.write(path, ring)
    print(f"Kunci penyegel yang baru: {ring['active']}. Yang lama tetap membuka yang lama.")
    print("Salin berkas kunci ini ke tempat aman, lalu jalankan ulang ./ulas serve.")
    return 0


def _replace() -> int:
    """The database first: where it cannot be reached the file stays as it was."""
    path = key_file()
    ring = keyring.replaced(keyring.load(path))
    django.setup()
    from ulas.agencies.actions import AdministrationRefused
    from ulas.complaints.actions import renew_after_theft
    from ulas.complaints.queries.key_ring import ring_fault
    from ulas.look.now import now

    if fault := ring_fault():
        raise keyring.KeyRingError(fault)
    try:
        renewed = renew_after_theft(ring=ring, now=now())
    except AdministrationRefused as refused:
        print(f"keys: {refused}", file=sys.stderr)
        return 1
    keyring.write(path, ring)
    print(ENDED.format(active=ring["active"], **asdict(renewed)))
    return 0


def _show() -> int:
    ring = keyring.load(key_file())
    for name in ring["keys"]:
        print(f"{name}{' (dipakai menyegel)' if name == ring['active'] else ''}")
    print(f"sidik berkas kunci: {keyring.fingerprint(ring)}")
    return 0
