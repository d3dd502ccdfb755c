"""An officer comes in, with the posts that the person holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from ulas.agencies.models import Agency, Division, Officer, Post
from ulas.sop.terms import Role

AT_AGENCY = frozenset({Role.AGENCY_OFFICER, Role.DIVISION_OFFICER})


class OfficerRefused(Exception):
    """The officer cannot be made as asked; the text says what to change."""


@dataclass(frozen=True)
class PostWanted:
    """A role to hold, at an agency and a division by their codes where the role has one."""

    role: Role
    agency: str = ""
    division: str = ""


def make_officer(
    *,
    username: str,
    full_name: str,
    posts: Sequence[PostWanted],
    now: datetime,
    password: str | None = None,
    encoded: str = "",
    email: str = "",
) -> Officer:
    """Make an officer with posts; without a password the account cannot sign in yet.

    `encoded` is a password that was hashed before, for many accounts that share one.

    Raises:
        OfficerRefused: a name that is taken or unfit, no post, an unknown agency or division.
    """
    _refuse_name(username, full_name)
    if not posts:
        raise OfficerRefused("Petugas harus memegang sedikitnya satu peran.")
    with transaction.atomic():
        if Officer.objects.filter(username=username).exists():
            raise OfficerRefused(f"Nama pengguna “{username}” sudah dipakai. Pilih yang lain.")
        officer = Officer(username=username, full_name=full_name, email=email, date_joined=now)
        officer.set_password(password)
        if encoded:
            officer.password = encoded
        officer.save()
        Post.objects.bulk_create(_post(officer, wanted, now) for wanted in posts)
    return officer


def _refuse_name(username: str, full_name: str) -> None:
    try:
        Officer._meta.get_field("username").clean(username, None)
        Officer._meta.get_field("full_name").clean(full_name, None)
    except ValidationError as wrong:
        raise OfficerRefused(
            "Nama pengguna (paling banyak 60 huruf) dan nama lengkap (120) harus diisi."
        ) from wrong
    if not username.replace("-", "").replace(".", "").isalnum():
        raise OfficerRefused("Nama pengguna hanya huruf, angka, titik dan tanda hubung.")


def _post(officer: Officer, wanted: PostWanted, now: datetime) -> Post:
    agency = division = None
    if wanted.agency:
        agency = Agency.objects.filter(code=wanted.agency, active=True).first()
        if agency is None:
            raise OfficerRefused(f"Instansi “{wanted.agency}” tidak ada.")
    if wanted.division:
        division = Division.objects.filter(agency=agency, code=wanted.division, active=True).first()
        if division is None:
            raise OfficerRefused(f"Bidang “{wanted.division}” tidak ada di instansi itu.")
    if wanted.role in AT_AGENCY and agency is None:
        raise OfficerRefused("Peran ini harus menyebut instansinya.")
    if wanted.role == Role.DIVISION_OFFICER and division is None:
        raise OfficerRefused("Petugas bidang harus menyebut bidangnya.")
    return Post(officer=officer, role=wanted.role, agency=agency, division=division, since=now)
