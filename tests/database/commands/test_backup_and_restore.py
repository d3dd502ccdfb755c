"""A backup brings everything back but the keys, and a restore proves it or refuses."""

from __future__ import annotations

import io
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ON_POSTGRES
from installation import Office, owned_offices

Maker = Callable[[str], Office]
WHO = (
    "from ulas.complaints.models import Complaint\n"
    "from ulas.complaints.sealed.identity import identity_of\n"
    "print([identity_of(one.complainant).name for one in Complaint.objects.order_by('pk')])"
)


@pytest.fixture(scope="module")
def backup(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("backup") / "monday.tar"
    said = office.did("backup", str(target))
    assert "2 aduan" in said
    return target


def test_it_comes_back_whole_in_an_empty_place(backup: Path, office: Office, empty: Maker) -> None:
    other = empty("other")
    shutil.copy(office.keys, other.keys)
    said = other.did("restore", str(backup))
    assert "2 aduan" in said
    assert "utuh" in said
    assert "Siti Rahayu" in other.did("manage", "shell", "--no-imports", "-c", WHO)
    assert "4 berkas" in said or "2 berkas" in said
    assert other.do("serve", "--port", "99999").returncode == 1
    assert other.did("verify", "--files").strip().endswith("utuh.")


def test_the_keys_are_in_no_backup(backup: Path, office: Office) -> None:
    secrets = [word for word in office.keys.read_text().split('"') if len(word) > 30]
    assert secrets
    with tarfile.open(backup) as archive:
        assert not [name for name in archive.getnames() if "key" in name]
        for member in archive.getmembers():
            content = archive.extractfile(member)
            assert content
            held = content.read()
            assert not [word for word in secrets if word.encode() in held], member.name
    assert b"Siti Rahayu" not in backup.read_bytes()


def test_without_its_keys_or_with_others_nothing_is_restored(backup: Path, empty: Maker) -> None:
    keyless = empty("keyless")
    refused = keyless.do("restore", str(backup))
    assert refused.returncode == 1
    assert str(keyless.keys) in refused.stderr
    keyless.did("keys", "create")
    refused = keyless.do("restore", str(backup))
    assert refused.returncode == 1
    assert "bukan kunci cadangan ini" in refused.stderr
    assert not (keyless.data / "ulas.sqlite3").exists()


def test_what_is_there_is_never_overwritten(backup: Path, office: Office) -> None:
    refused = office.do("restore", str(backup))
    assert refused.returncode == 1
    assert "kosong" in refused.stderr
    assert office.do("backup", str(backup)).returncode == 1


def test_a_damaged_backup_is_named_before_anything_is_written(
    backup: Path, office: Office, empty: Maker, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.tar"
    with tarfile.open(backup) as source, tarfile.open(damaged, "w") as target:
        for member in source.getmembers():
            content = source.extractfile(member)
            assert content
            held = content.read()
            if member.name.startswith("attachments/"):
                held = bytes([held[0] ^ 1]) + held[1:]
            target.addfile(member, io.BytesIO(held))
    other = empty("other")
    shutil.copy(office.keys, other.keys)
    refused = other.do("restore", str(damaged))
    assert refused.returncode == 1
    assert "rusak pada attachments/" in refused.stderr
    assert other.do("verify").returncode == 1, "something was restored"
    noise = tmp_path / "noise.tar"
    noise.write_bytes(b"no archive at all")
    assert "bukan cadangan ULAS" in other.do("restore", str(noise)).stderr
    assert "No such file" in other.do("restore", str(tmp_path / "absent.tar")).stderr


def test_a_backup_of_the_other_database_is_refused_by_name(
    backup: Path, office: Office, empty: Maker, tmp_path: Path
) -> None:
    if ON_POSTGRES:
        pytest.skip("shown once, on the embedded database")
    renamed = tmp_path / "other.tar"
    with tarfile.open(backup) as source, tarfile.open(renamed, "w") as target:
        for member in source.getmembers():
            content = source.extractfile(member)
            assert content
            held = content.read().replace(b"database/ulas.sqlite3", b"database/ulas.pgdump")
            member.name = member.name.replace("ulas.sqlite3", "ulas.pgdump")
            member.size = len(held)
            target.addfile(member, io.BytesIO(held))
    other = empty("other")
    shutil.copy(office.keys, other.keys)
    assert "DATABASE_URL" in other.do("restore", str(renamed)).stderr


def test_a_restore_that_fails_leaves_the_place_empty_for_the_next_try(
    backup: Path, office: Office, empty: Maker
) -> None:
    other = empty("other")
    shutil.copy(office.keys, other.keys)
    in_the_way = other.data / "restore.part"
    in_the_way.mkdir(parents=True)
    assert other.do("restore", str(backup)).returncode == 1
    in_the_way.rmdir()
    assert "utuh" in other.did("restore", str(backup))


@pytest.mark.postgres
def test_the_owner_restores_beside_an_extension_that_is_not_its_own(tmp_path: Path) -> None:
    first, second = owned_offices(tmp_path, "first", "second")
    first.did("migrate", "--verbosity", "0")
    target = tmp_path / "owned.tar"
    first.did("backup", str(target))
    shutil.copy(first.keys, second.keys)
    assert "utuh" in second.did("restore", str(target))
