"""The city's files and the console: who wins, and what goes out comes in again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ulas.agencies.actions import load_reference
from ulas.agencies.models import Agency, Category, Division, RoutingRule, WorkingCalendar
from ulas.agencies.queries.catalogue import city_rules
from ulas.agencies.queries.export import reference_files
from ulas.agencies.reference import read_folder

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 12, 2, 0, tzinfo=UTC)
CITY = Path(__file__).resolve().parents[2] / "data" / "surakarta"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The city's files in a place where they may be edited, loaded once."""
    place = tmp_path / "kota"
    shutil.copytree(CITY, place)
    load_reference(folder=place, now=NOW)
    return place


def edit(path: Path, change: Callable[[str], str]) -> None:
    old = path.read_text(encoding="utf-8")
    new = change(old)
    assert new != old
    path.write_text(new, encoding="utf-8")


def exported(place: Path) -> Path:
    place.mkdir()
    for name, text in reference_files().items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def test_what_is_exported_reads_as_the_files_did(folder: Path, tmp_path: Path) -> None:
    out = read_folder(exported(tmp_path / "keluar"))
    city = read_folder(folder)
    assert out.divisions == city.divisions
    assert out.areas == city.areas
    assert out.rules == city.rules
    assert {row.code: row for row in out.categories} == {row.code: row for row in city.categories}
    assert out.calendars == city.calendars
    assert [row.code for row in out.agencies] == [row.code for row in city.agencies]


def test_loading_the_export_changes_nothing(folder: Path, tmp_path: Path) -> None:
    Agency.objects.filter(code="DPUPR").update(mail="bina@contoh.id", second_person=True)
    Division.objects.filter(code="SDA").update(active=False)
    for files_win in (False, True):
        out = exported(tmp_path / f"keluar{files_win}")
        loaded = load_reference(folder=out, now=NOW, files_win=files_win)
        assert not loaded.touched, loaded.tables
        assert loaded.kept == []


def test_a_calendar_with_days_of_its_own_survives_the_way(folder: Path, tmp_path: Path) -> None:
    calendar = WorkingCalendar.objects.get(code="enam-hari")
    data = json.loads(calendar.current.definition)
    data["holidays"]["2026-02-17"]["name"] = 'Imlek "khusus"'
    del data["holidays"]["2026-01-01"]
    data["special_periods"][0]["name"] = "lain"
    calendar.current.definition = json.dumps(data)
    calendar.current.save()
    out = {row.code: row for row in read_folder(exported(tmp_path / "keluar")).calendars}
    assert json.loads(json.dumps(out["enam-hari"].definition)) == {**data, "number": 0}


def test_an_upgrade_keeps_what_the_office_changed(folder: Path) -> None:
    Agency.objects.filter(code="DPUPR").update(name="Dinas PU", mail="pu@contoh.id")
    Category.objects.filter(code="jalan-rusak").update(active=False)
    Division.objects.create(
        agency=Agency.objects.get(code="DPUPR"), code="BARU", name="Bidang Baru"
    )
    rule = RoutingRule.objects.get(key="pju")
    rule.words = ["lampu kota"]
    rule.save()
    edit(folder / "agencies.csv", lambda text: text.replace(",Setda,", ",Sekda,", 1))
    loaded = load_reference(folder=folder, now=NOW)
    assert Agency.objects.get(code="SETDA").short_name == "Sekda", "the file's news come in"
    assert Agency.objects.get(code="DPUPR").name == "Dinas PU"
    assert not Category.objects.get(code="jalan-rusak").active
    assert Division.objects.get(code="BARU").active
    assert RoutingRule.objects.get(key="pju").words == ["lampu kota"]
    assert loaded.kept == []
    assert (loaded.tables["instansi"].changed, loaded.tables["bidang"].deactivated) == (1, 0)


def test_where_both_changed_the_console_wins_and_it_is_told(folder: Path) -> None:
    Agency.objects.filter(code="SETDA").update(short_name="Sekretariat")
    edit(folder / "agencies.csv", lambda text: text.replace(",Setda,", ",Sekda,", 1))
    loaded = load_reference(folder=folder, now=NOW)
    assert Agency.objects.get(code="SETDA").short_name == "Sekretariat"
    assert loaded.kept == ["instansi SETDA: short_name"]
    assert load_reference(folder=folder, now=NOW).kept == [], "told once"
    load_reference(folder=folder, now=NOW, files_win=True)
    assert Agency.objects.get(code="SETDA").short_name == "Sekda"


def test_a_calendar_revised_in_the_console_stays(folder: Path) -> None:
    calendar = WorkingCalendar.objects.get(code="default")
    data = json.loads(calendar.current.definition)
    data["weekly"]["0"] = [["08:00", "15:00"]]
    calendar.current.definition = json.dumps(data)
    calendar.current.save()
    before = calendar.current_id
    edit(folder / "calendars.toml", lambda text: text.replace("Idul Adha", "Iduladha"))
    loaded = load_reference(folder=folder, now=NOW)
    calendar.refresh_from_db()
    assert calendar.current_id == before
    assert "kalender default" in loaded.kept
    assert "enam-hari" in loaded.revised


def test_what_the_file_drops_goes_out_of_use_unless_the_console_made_it(folder: Path) -> None:
    edit(folder / "rules.toml", lambda text: text.split("[[rule]]")[0] + "[[rule]]".join(
        ["", *text.split("[[rule]]")[2:]]
    ))  # fmt: skip
    loaded = load_reference(folder=folder, now=NOW)
    assert loaded.tables["aturan"].deactivated == 1
    assert "tagihan-pdam" not in {rule.key for rule in city_rules()}
