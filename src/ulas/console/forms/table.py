"""Every move that officers make, with its form and its verb."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ulas.complaints import actions
from ulas.console.forms import (
    answering,
    finishing,
    privacy,
    publishing,
    receiving,
    referring,
)
from ulas.console.forms.moveform import MoveForm, PlainForm, ReasonForm
from ulas.sop.terms import Verb


@dataclass(frozen=True)
class Doing:
    """A move as a page: its form, the verb it calls, the symbol on its button."""

    form: type[MoveForm]
    verb: Callable[..., Any]
    symbol: str = "check2"
    grave: bool = False


DOINGS: dict[Verb, Doing] = {
    Verb.ACCEPT: Doing(receiving.AcceptForm, actions.accept),
    Verb.REJECT: Doing(receiving.RejectForm, actions.reject, "x-circle", grave=True),
    Verb.UPHOLD_REJECTION: Doing(receiving.UpholdForm, actions.uphold_rejection, "x-circle"),
    Verb.REINSTATE: Doing(ReasonForm, actions.reinstate, "arrow-repeat"),
    Verb.ASK_COMPLAINANT: Doing(receiving.AskForm, actions.ask_complainant, "question-circle"),
    Verb.ADD_FACTS: Doing(receiving.FactsForm, actions.add_facts, "plus-lg"),
    Verb.RESUME: Doing(PlainForm, actions.resume, "play-circle"),
    Verb.CORRECT_DETAILS: Doing(receiving.DetailsForm, actions.correct_details, "pencil"),
    Verb.DISTRIBUTE: Doing(referring.DistributeForm, actions.distribute, "signpost-split"),
    Verb.DELIVER: Doing(referring.DeliverForm, actions.deliver, "building"),
    Verb.RETURN_REFERRAL: Doing(referring.ReturnForm, actions.return_referral, "arrow-left"),
    Verb.REDELEGATE: Doing(referring.RedelegateForm, actions.redelegate, "sign-turn-right"),
    Verb.REFUSE_RETURN: Doing(ReasonForm, actions.refuse_return, "arrow-repeat"),
    Verb.WITHDRAW_REFERRAL: Doing(ReasonForm, actions.withdraw_referral, "x-circle", grave=True),
    Verb.ASSIGN: Doing(answering.AssignForm, actions.assign, "people"),
    Verb.RETURN_ASSIGNMENT: Doing(
        answering.ReturnAssignmentForm, actions.return_assignment, "arrow-left"
    ),
    Verb.SUBMIT_ANSWER: Doing(answering.SubmitForm, actions.submit_answer, "send"),
    Verb.RETURN_ANSWER: Doing(publishing.ReturnAnswerForm, actions.return_answer, "arrow-left"),
    Verb.PUBLISH_ANSWER: Doing(publishing.PublishForm, actions.publish_answer, "check-circle"),
    Verb.CORRECT_ANSWER: Doing(publishing.CorrectAnswerForm, actions.correct_answer, "pencil"),
    Verb.ADD_SUMMARY: Doing(publishing.SummaryForm, actions.add_summary, "file-earmark-text"),
    Verb.CLOSE: Doing(finishing.CloseForm, actions.close, "check-circle"),
    Verb.REOPEN: Doing(finishing.ReopenForm, actions.reopen, "arrow-repeat"),
    Verb.MERGE: Doing(finishing.MergeForm, actions.merge, "link-45deg"),
    Verb.UNMERGE: Doing(ReasonForm, actions.unmerge, "link-45deg"),
    Verb.SET_VISIBILITY: Doing(privacy.VisibilityForm, actions.set_visibility, "lock"),
    Verb.MODERATE: Doing(privacy.ModerateForm, actions.moderate, "eye"),
    Verb.ADD_NOTE: Doing(privacy.NoteForm, actions.add_note, "pencil"),
    Verb.REVEAL_IDENTITY: Doing(privacy.RevealForm, actions.reveal_identity, "person"),
    Verb.RESTRICT_PROCESSING: Doing(
        privacy.RestrictForm, actions.restrict_processing, "pause-circle"
    ),
    Verb.ERASE_IDENTITY: Doing(privacy.EraseForm, actions.erase_identity, "trash", grave=True),
}
