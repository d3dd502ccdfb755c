"""The statistical model in use: features, probabilities, reasons, its file. Needs numpy alone."""

from ulas.routing.model.linear import Calibration, LinearModel, ModelFacts
from ulas.routing.model.stored import BrokenModelError, LazyModel, from_bytes, to_bytes

__all__ = [
    "BrokenModelError",
    "Calibration",
    "LazyModel",
    "LinearModel",
    "ModelFacts",
    "from_bytes",
    "to_bytes",
]
