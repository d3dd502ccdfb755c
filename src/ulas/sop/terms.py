"""The words of the procedure: states, roles and triggers that every other room uses.

The Indonesian terms and their code names stand side by side in the glossary
(docs/explanation/glossary.md).
"""

from enum import StrEnum


class Role(StrEnum):
    """Posts that own minutes or make moves.

    The paper names two of them, POLICY_REVIEWER (Penelaah Teknis Kebijakan) and
    INFORMATION_CLERK (Pengolah Informasi dan Komunikasi).
    """

    INFORMATION_CLERK = "INFORMATION_CLERK"
    POLICY_REVIEWER = "POLICY_REVIEWER"
    AGENCY_OFFICER = "AGENCY_OFFICER"
    DIVISION_OFFICER = "DIVISION_OFFICER"
    LEADER = "LEADER"
    ADMINISTRATOR = "ADMINISTRATOR"
    SYSTEM = "SYSTEM"
    COMPLAINANT = "COMPLAINANT"


ROLE_TITLE: dict[Role, str] = {
    Role.INFORMATION_CLERK: "Pengolah Informasi dan Komunikasi",
    Role.POLICY_REVIEWER: "Penelaah Teknis Kebijakan",
    Role.AGENCY_OFFICER: "admin instansi",
    Role.DIVISION_OFFICER: "petugas bidang",
    Role.LEADER: "pimpinan",
    Role.ADMINISTRATOR: "administrator",
    Role.SYSTEM: "sistem",
    Role.COMPLAINANT: "pengadu",
}
"""What people call the posts."""

COORDINATOR_ROLES = frozenset({Role.INFORMATION_CLERK, Role.POLICY_REVIEWER})
"""The two posts at Diskominfo SP who run the flow."""


class ComplaintState(StrEnum):
    """Where a complaint stands."""

    FILED = "FILED"
    INCOMPLETE = "INCOMPLETE"
    ACCEPTED = "ACCEPTED"
    REFERRED = "REFERRED"
    ANSWERED = "ANSWERED"
    CLOSED = "CLOSED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"
    MERGED = "MERGED"


STATE_TITLE: dict[ComplaintState, str] = {
    ComplaintState.FILED: "masuk",
    ComplaintState.INCOMPLETE: "belum lengkap",
    ComplaintState.ACCEPTED: "diterima",
    ComplaintState.REFERRED: "ditangani instansi",
    ComplaintState.ANSWERED: "terjawab",
    ComplaintState.CLOSED: "selesai",
    ComplaintState.REJECTED: "ditolak",
    ComplaintState.WITHDRAWN: "dicabut",
    ComplaintState.MERGED: "digabung",
}
"""What officers call the states."""

FINAL_STATES = frozenset(
    {
        ComplaintState.CLOSED,
        ComplaintState.REJECTED,
        ComplaintState.WITHDRAWN,
        ComplaintState.MERGED,
    }
)
"""States in which nobody at the city has to do anything."""


class ReferralState(StrEnum):
    """Where the sending of one complaint to one agency stands."""

    SENT = "SENT"
    RETURNED = "RETURNED"
    WITHDRAWN = "WITHDRAWN"
    ANSWERED = "ANSWERED"


class AssignmentState(StrEnum):
    """Where the disposition to one division stands."""

    OPEN = "OPEN"
    RETURNED = "RETURNED"
    ANSWERED = "ANSWERED"
    WITHDRAWN = "WITHDRAWN"


class AnswerKind(StrEnum):
    """INTERIM says what, who and by when; FINAL ends the referral."""

    INTERIM = "INTERIM"
    FINAL = "FINAL"


class AnswerState(StrEnum):
    """SUBMITTED by the division, then PUBLISHED, RETURNED for rework, or later CORRECTED."""

    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    PUBLISHED = "PUBLISHED"
    CORRECTED = "CORRECTED"
    WITHDRAWN = "WITHDRAWN"


class Visibility(StrEnum):
    """Who may read the content."""

    PUBLIC = "PUBLIC"
    CONFIDENTIAL = "CONFIDENTIAL"


class IdentityShownTo(StrEnum):
    """Who may learn who filed: the handling agency, or Diskominfo only."""

    AGENCY = "AGENCY"
    COORDINATOR = "COORDINATOR"


class Verb(StrEnum):
    """Everything that can be done to a complaint; one file each in complaints/actions."""

    FILE_COMPLAINT = "file_complaint"
    VERIFY_CONTACT = "verify_contact"
    ACCEPT = "accept"
    REJECT = "reject"
    OBJECT_TO_REJECTION = "object_to_rejection"
    UPHOLD_REJECTION = "uphold_rejection"
    REINSTATE = "reinstate"
    ASK_COMPLAINANT = "ask_complainant"
    REMIND_COMPLAINANT = "remind_complainant"
    ADD_FACTS = "add_facts"
    RESUME = "resume"
    CORRECT_DETAILS = "correct_details"
    WITHDRAW_COMPLAINT = "withdraw_complaint"
    PROPOSE_AGENCIES = "propose_agencies"
    DISTRIBUTE = "distribute"
    DELIVER = "deliver"
    RETURN_REFERRAL = "return_referral"
    REDELEGATE = "redelegate"
    REFUSE_RETURN = "refuse_return"
    WITHDRAW_REFERRAL = "withdraw_referral"
    ASSIGN = "assign"
    RETURN_ASSIGNMENT = "return_assignment"
    SUBMIT_ANSWER = "submit_answer"
    RETURN_ANSWER = "return_answer"
    PUBLISH_ANSWER = "publish_answer"
    CORRECT_ANSWER = "correct_answer"
    ADD_SUMMARY = "add_summary"
    GIVE_FEEDBACK = "give_feedback"
    CLOSE = "close"
    REOPEN = "reopen"
    MERGE = "merge"
    UNMERGE = "unmerge"
    SET_VISIBILITY = "set_visibility"
    MODERATE = "moderate"
    ADD_NOTE = "add_note"
    REVEAL_IDENTITY = "reveal_identity"
    ERASE_IDENTITY = "erase_identity"
    DISPUTE_PHOTO = "dispute_photo"
    CORRECT_IDENTITY = "correct_identity"
    RESTRICT_PROCESSING = "restrict_processing"
    ESCALATE = "escalate"
    DECLARE_ABNORMAL_PERIOD = "declare_abnormal_period"
    RECOMPUTE_DEADLINES = "recompute_deadlines"
