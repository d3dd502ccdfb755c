"""SOP versions in the console: from a date, compared, faults by line, old deadlines untouched."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from console_cast import desk, read
from town import Town
from ulas.agencies.models import AdministrationEvent
from ulas.commands import load
from ulas.complaints.models import ProcedureVersion
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db


def text() -> str:
    return ProcedureVersion.objects.get(number=1).text


def faster() -> str:
    cut = text().index("[row.2]")
    return text()[:cut] + text()[cut:].replace("minutes = 60", "minutes = 30", 1)


def send(browser: Client, status: int, **more: str) -> str:
    given = {"text": faster(), "valid_from": "2026-01-13", "reason": "Dipercepat", **more}
    answer = browser.post("/petugas/atur/sop/baru/", given)
    page = answer.content.decode()
    assert answer.status_code == status, page[page.find("notice-wrong") :][:800]
    return page


def test_a_new_version_leaves_old_deadlines_untouched(town: Town, browser: Client) -> None:
    old = town.file()
    before = list(town.runs().values())
    targets = list(town.complaint.targets.values())
    send(browser, 302)
    version = ProcedureVersion.objects.get(number=2)
    assert version.made_by is not None and version.reason == "Dipercepat"
    assert AdministrationEvent.objects.get().subject == "procedure:2"
    today = town.after(30).file()
    assert today.procedure_version.number == 1, "not before its date"
    later = town.at("2026-01-13", "08:00").file()
    assert later.procedure_version.number == 2
    assert town.runs("receive").get().limit_minutes == 30
    town.about(old)
    assert list(town.runs().values()) == before
    assert list(town.complaint.targets.values()) == targets
    assert town.do("accept", town.clerk) is not None
    assert town.runs("distribute").get().limit_minutes == 60, "it keeps its version to its end"


def test_what_is_wrong_is_told_by_line_and_field(town: Town, browser: Client) -> None:
    wrong = text().replace('subject = "complaint"', 'subject = "komplain"', 1)
    line = wrong.splitlines().index('subject = "komplain"') + 1
    page = send(browser, 422, text=wrong)
    assert f"Baris {line}" in page and "step.receive.subject" in page
    assert "komplain" in page, "nothing typed is lost"
    page = send(browser, 422, text="rusak = [")
    assert "Baris 1" in page
    assert ProcedureVersion.objects.count() == 1


def test_the_two_texts_stand_side_by_side(town: Town, browser: Client) -> None:
    page = send(browser, 200, compare="1")
    assert "<del>minutes = 60</del>" in page and "<ins>minutes = 30</ins>" in page
    assert ProcedureVersion.objects.count() == 1
    send(browser, 302)
    page = read(browser, "atur/sop/1/2/")
    assert "<del>minutes = 60</del>" in page and "<ins>minutes = 30</ins>" in page
    page = read(desk(town.clerk), "atur/sop/")
    assert "akan berlaku" in page and "Versi baru" not in page


def test_refused_versions(town: Town, browser: Client) -> None:
    assert "Tanggal berlaku sudah lewat" in send(browser, 422, valid_from="2026-01-11")
    assert "Isinya sama dengan versi 1." in send(browser, 422, text=text())
    assert "Isian ini tidak boleh kosong." in send(browser, 422, reason="")


def test_promises_and_ladder_become_a_version(town: Town, browser: Client) -> None:
    page = read(browser, "atur/sop/janji/")
    assert "Tanggapan pertama dalam 1x24 jam" in page
    given = form_values(browser)
    given |= {"t-0-amount": "720", "e-0-share": "60", "valid_from": "2026-01-13", "reason": "Uji"}
    given |= {
        "t-5-key": "keluhan_cepat", "t-5-title": "Cepat", "t-5-amount": "2", "t-5-unit": "days",
        "t-5-basis": "working", "t-5-ends_with": "FINAL",
    }  # fmt: skip
    assert browser.post("/petugas/atur/sop/janji/", given).status_code == 302
    version = ProcedureVersion.objects.get(number=2)
    procedure = version.procedure()
    assert procedure.escalation.shares == (60, 80, 100)
    assert {one.key: one.minutes or one.days for one in procedure.targets} == {
        "first_response": 720, "follow_up": 2880, "class_information": 5, "class_ordinary": 14,
        "class_supervision": 60, "keluhan_cepat": 2,
    }  # fmt: skip
    assert "# Menurut golongan aduan" in version.text, "remarks stay"
    kept = [line for line in text().splitlines() if line not in version.text.splitlines()]
    assert kept == ["minutes = 1440", '50 = ["OWNER"]']


def form_values(browser: Client) -> dict[str, object]:
    """The form of promises as a browser would send it back."""
    context = browser.get("/petugas/atur/sop/janji/").context
    given: dict[str, object] = {}
    for name in ("targets", "rungs"):
        formset = context[name]
        for bound in formset.management_form:
            given[bound.html_name] = bound.value()
        for one in formset:
            for bound in one:
                if bound.value() not in (None, False):
                    given[bound.html_name] = bound.value()
    return given


def test_an_upgrade_keeps_the_consoles_version(
    town: Town, browser: Client, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    send(browser, 302, valid_from="2026-01-12")
    path = load.PROJECT / "data" / "surakarta" / "sop.toml"
    changed = tmp_path / "sop.toml"  # type: ignore[operator]
    changed.write_text(path.read_text(encoding="utf-8") + "\n# lain\n", encoding="utf-8")
    freeze(town.now + timedelta(hours=1))
    assert load._load_procedure(changed, quiet=True, files_win=False) == 0
    assert "dibuat di konsol" in capsys.readouterr().out
    assert ProcedureVersion.objects.order_by("-number")[0].number == 2
    assert load._load_procedure(changed, quiet=True, files_win=True) == 0
    assert ProcedureVersion.objects.order_by("-number")[0].number == 3


def test_files_that_win_bring_their_version_into_force_again(
    town: Town, browser: Client, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "sop.toml"
    file.write_text(text(), encoding="utf-8")
    send(browser, 302, valid_from="2026-01-12")
    freeze(town.after(60).now)
    assert town.file().procedure_version.number == 2
    assert load._load_procedure(file, quiet=False, files_win=True) == 0
    assert "SOP: versi 3, berlaku sejak 2026-01-12" in capsys.readouterr().out
    again = town.after(1).file().procedure_version
    assert (again.number, again.text) == (3, text())
    assert load._load_procedure(file, quiet=True, files_win=False) == 0
    assert ProcedureVersion.objects.count() == 3, "the same file twice is the same version"


def test_an_older_file_that_is_put_back_holds_again(town: Town, tmp_path: Path) -> None:
    file = tmp_path / "sop.toml"
    for number, content in enumerate((text(), faster(), text()), start=1):
        freeze(town.after(5).now)
        file.write_text(content, encoding="utf-8")
        assert load._load_procedure(file, quiet=True, files_win=False) == 0
        assert town.after(1).file().procedure_version.number == number


def test_files_that_win_name_a_version_that_is_still_to_come(
    town: Town, browser: Client, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "sop.toml"
    file.write_text(text(), encoding="utf-8")
    send(browser, 302, valid_from="2026-01-20")
    assert load._load_procedure(file, quiet=True, files_win=True) == 0
    assert "versi 2 tetap berlaku mulai 2026-01-20" in capsys.readouterr().out


def test_a_forerunner_can_be_saved_again_in_the_console(town: Town, browser: Client) -> None:
    send(browser, 302, valid_from="2026-01-12")
    freeze(town.after(60).now)
    assert "Isinya sama dengan versi 2." in send(browser, 422, valid_from="2026-01-13")
    send(browser, 302, text=text(), valid_from="2026-01-13")
    assert town.at("2026-01-13", "08:00").file().procedure_version.number == 3
