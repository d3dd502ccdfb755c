"""The town in which every story of the SOP plays."""

import pytest
from town import Town


@pytest.fixture
def town(db: None) -> Town:
    """A town on a Monday at 09.00, with every role and an agency that never signs in."""
    return Town()
