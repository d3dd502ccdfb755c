"""Every setting of the house in one table, and the only place that reads the environment.

A setting comes from the process environment, else from the settings file (`--settings FILE`,
`ULAS_SETTINGS`, or `ulas.env` in the data folder), else from the default in `SETTINGS`.
The page docs/reference/settings.md is generated from the table.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
YES = frozenset({"1", "yes", "true", "on", "ya"})
NO = frozenset({"", "0", "no", "false", "off", "tidak"})


class SettingError(Exception):
    """A setting cannot be used; the text says which one and what to write instead."""


@dataclass(frozen=True)
class Setting:
    """One setting: its name, its default as text, what it means, and whether it is a secret."""

    name: str
    default: str
    meaning: str
    secret: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "ULAS_DATA",
        "var",
        "Folder of the embedded database, the attachments and the outputs. "
        "A relative path is taken from the project folder.",
    ),
    Setting(
        "ULAS_KEYS",
        "<ULAS_DATA>.keys.json",
        "File of the key ring that seals identities and signs tokens. It must lie outside the "
        "data folder, so that no backup of the data carries the keys.",
    ),
    Setting(
        "ULAS_SETTINGS",
        "<ULAS_DATA>/ulas.env",
        "File of KEY=VALUE lines with settings; the process environment wins over it.",
    ),
    Setting(
        "DATABASE_URL",
        "",
        "postgresql://user:password@host:port/name for PostgreSQL 15 or newer. "
        "Empty: the embedded SQLite file in the data folder.",
        secret=True,
    ),
    Setting(
        "ULAS_WEB_ROLE",
        "",
        "PostgreSQL role of the web and worker processes. Every migrate, run as the owner of the "
        "tables, grants it what it needs; of events it may only read and add.",
    ),
    Setting(
        "ULAS_URL",
        "http://localhost:8000",
        "Public address of the site, used in letters, messages and QR codes.",
    ),
    Setting(
        "ULAS_HOSTS",
        "localhost,127.0.0.1,[::1]",
        "Host names this server answers to, separated by commas.",
    ),
    Setting("ULAS_DEBUG", "no", "Developer pages with details of an error. Never in production."),
    Setting("ULAS_DEMO", "no", "Demo data and printed passwords; refuses a real database."),
    Setting(
        "ULAS_NOW",
        "",
        "Freezes the clock at an ISO instant with offset. For the demo and for tests only.",
    ),
    Setting(
        "ULAS_CITY",
        "surakarta",
        "Folder of the city's reference data: agencies, categories, areas, calendars, SOP.",
    ),
    Setting("ULAS_TIMEZONE", "Asia/Jakarta", "Time zone of working hours and of every screen."),
    Setting(
        "ULAS_SMTP_URL",
        "",
        "smtp://user:password@host:port, or smtps:// for TLS from the start. After ? may stand "
        "tls=required, offered or none (required with a password, else offered) and ca=FILE, the "
        "certificates to trust instead of the system's. "
        "Empty: no mail leaves; letters stay readable in the outbox.",
        secret=True,
    ),
    Setting("ULAS_MAIL_FROM", "ULAS <ulas@localhost>", "Sender of every letter."),
    Setting(
        "ULAS_TILES_URL",
        "",
        "Address template of a map tile server with {z}, {x} and {y}. "
        "Empty: the map draws the city from its own reference points.",
    ),
    Setting(
        "ULAS_RETENTION_DAYS",
        "1825",
        "How many days after its last event an ended complaint keeps its person, texts and files; "
        "then they are erased for good, and figures and the chain stay. Set it by the city's "
        "archive schedule. 0: nothing is erased by time.",
    ),
    Setting(
        "ULAS_SECOND_FACTOR",
        "INFORMATION_CLERK,POLICY_REVIEWER,ADMINISTRATOR",
        "Posts, separated by commas, whose officers must set up a second factor (a passkey or an "
        "authenticator app) before they see anything. Empty: nobody must. The demo asks nobody.",
    ),
    Setting(
        "ULAS_OIDC_SERVER",
        "",
        "Address of the city's OpenID Connect provider (the part before /.well-known/). With it "
        "officers may sign in there; an identity opens the account with its verified e-mail "
        "address and never makes one. Empty: off.",
    ),
    Setting("ULAS_OIDC_CLIENT", "", "Client id that the provider gave to ULAS."),
    Setting("ULAS_OIDC_SECRET", "", "Client secret that the provider gave to ULAS.", secret=True),
    Setting("ULAS_OIDC_NAME", "akun kota", "What the sign-in button calls the provider."),
    Setting("ULAS_LOG_LEVEL", "INFO", "Least severity written: DEBUG, INFO, WARNING or ERROR."),
    Setting("ULAS_WORKERS", "2", "Web processes that `serve` starts."),
    Setting(
        "ULAS_THREADS",
        "16",
        "Requests that one web process works on at once; each may hold a database connection, "
        "so workers times threads must stay below what the database allows.",
    ),
    Setting(
        "ULAS_ROUTER_TRAINING",
        "yes",
        "Whether the worker trains the router anew at night, where the libraries for it are there.",
    ),
    Setting(
        "ULAS_TRUSTED_PROXY",
        "no",
        "yes when a reverse proxy of ours sets X-Forwarded-For and X-Forwarded-Proto. "
        "Anyone can write those headers, so leave it off without such a proxy.",
    ),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def read(name: str) -> str:
    """Return the value of a setting as text; paths come back absolute.

    Raises SettingError when the table does not know the name.
    """
    if name not in _BY_NAME:
        raise SettingError(f"{name} is not a setting of this house; see {__name__}.SETTINGS.")
    if name == "ULAS_DATA":
        return str(data_folder())
    if name == "ULAS_KEYS":
        return str(key_file())
    if name == "ULAS_SETTINGS":
        return str(settings_file())
    return os.environ.get(name, _BY_NAME[name].default)


def read_switch(name: str) -> bool:
    """Return a yes/no setting. Raises SettingError for any other word."""
    value = read(name).strip().lower()
    if value in YES:
        return True
    if value in NO:
        return False
    raise SettingError(f"{name} is '{value}'; write yes or no.")


def read_number(name: str, *, least: int = 0) -> int:
    """Return a whole-number setting. Raises SettingError when it is none or below `least`."""
    value = read(name).strip()
    if not value.isdigit() or int(value) < least:
        raise SettingError(f"{name} is '{value}'; write a whole number of at least {least}.")
    return int(value)


def read_list(name: str) -> list[str]:
    """Return a comma-separated setting as a list without empty entries."""
    return [part.strip() for part in read(name).split(",") if part.strip()]


def data_folder() -> Path:
    """Return the absolute data folder; it need not exist yet."""
    return (PROJECT / (os.environ.get("ULAS_DATA") or "var")).absolute()


def key_file() -> Path:
    """Return the absolute file of the key ring, by default a sibling of the data folder."""
    given = os.environ.get("ULAS_KEYS")
    if given:
        return (PROJECT / given).absolute()
    data = data_folder()
    return data.with_name(f"{data.name}.keys.json")


def settings_file() -> Path:
    """Return the absolute settings file; the default one need not exist."""
    given = os.environ.get("ULAS_SETTINGS")
    return (PROJECT / given).absolute() if given else data_folder() / "ulas.env"


def load() -> None:
    """Put the settings file into the environment without overruling what is set already.

    Raises SettingError when a named file is missing or a line cannot be read.
    """
    path = settings_file()
    if not path.is_file():
        if os.environ.get("ULAS_SETTINGS"):
            raise SettingError(f"The settings file {path} does not exist.")
        return
    for name, value in parse(path.read_text(encoding="utf-8"), source=str(path)).items():
        os.environ.setdefault(name, value)


def parse(text: str, *, source: str) -> dict[str, str]:
    """Return the KEY=VALUE lines of a settings file; blank lines and # lines are skipped.

    Raises SettingError naming `source` and the line for anything else, and for an unknown
    ULAS_ name, because a misspelt setting would otherwise be silently ignored.
    """
    found: dict[str, str] = {}
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        name = name.strip()
        if not equals or not name.isidentifier():
            raise SettingError(f"{source}, line {number}: write NAME=value.")
        if name.startswith("ULAS_") and name not in _BY_NAME:
            raise SettingError(f"{source}, line {number}: {name} is not a setting of ULAS.")
        found[name] = _unquoted(value.strip())
    return found


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value
