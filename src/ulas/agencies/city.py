"""Names and numbers of the city for the pages, from `city.toml` in its folder."""

import tomllib
from dataclasses import dataclass
from functools import cache

from django.conf import settings


@dataclass(frozen=True)
class EmergencyNumber:
    """A number to call at once, with its name in both languages."""

    number: str
    name: str
    name_en: str


@dataclass(frozen=True)
class City:
    """What pages say about the city; `centre` and `bounds` are (latitude, longitude) in degrees."""

    name: str
    government: str
    coordinator: str
    address: str
    phone: str
    email: str
    centre: tuple[float, float]
    bounds: tuple[tuple[float, float], tuple[float, float]]
    emergency: tuple[EmergencyNumber, ...]


@cache
def embeds() -> dict[str, tuple[str, ...]]:
    """Agency code -> origins whose pages may frame its form, from `embeds.toml`; read once."""
    path = settings.ULAS_CITY_FOLDER / "embeds.toml"
    if not path.exists():
        return {}
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {code: tuple(entry["origins"]) for code, entry in data.get("embed", {}).items()}


@cache
def city() -> City:
    """The city that the settings name; read once."""
    path = settings.ULAS_CITY_FOLDER / "city.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    (south, west), (north, east) = data["bounds"]
    return City(
        **{
            key: data[key]
            for key in ("name", "government", "coordinator", "address", "phone", "email")
        },
        centre=(data["centre"][0], data["centre"][1]),
        bounds=((south, west), (north, east)),
        emergency=tuple(EmergencyNumber(**entry) for entry in data["emergency"]),
    )
