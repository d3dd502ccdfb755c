"""Signed-in officers for the console's tests, in the town of the journeys."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from town import Town
from ulas.agencies.models import Officer
from ulas.look.now import freeze

CONTROL = {"BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK"}


def desk(officer: Officer) -> Client:
    """A browser in which the officer is signed in."""
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def at(now: datetime, minutes: float = 0) -> datetime:
    """Let the pages tell this time."""
    now += timedelta(minutes=minutes)
    freeze(now)
    return now


def read(client: Client, address: str, status: int = 200) -> str:
    """The page at an address below /petugas/."""
    answer = client.get(f"/petugas/{address}")
    assert answer.status_code == status, (address, answer.status_code, answer.headers)
    return answer.content.decode()


def send(client: Client, town: Town, verb: str, referral: Any = None, **typed: Any) -> Any:
    """Fill in the form of a move as it stands now and send it."""
    query = f"?referral={referral.pk}" if referral else ""
    address = f"/petugas/aduan/{town.number}/{verb}/"
    page = client.get(address + query)
    assert page.status_code == 200, (verb, page.status_code)
    return client.post(address, {**hidden(page.content.decode()), **typed})


def hidden(page: str) -> dict[str, str]:
    """Hidden fields of the page's main form."""
    form = page[page.index("<main") :]
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return dict(found)


def statements(client: Client, address: str) -> list[str]:
    """The SQL of one page, without transaction control; caches warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [q["sql"] for q in captured if q["sql"].split()[0] not in CONTROL]
