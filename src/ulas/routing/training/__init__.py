"""Making a model from labels: for jobs and commands; scikit-learn is imported as it starts."""

from ulas.routing.training.examples import Example, Label, Source, cold_start, examples_from
from ulas.routing.training.fit import TrainingError, train
from ulas.routing.training.gate import Judgement, judge
from ulas.routing.training.nightly import Retrained, retrain

__all__ = [
    "Example",
    "Judgement",
    "Label",
    "Retrained",
    "Source",
    "TrainingError",
    "cold_start",
    "examples_from",
    "judge",
    "retrain",
    "train",
]
