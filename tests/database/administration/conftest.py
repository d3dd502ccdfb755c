"""An administrator and the town for the tests of the administration."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from console_cast import desk
from town import Town
from ulas.agencies.models import Officer
from ulas.look.now import freeze
from ulas.sop.terms import Role


@pytest.fixture
def town() -> Iterator[Town]:
    town = Town()
    freeze(town.now)
    yield town
    freeze(None)


@pytest.fixture
def administrator(town: Town) -> Officer:
    return town.officer("atmin", Role.ADMINISTRATOR, "")


@pytest.fixture
def browser(administrator: Officer) -> Client:
    return desk(administrator)
