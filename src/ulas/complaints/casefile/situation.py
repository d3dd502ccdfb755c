"""What a verb works on while it runs: the locked case and what it decided so far."""

from dataclasses import dataclass, field
from datetime import datetime

from ulas.agencies.models import CalendarRevision
from ulas.complaints.casefile.actor import Actor
from ulas.complaints.models import Complaint, Delivery, Referral, StepRun
from ulas.sop.procedure import Procedure
from ulas.sop.terms import Role, Verb


@dataclass
class Situation:
    """The facts of one verb on one complaint.

    `runs` are the open step runs, `triggers` what the verb sets off in the SOP,
    `fresh_referrals` those it made, `carry` seconds that a new run starts with by step,
    `dues` deadlines that the verb itself sets (a promised date), `charges` who bears the
    minutes of a run that ends now, `for_person` that the next step needs a decision,
    `automatic` that the system may go on with the case by itself.
    """

    verb: Verb
    complaint: Complaint
    procedure: Procedure
    by: Actor
    role: Role
    now: datetime
    referral: Referral | None = None
    runs: list[StepRun] = field(default_factory=list)
    ended: list[StepRun] = field(default_factory=list)
    triggers: frozenset[str] = frozenset()
    fresh_referrals: list[Referral] = field(default_factory=list)
    all_referrals: bool = False
    carry: dict[str, int] = field(default_factory=dict)
    dues: dict[str, datetime] = field(default_factory=dict)
    charges: dict[int, str] = field(default_factory=dict)
    revisions: dict[int | None, CalendarRevision] = field(default_factory=dict)
    deliveries: list[Delivery] = field(default_factory=list)
    for_person: bool = False
    automatic: bool = False

    def concerns(self, referral_id: int | None) -> bool:
        """Whether a referral's runs are touched: its own verb's, or all of the complaint's."""
        return self.all_referrals or (self.referral is not None and self.referral.pk == referral_id)

    def run_of(self, *steps: str) -> StepRun | None:
        """The open run of one of these steps, on the verb's referral or else the complaint."""
        wanted = self.referral.pk if self.referral else None
        return next((r for r in self.runs if r.step in steps and r.referral_id == wanted), None)
