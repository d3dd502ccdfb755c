"""What the citizen reads about a complaint as it stands."""

from collections.abc import Iterable

from ulas.complaints.models import Complaint, StepRun
from ulas.sop.phrases import ASKED, phrase
from ulas.sop.terms import ComplaintState


def phrase_of(complaint: Complaint, lang: str = "id") -> str:
    """The phrase for the state and the open steps, read from the database."""
    return phrase_for(complaint, complaint.step_runs.filter(ended_at=None), lang)


def phrase_for(complaint: Complaint, open_runs: Iterable[StepRun], lang: str = "id") -> str:
    """The same, for open runs that were read already."""
    runs = list(open_runs)
    steps = {run.step for run in runs}
    if any(run.paused_at for run in runs):
        steps.add(ASKED)
    return phrase(ComplaintState(complaint.state), steps, lang)
