"""Form Aduan Elektronik: the record that the SOP demands of every filing (row 2).

The complainant's copy is whole and carries the tracking link; an officer's copy names the person
only after a recorded reveal, and its link leads to the case page, never to the tracking page.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from ulas.complaints.models import Attachment, Channel, Complaint, Gender
from ulas.complaints.queries.desk.case import DeskCase
from ulas.complaints.queries.identity import own_identity
from ulas.complaints.queries.tracking import TrackedCase
from ulas.complaints.sealed.identity import Identity
from ulas.complaints.sealed.numbers import spoken
from ulas.reports.documents.heading import foot, head_of, qr_drawing
from ulas.reports.documents.rendering import rendered
from ulas.reports.documents.words import NOTHING, exact, short
from ulas.sop.procedure import number_line
from ulas.sop.terms import IdentityShownTo, Visibility

HIDDEN = "tidak ditampilkan"
TRACKING = "Pindai untuk melacak. Jangan dibagikan: yang memindai dapat membuka aduan Anda."
ERASED = "(sudah dihapus atas permintaan pengadu atau karena masa simpannya habis)"
PURPOSES = {"FILED": "lampiran aduan", "FACTS": "keterangan tambahan"}
VISIBLE = {
    Visibility.PUBLIC: "Publik: isi boleh dibaca umum setelah diperiksa petugas",
    Visibility.CONFIDENTIAL: "Rahasia: isi hanya dibaca instansi yang menangani",
}
SHOWN_TO = {
    IdentityShownTo.AGENCY: "instansi yang menangani",
    IdentityShownTo.COORDINATOR: "Diskominfo SP saja",
}

Pairs = list[list[str]]


def form_for_complainant(case: TrackedCase, link: str, now: datetime) -> bytes:
    """The complainant's own copy as PDF; `link` is the absolute tracking address.

    Raises:
        DocumentRefused: see `rendering.rendered`.
    """
    complaint = case.complaint
    known = None if complaint.complainant.erased_at else own_identity(complaint)
    data = form_data(complaint, case.attachments, now, text=complaint.body, identity=known)
    data["qr"] = qr_drawing(link)
    data["qr-words"] = TRACKING
    return rendered("form", data, now)


def form_for_officer(
    case: DeskCase, link: str, now: datetime, identity: Identity | None = None
) -> bytes:
    """A copy for an officer as PDF; `link` is the absolute address of the case page.

    Without `identity` (what `reveal_identity` gave) the person is "tidak ditampilkan".

    Raises:
        DocumentRefused: see `rendering.rendered`.
    """
    complaint = case.complaint
    data = form_data(complaint, case.attachments, now, text=case.text, identity=identity)
    data["qr"], data["qr-words"] = qr_drawing(link), "Halaman aduan bagi petugas"
    if case.sight.identity_hidden:
        data["title"] = case.readable(complaint.title)
        data["answers"] = [[label, case.readable(value)] for label, value in data["answers"]]
        data["place"] = place_of(complaint, case.readable(complaint.address))
    return rendered("form", data, now)


def form_data(
    complaint: Complaint,
    files: Sequence[Attachment],
    now: datetime,
    *,
    text: str,
    identity: Identity | None,
) -> dict[str, Any]:
    """Everything that the form prints, without its QR."""
    procedure = complaint.procedure_version.procedure()
    number = spoken(complaint.number)
    remark = "" if identity or complaint.complainant.erased_at else _why_hidden(complaint)
    return {
        "head": head_of(procedure.identity),
        "foot": foot(f"Form Aduan Elektronik {number}", now),
        "number": number,
        "top": _top(complaint),
        "promise": _promise(complaint),
        "title": complaint.title,
        "body": ERASED if complaint.erased_at else text,
        "place": place_of(complaint, complaint.address),
        "answers": _answers(complaint),
        "files": _files(files),
        "identity": _identity(complaint, identity),
        "identity-remark": remark,
        "qr": "",
        "qr-words": "",
        "remark": f"Catatan menurut SOP {procedure.identity.title} "
        f"({number_line(procedure)}), baris 2.",
    }


def place_of(complaint: Complaint, address: str) -> Pairs:
    """Category, agency chosen by the complainant, and where it is, as label and value.

    `address` is the complaint's as the reader may see it.
    """
    area, rows = complaint.area, []
    rows.append(["Kategori", complaint.category.name if complaint.category else NOTHING])
    if complaint.chosen_agency:
        rows.append(["Instansi pilihan pengadu", complaint.chosen_agency.name])
    if area is not None:
        district = f", Kecamatan {area.parent.name}" if area.parent else ""
        rows.append(["Kelurahan", f"{area.name}{district}"])
    rows.append(["Alamat atau patokan", address or NOTHING])
    if complaint.latitude is not None and complaint.longitude is not None:
        rows.append(["Titik peta", f"{complaint.latitude:.5f}, {complaint.longitude:.5f}"])
    return rows


def _top(complaint: Complaint) -> Pairs:
    rows = [["Diterima", exact(complaint.received_at)]]
    if complaint.filed_at != complaint.received_at:
        rows.append(["Dicatat", exact(complaint.filed_at)])
    return [*rows, ["Melalui", Channel(complaint.channel).label]]


def _promise(complaint: Complaint) -> Pairs:
    verified = complaint.complainant.verified_at is not None
    rows = [["Tindak lanjut dijanjikan", exact(complaint.promised_at)]]
    if not verified and not complaint.complainant.erased_at:
        rows.append(["Kontak", "belum dipastikan; aduan menunggu diperiksa petugas"])
    rows.append(["Sifat", VISIBLE[Visibility(complaint.visibility)]])
    shown = SHOWN_TO[IdentityShownTo(complaint.identity_shown_to)]
    return [*rows, ["Identitas diketahui", shown]]


def _answers(complaint: Complaint) -> Pairs:
    """Answers to the category's own questions; labels from the category, else the key."""
    questions = complaint.category.questions if complaint.category else []
    return list(answered(complaint.details, questions))


def answered(
    details: Mapping[str, Any], questions: Iterable[Mapping[str, Any]]
) -> Iterable[list[str]]:
    """Yield [question, answer] in words, in the order of the questions, then the rest."""
    known = {str(question["key"]): question for question in questions}
    for key in [*(k for k in known if k in details), *(k for k in details if k not in known)]:
        question = known.get(key, {})
        names = {o["value"]: o["label"] for o in question.get("options", [])}
        given = details[key] if isinstance(details[key], list) else [details[key]]
        words = ", ".join(str(names.get(one, one)) for one in given if one not in ("", None))
        if words:
            yield [str(question.get("label", key)), words]


def _files(files: Sequence[Attachment]) -> Pairs:
    filed = [one for one in files if one.purpose in PURPOSES]
    return [
        [
            str(at),
            f"{'PDF' if one.media_type == 'application/pdf' else 'Foto'}, {PURPOSES[one.purpose]}"
            + (f", {one.width} x {one.height} titik" if one.width else ""),
            f"{one.size / 1024:.0f} KB".replace(".", ","),
            short(one.received_at),
            f"{one.digest[:12]}…",
        ]
        for at, one in enumerate(filed, start=1)
    ]


def _identity(complaint: Complaint, identity: Identity | None) -> Pairs:
    person = complaint.complainant
    gender = Gender(person.gender).label
    if person.erased_at:
        return [["Identitas", ERASED]]
    names = ("Nama", "Nomor HP", "Surel", "NIK", "Alamat rumah", "Jenis kelamin", "Domisili")
    if identity is None:
        return [[name, HIDDEN] for name in names if name != "NIK"]
    values = (identity.name, identity.phone, identity.email, identity.nik, identity.address)
    pairs = zip(names, (*values, gender, person.domicile), strict=True)
    return [[name, value or NOTHING] for name, value in pairs if value or name != "NIK"]


def _why_hidden(complaint: Complaint) -> str:
    if complaint.identity_shown_to == IdentityShownTo.COORDINATOR:
        return "Pengadu meminta identitasnya hanya diketahui Diskominfo SP."
    return "Identitas dicetak hanya setelah dibuka dengan keperluan yang tercatat."
