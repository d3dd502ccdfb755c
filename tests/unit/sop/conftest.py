"""The SOP of Surakarta, as text and as procedure."""

from __future__ import annotations

from pathlib import Path

import pytest

from ulas.sop.procedure import Procedure, parse

FILE = Path(__file__).resolve().parents[3] / "data" / "surakarta" / "sop.toml"


@pytest.fixture(scope="session")
def sop_text() -> str:
    return FILE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sop(sop_text: str) -> Procedure:
    return parse(sop_text)


ADDED = """
[step.photo_check]
title = "Memeriksa foto sesudah"
subject = "referral"
starts_with = ["publish_answer.interim"]
ends_with = ["publish_answer.final", "withdraw_referral"]
done_by = ["publish_answer.final"]
minutes = 45
basis = "clock"
calendar = "agency"
accountable = ["AGENCY_OFFICER", "LEADER"]
actor = ["AGENCY_OFFICER"]
"""


@pytest.fixture(scope="session")
def added_step() -> str:
    """A step that only a file knows."""
    return ADDED
