"""A town, a frozen clock and a machine that knocks at the API's doors."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from town import Town
from ulas.look import now


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    cache.clear()
    made = Town()
    now.freeze(made.now)
    yield made
    now.freeze(None)


@pytest.fixture
def machine() -> Client:
    """Checks CSRF as a server does: the API must not need a cookie."""
    return Client(enforce_csrf_checks=True)


BODY: dict[str, Any] = {
    "text": "Lampu jalan di depan Pasar Jongke mati sejak tiga hari.",
    "complainant": {"name": "Siti Aminah", "email": "siti@contoh.id", "gender": "FEMALE"},
    "category": "jalan",
    "area": "33.72.01.1001",
    "lat": -7.5668,
    "lon": 110.7871,
}


@pytest.fixture
def body() -> dict[str, Any]:
    return {**BODY, "complainant": dict(BODY["complainant"])}
