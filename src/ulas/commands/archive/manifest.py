"""What a backup holds, so that a restore can prove it before it writes anything."""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

NAME = "manifest.json"
FORMAT = 1
BLOCK = 1024 * 1024
_SAFE = re.compile(r"(database|attachments)(/[A-Za-z0-9][A-Za-z0-9._-]*)+")


class ArchiveError(Exception):
    """The backup cannot be written or used; the text says what to do."""


@dataclass
class Manifest:
    """`files` maps a member to [SHA-256, bytes]; `key_ring` marks the ring that opens them.

    `sealing_keys` names the keys of the ring with a mark of each; older backups have none.
    """

    made_at: str
    engine: str
    key_ring: str
    complaints: int
    events: int
    format: int = FORMAT
    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    sealing_keys: dict[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """The manifest as it lies in the backup."""
        return json.dumps(asdict(self), indent=1, sort_keys=True)


def read_manifest(archive: tarfile.TarFile) -> Manifest:
    """The manifest of an open backup.

    Raises:
        ArchiveError: no backup of ours, or of a newer version.
    """
    try:
        member = archive.extractfile(NAME)
        data = json.loads(member.read()) if member else {}
        manifest = Manifest(**data)
        unsafe = [name for name in manifest.files if not _SAFE.fullmatch(name) or ".." in name]
    except (KeyError, ValueError, TypeError, tarfile.TarError) as broken:
        raise ArchiveError("Berkas ini bukan cadangan ULAS, atau terpotong.") from broken
    if manifest.format != FORMAT:
        raise ArchiveError(f"Cadangan berformat {manifest.format}; versi ini membaca {FORMAT}.")
    if unsafe:
        raise ArchiveError(f"Cadangan memuat nama berkas yang tidak wajar: {unsafe[0]}.")
    return manifest


def check_members(archive: tarfile.TarFile, manifest: Manifest) -> None:
    """Hold every file of the backup against its hash.

    Raises:
        ArchiveError: naming the first file that is missing or differs.
    """
    for name, (digest, size) in manifest.files.items():
        try:
            member = archive.extractfile(name)
            found = digest_of(member) if member else ("", 0)
        except (KeyError, tarfile.TarError, OSError):
            found = ("", 0)
        if found != (digest, size):
            raise ArchiveError(f"Cadangan rusak pada {name}. Pakai salinan yang lain.")


def digest_of(stream: IO[bytes]) -> tuple[str, int]:
    """SHA-256 in hex and the number of bytes of a stream."""
    digest, size = hashlib.sha256(), 0
    while block := stream.read(BLOCK):
        digest.update(block)
        size += len(block)
    return digest.hexdigest(), size


def extract(archive: tarfile.TarFile, name: str, target: Path) -> None:
    """Write one member to a path, readable by its owner alone."""
    source = archive.extractfile(name)
    if source is None:
        raise ArchiveError(f"Cadangan rusak pada {name}. Pakai salinan yang lain.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        while block := source.read(BLOCK):
            out.write(block)
    target.chmod(0o600)
