"""Every page of the portal by name, in a town where everything happens."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

from PIL import Image, ImageDraw

import portal_cast
from ulas.complaints import actions
from ulas.complaints.casefile import by_officer
from ulas.complaints.models import AnswerLink
from ulas.complaints.sealed.attachments import PreparedFile, prepare_file
from ulas.complaints.sealed.codes import contact_code
from ulas.complaints.sealed.links import my_complaints_token, rights_token, subscription_token
from ulas.complaints.sealed.sealing import blind_index, token_for

NOW = portal_cast.START + timedelta(hours=5)
# Invented, as people write them; each with its place.
NEIGHBOURS = (
    ("Selokan di belakang masjid mampet, air meluap ke jalan.", "33.72.01.1001", -7.5655, 110.7849),
    ("Trotoar depan sekolah pecah, anak-anak turun ke jalan.", "33.72.01.1002", -7.5709, 110.7951),
    ("Aspal mengelupas di tikungan, licin kalau hujan.", "33.72.01.1002", -7.5693, 110.7930),
    ("Tutup gorong-gorong hilang, berbahaya pada malam hari.", "33.72.01.1001", -7.5679, 110.7877),
)


def pages() -> dict[str, str]:
    """Name -> address; what begins with _ is no page but a key that a test needs."""
    cast = portal_cast.build()
    both = _two_agencies(cast)
    answered, _ = portal_cast.answered(cast)
    for text, area, latitude, longitude in NEIGHBOURS:
        portal_cast.answered(cast, text=text, area=area, latitude=latitude, longitude=longitude)
    return {
        **_case_pages(both, _asked(cast), answered, _rejected(cast)),
        "track_interim": _address(_interim(cast)),
        **_public_pages(both.complaint.number),
        "answer": f"/jawab/{_answer_link(cast)}/",
        "_rights": rights_token(both.complaint.number, NOW),
        "_code": contact_code(both.complaint),
    }


def street(mended: bool) -> PreparedFile:
    """A drawn street, with a hole or with a patch."""
    picture = Image.new("RGB", (640, 480), "#b9cfe0")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 150, 640, 220), fill="#7f9a6c")
    pen.polygon(((230, 200), (410, 200), (640, 480), (0, 480)), fill="#77757a")
    pen.line((320, 210, 320, 250), fill="#efe9d8", width=6)
    pen.line((320, 440, 320, 480), fill="#efe9d8", width=16)
    shape, colour = (190, 300, 470, 410), "#55535a" if mended else "#2b2522"
    pen.rectangle(shape, fill=colour) if mended else pen.ellipse(shape, fill=colour)
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return prepare_file("sesudah.jpg" if mended else "lubang.jpg", out.getvalue())


def _address(filed: Any) -> str:
    return f"/aduan/{filed.complaint.number}/{filed.token}/"


def _two_agencies(cast: portal_cast.Cast) -> Any:
    """One agency has answered with a photo, the other is late."""
    both, (roads, _) = portal_cast.referred(
        cast, agencies=("DPUPR", "DISHUB"), attachments=(street(False),)
    )
    portal_cast.publish(
        cast, both.complaint, roads, NOW, "Lubang sudah ditambal sementara.",
        attachments=(street(True),),
    )  # fmt: skip
    return both


def _asked(cast: portal_cast.Cast) -> Any:
    asked, (referral,) = portal_cast.referred(cast)
    actions.ask_complainant(
        complaint_id=asked.complaint.pk, referral_id=referral.pk, by=by_officer(cast.roads_officer),
        now=NOW, question="Di sisi jalan yang mana lubangnya?",
    )  # fmt: skip
    return asked


def _rejected(cast: portal_cast.Cast) -> Any:
    rejected = portal_cast.filed()
    actions.reject(
        complaint_id=rejected.complaint.pk, by=by_officer(cast.clerk), now=NOW,
        ground="NOT_OURS", explanation="Jalan ini milik provinsi.",
    )  # fmt: skip
    return rejected


def _interim(cast: portal_cast.Cast) -> Any:
    filed, (referral,) = portal_cast.referred(cast)
    portal_cast.publish(
        cast, filed.complaint, referral, NOW, "Penambalan dijadwalkan setelah aspal datang.",
        kind="INTERIM", promised_date=datetime(2026, 1, 20).date(),
    )  # fmt: skip
    return filed


def _answer_link(cast: portal_cast.Cast) -> str:
    """The token by which an agency without officers answers."""
    cast.transport_officer.posts.update(active=False)
    cast.transport.mail = "dishub@contoh.id"
    cast.transport.save()
    portal_cast.referred(cast, agencies=("DISHUB",))
    return token_for(str(AnswerLink.objects.get().pk), "answer")


def _case_pages(both: Any, asked: Any, answered: Any, rejected: Any) -> dict[str, str]:
    picture = both.complaint.attachments.filter(purpose="ANSWER").get()
    mine = my_complaints_token(blind_index("siti@contoh.id", "email"), NOW)
    return {
        "track": _address(both),
        "track_asked": _address(asked),
        "track_rejected": _address(rejected),
        "track_answered": _address(answered),
        "receipt": _address(both) + "tanda-terima/",
        "verify": _address(both) + "pasti/",
        "facts": _address(asked) + "keterangan/",
        "feedback": _address(answered) + "penilaian/",
        "reopen": _address(answered) + "buka-lagi/",
        "objection": _address(rejected) + "keberatan/",
        "withdraw": _address(both) + "cabut/",
        "dispute": f"{_address(both)}berkas/{picture.pk}/sanggah/",
        "data_code": _address(asked) + "data/",
        "data": _address(both) + "data/",
        "mine": f"/aduan-saya/{mine}/",
        "mine_over": "/aduan-saya/lama/",
    }


def _public_pages(number: str) -> dict[str, str]:
    return {
        "home": "/",
        "file": "/adu/",
        "find": "/lacak/",
        "privacy": "/privasi/",
        "mine_ask": "/aduan-saya/",
        "list": "/publik/",
        "list_empty": "/publik/?cari=zzzz",
        "map": "/peta/",
        "public": f"/publik/{number}/",
        "explore": "/jelajah/",
        "agency": "/instansi/DPUPR/",
        "area": "/kelurahan/33.72.01.1001/",
        "category": "/kategori/jalan/",
        "follow": f"/langganan/?aduan={number}",
        "follow_choose": f"/langganan/{subscription_token(1)}/",
        "offline": "/luring/",
        "not_found": "/tidak-ada/",
        "showcase": "/tampilan/",
        "embed": "/embed/DPUPR/",
        "sent_never": "/adu/terkirim/tidak-pernah-terkirim/",
    }
