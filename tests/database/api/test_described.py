"""The doors against their own description: generated right and wrong knocks, never a fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS as KNOWN
from schemathesis.checks import load_all_checks
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode

from town import Town
from ulas.complaints.casefile import chain
from ulas.complaints.models import Complaint
from ulas.complaints.sealed.sealing import token_for

load_all_checks()
# Whether a code exists, or a point lies in the city, is no matter of a schema: a body that it
# allows may still be refused. Everything else that it says is held.
CHECKS = KNOWN.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
        "unsupported_method",
        "allow_header_conformance",
    ]
)
# The generator reads no compressed answers.
PLAIN = {"Accept-Encoding": "identity"}
CONFIG = SchemathesisConfig()
CONFIG.projects.default.generation.update(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler(), config=CONFIG)
WITHIN = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def generous(town: Town, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """Thousands of knocks are no flood here, and they share the test's own connection."""
    monkeypatch.setattr("ulas.api.client.FILINGS_AN_HOUR", 10**6)
    monkeypatch.setattr("ulas.api.client.WRONG_GUESSES_AN_HOUR", 10**6)
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield town
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


@WITHIN
@schema.parametrize()
def test_every_door_does_what_it_says(generous: Town, case: schemathesis.Case) -> None:
    case.call_and_validate(checks=CHECKS, headers=PLAIN)


@WITHIN
@schema.include(path_regex="{number}").parametrize()
def test_the_doors_of_a_real_case(generous: Town, case: schemathesis.Case) -> None:
    """The same with the number and the token of a complaint that is there."""
    if not generous.number:
        generous.file()
    case.path_parameters = {"number": generous.number}
    case.query = {"token": token_for(generous.number)}
    case.call_and_validate(checks=CHECKS, headers=PLAIN)
    assert generous.faults() == []


def test_whatever_was_filed_that_way_is_whole(generous: Town) -> None:
    assert all(not chain.faults(one, one.events.order_by("seq")) for one in Complaint.objects.all())
