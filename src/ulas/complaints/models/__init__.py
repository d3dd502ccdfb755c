"""Tables of the case file."""

from ulas.complaints.models.alike import BlockKey
from ulas.complaints.models.clocks import AbnormalPeriod, RunPause, ServiceTarget, StepRun
from ulas.complaints.models.complainant import Complainant, Gender
from ulas.complaints.models.complaint import Attachment, Channel, Complaint
from ulas.complaints.models.correspondence import Feedback, Message, MessageKind, Reveal
from ulas.complaints.models.desk import Draft, Presence
from ulas.complaints.models.erasable import Erasable
from ulas.complaints.models.finding import SearchWord
from ulas.complaints.models.following import Subscription, Support
from ulas.complaints.models.handling import Answer, AnswerLink, AnswerSource, Assignment, Referral
from ulas.complaints.models.lists import (
    BulkItem,
    BulkOutcome,
    BulkRun,
    SavedView,
    SharedWith,
)
from ulas.complaints.models.procedure import ProcedureVersion
from ulas.complaints.models.record import (
    DailyRoot,
    Delivery,
    DeliveryState,
    Event,
    IdempotencyKey,
    ImportedRow,
    KeyRingMark,
    RateWindow,
    Recipient,
    WorkerBeat,
)
from ulas.complaints.models.router import (
    RouterDecision,
    RouterModel,
    RouterSwitch,
    RouterTraining,
)

__all__ = [
    "AbnormalPeriod",
    "Answer",
    "AnswerLink",
    "AnswerSource",
    "Assignment",
    "Attachment",
    "BlockKey",
    "BulkItem",
    "BulkOutcome",
    "BulkRun",
    "Channel",
    "Complainant",
    "Complaint",
    "DailyRoot",
    "Delivery",
    "DeliveryState",
    "Draft",
    "Erasable",
    "Event",
    "Feedback",
    "Gender",
    "IdempotencyKey",
    "ImportedRow",
    "KeyRingMark",
    "Message",
    "MessageKind",
    "Presence",
    "ProcedureVersion",
    "RateWindow",
    "Recipient",
    "Referral",
    "Reveal",
    "RouterDecision",
    "RouterModel",
    "RouterSwitch",
    "RouterTraining",
    "RunPause",
    "SavedView",
    "SearchWord",
    "ServiceTarget",
    "SharedWith",
    "StepRun",
    "Subscription",
    "Support",
    "WorkerBeat",
]
