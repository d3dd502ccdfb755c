"""Make the key ring, add a new sealing key, or name the keys: create | rotate | show-ids."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ulas.complaints.sealed import keyring


def main(argv: list[str]) -> int:
    """Act on the key ring's file alone; neither database nor secrets are shown."""
    parser = argparse.ArgumentParser(prog="./ulas keys", description=__doc__)
    parser.add_argument("what", choices=["create", "rotate", "show-ids"])
    what = parser.parse_args(argv).what
    try:
        return {"create": _create, "rotate": _rotate, "show-ids": _show}[what]()
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


def _show() -> int:
    ring = keyring.load(key_file())
    for name in ring["keys"]:
        print(f"{name}{' (dipakai menyegel)' if name == ring['active'] else ''}")
    print(f"sidik berkas kunci: {keyring.fingerprint(ring)}")
    return 0
