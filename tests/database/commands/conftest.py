"""An office installed by the commands alone, on the database that the run is on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from installation import Office, new_office

FILE_TWO = """
import io
from PIL import Image
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT
from ulas.complaints.sealed.attachments import prepare_file
from ulas.jobs import rounds
from ulas.look.now import now
out = io.BytesIO()
Image.new("RGB", (640, 480), (90, 120, 150)).save(out, "JPEG")
for name, text in (("Siti Rahayu", "Tagihan PDAM naik tiga kali lipat bulan ini."),
                   ("Budi Santoso", "Lampu PJU di depan pasar mati sejak tiga hari.")):
    filing = actions.Filing(
        text=text, name=name, email=name.split()[0].lower() + "@contoh.id",
        address="Depan Pasar Jongke", verified=True,
        attachments=(prepare_file("foto.jpg", out.getvalue()),),
    )
    actions.file_complaint(filing=filing, by=COMPLAINANT, now=now(), channel="WEBSITE")
rounds.everything(now())
"""


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with the city's data and two complaints, one of them sent to its agency."""
    made = new_office(tmp_path_factory.mktemp("office"), "data")
    made.did("upgrade")
    made.did("manage", "shell", "--no-imports", "-c", FILE_TWO)
    return made


@pytest.fixture
def empty(tmp_path: Path) -> Callable[[str], Office]:
    """Makes an empty office of a name."""
    return lambda name: new_office(tmp_path, name)
