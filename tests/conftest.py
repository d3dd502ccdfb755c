"""What every suite shares: the database the run is on, and no way to the outside."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[1]
ON_POSTGRES = bool(os.environ.get("DATABASE_URL"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out, with a reason, what this run's database cannot show."""
    reason = "on PostgreSQL only; ./ulas test starts one"
    for item in items:
        if not ON_POSTGRES and item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Put the SQLite test database into a file: several threads cannot share one in memory."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        path = tmp_path_factory.mktemp("database") / "ulas.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(path)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Put the guards of the events in place, as every migrate does."""
    from ulas.complaints.casefile import guards

    with django_db_blocker.unblock():
        guards.install()


@pytest.fixture
def emptied(transactional_db: None, django_db_blocker: Any) -> Iterator[None]:
    """Real commits: lift the guards afterwards, because the tables are emptied then."""
    from ulas.complaints.casefile import guards

    guards.install()
    yield
    guards.remove()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser to drive; skips with the way to get it when there is none."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(
        (path for name in names if (path := shutil.which(name))), None
    )
    if not found:
        pytest.skip("no Chromium on this machine: apt install chromium")
    return found


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Empty the cache: rows of the test before are gone, and so are their ids."""
    from django.core.cache import cache

    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that reaches for a network beyond this machine."""
    connect = socket.socket.connect

    def checked(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not _is_loopback(str(address[0])):
            raise AssertionError(f"a test reached for {address[0]}; tests use loopback only")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", checked)
    yield


def _is_loopback(host: str) -> bool:
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
