"""`./ulas verify` finds what was changed behind the program's back, and says where."""

from __future__ import annotations

import re

import pytest

from installation import Office

NUMBER = re.compile(r"\b26\d{8}\b")
EVENT = "update complaints_event set body ="
FIRST = "(select min(id) from complaints_event)"


@pytest.fixture
def changed(office: Office) -> Office:
    """The office; what a test changes it changes back."""
    assert "utuh" in office.did("verify", "--files")
    return office


@pytest.mark.parametrize(
    ("there", "back"),
    [
        (
            f"{EVENT} replace(body, 'FILED', 'FAKED') where id = {FIRST}",
            f"{EVENT} replace(body, 'FAKED', 'FILED') where id = {FIRST}",
        ),
        (
            "update complaints_complaint set body = body || ' bukan saya' where id = 1",
            "update complaints_complaint set body = replace(body, ' bukan saya', '') where id = 1",
        ),
    ],
    ids=["an event", "a text"],
)
def test_a_changed_event_or_text_is_found(changed: Office, there: str, back: str) -> None:
    changed.sql(there)
    found = changed.do("verify")
    changed.sql(back)
    assert found.returncode == 1
    assert "kerusakan" in found.stdout
    assert NUMBER.search(found.stderr), "the complaint is not named"
    assert "utuh" in changed.did("verify")
