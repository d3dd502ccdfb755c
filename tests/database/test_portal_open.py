"""What everybody may see: list, filters, feeds, subscriptions, previews; and what nobody may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import portal_cast
from portal_cast import START, Cast
from ulas.complaints import actions
from ulas.complaints.casefile import SYSTEM, by_officer
from ulas.complaints.models import Answer, Attachment, Complaint, Delivery, Subscription
from ulas.complaints.sealed.links import subscription_token
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def cast() -> Cast:
    return portal_cast.build()


@pytest.fixture(autouse=True)
def clock():
    freeze(START + timedelta(hours=2))
    cache.clear()
    yield
    cache.clear()
    freeze(None)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def two(cast: Cast) -> tuple[Complaint, Complaint]:
    """A road in Pajang and a gutter in Laweyan, both answered and released."""
    road, _ = portal_cast.answered(cast)
    gutter, _ = portal_cast.answered(
        cast, text="Selokan mampet di belakang masjid.", area="33.72.01.1002"
    )
    return road.complaint, gutter.complaint


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", "both"),
        ("?cari=berlubang", "road"),
        ("?cari=lubang-lubang", "road"),
        ("?cari=selokan+masjid", "gutter"),
        ("?cari=pajang", "road"),
        ("?kelurahan=33.72.01.1002", "gutter"),
        ("?kategori=jalan", "both"),
        ("?kategori=lampu", "none"),
        ("?instansi=DPUPR", "both"),
        ("?instansi=DISHUB", "none"),
        ("?keadaan=dijawab", "both"),
        ("?keadaan=diproses", "none"),
        ("?keadaan=ditutup", "none"),
        ("?keadaan=apa-saja", "both"),
        ("?cari=zzzz", "none"),
        ("?kelurahan=tidak-ada&hal=99", "none"),
    ],
)
def test_the_list_is_searched_and_narrowed(
    client: Client, two: tuple[Complaint, Complaint], query: str, numbers: str
) -> None:
    road, gutter = two
    wanted = {"both": {road, gutter}, "road": {road}, "gutter": {gutter}, "none": set()}[numbers]
    told = page(client, f"/publik/{query}")
    assert {one for one in two if f"/publik/{one.number}/" in told} == wanted
    points = client.get(f"/peta/titik.json{query}").json()["points"]
    assert {point[0] for point in points} == {one.number for one in wanted}


def test_a_released_complaint_that_is_rejected_is_not_told_to_be_in_progress(
    client: Client, cast: Cast
) -> None:
    case = portal_cast.filed()
    pk, by = case.complaint.pk, by_officer(cast.clerk)
    actions.moderate(complaint_id=pk, by=by, now=START, release=True)
    assert "Diproses" in page(client, f"/publik/{case.complaint.number}/")
    actions.reject(
        complaint_id=pk, by=by, now=START, ground="UNTRUE", explanation="Ternyata tidak benar."
    )
    for address in (f"/publik/{case.complaint.number}/", "/publik/?keadaan=ditutup"):
        told = page(client, address)
        assert 'pill-note">' in told and 'pill-soon">' not in told, address
    assert f"/publik/{case.complaint.number}/" not in page(client, "/publik/?keadaan=diproses")


def test_the_public_map_does_not_tell_the_house(client: Client, cast: Cast) -> None:
    portal_cast.answered(cast, latitude=-7.566843, longitude=110.787162)
    (point,) = client.get("/peta/titik.json").json()["points"]
    assert point[1:] == [-7.567, 110.787, "dijawab"]


@pytest.mark.parametrize("typed", ["slokan", "selokann masjdi", "lweyan"])
def test_a_typing_error_is_forgiven_and_told(
    client: Client, two: tuple[Complaint, Complaint], typed: str
) -> None:
    client.get("/publik/?cari=kuntilanak")
    with CaptureQueriesContext(connection) as captured:
        told = page(client, f"/publik/?cari={typed}")
    control = {"BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK"}
    asked = [q["sql"] for q in captured if q["sql"].split()[0] not in control]
    assert len(asked) <= 4, "\n".join(asked)
    assert "Tidak ada yang cocok dengan tulisan Anda; ini hasil untuk" in told
    assert f"/publik/{two[1].number}/" in told
    assert f"/publik/{two[0].number}/" not in told


def test_a_word_of_a_hidden_text_is_never_told(client: Client, cast: Cast) -> None:
    portal_cast.filed(text="Ada kuntilanak di sumur.", visibility="CONFIDENTIAL")
    portal_cast.answered(cast)
    told = page(client, "/publik/?cari=kuntilanakk")
    assert "kuntilanak&" not in told.replace("kuntilanakk", "")
    assert "ini hasil untuk" not in told


def test_what_is_secret_or_not_released_is_nowhere(client: Client, cast: Cast) -> None:
    secret, _ = portal_cast.answered(cast, visibility="CONFIDENTIAL")
    waiting, _ = portal_cast.referred(cast)
    for hidden in (secret.complaint.number, waiting.complaint.number):
        missing = client.get("/publik/2600000000/")
        answer = client.get(f"/publik/{hidden}/")
        assert answer.status_code == missing.status_code == 404
        same = answer.content.decode().replace(hidden, "2600000000")
        assert same == missing.content.decode()
        for address in (
            "/publik/", "/peta/titik.json", "/publik/atom.xml", "/sitemap.xml",
            "/instansi/DPUPR/", "/kelurahan/33.72.01.1001/", "/kategori/jalan/",
        ):  # fmt: skip
            assert hidden not in page(client, address)
        assert client.post(f"/publik/{hidden}/dukung/").status_code == 404
        assert client.get(f"/langganan/?aduan={hidden}").status_code == 404


def test_contacts_in_the_text_are_masked(client: Client, cast: Cast) -> None:
    text = "Jalan berlubang, hubungi 0812 3456 7890 atau budi@contoh.id."
    told, _ = portal_cast.answered(cast, text=text)
    public = page(client, f"/publik/{told.complaint.number}/")
    for secret in ("3456", "budi@contoh.id", "Siti", "siti@contoh.id"):
        assert secret not in public


def corrected(cast: Cast, answer: Answer) -> Answer:
    """A road answer put right an hour and a half later."""
    referral = answer.referral
    return actions.correct_answer(
        complaint_id=referral.complaint_id, referral_id=referral.pk, answer_id=answer.pk,
        by=by_officer(cast.roads_officer), now=START + timedelta(minutes=90),
        text="Lubang ditambal tim kami.", reason="Menyebut nama tetangga.",
    )  # fmt: skip


def test_a_corrected_answer_takes_the_place_of_the_wrong_one(client: Client, cast: Cast) -> None:
    case, (referral,) = portal_cast.referred(cast)
    wrong = portal_cast.publish(
        cast, case.complaint, referral, START, "Ditambal Pak Budi RT 3.",
        after=[portal_cast.prepared()],
    )  # fmt: skip
    address = f"/publik/{case.complaint.number}/"
    assert "Pak Budi" in page(client, address)
    corrected(cast, wrong)
    shown = page(client, address)
    assert "Pak Budi" not in shown and "Lubang ditambal tim kami." in shown
    assert "Diralat" in shown
    photo = Attachment.objects.get(complaint=case.complaint, purpose="AFTER")
    assert f"foto/{photo.pk}" in shown, "what was photographed belongs to the answer in force"


def test_an_answer_corrected_out_of_sight_comes_back_with_the_text(
    client: Client, cast: Cast
) -> None:
    case, referral = portal_cast.answered(cast)
    pk, by = case.complaint.pk, by_officer(cast.clerk)
    actions.moderate(complaint_id=pk, by=by, now=START, release=False, reason="Menyebut nama.")
    corrected(cast, Answer.objects.get(referral=referral))
    actions.moderate(complaint_id=pk, by=by, now=START, release=True)
    shown = page(client, f"/publik/{case.complaint.number}/")
    assert "Lubang ditambal tim kami." in shown and "Lubang sudah ditambal." not in shown


def test_moderation_hides_everywhere_and_can_be_undone(client: Client, cast: Cast) -> None:
    told, _ = portal_cast.answered(cast)
    pk, number = told.complaint.pk, told.complaint.number
    by = by_officer(cast.clerk)
    actions.moderate(complaint_id=pk, by=by, now=START, release=False, reason="Menyebut nama.")
    assert client.get(f"/publik/{number}/").status_code == 404
    assert number not in page(client, "/publik/atom.xml")
    actions.moderate(complaint_id=pk, by=by, now=START, release=True, text="Jalan berlubang.")
    public = page(client, f"/publik/{number}/")
    assert "Jalan berlubang." in public
    assert "Lubang sudah ditambal." in public


def test_a_share_has_a_preview(client: Client, two: tuple[Complaint, Complaint]) -> None:
    public = page(client, f"/publik/{two[0].number}/")
    for part in (
        'property="og:title" content="Jalan di depan pasar',
        'property="og:description"',
        'property="og:image" content="http',
        'rel="canonical"',
        "https://wa.me/?text=",
    ):
        assert part in public


def test_the_feed_follows_the_filters(client: Client, two: tuple[Complaint, Complaint]) -> None:
    told = page(client, "/publik/atom.xml?kelurahan=33.72.01.1002")
    feed = ElementTree.fromstring(told)
    entries = feed.findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}title") for one in entries] == [
        "Selokan mampet di belakang masjid."
    ]
    assert feed.findtext(f"{ATOM}updated")


def test_sitemap_and_robots_name_what_is_public(
    client: Client, two: tuple[Complaint, Complaint]
) -> None:
    root = ElementTree.fromstring(page(client, "/sitemap.xml"))
    places = [one.text or "" for one in root.iter(f"{SITEMAP}loc")]
    assert sum(f"/publik/{one.number}/" in place for one in two for place in places) == 2
    for place in places:
        assert client.get(place.replace("http://localhost:8000", "")).status_code == 200
    robots = page(client, "/robots.txt")
    assert "Disallow: /aduan/" in robots
    assert "Sitemap: http" in robots


@pytest.mark.parametrize(
    "about", ["kelurahan=33.72.01.1001", "kategori=jalan", "aduan={number}"], ids=str
)
def test_news_comes_only_after_the_address_was_confirmed(
    client: Client, cast: Cast, about: str
) -> None:
    told, _ = portal_cast.answered(cast)
    address = "/langganan/?" + about.format(number=told.complaint.number)
    kind, _, code = address.partition("?")[2].partition("=")
    field = {"aduan": "number", "kelurahan": "area", "kategori": "category"}[kind]
    assert "Ikuti lewat surel" in page(client, address)
    wrong = client.post(address, {"email": "bukan surel", field: code})
    assert wrong.status_code == 422
    client.post(address, {"email": "warga@contoh.id", field: code})
    subscription = Subscription.objects.get()
    assert _news() == 0
    choose = f"/langganan/{subscription_token(subscription.pk)}/"
    client.get(choose)
    subscription.refresh_from_db()
    assert subscription.confirmed_at is None, "robots follow links in mail"
    client.post(choose, {"confirm": "1"})
    portal_cast.answered(cast) if kind != "aduan" else _answer_again(cast, told.complaint)
    assert _news() == 1
    client.post(choose, {"end": "1"})
    subscription.refresh_from_db()
    assert subscription.email_sealed is None
    portal_cast.answered(cast)
    assert _news() == 1


def _answer_again(cast: Cast, complaint: Complaint) -> None:
    """A second agency joins and answers as well."""
    now = START + timedelta(hours=1)
    actions.reopen(
        complaint_id=complaint.pk, by=by_officer(cast.reviewer), now=now, reason="Lampunya juga."
    )
    (referral,) = actions.distribute(
        complaint_id=complaint.pk, by=by_officer(cast.reviewer), now=now, agencies=("DISHUB",)
    )
    actions.deliver(complaint_id=complaint.pk, referral_id=referral.pk, by=SYSTEM, now=now)
    portal_cast.publish(cast, complaint, referral, now, "Lampu sudah menyala.")


def _news() -> int:
    return Delivery.objects.filter(template="subscription_news").count()


def test_figures_are_told_from_five_on(client: Client, cast: Cast) -> None:
    for _ in range(4):
        portal_cast.answered(cast)
    assert "Terlalu sedikit aduan" in page(client, "/instansi/DPUPR/")
    last: Any = portal_cast.answered(cast)[0]
    for address in ("/instansi/DPUPR/", "/kelurahan/33.72.01.1001/", "/kategori/jalan/"):
        told = page(client, address)
        assert "<dd>5</dd>" in told
        assert "<dd>100 %</dd>" in told
    track = f"/aduan/{last.complaint.number}/{last.token}/penilaian/"
    client.post(track, {"rating": "4", "solved": "yes"})
    assert "kepuasan" in page(client, "/instansi/DPUPR/")
