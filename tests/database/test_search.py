"""Cari aduan: what is found, by whom, however it was typed."""

from __future__ import annotations

import re

import pytest
from django.db import connection

from console_cast import at, desk, read, statements
from town import Town
from ulas.agencies.models import Officer
from ulas.complaints.finding import index
from ulas.complaints.models import Complaint, SearchWord
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """Two cases at DPUPR: a hole in the road, and a dark lamp whose filer is hidden."""
    town = Town()
    town.file(text="Jalan berlubang besar di depan pasar, sudah banyak korban.", category="jalan")
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    town.hole = town.number
    town.file(
        text="Lampu penerangan padam. Hubungi saya 0812 9876 5432 atau sutarmi@rumah.contoh.id.",
        identity_shown_to="COORDINATOR",
        email="sutarmi@rumah.contoh.id",
        phone="081298765432",
        name="Sutarmi Wulandari",
    )
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    town.lamp = town.number
    at(town.now)
    yield town
    freeze(None)


def found(officer: Officer, text: str, **more: str) -> set[str]:
    client = desk(officer)
    answer = client.get("/petugas/aduan/", {"teks": text, **more})
    assert answer.status_code == 200
    return set(re.findall(r"/petugas/aduan/(\d{10})/\" data-row", answer.content.decode()))


@pytest.mark.parametrize(
    "typed",
    [
        "berlubang",
        "lubang",
        "BERLUBANG BESAR",
        "lubang pasar",
        "lub",
        "jln berlubang",
        "psr lubang",
    ],
)
def test_words_are_found_in_every_form(town: Town, typed: str) -> None:
    assert found(town.clerk, typed) == {town.hole}


@pytest.mark.parametrize("typed", ["berlobang", "berlubnag", "lubamg", "berlubangg", "korbam"])
def test_a_slip_of_the_finger_is_forgiven(town: Town, typed: str) -> None:
    page = desk(town.clerk).get("/petugas/aduan/", {"teks": typed}).content.decode()
    assert town.hole in page
    assert "kata yang mirip" in page or typed == "berlobang"


def test_every_word_must_fit(town: Town) -> None:
    assert found(town.clerk, "lubang lampu") == set()
    assert found(town.clerk, "zzzzzz") == set()
    assert found(town.clerk, "yang dan di") == set()


@pytest.mark.parametrize("query", ["'", "lubang' | 'x", "a:*b & !", '"lubang" OR NEAR(', "\\", "%"])
def test_signs_of_query_languages_are_words_like_others(town: Town, query: str) -> None:
    found(town.clerk, query)


def test_area_and_category_are_words_too(town: Town) -> None:
    assert town.hole in found(town.clerk, "pajang")


def spoilt(number: str) -> str:
    """The number with its fourth digit wrong."""
    return f"{number[:3]}{(int(number[3]) + 1) % 10}{number[4:]}"


def test_a_number_is_found_however_it_is_written(town: Town) -> None:
    n = town.hole
    ways = [n, f"{n[:4]} {n[4:7]} {n[7:]}", f"#{n[:4]}-{n[4:7]}-{n[7:]}", f"No. {n}", n[:9], n[:7]]
    for way in ways:
        assert town.hole in found(town.clerk, way), way
    assert town.hole in found(town.clerk, spoilt(n))
    assert town.hole in found(town.clerk, f"{n[:5]}{n[6]}{n[5]}{n[7:]}")
    assert town.hole not in found(town.transport, n)


def test_a_contact_is_found_exactly_and_by_diskominfo_alone(town: Town) -> None:
    for typed in ("sutarmi@rumah.contoh.id", "SUTARMI@rumah.contoh.id ", "0812-9876-5432"):
        assert found(town.clerk, typed) == {town.lamp}, typed
        assert found(town.roads, typed) == set(), typed
    assert found(town.clerk, "sutarmi@rumah.contoh") == set()
    assert found(town.clerk, "081298765") == set()


@pytest.mark.parametrize("typed", ["sutarmi", "rumah.contoh.id", "contoh", "98765432", "wulandari"])
def test_no_name_and_no_part_of_a_contact_is_in_the_index(town: Town, typed: str) -> None:
    assert found(town.roads, typed) == set()
    assert found(town.clerk, typed) == set()
    assert not SearchWord.objects.filter(word__startswith=typed[:5]).exists()


def test_another_agency_finds_nothing_by_words(town: Town) -> None:
    for typed in ("berlubang", "berlobang", "lampu", "pajang", "pasar"):
        assert found(town.transport, typed) == set(), typed
    assert found(town.roads, "berlubang") == {town.hole}


def test_a_corrected_place_is_found_by_its_new_words(town: Town) -> None:
    town.about(Complaint.objects.get(number=town.hole))
    town.do("correct_details", town.clerk, address="Gang Kenanga nomor dua")
    assert found(town.roads, "kenanga") == {town.hole}


def test_what_was_erased_leaves_no_word_behind(town: Town) -> None:
    town.file(text="Ular kobra masuk dapur rumah.", category="lampu")
    town.do("reject", town.clerk, ground="NOT_A_COMPLAINT", explanation="Hubungi Damkar.")
    assert found(town.clerk, "kobra") == {town.number}
    town.do("erase_identity", town.reviewer)
    assert found(town.clerk, "kobra") == set()
    assert not SearchWord.objects.filter(word="kobra").exists()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM complaints_search WHERE words MATCH 'kobra'")
            assert cursor.fetchone()[0] == 0


def test_the_index_can_be_built_anew(town: Town) -> None:
    SearchWord.objects.all().delete()
    assert index.rebuild() == 2
    assert found(town.clerk, "berlubang") == {town.hole}
    assert found(town.clerk, "lubamg") == {town.hole}


@pytest.mark.parametrize("text", ["berlubang", "lubamg", ""])
def test_a_search_costs_at_most_six_statements(town: Town, text: str) -> None:
    for officer in (town.clerk, town.roads):
        asked = statements(desk(officer), f"/petugas/aduan/?teks={text}")
        assert len(asked) <= 6, "\n".join(asked)
    assert read(desk(town.clerk), "aduan/")


@pytest.mark.parametrize("typed", ["zzzz", "di", "?!"])
def test_a_text_without_a_word_to_search_for_finds_nothing(town: Town, typed: str) -> None:
    assert found(town.clerk, typed) == set()
