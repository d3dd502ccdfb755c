"""Write database and attachments into one file with a manifest of hashes; never the keys."""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import sys
import tarfile
import tempfile
from pathlib import Path

import django

from ulas.commands.archive.dumps import dump
from ulas.commands.archive.manifest import NAME, ArchiveError, Manifest, digest_of


def main(argv: list[str]) -> int:
    """Back up into FILE; return 1 when it cannot be written."""
    parser = argparse.ArgumentParser(prog="./ulas backup", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE.tar")
    target: Path = parser.parse_args(argv).file.absolute()
    django.setup()
    if target.exists():
        print(f"backup: {target} sudah ada; pilih nama lain.", file=sys.stderr)
        return 1
    from ulas.complaints.queries.key_ring import ring_fault

    # The manifest names the ring that opens it: with a wrong one it would name a wrong one.
    if fault := ring_fault():
        print(f"backup: {fault}", file=sys.stderr)
        return 1
    draft = target.with_name(f"{target.name}.part")
    try:
        manifest = write(draft)
    except (ArchiveError, OSError) as error:
        draft.unlink(missing_ok=True)
        print(f"backup: {error}", file=sys.stderr)
        return 1
    draft.replace(target)
    _say(manifest, target)
    return 0


def write(target: Path) -> Manifest:
    """Write a backup; the database first, so that every file it names exists already.

    Raises:
        ArchiveError: the database cannot be dumped; OSError: the file cannot be written.
    """
    from django.conf import settings

    from ulas.complaints.models import Complaint, Event
    from ulas.complaints.sealed import keyring
    from ulas.look.now import now

    manifest = Manifest(
        made_at=now().isoformat(),
        engine=settings.DATABASES["default"]["ENGINE"].rsplit(".", 1)[1],
        key_ring=keyring.fingerprint(settings.ULAS_KEY_RING),
        sealing_keys=keyring.marks(settings.ULAS_KEY_RING),
        complaints=Complaint.objects.count(),
        events=Event.objects.count(),
    )
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out, tarfile.open(fileobj=out, mode="w") as archive:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".ulas-") as folder:
            copy = Path(folder) / "database"
            member = dump(settings.DATABASES["default"], copy)
            with copy.open("rb") as stream:
                manifest.files[member] = digest_of(stream)
            archive.add(copy, member)
        _add_attachments(archive, manifest)
        text = manifest.text().encode()
        _add(archive, NAME, text)
    return manifest


def _add_attachments(archive: tarfile.TarFile, manifest: Manifest) -> None:
    from django.core.files.storage import default_storage

    from ulas.complaints.models import Attachment

    kept = Attachment.objects.filter(erased_at=None).order_by("pk")
    for names in kept.values_list("original", "preview").iterator(chunk_size=1000):
        for name in filter(None, names):
            try:
                with default_storage.open(name) as file:
                    content = file.read()
            except FileNotFoundError:
                manifest.missing.append(name)
                continue
            member = f"attachments/{name}"
            _add(archive, member, content)
            manifest.files[member] = (hashlib.sha256(content).hexdigest(), len(content))


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    archive.addfile(member, io.BytesIO(content))


def _say(manifest: Manifest, target: Path) -> None:
    size = target.stat().st_size / 1e6
    files = len(manifest.files) - 1
    print(
        f"{target}: {manifest.complaints} aduan, {manifest.events} catatan, {files} berkas "
        f"lampiran, {size:.1f} MB."
    )
    for name in manifest.missing:
        print(f"tidak ditemukan, jadi tidak tercadang: {name}", file=sys.stderr)
    print("Berkas kunci tidak ikut tercadang: simpan salinannya di tempat lain.")
