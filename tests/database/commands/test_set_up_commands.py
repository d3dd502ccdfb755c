"""Setting an office up from a shell: load, outlines, create-admin, keys, and clear refusals."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from installation import Office

Maker = Callable[[str], Office]
CITY = Path("data/surakarta")


def shell(office: Office, *lines: str) -> str:
    """What some lines of Python print in an office."""
    return office.did("manage", "shell", "--no-imports", "-c", "\n".join(lines))


def test_loading_twice_changes_nothing(office: Office) -> None:
    count = "from ulas.agencies.models import CalendarRevision, Agency"
    told = "print(CalendarRevision.objects.count(), Agency.objects.count())"
    before = shell(office, count, told)
    assert "kalender dengan revisi baru: tidak ada" in office.did("load")
    assert shell(office, count, told) == before


def test_another_city_brings_its_own_folder(office: Office, empty: Maker, tmp_path: Path) -> None:
    folder = tmp_path / "bengawan"
    shutil.copytree(CITY, folder)
    agencies = folder / "agencies.csv"
    text = agencies.read_text().replace("Dinas Perhubungan,Dishub", "Dinas Angkutan,Disangkut")
    agencies.write_text(text)
    other = empty("other")
    other.did("migrate", "--verbosity", "0")
    other.did("load", "--city", str(folder))
    name = "from ulas.agencies.models import Agency; print(Agency.objects.get(code='DISHUB').name)"
    assert "Dinas Angkutan" in shell(other, name)
    agencies.write_text(text.replace("OPD", "DINAS", 1))
    refused = other.do("load", "--city", str(folder))
    assert refused.returncode == 1
    assert re.search(r"agencies\.csv.*\d", refused.stderr)
    assert other.do("load", "--city", "nowhere").returncode == 1


def test_outlines_fit_by_code_or_name_and_the_rest_is_named(office: Office, tmp_path: Path) -> None:
    square = [[[110.8, -7.57], [110.81, -7.57], [110.81, -7.56], [110.8, -7.56], [110.8, -7.57]]]
    shape = {"type": "Polygon", "coordinates": square}
    told = [
        {"kode": "33.72.01.1001"},
        {"kelurahan": "Kerten", "kecamatan": "Laweyan"},
        {"kelurahan": "Antah Berantah"},
    ]
    rows = [{"type": "Feature", "properties": one, "geometry": shape} for one in told]
    file = tmp_path / "kelurahan.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": rows}))
    said = office.did("load", "--outlines", str(file))
    assert "2 wilayah mendapat garis batas" in said
    assert "Antah Berantah" in said
    file.write_text("no json")
    refused = office.do("load", "--outlines", str(file))
    assert refused.returncode == 1
    assert file.name in refused.stderr


def test_the_first_officer_gets_a_password_that_opens(office: Office) -> None:
    said = office.did("create-admin", "--username", "siti", "--name", "Siti Contoh")
    password = re.search(r"Kata sandi\s*: (\S+)", said)
    assert password
    check = (
        "from ulas.agencies.models import Officer; one = Officer.objects.get(username='siti'); "
        f"print(one.check_password({password[1]!r}), sorted(map(str, one.roles)))"
    )
    assert "True ['ADMINISTRATOR']" in shell(office, check)
    again = office.do("create-admin", "--username", "siti", "--name", "Lain")
    assert again.returncode == 1
    assert "siti" in again.stderr
    assert password[1] not in again.stdout


def test_a_rotated_ring_opens_what_the_old_key_sealed(office: Office) -> None:
    before = office.did("keys", "show-ids")
    office.did("keys", "rotate")
    after = office.did("keys", "show-ids")
    assert len(after.splitlines()) == len(before.splitlines()) + 1
    assert "2 aduan" in office.did("verify", "--files")
    assert office.do("keys", "create").returncode == 1, "a ring was replaced"


def test_keys_are_refused_inside_the_data_folder(empty: Maker) -> None:
    place = empty("inside")
    place.env["ULAS_KEYS"] = str(place.data / "keys.json")
    refused = place.do("keys", "create")
    assert refused.returncode == 1
    assert "di luar folder data" in refused.stderr


def test_an_empty_database_is_told_in_a_sentence(empty: Maker, tmp_path: Path) -> None:
    nothing = empty("nothing")
    # Whoever forgot to name the settings sees by this that it is not the city's.
    name = urlsplit(nothing.env.get("DATABASE_URL", "")).path.strip("/") or str(nothing.data)
    for words in (
        ("verify",),
        ("load",),
        ("backup", str(tmp_path / "none.tar")),
        ("create-admin", "--username", "a", "--name", "B"),
    ):
        refused = nothing.do(*words)
        assert refused.returncode == 1, words
        assert "./ulas upgrade" in refused.stderr and name in refused.stderr, words
        assert "Traceback" not in refused.stderr, words
    assert not (tmp_path / "none.tar").exists()
