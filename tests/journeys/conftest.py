"""The town in which every story of the SOP plays."""

from collections.abc import Iterator

import pytest

import laws
from town import Town


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    """A town on a Monday at 09.00, with every role and agencies that never sign in.

    Whatever the story: at its end every chain is whole, every clock adds up, and everything
    that is not final is with somebody.
    """
    yield Town()
    assert laws.broken_anywhere() == []
