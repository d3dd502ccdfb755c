"""Lists, the description, and how every wrong knock is answered."""

from typing import Any

import pytest
from django.test import Client

from town import Town

LISTS = ("categories", "areas", "agencies")


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_kept_by_their_etag(town: Town, machine: Client, name: str) -> None:
    answer = machine.get(f"/api/v1/{name}")
    assert answer.status_code == 200
    assert answer.json()
    assert "max-age=300" in answer.headers["Cache-Control"]
    etag = answer.headers["ETag"]
    again = machine.get(f"/api/v1/{name}", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_compressed_list_is_kept_as_well(town: Town, machine: Client) -> None:
    packed = {"Accept-Encoding": "gzip"}
    etag = machine.get("/api/v1/categories", headers=packed).headers["ETag"]
    again = machine.get("/api/v1/categories", headers={**packed, "If-None-Match": etag})
    assert again.status_code == 304


def test_a_category_names_its_agency_and_questions(town: Town, machine: Client) -> None:
    found = {one["code"]: one for one in machine.get("/api/v1/categories").json()}
    assert found["lampu"]["agency"] == "DISHUB"
    assert found["lampu"]["questions"][0]["key"] == "pole"
    areas = machine.get("/api/v1/areas").json()
    assert {"33.72.01.1001", "33.72.01"} <= {one["code"] for one in areas}


def test_a_changed_list_has_another_etag(town: Town, machine: Client) -> None:
    etag = machine.get("/api/v1/agencies").headers["ETag"]
    town.cast.roads.name = "Dinas PUPR"
    town.cast.roads.save()
    again = machine.get("/api/v1/agencies", headers={"If-None-Match": etag})
    assert again.status_code == 200


def test_the_description_is_openapi_3_1(town: Town, machine: Client) -> None:
    schema = machine.get("/api/v1/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    filing = schema["paths"]["/api/v1/complaints"]["post"]
    assert set(filing["requestBody"]["content"]) == {"application/json", "multipart/form-data"}
    assert "application/problem+json" in filing["responses"]["422"]["content"]


@pytest.mark.parametrize("address", ["/api/", "/api/v1/", "/api/v1/nothing", "/api/v2/areas"])
def test_an_address_that_leads_nowhere(town: Town, machine: Client, address: str) -> None:
    answer = machine.get(address)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [
        ("DELETE", "/api/v1/areas", "GET"),
        ("GET", "/api/v1/complaints", "POST"),
        ("OPTIONS", "/api/v1/complaints", "POST"),
    ],
)
def test_a_method_that_is_not_served(
    town: Town, machine: Client, method: str, address: str, allowed: str
) -> None:
    answer = machine.generic(method, address)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == allowed
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_no_other_origin_may_call_from_a_browser(town: Town, machine: Client) -> None:
    answer = machine.get("/api/v1/areas", headers={"Origin": "https://lain.contoh"})
    assert not [name for name in answer.headers if name.startswith("Access-Control")]


def test_our_own_fault_is_told_by_a_number(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Any:
        raise RuntimeError("the shelf fell down")

    monkeypatch.setattr("ulas.complaints.queries.api.area_rows", broken)
    answer = Client(raise_request_exception=False).get("/api/v1/areas")
    assert answer.status_code == 500
    assert "shelf" not in answer.content.decode()
    assert answer.json()["number"] in caplog.text
    assert "the shelf fell down" in caplog.text
