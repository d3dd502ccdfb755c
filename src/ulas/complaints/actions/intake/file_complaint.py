"""Verb: a complaint comes in (SOP row 2 begins)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import IntegrityError, transaction

from ulas.agencies.models import Agency, Area, Category
from ulas.agencies.queries.named import active_area, active_category
from ulas.complaints.actions.intake.filing import Filing, FilingRefused, cleaned, problems
from ulas.complaints.actions.intake.keys import ClientKey, claim
from ulas.complaints.actions.intake.signs import flags_of, is_urgent
from ulas.complaints.casefile import Actor, Case, MoveRefused, alike
from ulas.complaints.casefile.attaching import Stored, attach, stored
from ulas.complaints.casefile.targets import promise, set_targets
from ulas.complaints.finding import index
from ulas.complaints.models import Complainant, Complaint
from ulas.complaints.queries.versions import version_at
from ulas.complaints.sealed.numbers import fresh_number
from ulas.complaints.sealed.sealing import blind_index, salt, salted, seal, token_for
from ulas.sop.moves import MOVE
from ulas.sop.terms import ComplaintState, IdentityShownTo, Role, Verb, Visibility

Reference = TypeVar("Reference", Agency, Area, Category)


@dataclass(frozen=True)
class Filed:
    """What came of a filing; `replayed` when the same key had filed it before."""

    complaint: Complaint
    token: str
    replayed: bool = False


@dataclass(frozen=True)
class Codes:
    """The rows that a filing's codes stand for."""

    category: Category | None
    area: Area | None
    chosen_agency: Agency | None
    accused_agency: Agency | None


def file_complaint(
    *,
    filing: Filing,
    by: Actor,
    now: datetime,
    channel: str,
    received_at: datetime | None = None,
    key: ClientKey | None = None,
) -> Filed:
    """File a complaint; nothing else happens here, the automatic steps follow as jobs.

    `received_at` is when the citizen spoke, where that was earlier (desk, phone, letter).

    Raises:
        FilingRefused: with a sentence for each field that cannot be taken.
        KeyReused, KeyInFlight: about the idempotency key.
        MoveRefused: the officer may not take in complaints.
    """
    filing = cleaned(filing)
    received = received_at or now
    found = problems(filing, now=now, received_at=received)
    if found:
        raise FilingRefused(found)
    # A clock that runs a little ahead of ours is forgiven, but no step may start in the future.
    received = min(received, now)
    role = _role(by)
    files = stored(filing.attachments)
    for attempt in range(5):
        try:
            with transaction.atomic():
                return _file(filing, by, role, now, channel, received, key, files)
        except IntegrityError:
            # Two random numbers met; another draw settles it. Anything else repeats and shows.
            if attempt == 4:
                raise
    raise AssertionError("unreachable")


def _role(by: Actor) -> Role:
    held = {by.role} if by.role else set(by.officer.roles if by.officer else ())
    for role in MOVE[Verb.FILE_COMPLAINT].actors:
        if role in held:
            return role
    raise MoveRefused("Anda tidak berwenang mencatat aduan.")


def _file(
    filing: Filing,
    by: Actor,
    role: Role,
    now: datetime,
    channel: str,
    received: datetime,
    key: ClientKey | None,
    files: list[Stored],
) -> Filed:
    number = fresh_number(now)
    earlier = claim(key, number, now) if key else None
    if earlier is not None:
        return Filed(earlier, token_for(earlier.number), replayed=True)
    codes = _codes(filing)
    complaint = _complaint(filing, codes, number, now, channel, received)
    case = _case(complaint, by, role, received)
    missing = case.procedure.completeness.missing(_given(filing))
    complaint.flags = flags_of(filing, complaint, missing)
    _begin(case, files, automatic=not complaint.flags, now=now)
    return Filed(complaint, token_for(number))


def _codes(filing: Filing) -> Codes:
    wrong: dict[str, str] = {}
    category = _known(
        active_category(filing.category), filing.category, "category", "Kategori", wrong
    )
    area = _known(active_area(filing.area), filing.area, "area", "Kelurahan", wrong)
    chosen = _one(Agency, filing.agency, "agency", "Instansi", wrong)
    accused = _one(Agency, filing.accused_agency, "accused_agency", "Instansi", wrong)
    asked = {str(one["key"]) for one in category.questions} if category else set()
    if set(filing.details) - asked:
        wrong["details"] = "Ada jawaban atas pertanyaan yang tidak dikenal pada kategori ini."
    if wrong:
        raise FilingRefused(wrong)
    return Codes(category, area, chosen, accused)


def _one(
    model: type[Reference], code: str, field: str, label: str, wrong: dict[str, str]
) -> Reference | None:
    if not code:
        return None
    found = model._default_manager.filter(code=code, active=True).first()
    return _known(found, code, field, label, wrong)


def _known(
    found: Reference | None, code: str, field: str, label: str, wrong: dict[str, str]
) -> Reference | None:
    if code and found is None:
        wrong[field] = f"{label} “{code[:40]}” tidak dikenal. Pilih dari daftar."
    return found


def _given(filing: Filing) -> set[str]:
    parts: Mapping[str, bool] = {
        "text": bool(filing.text),
        "place": bool(filing.area or filing.address or filing.latitude is not None),
        "name": bool(filing.name),
        "contact": bool(filing.email or filing.phone),
        "photo": bool(filing.attachments),
        "category": bool(filing.category),
    }
    return {name for name, there in parts.items() if there}


def _complaint(
    filing: Filing, codes: Codes, number: str, now: datetime, channel: str, received: datetime
) -> Complaint:
    accused = codes.accused_agency
    shown_to = IdentityShownTo.COORDINATOR if accused else filing.identity_shown_to
    return Complaint(
        number=number,
        state=ComplaintState.FILED,
        title=filing.title,
        body=filing.text,
        salt=salt(),
        complainant=_complainant(filing, now),
        channel=channel,
        category=codes.category,
        area=codes.area,
        latitude=filing.latitude,
        longitude=filing.longitude,
        address=filing.address,
        details=dict(filing.details),
        visibility=_visibility(filing, codes),
        identity_shown_to=shown_to,
        chosen_agency=codes.chosen_agency,
        accused_agency=accused,
        urgent=is_urgent(filing, codes.category),
        service_class=_service_class(codes),
        received_at=received,
        filed_at=now,
        procedure_version=version_at(now),
    )


def _visibility(filing: Filing, codes: Codes) -> Visibility:
    secret = codes.accused_agency or (codes.category and codes.category.confidential)
    if codes.accused_agency:
        return Visibility.CONFIDENTIAL
    default = Visibility.CONFIDENTIAL if secret else Visibility.PUBLIC
    return Visibility(filing.visibility) if filing.visibility else default


def _service_class(codes: Codes) -> str:
    if codes.accused_agency:
        return "SUPERVISION"
    return codes.category.service_class if codes.category else "ORDINARY"


def _complainant(filing: Filing, now: datetime) -> Complainant:
    return Complainant.objects.create(
        name_sealed=seal(filing.name, "name"),
        email_sealed=seal(filing.email, "email"),
        phone_sealed=seal(filing.phone, "phone"),
        nik_sealed=seal(filing.nik, "nik"),
        address_sealed=seal(filing.home_address, "address"),
        email_index=blind_index(filing.email, "email"),
        phone_index=blind_index(filing.phone, "phone"),
        nik_index=blind_index(filing.nik, "nik"),
        gender=filing.gender,
        domicile=filing.domicile,
        language=filing.language,
        verified_at=now if filing.verified else None,
    )


def _case(complaint: Complaint, by: Actor, role: Role, received: datetime) -> Case:
    """The case of a complaint that does not exist yet; its clocks start when it was received."""
    return Case(
        verb=Verb.FILE_COMPLAINT,
        complaint=complaint,
        procedure=complaint.procedure_version.procedure(),
        by=by,
        role=role,
        now=received,
    )


def _begin(case: Case, files: list[Stored], *, automatic: bool, now: datetime) -> None:
    complaint = case.complaint
    case.payload.update(
        {
            "text": salted(complaint.body, complaint.salt),
            "channel": complaint.channel,
            "received": complaint.received_at.isoformat(),
            "flags": complaint.flags,
            "files": [file.digest for file, _, _ in files],
            "sop": complaint.procedure_version.number,
        }
    )
    complaint.promised_at = promise(case)
    case.tell_complainant("filed")
    if not automatic:
        case.tell_role("to_receive", Role.INFORMATION_CLERK)
    index.refresh(complaint)
    case.first(now=now, automatic=automatic)
    index.keep(complaint)
    alike.index(complaint)
    if files:
        attach(complaint, files, now, purpose="FILED")
    set_targets(case)
