"""A model as bytes and back: arrays and JSON in one zip, never pickle; a broken file is told.

The version of a model is the hash of its bytes, so a decision can always name what made it.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import asdict

import numpy as np

from ulas.routing.facts import Place
from ulas.routing.model.features import BLOCKS
from ulas.routing.model.linear import Calibration, LinearModel, ModelFacts
from ulas.routing.proposal import Opinion

FORMAT = 1
LARGEST_BYTES = 20_000_000
LARGEST_UNPACKED = 200_000_000
# What reading a damaged zip, a foreign array or text that is no JSON of ours raises; zipfile says
# NotImplementedError of a packing it does not know and RuntimeError of a locked file.
UNREADABLE = (
    ValueError, KeyError, TypeError, OSError, EOFError, IndexError,
    zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError,
)  # fmt: skip
_PARTS = ("about", "vocabulary", "blocks", "inverse_frequency", "weights", "bias")


class BrokenModelError(Exception):
    """Berkas model perutean tidak dapat dipakai."""


def to_bytes(model: LinearModel) -> bytes:
    """The file of a model (a compressed npz)."""
    about = {
        "format": FORMAT,
        "agencies": model.agencies,
        "calibration": asdict(model.calibration),
        "facts": asdict(model.facts),
    }
    keys = sorted(model.vocabulary, key=lambda key: model.vocabulary[key])
    packed = io.BytesIO()
    np.savez_compressed(
        packed,
        about=_as_bytes(json.dumps(about, ensure_ascii=False)),
        vocabulary=np.array(keys, dtype=np.uint64),
        blocks=model.blocks,
        inverse_frequency=model.inverse_frequency.astype(np.float16),
        weights=model.weights.astype(np.float16),
        bias=model.bias,
    )
    return packed.getvalue()


def from_bytes(data: bytes) -> LinearModel:
    """The model of a file. Raises BrokenModelError, which tells the administrator what to do."""
    try:
        return _unpacked(data)
    except BrokenModelError:
        raise
    except UNREADABLE as error:
        raise BrokenModelError(_BROKEN) from error


class LazyModel:
    """A model that is read when first asked; when it cannot be, it says so and knows nothing.

    With `version` given, a file that is not that version counts as broken. `send_from` is what a
    person allowed, None where the model only proposes.
    """

    def __init__(
        self, read: Callable[[], bytes], version: str = "", send_from: float | None = None
    ) -> None:
        self._read = read
        self._wanted = version
        self.send_from = send_from
        self._model: LinearModel | None = None
        self.trouble = ""

    @property
    def version(self) -> str:
        """The version of the model, "" where none could be read."""
        model = self._loaded()
        return model.version if model else ""

    @property
    def trust(self) -> float:
        """The model's trust, 0 where none could be read."""
        model = self._loaded()
        return model.trust if model else 0.0

    def opinions(self, text: str, place: Place, *, explain: bool = True) -> Sequence[Opinion]:
        """The model's opinions, none where it could not be read."""
        model = self._loaded()
        return model.opinions(text, place, explain=explain) if model else ()

    def _loaded(self) -> LinearModel | None:
        if self._model is None and not self.trouble:
            try:
                self._model = self._checked(from_bytes(self._read()))
            except BrokenModelError as error:
                self.trouble = str(error)
            except OSError:
                self.trouble = _MISSING
        return self._model

    def _checked(self, model: LinearModel) -> LinearModel:
        if self._wanted and model.version != self._wanted:
            raise BrokenModelError(_BROKEN)
        return model


_BROKEN = "Berkas model perutean rusak; usulan memakai aturan saja. Latih ulang modelnya."
_OLDER = "Berkas model perutean dari versi lain; usulan memakai aturan saja. Latih ulang modelnya."
_MISSING = "Berkas model perutean tidak terbaca; usulan memakai aturan saja. Latih ulang modelnya."


def _unpacked(data: bytes) -> LinearModel:
    parts = _arrays(data)
    about = json.loads(parts["about"].tobytes().decode("utf-8"))
    if about["format"] != FORMAT:
        raise BrokenModelError(_OLDER)
    calibration = about["calibration"]
    model = LinearModel(
        agencies=tuple(str(code) for code in about["agencies"]),
        vocabulary={key: at for at, key in enumerate(parts["vocabulary"].tolist())},
        blocks=parts["blocks"].astype(np.uint8),
        inverse_frequency=parts["inverse_frequency"].astype(np.float32),
        weights=parts["weights"].astype(np.float32),
        bias=parts["bias"].astype(np.float32),
        calibration=Calibration(**{**calibration, "shift": tuple(calibration["shift"])}),
        facts=ModelFacts(**about["facts"]),
        version=hashlib.sha256(data).hexdigest(),
    )
    _check(model)
    return model


def _arrays(data: bytes) -> dict[str, np.ndarray]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
            raise BrokenModelError(_BROKEN)
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        return {name: stored[name] for name in _PARTS}


def _check(model: LinearModel) -> None:
    """Shapes that fit each other and numbers that are numbers."""
    features, agencies = model.weights.shape
    sizes = (len(model.vocabulary), len(model.blocks), len(model.inverse_frequency))
    fits = all(size == features for size in sizes)
    fits = fits and agencies == len(model.agencies) == len(model.bias) > 0
    fits = fits and len(model.calibration.shift) == agencies
    arrays = (model.weights, model.bias, model.inverse_frequency)
    finite = all(bool(np.isfinite(array).all()) for array in arrays)
    if not (fits and finite and bool((model.blocks < len(BLOCKS)).all())):
        raise BrokenModelError(_BROKEN)


def _as_bytes(text: str) -> np.ndarray:
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8)
