"""Make an administrator and print a first password."""

from __future__ import annotations

import argparse
import secrets
import sys

import django

from ulas.sop.terms import Role

ROLES = {
    "administrator": Role.ADMINISTRATOR,
    "clerk": Role.INFORMATION_CLERK,
    "reviewer": Role.POLICY_REVIEWER,
    "leader": Role.LEADER,
}
# Without letters that are read for one another.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def main(argv: list[str]) -> int:
    """Ask for what was not given; return 1 when the name cannot be taken."""
    parser = argparse.ArgumentParser(prog="./ulas create-admin", description=__doc__)
    parser.add_argument("--username", help="name to sign in with")
    parser.add_argument("--name", help="full name")
    parser.add_argument("--email", default="", help="mail address for notices")
    parser.add_argument(
        "--role",
        action="append",
        choices=sorted(ROLES),
        help="roles to hold, repeatable (default: administrator)",
    )
    options = parser.parse_args(argv)
    django.setup()
    from ulas.agencies.actions import OfficerRefused, PostWanted, make_officer
    from ulas.look.now import now

    password = first_password()
    try:
        officer = make_officer(
            username=options.username or _asked("Nama pengguna: "),
            full_name=options.name or _asked("Nama lengkap: "),
            posts=[PostWanted(ROLES[role]) for role in options.role or ["administrator"]],
            now=now(),
            password=password,
            email=options.email,
        )
    except EOFError:
        print("create-admin: tulis --username dan --name.", file=sys.stderr)
        return 1
    except OfficerRefused as refused:
        print(f"create-admin: {refused}", file=sys.stderr)
        return 1
    print(f"Nama pengguna: {officer.username}")
    print(f"Kata sandi   : {password}")
    print("Kata sandi ini hanya ditampilkan sekali. Ganti setelah masuk yang pertama.")
    return 0


def first_password() -> str:
    """A random password of four groups of four, about 79 bits."""
    letters = [secrets.choice(ALPHABET) for _ in range(16)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, 16, 4))


def _asked(question: str) -> str:
    return input(question).strip()
