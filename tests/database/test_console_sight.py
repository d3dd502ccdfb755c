"""Who sees what: every address of the console, by every kind of officer."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern

import portal_cast
from console_cast import at, desk, read
from town import Town
from ulas.complaints.models import Complaint, Feedback
from ulas.console.forms.table import DOINGS
from ulas.console.urls import CASE, console
from ulas.look.now import freeze
from ulas.sop.terms import Role

pytestmark = pytest.mark.django_db
SECRETS = ("berlubang besar", "Siti Aminah", "siti@contoh.id", "Depan Pasar Jongke")
LISTS = ("", "aduan/", "aduan/?teks=berlubang", "pernah/")


@pytest.fixture
def town():
    """A case at DPUPR with a photo, a draft of one division and a note."""
    town = Town()
    photo = (portal_cast.prepared("red"),)
    town.file(attachments=photo)
    town.do("accept", town.clerk)
    (town.referral,) = town.refer("DPUPR")
    town.assign(town.roads, town.referral, town.cast.division, town.drains)
    town.submit(town.road_works, town.referral, "Naskah Bina Marga: lubang ditambal.")
    town.do("add_note", town.roads, text="Catatan DPUPR saja.", referral_id=town.referral.pk)
    at(town.now)
    yield town
    freeze(None)


def case_routes(town: Town) -> list[str]:
    """Every address about the case, with everything that could be put into it."""
    case = f"aduan/{town.number}/"
    photo = town.complaint.attachments.get(purpose="FILED").pk
    found = [case, f"{case}berkas/{photo}/", f"{case}berkas/{photo}/asli/"]
    found += [f"{case}foto/{photo}/", f"{case}hadir/"]
    for verb in DOINGS:
        found += [f"{case}{verb}/", f"{case}{verb}/?referral={town.referral.pk}"]
        found += [f"{case}{verb}/draf/"]
    return found


def test_the_table_of_routes_is_whole(town: Town) -> None:
    """A new address about a case must be thought about here."""
    routes = [route for route in console if isinstance(route, URLPattern)]
    assert {one.name for one in routes if str(one.pattern).startswith(CASE)} == {
        "case", "presence", "photo", "file", "original", "draft", "move", "form_paper",
        "history_paper", "answer_paper", "assignment_paper",
    }  # fmt: skip


@pytest.mark.parametrize("who", ["transport", "inspector", "mayor", "former", "accused", "nobody"])
def test_another_officer_finds_nothing_anywhere(town: Town, who: str) -> None:
    officer = _outsider(town, who)
    client = desk(officer)
    for address in case_routes(town):
        assert client.get(f"/petugas/{address}").status_code == 404, (who, address)
        # 405: the address takes no POST, whoever asks.
        assert client.post(f"/petugas/{address}").status_code in (404, 405), (who, address)
    nowhere = client.get("/petugas/aduan/2600000000/").content
    assert client.get(f"/petugas/aduan/{town.number}/").content == nowhere.replace(
        b"2600000000", town.number.encode()
    )
    for address in LISTS:
        page = client.get(f"/petugas/{address}", follow=True).content.decode()
        assert not [word for word in SECRETS if word in page], (who, address)


def _outsider(town: Town, who: str):
    if who == "nobody":
        officer = town.officer("former_clerk", Role.INFORMATION_CLERK, "")
        officer.posts.update(active=False)
        return officer
    if who == "former":
        town.do(
            "return_referral", town.roads, referral_id=town.referral.pk, reason="Milik provinsi."
        )
        town.do(
            "redelegate", town.reviewer, referral_id=town.referral.pk, agency="DISHUB", reason="x"
        )
        return town.roads
    if who == "accused":
        town.do("withdraw_referral", town.reviewer, referral_id=town.referral.pk, reason="Keliru.")
        town.do("set_visibility", town.reviewer, accused_agency="DPUPR")
        town.refer("INSPEKTORAT")
        return town.roads
    return getattr(town, who)


def test_a_former_agency_keeps_the_stub_alone(town: Town) -> None:
    town.after(25)
    officer = _outsider(town, "former")
    at(town.now)
    client = desk(officer)
    stub = read(client, "pernah/")
    assert town.number[:4] in stub
    assert "Milik provinsi." in stub
    assert '<td class="number">25</td>' in stub
    assert not [word for word in SECRETS if word in stub]


def test_the_accused_agency_has_not_even_a_stub(town: Town) -> None:
    officer = _outsider(town, "accused")
    assert "Belum pernah ada" in read(desk(officer), "pernah/")


def test_anonymous_is_sent_to_sign_in_from_everywhere(town: Town) -> None:
    others = ["", "aduan/", "pernah/", "catat/", "pimpinan/", "kiriman/", "keadaan/", "akun/"]
    for address in [*case_routes(town), *others, "kotak-keluar/", "kotak-keluar/1/"]:
        answer = Client().get(f"/petugas/{address}")
        assert answer.status_code == 302, address
        assert answer.headers["Location"].startswith("/petugas/masuk/?next="), address


def test_a_division_sees_its_own_assignment_only(town: Town) -> None:
    town.do("add_note", town.reviewer, text="Catatan untuk semua.")
    page = read(desk(town.drain_works), f"aduan/{town.number}/")
    assert "Bidang Drainase" in page
    assert "Bidang Bina Marga" not in page
    assert "Naskah Bina Marga: lubang ditambal." not in page
    assert "Catatan untuk semua." in page
    assert "Naskah Bina Marga: lubang ditambal." in read(
        desk(town.road_works), f"aduan/{town.number}/"
    )


def test_agencies_of_a_public_case_see_answers_but_no_drafts_of_each_other(town: Town) -> None:
    (other,) = town.refer("DISHUB")
    draft = town.submit(town.transport, other, "Rambu dipasang Jumat oleh seksi rambu.")
    page = read(desk(town.roads), f"aduan/{town.number}/")
    assert "Dinas Perhubungan" in page
    assert "Rambu dipasang" not in page
    assert "Catatan DPUPR saja." not in read(desk(town.transport), f"aduan/{town.number}/")
    town.do("publish_answer", town.transport, referral_id=other.pk, answer_id=draft.pk)
    assert "Rambu dipasang" in read(desk(town.roads), f"aduan/{town.number}/")


def test_agencies_of_a_confidential_case_do_not_see_each_other(town: Town) -> None:
    town.refer("DISHUB")
    town.do("set_visibility", town.reviewer, visibility="CONFIDENTIAL")
    page = read(desk(town.roads), f"aduan/{town.number}/")
    assert "Perhubungan" not in page
    assert "Dishub" not in page
    assert "Perhubungan" in read(desk(town.reviewer), f"aduan/{town.number}/")


def test_where_the_person_is_hidden_nothing_tells_who_it_is(town: Town) -> None:
    town.file(
        text="Jalan rusak di gang kami, hubungi Siti 0812 3456 7890.",
        identity_shown_to="COORDINATOR",
        domicile="Laweyan RT 4",
    )
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    town.do("reveal_identity", town.clerk, purpose="konfirmasi")
    client = desk(town.roads)
    for address in ("", "aduan/", f"aduan/{town.number}/"):
        page = read(client, address)
        assert "3456" not in page
        assert "Laweyan RT 4" not in page
    page = read(client, f"aduan/{town.number}/")
    assert "hanya diketahui Diskominfo SP" in page
    assert "Identitas pengadu dibuka" not in page
    assert client.get(f"/petugas/aduan/{town.number}/reveal_identity/").status_code == 409
    assert town.number not in read(client, "aduan/?teks=081234567890")


def test_where_the_person_is_hidden_place_and_feedback_hold_no_contact(town: Town) -> None:
    town.file(identity_shown_to="COORDINATOR", address="Gang Melati, tanya 081234567890")
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    Complaint.objects.filter(number=town.number).update(answered_at=town.now)
    Feedback.objects.create(
        complaint=referral.complaint, round=1, rating=2, solved=False, given_at=town.now,
        body="Belum beres, telepon saya 081298765432.",
    )  # fmt: skip
    page = read(desk(town.roads), f"aduan/{town.number}/")
    assert "Gang Melati" in page
    assert "Belum beres" in page
    assert "34567890" not in page
    assert "98765432" not in page
    assert "98765432" in read(desk(town.reviewer), f"aduan/{town.number}/")


def test_the_leader_reads_figures_without_names_and_texts(town: Town) -> None:
    at(town.now, 300)
    page = read(desk(town.mayor), "pimpinan/")
    assert "Dinas Pekerjaan Umum" in page
    assert not [word for word in SECRETS if word in page]
    assert f"/petugas/aduan/{town.number}" not in page


def test_originals_are_for_diskominfo(town: Town) -> None:
    photo = town.complaint.attachments.get(purpose="FILED").pk
    case = f"/petugas/aduan/{town.number}/berkas/{photo}/"
    assert desk(town.roads).get(case).headers["Content-Type"] == "image/jpeg"
    assert desk(town.roads).get(f"{case}asli/").status_code == 404
    original = desk(town.clerk).get(f"{case}asli/")
    assert "attachment" in original.headers["Content-Disposition"]


def test_pages_are_kept_by_no_cache(town: Town) -> None:
    answer = desk(town.clerk).get(f"/petugas/aduan/{town.number}/")
    assert "no-store" in answer.headers["Cache-Control"]
