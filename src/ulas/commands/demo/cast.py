"""The demo's officers, read from data/demo/officers.toml and made once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ulas.commands.tooling.project import PROJECT
from ulas.sop.terms import Role

if TYPE_CHECKING:
    from ulas.agencies.models import Officer


@dataclass(frozen=True)
class Player:
    """One officer as the file says it."""

    username: str
    name: str
    role: str
    about: str
    agency: str = ""
    division: str = ""


@dataclass(frozen=True)
class Cast:
    """All officers of the file and the password that they share."""

    password: str
    players: tuple[Player, ...]


class Officers:
    """Who acts: by user name, or by the role at an agency and a division."""

    def __init__(self, known: dict[str, Officer], cast: Cast) -> None:
        """Keep the officers by user name and by place."""
        self._by_name = known
        self._by_place = {
            (one.role, one.agency, one.division): known[one.username] for one in cast.players
        }

    def named(self, username: str) -> Officer:
        """The officer of a user name."""
        return self._by_name[username]

    def at(self, agency: str, division: str = "") -> Officer:
        """Who works the queue of an agency, or answers for one of its divisions."""
        role = Role.DIVISION_OFFICER if division else Role.AGENCY_OFFICER
        return self._by_place[role, agency, division]


def read_cast() -> Cast:
    """The officers as the file says them."""
    path = PROJECT / "data" / "demo" / "officers.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Cast(data["password"], tuple(Player(**one) for one in data["officer"]))


def gather(now: datetime) -> Officers:
    """Make the officers that are not there yet; all share one hashed password."""
    from django.contrib.auth.hashers import make_password

    from ulas.agencies.actions import PostWanted, make_officer
    from ulas.agencies.models import Officer

    cast = read_cast()
    encoded = make_password(cast.password)
    known = {one.username: one for one in Officer.objects.all()}
    for one in cast.players:
        if one.username not in known:
            known[one.username] = make_officer(
                username=one.username,
                full_name=one.name,
                posts=[PostWanted(Role(one.role), one.agency, one.division)],
                now=now - timedelta(days=30),
                encoded=encoded,
                email=f"{one.username}@contoh.example",
            )
    return Officers(known, cast)
