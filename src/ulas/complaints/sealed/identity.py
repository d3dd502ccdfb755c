"""Who filed, in clear: for a reveal, a letter, or the person's own request, and nothing else."""

from dataclasses import dataclass

from ulas.complaints.models import Complainant
from ulas.complaints.sealed.sealing import unseal


@dataclass(frozen=True)
class Identity:
    """An unsealed identity; handed to one screen or letter and kept nowhere."""

    name: str
    email: str
    phone: str
    nik: str
    address: str


def identity_of(complainant: Complainant) -> Identity:
    """The unsealed identity; empty fields after an erasure. Raises SealBroken."""
    return Identity(
        name=unseal(complainant.name_sealed, "name"),
        email=unseal(complainant.email_sealed, "email"),
        phone=unseal(complainant.phone_sealed, "phone"),
        nik=unseal(complainant.nik_sealed, "nik"),
        address=unseal(complainant.address_sealed, "address"),
    )
