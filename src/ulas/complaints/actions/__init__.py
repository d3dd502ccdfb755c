"""Every verb: the only writers of the case file, one file each."""

from ulas.complaints.actions.administration.import_city import (
    Imported,
    import_city,
    load_city,
)
from ulas.complaints.actions.administration.retire import retire_agency, retire_division
from ulas.complaints.actions.answering.add_summary import add_summary
from ulas.complaints.actions.answering.answer_by_link import answer_by_link
from ulas.complaints.actions.answering.assign import assign
from ulas.complaints.actions.answering.correct_answer import correct_answer
from ulas.complaints.actions.answering.dispute_photo import dispute_photo
from ulas.complaints.actions.answering.publish_answer import publish_answer
from ulas.complaints.actions.answering.return_answer import return_answer
from ulas.complaints.actions.answering.return_assignment import return_assignment
from ulas.complaints.actions.answering.submit_answer import submit_answer
from ulas.complaints.actions.desk.keep_draft import drop_draft, keep_draft
from ulas.complaints.actions.desk.mark_present import mark_present
from ulas.complaints.actions.dialogue.add_facts import add_facts
from ulas.complaints.actions.dialogue.add_note import add_note
from ulas.complaints.actions.dialogue.ask_complainant import ask_complainant
from ulas.complaints.actions.dialogue.remind_complainant import remind_complainant
from ulas.complaints.actions.dialogue.resume import resume
from ulas.complaints.actions.finishing.close import close
from ulas.complaints.actions.finishing.give_feedback import give_feedback
from ulas.complaints.actions.finishing.merge import merge
from ulas.complaints.actions.finishing.reopen import reopen
from ulas.complaints.actions.finishing.unmerge import unmerge
from ulas.complaints.actions.following.letters import (
    resend_contact_code,
    send_my_complaints_link,
)
from ulas.complaints.actions.following.subscribe import (
    confirm_subscription,
    end_subscription,
    subscribe,
)
from ulas.complaints.actions.following.support import support
from ulas.complaints.actions.import_procedure import import_procedure
from ulas.complaints.actions.intake.accept import accept
from ulas.complaints.actions.intake.correct_details import correct_details
from ulas.complaints.actions.intake.file_complaint import Filed, file_complaint
from ulas.complaints.actions.intake.filing import Filing, FilingRefused
from ulas.complaints.actions.intake.index_alike import index_alike
from ulas.complaints.actions.intake.keys import ClientKey
from ulas.complaints.actions.intake.object_to_rejection import object_to_rejection
from ulas.complaints.actions.intake.reinstate import reinstate
from ulas.complaints.actions.intake.reject import reject
from ulas.complaints.actions.intake.uphold_rejection import uphold_rejection
from ulas.complaints.actions.intake.verify_contact import verify_contact
from ulas.complaints.actions.intake.withdraw_complaint import withdraw_complaint
from ulas.complaints.actions.keyring.note_key_ring import note_key_ring
from ulas.complaints.actions.keyring.renew_after_theft import renew_after_theft
from ulas.complaints.actions.lists.bulk import IN_BULK, carry_on_bulk, start_bulk
from ulas.complaints.actions.lists.save_view import delete_view, save_view
from ulas.complaints.actions.outbox.claiming import (
    claim_deliveries,
    mark_failed,
    mark_sent,
    resend,
)
from ulas.complaints.actions.outbox.keeping import (
    beat,
    count_hit,
    forget_old_keys,
    write_daily_root,
)
from ulas.complaints.actions.outbox.sweeping import sweep_files
from ulas.complaints.actions.privacy.correct_identity import correct_identity
from ulas.complaints.actions.privacy.erase_identity import erase_identity
from ulas.complaints.actions.privacy.moderate import moderate
from ulas.complaints.actions.privacy.restrict_processing import restrict_processing
from ulas.complaints.actions.privacy.reveal_identity import reveal_identity
from ulas.complaints.actions.privacy.set_visibility import set_visibility
from ulas.complaints.actions.referring.deliver import deliver
from ulas.complaints.actions.referring.distribute import distribute
from ulas.complaints.actions.referring.propose_agencies import propose_agencies
from ulas.complaints.actions.referring.redelegate import redelegate
from ulas.complaints.actions.referring.refuse_return import refuse_return
from ulas.complaints.actions.referring.return_referral import return_referral
from ulas.complaints.actions.referring.withdraw_referral import withdraw_referral
from ulas.complaints.actions.router.keep_model import Trained, keep_model
from ulas.complaints.actions.router.switch_model import switch_model
from ulas.complaints.actions.router.training import begin_training, end_training
from ulas.complaints.actions.staffing.change_address import change_address
from ulas.complaints.actions.staffing.invite_officer import (
    invite_officer,
    send_password_link,
)
from ulas.complaints.actions.staffing.remove_officer import remove_officer
from ulas.complaints.actions.timing.declare_abnormal_period import declare_abnormal_period
from ulas.complaints.actions.timing.escalate import escalate
from ulas.complaints.actions.timing.postpone_automatic import postpone_automatic
from ulas.complaints.actions.timing.recompute_deadlines import recompute_deadlines
from ulas.complaints.actions.timing.send_digests import send_digests, set_daily_digest
from ulas.complaints.refusals import NothingDue
from ulas.complaints.sealed.identity import Identity

__all__ = [
    "IN_BULK",
    "ClientKey",
    "Filed",
    "Filing",
    "FilingRefused",
    "Identity",
    "Imported",
    "NothingDue",
    "Trained",
    "accept",
    "add_facts",
    "add_note",
    "add_summary",
    "answer_by_link",
    "ask_complainant",
    "assign",
    "beat",
    "begin_training",
    "carry_on_bulk",
    "change_address",
    "claim_deliveries",
    "close",
    "confirm_subscription",
    "correct_answer",
    "correct_details",
    "correct_identity",
    "count_hit",
    "declare_abnormal_period",
    "delete_view",
    "deliver",
    "dispute_photo",
    "distribute",
    "drop_draft",
    "end_subscription",
    "end_training",
    "erase_identity",
    "escalate",
    "file_complaint",
    "forget_old_keys",
    "give_feedback",
    "import_city",
    "import_procedure",
    "index_alike",
    "invite_officer",
    "keep_draft",
    "keep_model",
    "load_city",
    "mark_failed",
    "mark_present",
    "mark_sent",
    "merge",
    "moderate",
    "note_key_ring",
    "object_to_rejection",
    "postpone_automatic",
    "propose_agencies",
    "publish_answer",
    "recompute_deadlines",
    "redelegate",
    "refuse_return",
    "reinstate",
    "reject",
    "remind_complainant",
    "remove_officer",
    "renew_after_theft",
    "reopen",
    "resend",
    "resend_contact_code",
    "restrict_processing",
    "resume",
    "retire_agency",
    "retire_division",
    "return_answer",
    "return_assignment",
    "return_referral",
    "reveal_identity",
    "save_view",
    "send_digests",
    "send_my_complaints_link",
    "send_password_link",
    "set_daily_digest",
    "set_visibility",
    "start_bulk",
    "submit_answer",
    "subscribe",
    "support",
    "sweep_files",
    "switch_model",
    "unmerge",
    "uphold_rejection",
    "verify_contact",
    "withdraw_complaint",
    "withdraw_referral",
    "write_daily_root",
]
