"""The tables of the administration: what is saved, refused, recorded and shown to whom."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from console_cast import desk, read
from town import Town, put_writing
from ulas.agencies.actions import AdministrationRefused, put_reference
from ulas.agencies.models import (
    AdministrationEvent,
    Agency,
    AnswerTemplate,
    Category,
    Division,
    Macro,
    Officer,
    RoutingRule,
)
from ulas.agencies.queries.catalogue import city_rules

pytestmark = pytest.mark.django_db

PAGES = [
    "", "instansi/", "bidang/", "kategori/", "wilayah/", "aturan/", "jam-kerja/", "jam-kerja/baru/",
    "jam-kerja/default/", "hari-libur/", "sop/", "sop/baru/", "sop/janji/", "berkas/", "riwayat/",
    "wilayah/garis-batas/", "aturan/coba/", "instansi/baru/", "bidang/baru/", "kategori/baru/",
    "wilayah/baru/", "aturan/baru/", "templat/", "templat/baru/",
    "makro/", "makro/baru/",
]  # fmt: skip
OWN = {
    "",
    "instansi/",
    "bidang/",
    "bidang/baru/",
    "riwayat/",
    "templat/",
    "templat/baru/",
    "makro/",
    "makro/baru/",
}


def save(client: Client, address: str, status: int = 302, **typed: object) -> str:
    answer = client.post(f"/petugas/atur/{address}", typed)
    page = answer.content.decode()
    assert answer.status_code == status, page[page.find("notice-wrong") :][:600]
    return page


def agency(row: Agency, **changes: object) -> dict[str, object]:
    """What the form of an agency sends."""
    return {
        "name": row.name, "short_name": row.short_name, "kind": row.kind, "mail": row.mail,
        "aliases": "\n".join(row.aliases), **changes,
    }  # fmt: skip


def test_the_administrators_first_page_is_the_administration(town: Town, browser: Client) -> None:
    assert browser.get("/petugas/").headers["Location"] == "/petugas/atur/"
    doors = read(browser, "atur/")
    for address in ("instansi/", "jam-kerja/", "hari-libur/", "sop/", "berkas/", "riwayat/"):
        assert f'href="/petugas/atur/{address}"' in doors


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_the_administrator_and_for_nobody_else(
    town: Town, browser: Client, page: str
) -> None:
    read(browser, f"atur/{page}")
    read(desk(town.clerk), f"atur/{page}", 200 if page in {"sop/", "aturan/coba/"} else 404)
    read(desk(town.roads), f"atur/{page}", 200 if page in OWN else 404)
    assert Client().get(f"/petugas/atur/{page}").status_code == 302


def test_an_agency_is_changed_and_the_change_is_recorded(
    town: Town, browser: Client, administrator: Officer
) -> None:
    roads = town.cast.roads
    save(browser, f"instansi/{roads.pk}/", **agency(roads, mail="pu@contoh.id", second_person="on"))
    roads.refresh_from_db()
    assert (roads.mail, roads.second_person) == ("pu@contoh.id", True)
    event = AdministrationEvent.objects.get()
    assert (event.kind, event.subject) == ("REFERENCE_CHANGED", "agency:DPUPR")
    assert (event.performed_by, event.at) == (administrator, town.now)
    assert json.loads(event.facts) == {
        "before": {"mail": "", "second_person": False},
        "after": {"mail": "pu@contoh.id", "second_person": True},
    }
    page = read(browser, "atur/riwayat/")
    assert "Instansi DPUPR" in page
    assert "<ins>pu@contoh.id</ins>" in page
    assert "REFERENCE_CHANGED" not in read(browser, "tim/"), "the page of people tells of people"


def test_saving_without_a_change_records_nothing(town: Town, browser: Client) -> None:
    save(browser, f"instansi/{town.cast.roads.pk}/", **agency(town.cast.roads))
    assert not AdministrationEvent.objects.exists()


def test_nothing_typed_is_lost_when_a_field_is_wrong(town: Town, browser: Client) -> None:
    typed = agency(town.cast.roads, mail="bukan surel", short_name="PU kota")
    page = save(browser, f"instansi/{town.cast.roads.pk}/", 422, **typed)
    assert "Ini bukan alamat surel." in page
    assert 'value="PU kota"' in page and 'value="bukan surel"' in page


def test_an_agencys_own_officer_changes_little_and_nobody_elses(town: Town) -> None:
    client = desk(town.roads)
    roads, transport = town.cast.roads, town.cast.transport
    page = read(client, f"atur/instansi/{roads.pk}/")
    assert 'name="mail"' in page and 'name="name"' not in page and 'name="inspects"' not in page
    save(client, f"instansi/{roads.pk}/", short_name="PU", aliases="", mail="", name="Lain")
    roads.refresh_from_db()
    assert (roads.short_name, roads.name) == ("PU", "Dinas Pekerjaan Umum dan Penataan Ruang")
    read(client, f"atur/instansi/{transport.pk}/", 404)
    page = save(client, "bidang/baru/", 422, agency=str(transport.pk), code="X", name="Bidang X")
    assert "Pilih dari daftar." in page
    save(client, "bidang/baru/", agency=str(roads.pk), code="AIR", name="Bidang Air")
    assert Division.objects.get(code="AIR").agency == roads
    with pytest.raises(AdministrationRefused):
        put_reference(
            table="agency", pk=roads.pk, values={"inspects": True}, by=town.roads, now=town.now
        )
    assert "Bidang Air" in read(client, "atur/riwayat/")
    assert "Bidang Air" not in read(desk(town.transport), "atur/riwayat/")


def test_there_is_one_inspectorate(town: Town, browser: Client) -> None:
    page = save(
        browser, f"instansi/{town.cast.roads.pk}/", 422, **agency(town.cast.roads, inspects="on")
    )
    assert "Inspektorat sudah bertugas" in page


def test_an_agency_without_an_officer_is_shown_as_such(town: Town, browser: Client) -> None:
    page = read(browser, "atur/instansi/")
    assert "tanpa petugas: aduannya muncul di Diskominfo" in page
    assert "tanpa petugas: dikirim lewat surel" in page


def test_a_code_is_unique(town: Town, browser: Client) -> None:
    typed = {"code": "DPUPR", "name": "Dua", "kind": "OPD"}
    assert "Kode ini sudah dipakai" in save(browser, "instansi/baru/", 422, **typed)
    assert Agency.objects.filter(code="DPUPR").count() == 1


def test_a_category_cannot_become_its_own_parent(town: Town, browser: Client) -> None:
    above = Category.objects.get(code="jalan")
    below = Category.objects.create(code="lubang", name="Lubang", parent=above)
    typed = {"name": "Jalan", "service_class": "ORDINARY", "parent": str(below.pk)}
    assert "menjadi induknya sendiri" in save(browser, f"kategori/{above.pk}/", 422, **typed)


def test_questions_are_edited_one_a_row(town: Town, browser: Client) -> None:
    category = Category.objects.get(code="jalan")
    rows = [
        {"position": "2", "key": "deep", "label": "Seberapa dalam?", "kind": "number",
         "show_if": "hole = YES, MANY"},
        {"position": "1", "key": "hole", "label": "Berlubang?", "kind": "choice", "required": "on",
         "options": "YES | Ya | Yes\nMANY | Banyak"},
    ]  # fmt: skip
    typed = {"q-TOTAL_FORMS": "4", "q-INITIAL_FORMS": "0"}
    for number in range(4):
        typed[f"q-{number}-kind"] = "text"
    for number, row in enumerate(rows):
        typed |= {f"q-{number}-{name}": value for name, value in row.items()}
    save(browser, f"kategori/{category.pk}/pertanyaan/", **typed)
    category.refresh_from_db()
    assert category.questions == [
        {"key": "hole", "label": "Berlubang?", "kind": "choice", "required": True,
         "options": [{"value": "YES", "label": "Ya", "label_en": "Yes"},
                     {"value": "MANY", "label": "Banyak"}]},
        {"key": "deep", "label": "Seberapa dalam?", "kind": "number", "required": False,
         "show_if": {"hole": ["YES", "MANY"]}},
    ]  # fmt: skip
    page = read(browser, f"atur/kategori/{category.pk}/pertanyaan/")
    assert "YES | Ya | Yes" in page and "hole = YES, MANY" in page
    typed["q-0-show_if"] = "size = BIG"
    wrong = save(browser, f"kategori/{category.pk}/pertanyaan/", 422, **typed)
    assert "Pertanyaan 2: show_if menyebut pertanyaan yang tidak ada" in wrong
    typed["q-1-options"] = "hanya kode"
    assert "tulis KODE | tulisan" in save(
        browser, f"kategori/{category.pk}/pertanyaan/", 422, **typed
    )


def test_a_rule_takes_its_place_and_is_tried(town: Town, browser: Client) -> None:
    for number, key in enumerate(("satu", "dua"), start=1):
        RoutingRule.objects.create(
            key=key, position=number, words=["kata"], agency=town.cast.transport
        )
    typed = {
        "key": "tangga", "position": "1", "words": "tangga putar\ntangga + kota",
        "agency": str(town.cast.roads.pk), "hard": "on", "reason": "Tangga dirawat PU.",
    }  # fmt: skip
    save(browser, "aturan/baru/", **typed)
    assert [(rule.key, rule.hard) for rule in city_rules()] == [
        ("tangga", True), ("satu", False), ("dua", False),
    ]  # fmt: skip
    tried = browser.post("/petugas/atur/aturan/coba/", {"text": "Tangga putar di kota rusak."})
    page = tried.content.decode()
    assert "Terkirim tanpa ditanyakan" in page and "Tangga dirawat PU." in page
    rule = RoutingRule.objects.get(key="tangga")
    save(browser, f"aturan/{rule.pk}/pakai/", sure="1")
    assert [one.key for one in city_rules()] == ["satu", "dua"]
    empty = {**typed, "key": "kosong", "words": ""}
    assert "tidak pernah berlaku" in save(browser, "aturan/baru/", 422, **empty)


def test_a_row_of_another_agency_cannot_be_taken_over(town: Town) -> None:
    """Naming the own agency in the change does not make it the own row."""
    other = Division.objects.create(agency=town.cast.transport, code="PJU", name="Bidang PJU")
    with pytest.raises(AdministrationRefused):
        put_reference(
            table="division", pk=other.pk, values={"agency": town.cast.roads, "name": "Milik saya"},
            by=town.roads, now=town.now,
        )  # fmt: skip
    other.refresh_from_db()
    assert (other.agency, other.name) == (town.cast.transport, "Bidang PJU")


def test_a_template_with_an_unknown_variable_is_refused(town: Town) -> None:
    client = desk(town.roads)
    typed = {
        "code": "salam", "agency": str(town.cast.roads.pk), "verb": "submit_answer",
        "title": "Salam", "body": "Aduan {nomr} kami terima.",
    }  # fmt: skip
    page = save(client, "templat/baru/", 422, **typed)
    assert "Peubah {nomr} tidak dikenal" in page and "kami terima" in page
    save(client, "templat/baru/", **{**typed, "body": "Aduan {nomor} kami terima."})
    event = AdministrationEvent.objects.get()
    assert (event.subject, event.agency) == ("template:salam", town.cast.roads)
    assert "Salam" in read(client, "atur/templat/")
    assert "Salam" not in read(desk(town.transport), "atur/templat/")
    city = {**typed, "code": "kota", "agency": "", "body": "Salam."}
    assert "Isian ini tidak boleh kosong." in save(client, "templat/baru/", 422, **city)


def test_a_macro_is_kept_with_its_template_and_fixed_values(town: Town) -> None:
    client = desk(town.roads)
    own = {"agency": str(town.cast.roads.pk), "title": "Ditambal", "verb": "submit_answer"}
    save(client, "templat/baru/", **own, code="tambal", body="Aduan {nomor} selesai.")
    template = AnswerTemplate.objects.get()
    given = {**own, "code": "tombol", "template": str(template.pk), "values": "kind = FINAL"}
    wrong = save(client, "makro/baru/", 422, **{**given, "verb": "reject"})
    assert "Templat ini untuk langkah lain." in wrong
    save(client, "makro/baru/", **given)
    macro = Macro.objects.get()
    assert (macro.template, macro.values) == (template, {"kind": "FINAL"})
    assert "kind = FINAL" in read(client, f"atur/makro/{macro.pk}/")
    read(desk(town.transport), f"atur/makro/{macro.pk}/", 404)


def test_a_macro_is_made_of_own_and_city_templates_alone(
    town: Town, browser: Client, administrator: Officer
) -> None:
    client = desk(town.roads)
    own, citys, foreign = (
        put_writing("template", code=code, title=title, body="Isi.", agency=agency,
                    by=administrator)
        for code, title, agency in (
            ("lubang", "Lubang ditambal", town.cast.roads),
            ("kota", "Salam kota", None),
            ("rambu", "Rambu rahasia Dishub", town.cast.transport),
        )
    )  # fmt: skip
    page = read(client, "atur/makro/baru/")
    assert "Lubang ditambal" in page and "Salam kota" in page
    assert "Rambu rahasia Dishub" not in page
    assert "Rambu rahasia Dishub" in read(browser, "atur/makro/baru/")
    typed = {"code": "m", "verb": "submit_answer", "title": "M", "values": "",
             "agency": str(town.cast.roads.pk)}  # fmt: skip
    page = save(client, "makro/baru/", 422, **typed, template=str(foreign.pk))
    assert "Pilih dari daftar." in page and "Rambu rahasia Dishub" not in page
    with pytest.raises(AdministrationRefused, match="milik instansi lain"):
        put_writing("macro", code="m", title="M", values={}, template=foreign, by=town.roads,
                    agency=town.cast.roads)  # fmt: skip
    for template in (citys, own, None):
        save(client, "makro/baru/", **{**typed, "code": f"m{template and template.code}"},
             template=template.pk if template else "")  # fmt: skip
    assert Macro.objects.count() == 3
