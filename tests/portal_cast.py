"""A small city for the portal's tests, and cases in it driven by the verbs."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image

from ulas.agencies.models import (
    Agency,
    Area,
    CalendarRevision,
    Category,
    Division,
    Officer,
    Post,
    WorkingCalendar,
)
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT, SYSTEM, by_officer
from ulas.complaints.models import Complaint, Referral
from ulas.complaints.sealed.attachments import PreparedFile, prepare_file
from ulas.sop.terms import Role

PROJECT = Path(__file__).resolve().parents[1]
# Monday, 09.00 in Solo.
START = datetime(2026, 1, 12, 2, 0, tzinfo=UTC)
WEEK = {str(day): [["07:30", "12:00"], ["12:30", "16:00"]] for day in range(5)}
QUESTIONS = [
    {
        "key": "pole",
        "label": "Nomor tiang lampu",
        "label_en": "Lamp-post number",
        "kind": "text",
        "required": False,
    },
    {
        "key": "dark",
        "label": "Apa yang rusak?",
        "label_en": "What is broken?",
        "kind": "choice",
        "required": True,
        "options": [
            {"value": "OFF", "label": "Mati", "label_en": "Off"},
            {"value": "WIRE", "label": "Kabel", "label_en": "Wire"},
        ],
    },
    {
        "key": "since",
        "label": "Sejak kapan mati?",
        "label_en": "Off since when?",
        "kind": "text",
        "required": True,
        "show_if": {"dark": "OFF"},
    },
]


@dataclass
class Cast:
    """Who plays in the tests."""

    clerk: Officer
    reviewer: Officer
    roads: Agency
    transport: Agency
    roads_officer: Officer
    transport_officer: Officer
    division: Division


def build() -> Cast:
    """Calendar, SOP, agencies, officers, categories and areas."""
    calendar = WorkingCalendar.objects.create(code="default", name="Kota")
    definition = {"name": "Kota", "timezone": "Asia/Jakarta", "weekly": WEEK}
    calendar.current = CalendarRevision.objects.create(
        working_calendar=calendar, number=1, definition=json.dumps(definition), made_at=START
    )
    calendar.save()
    text = (PROJECT / "data/surakarta/sop.toml").read_text(encoding="utf-8")
    year = timedelta(days=365)
    actions.import_procedure(text=text, valid_from=START - year, now=START - year)
    Agency.objects.create(code="DISKOMINFO", name="Diskominfo SP", kind="OPD", coordinates=True)
    Agency.objects.create(code="INSPEKTORAT", name="Inspektorat", kind="OPD", inspects=True)
    roads = Agency.objects.create(
        code="DPUPR", name="Dinas Pekerjaan Umum dan Penataan Ruang", short_name="DPUPR", kind="OPD"
    )
    transport = Agency.objects.create(
        code="DISHUB", name="Dinas Perhubungan", short_name="Dishub", kind="OPD"
    )
    division = Division.objects.create(agency=roads, code="JALAN", name="Bidang Bina Marga")
    _places(roads, transport)
    return Cast(
        clerk=_officer("clerk", Role.INFORMATION_CLERK),
        reviewer=_officer("reviewer", Role.POLICY_REVIEWER),
        roads=roads,
        transport=transport,
        roads_officer=_officer("roads", Role.AGENCY_OFFICER, roads),
        transport_officer=_officer("transport", Role.AGENCY_OFFICER, transport),
        division=division,
    )


def _places(roads: Agency, transport: Agency) -> None:
    Category.objects.create(
        code="jalan", name="Jalan dan Drainase", name_en="Roads and drainage", agency=roads
    )
    Category.objects.create(
        code="lampu", name="Penerangan Jalan", name_en="Street lights", agency=transport,
        questions=QUESTIONS,
    )  # fmt: skip
    Category.objects.create(
        code="pungli", name="Pungutan Liar", name_en="Illegal levies", confidential=True
    )
    district = Area.objects.create(code="33.72.01", name="Laweyan", kind="KECAMATAN")
    points = {"Pajang": (-7.5671, 110.7862), "Laweyan": (-7.5702, 110.7942)}
    for number, (name, (latitude, longitude)) in enumerate(points.items(), start=1):
        Area.objects.create(
            code=f"33.72.01.100{number}", name=name, kind="KELURAHAN", parent=district,
            latitude=latitude, longitude=longitude,
        )  # fmt: skip


def _officer(name: str, role: Role, agency: Agency | None = None) -> Officer:
    officer = Officer.objects.create_user(name, full_name=name.title(), date_joined=START)
    Post.objects.create(officer=officer, role=role, agency=agency, since=START)
    return officer


def filed(now: datetime = START, **more: Any) -> actions.Filed:
    """A plain complaint about a road."""
    given: dict[str, Any] = {
        "text": "Jalan di depan pasar berlubang besar, dua orang sudah jatuh.",
        "name": "Siti Aminah",
        "email": "siti@contoh.id",
        "category": "jalan",
        "area": "33.72.01.1001",
        "address": "Depan Pasar Jongke",
        "latitude": -7.5668,
        "longitude": 110.7871,
        "visibility": "PUBLIC",
        **more,
    }
    return actions.file_complaint(
        filing=actions.Filing(**given), by=COMPLAINANT, now=now, channel="WEBSITE"
    )


def referred(
    cast: Cast, now: datetime = START, agencies: tuple[str, ...] = ("DPUPR",), **more: Any
):
    """A complaint delivered to its agencies; (filed, referrals)."""
    case = filed(now, **more)
    pk = case.complaint.pk
    actions.accept(complaint_id=pk, by=by_officer(cast.clerk), now=now)
    referrals = actions.distribute(
        complaint_id=pk, by=by_officer(cast.reviewer), now=now, agencies=agencies
    )
    for referral in referrals:
        actions.deliver(complaint_id=pk, referral_id=referral.pk, by=SYSTEM, now=now)
    return case, referrals


def answered(cast: Cast, now: datetime = START, **more: Any):
    """A complaint whose one agency has answered it for good; (filed, referral)."""
    case, (referral,) = referred(cast, now, **more)
    publish(cast, case.complaint, referral, now + timedelta(minutes=30), "Lubang sudah ditambal.")
    return case, referral


def publish(
    cast: Cast, complaint: Complaint, referral: Referral, now: datetime, text: str, **more: Any
):
    """Submit and publish one answer of the road agency."""
    officer = cast.roads_officer if referral.agency_id == cast.roads.pk else cast.transport_officer
    answer = actions.submit_answer(
        complaint_id=complaint.pk, referral_id=referral.pk, by=by_officer(officer), now=now,
        text=text, **more,
    )  # fmt: skip
    actions.publish_answer(
        complaint_id=complaint.pk, referral_id=referral.pk, answer_id=answer.pk,
        by=by_officer(officer), now=now,
    )  # fmt: skip
    return answer


def photo(colour: str = "red", side: int = 640) -> bytes:
    """A JPEG of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (side, side * 3 // 4), colour).save(out, "JPEG")
    return out.getvalue()


def prepared(colour: str = "red") -> PreparedFile:
    """The same, verified."""
    return prepare_file(f"{colour}.jpg", photo(colour))
