"""The house's settings, read with a data folder below the temp folder.

Named by pytest in pyproject.toml: settings are read once, before any fixture runs, and a test
must never see the caller's data, keys or mail server. DATABASE_URL alone is kept: it chooses the
database the suite runs on.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from ulas.complaints.sealed import keyring

_KEPT = {"DATABASE_URL"}
_place = Path(tempfile.mkdtemp(prefix="ulas-tests-"))
atexit.register(shutil.rmtree, _place, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("ULAS_") and name not in _KEPT]:
    del os.environ[_name]
os.environ["ULAS_DATA"] = str(_place / "data")
(_place / "data").mkdir()
# Made here: a database that DATABASE_URL names may be in use and have a ring of its own.
os.environ["ULAS_KEYS"] = str(_place / "keys.json")
keyring.write(_place / "keys.json", keyring.fresh())

# Most tests go straight to a page; tests of the second factor set it themselves.
os.environ["ULAS_SECOND_FACTOR"] = ""

from ulas.config.settings import *  # noqa: E402, F403

# A test that wants the router trained trains it itself.
ULAS_ROUTER_TRAINING = False

# Pages name static files as they lie in the rooms: no test needs them collected first. Those in a
# browser collect them and see production's names (tests/browser/conftest.py).
STATIC_ROOT = _place / "static"
STATIC_ROOT.mkdir()
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
