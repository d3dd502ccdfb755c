"""The tree runs on any machine: no machine's paths, no package index, every setting known."""

from __future__ import annotations

import re

import source

from ulas.config.environment import SETTINGS

# Written in pieces, so that this file does not contain what it looks for.
INDEX_HOSTS = re.compile(
    r"(registry\.npmjs|npmmirror|pypi\.org|files\.python" + r"hosted|registry\.yarn" + r"pkg)"
)
MACHINE_PATHS = re.compile(
    r"(?<![\w.:/])/(work/(main|shared)|opt/(dev|pypi|wheels)|home/\w+|Users/\w+|root/)"
)
THIS_FILE = "test_portable.py"
RESOLVED = re.compile(r'"resolved"\s*:')
READ = re.compile(r"\bULAS_[A-Z_]+\b")


def test_no_file_names_a_machine_or_a_package_index() -> None:
    found = []
    for path in source.tracked():
        if path.name in {THIS_FILE, "LICENSE"} or _is_binary(path.read_bytes()[:1024]):
            continue
        for number, line in enumerate(source.text(path).splitlines(), start=1):
            if INDEX_HOSTS.search(line) or MACHINE_PATHS.search(line):
                found.append(f"{source.short(path)}:{number} names a machine's path or an index")
    assert not found, source.told(found)


def test_the_npm_lock_records_versions_and_hashes_only() -> None:
    lock = source.text(source.PROJECT / "package-lock.json")
    assert not RESOLVED.search(lock), "write it again with npm install --package-lock-only"
    assert '"integrity"' in lock


def test_every_python_part_is_pinned_by_hash() -> None:
    for path in source.PROJECT.glob("requirements*.txt"):
        blocks = re.split(r"\n(?=\S)", source.text(path))
        bare = [block.split()[0] for block in blocks if "==" in block and "--hash=" not in block]
        assert not bare, f"{source.short(path)}: no hash for {', '.join(bare)}"
        assert not re.search(r"^(-i|--index|--extra-index|--find)", source.text(path), re.MULTILINE)


def test_every_setting_is_in_the_table_and_on_the_page() -> None:
    known = {setting.name for setting in SETTINGS}
    page = source.text(source.PROJECT / "docs" / "reference" / "settings.md")
    undocumented = sorted(name for name in known if f"## {name}\n" not in page)
    assert not undocumented, f"run ./ulas fix: {undocumented}"
    found = [
        f"{source.short(path)}:{number} {name} is no setting: add it to environment.py"
        for path in source.room_files()
        for number, line in enumerate(source.text(path).splitlines(), start=1)
        for name in READ.findall(line)
        if f'"{name}"' in line
        and "environment" not in path.name
        and name not in known
        and re.search(r"environ|read", line)
    ]
    assert not found, source.told(found)


def _is_binary(start: bytes) -> bool:
    return b"\0" in start or start[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"wOF2")
