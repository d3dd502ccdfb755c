"""Every move of the procedure as one literal table, and the twins that read it.

`check` refuses with a sentence that the officer can act on, `may` tells whether a
button is shown; both ask the same rule, so that a button never lies.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ulas.sop.terms import STATE_TITLE, Role, Verb
from ulas.sop.terms import ComplaintState as C
from ulas.sop.terms import ReferralState as R

CLERK = Role.INFORMATION_CLERK
REVIEWER = Role.POLICY_REVIEWER
AGENCY = Role.AGENCY_OFFICER
DIVISION = Role.DIVISION_OFFICER
ADMIN = Role.ADMINISTRATOR
SYSTEM = Role.SYSTEM
CITIZEN = Role.COMPLAINANT

UNSETTLED = (C.FILED, C.INCOMPLETE, C.ACCEPTED, C.REFERRED)
LIVE = (*UNSETTLED, C.ANSWERED)
ANY = tuple(C)


class Subject(StrEnum):
    """What a move is about: the complaint, or one of its referrals."""

    COMPLAINT = "complaint"
    REFERRAL = "referral"


@dataclass(frozen=True)
class Move:
    """One row of the table: who may do what, when, and what event it leaves.

    `steps` names steps of which one at least must be open on the subject; empty means
    that no step is asked for. While one of `not_while` is open the move must wait, with the
    sentence that `WAITS` has for that step. `label` is what the button says, `effect` what
    will happen.
    """

    verb: Verb
    event: str
    subject: Subject
    actors: tuple[Role, ...]
    states: tuple[C, ...]
    label: str
    effect: str
    steps: tuple[str, ...] = ()
    not_while: tuple[str, ...] = ()
    referral_states: tuple[R, ...] = (R.SENT,)


@dataclass(frozen=True)
class Facts:
    """What a move is judged by, gathered from the case file under lock.

    `roles` are the roles that the actor holds for this very subject: an agency officer
    of another agency holds none. `step_actors` is what `Procedure.step_actors` says of the
    open steps, `erased` whether the person behind the complaint was forgotten.
    """

    roles: frozenset[Role]
    state: C
    open_steps: frozenset[str] = frozenset()
    referral_state: R | None = None
    step_actors: Mapping[Verb, tuple[Role, ...]] = field(default_factory=dict)
    erased: bool = False


class MoveRefused(Exception):
    """A move that the procedure does not allow now; the text says why, for the officer."""


COMPLAINT, REFERRAL = Subject.COMPLAINT, Subject.REFERRAL
WORKING_STEPS = ("dispose", "answer", "publish", "follow_up")

# fmt: off
MOVES: tuple[Move, ...] = (
    Move(Verb.FILE_COMPLAINT, "FILED", COMPLAINT, (CITIZEN, CLERK, REVIEWER, AGENCY, SYSTEM), (),
         "Catat aduan", "Aduan masuk dan jam penerimaan mulai berjalan."),
    Move(Verb.VERIFY_CONTACT, "CONTACT_VERIFIED", COMPLAINT, (CITIZEN, SYSTEM), ANY,
         "Pastikan kontak", "Kontak pengadu ditandai sudah dipastikan."),
    Move(Verb.ACCEPT, "ACCEPTED", COMPLAINT, (CLERK, REVIEWER, SYSTEM), (C.FILED, C.INCOMPLETE),
         "Terima aduan", "Aduan diterima dan siap didistribusikan.", steps=("receive",)),
    Move(Verb.REJECT, "REJECTED", COMPLAINT, (CLERK, REVIEWER), UNSETTLED,
         "Tolak aduan", "Aduan ditolak dengan alasan yang dibaca pengadu; ia dapat berkeberatan."),
    Move(Verb.OBJECT_TO_REJECTION, "OBJECTED", COMPLAINT, (CITIZEN,), (C.REJECTED,),
         "Ajukan keberatan", "Penolakan diperiksa ulang oleh Penelaah Teknis Kebijakan."),
    Move(Verb.UPHOLD_REJECTION, "REJECTION_UPHELD", COMPLAINT, (REVIEWER,), (C.REJECTED,),
         "Pertahankan penolakan", "Keberatan dijawab; aduan tetap ditolak.", steps=("objection",)),
    Move(Verb.REINSTATE, "REINSTATED", COMPLAINT, (REVIEWER,), (C.REJECTED,),
         "Pulihkan aduan", "Penolakan dibatalkan; aduan didistribusikan."),
    Move(Verb.ASK_COMPLAINANT, "ASKED", COMPLAINT, (CLERK, REVIEWER, AGENCY, DIVISION),
         (C.FILED, C.REFERRED),
         "Tanya pengadu", "Pengadu ditanya; jam berhenti selama menunggu balasannya."),
    Move(Verb.REMIND_COMPLAINANT, "REMINDED", COMPLAINT, (SYSTEM,), (C.INCOMPLETE, C.REFERRED),
         "Ingatkan pengadu", "Pengadu diingatkan bahwa pertanyaan belum dijawab."),
    Move(Verb.ADD_FACTS, "FACTS_ADDED", COMPLAINT, (CITIZEN, CLERK), LIVE,
         "Tambah keterangan", "Keterangan masuk ke berkas; jam yang berhenti berjalan lagi."),
    Move(Verb.RESUME, "RESUMED", COMPLAINT, (SYSTEM, CLERK, REVIEWER), (C.INCOMPLETE, C.REFERRED),
         "Lanjutkan jam", "Jam yang berhenti berjalan lagi tanpa menunggu pengadu."),
    Move(Verb.CORRECT_DETAILS, "DETAILS_CORRECTED", COMPLAINT, (CLERK, REVIEWER, AGENCY), LIVE,
         "Perbaiki rincian", "Kategori atau tempat diperbaiki; yang lama tetap tercatat."),
    Move(Verb.WITHDRAW_COMPLAINT, "COMPLAINT_WITHDRAWN", COMPLAINT, (CITIZEN,),
         (*UNSETTLED, C.MERGED),
         "Cabut aduan", "Aduan dicabut atas permintaan pengadu."),
    Move(Verb.PROPOSE_AGENCIES, "PROPOSED", COMPLAINT, (SYSTEM,), (C.ACCEPTED,),
         "Usulkan instansi", "Usulan instansi disiapkan bagi Penelaah Teknis Kebijakan.",
         steps=("distribute",)),
    Move(Verb.DISTRIBUTE, "DISTRIBUTED", COMPLAINT, (SYSTEM, REVIEWER, CLERK),
         (C.ACCEPTED, C.REFERRED),
         "Distribusikan", "Aduan dikirim ke satu instansi atau lebih; jam masing-masing berjalan."),
    Move(Verb.DELIVER, "DELIVERED", REFERRAL, (SYSTEM, CLERK), (C.REFERRED,),
         "Sampaikan ke instansi", "Aduan masuk ke antrean instansi tujuan.", steps=("send",)),
    Move(Verb.RETURN_REFERRAL, "RETURNED", REFERRAL, (AGENCY,), (C.REFERRED,),
         "Kembalikan: salah tujuan", "Diskominfo SP memutuskan tujuan yang benar.",
         steps=("dispose", "answer", "follow_up"), not_while=("publish",)),
    Move(Verb.REDELEGATE, "REDELEGATED", REFERRAL, (REVIEWER,), (C.REFERRED,),
         "Delegasikan ulang", "Aduan dikirim ke instansi lain; yang lama hanya melihat ringkasan.",
         steps=("redelegate", "send", *WORKING_STEPS), referral_states=(R.SENT, R.RETURNED)),
    Move(Verb.REFUSE_RETURN, "RETURN_REFUSED", REFERRAL, (REVIEWER,), (C.REFERRED,),
         "Tolak pengembalian", "Instansi tetap menangani; menit tunggu menjadi tanggungannya.",
         steps=("redelegate",), referral_states=(R.RETURNED,)),
    Move(Verb.WITHDRAW_REFERRAL, "REFERRAL_WITHDRAWN", REFERRAL, (REVIEWER, CLERK), (C.REFERRED,),
         "Tarik dari instansi", "Instansi ini tidak lagi menangani aduan.",
         steps=("redelegate", "send", *WORKING_STEPS), referral_states=(R.SENT, R.RETURNED)),
    Move(Verb.ASSIGN, "ASSIGNED", REFERRAL, (AGENCY, ADMIN), (C.REFERRED,),
         "Disposisi ke bidang", "Bidang menerima disposisi beserta petunjuknya.",
         steps=("dispose", "answer", "follow_up")),
    Move(Verb.RETURN_ASSIGNMENT, "ASSIGNMENT_RETURNED", REFERRAL,
         (DIVISION, AGENCY, ADMIN), (C.REFERRED,),
         "Kembalikan disposisi", "Disposisi kembali ke admin instansi.",
         steps=("answer", "follow_up")),
    Move(Verb.SUBMIT_ANSWER, "ANSWER_SUBMITTED", REFERRAL, (DIVISION, AGENCY, CLERK, REVIEWER),
         (C.REFERRED,),
         "Kirim jawaban", "Jawaban diteruskan untuk diterbitkan.",
         steps=("dispose", "answer", "follow_up")),
    Move(Verb.RETURN_ANSWER, "ANSWER_RETURNED", REFERRAL, (AGENCY, CLERK, REVIEWER), (C.REFERRED,),
         "Kembalikan jawaban", "Jawaban dikembalikan ke bidang dengan catatan.",
         steps=("publish",)),
    Move(Verb.PUBLISH_ANSWER, "ANSWER_PUBLISHED", REFERRAL, (AGENCY, CLERK), (C.REFERRED,),
         "Terbitkan jawaban", "Pengadu menerima jawaban; naskah yang dilepas tampil untuk umum.",
         steps=("publish",)),
    Move(Verb.CORRECT_ANSWER, "ANSWER_CORRECTED", REFERRAL, (AGENCY, CLERK, REVIEWER),
         (C.REFERRED, C.ANSWERED, C.CLOSED),
         "Ralat jawaban", "Jawaban baru terbit; naskah lama tetap tersimpan.",
         referral_states=(R.SENT, R.ANSWERED)),
    Move(Verb.ADD_SUMMARY, "SUMMARY_ADDED", REFERRAL, (AGENCY, CLERK, REVIEWER),
         (C.ANSWERED, C.CLOSED),
         "Tulis rangkuman", "Rangkuman semua jawaban tampil bagi pengadu.",
         referral_states=(R.ANSWERED,)),
    Move(Verb.GIVE_FEEDBACK, "FEEDBACK_GIVEN", COMPLAINT, (CITIZEN,), (C.ANSWERED, C.CLOSED),
         "Beri penilaian", "Penilaian tercatat dan aduan ditutup."),
    Move(Verb.CLOSE, "CLOSED", COMPLAINT, (SYSTEM, CLERK, REVIEWER), (C.ANSWERED, C.INCOMPLETE),
         "Tutup aduan", "Aduan selesai; pengadu masih dapat membukanya lagi untuk sementara."),
    Move(Verb.REOPEN, "REOPENED", COMPLAINT, (CITIZEN, REVIEWER), (C.ANSWERED, C.CLOSED),
         "Buka kembali", "Putaran baru dimulai di meja Penelaah Teknis Kebijakan."),
    Move(Verb.MERGE, "MERGED", COMPLAINT, (CLERK, REVIEWER), UNSETTLED,
         "Gabungkan", "Aduan ini mengikuti aduan induk; jawabannya sampai ke kedua pengadu."),
    Move(Verb.UNMERGE, "UNMERGED", COMPLAINT, (CLERK, REVIEWER, SYSTEM), (C.MERGED,),
         "Pisahkan kembali", "Aduan berjalan sendiri lagi."),
    Move(Verb.SET_VISIBILITY, "VISIBILITY_SET", COMPLAINT, (CLERK, REVIEWER), ANY,
         "Atur kerahasiaan", "Mengatur siapa yang dapat membaca aduan dan mengenal pengadu."),
    Move(Verb.MODERATE, "MODERATED", COMPLAINT, (CLERK, REVIEWER), ANY,
         "Atur tampilan umum", "Naskah atau foto dilepas ke umum atau ditarik dari umum."),
    Move(Verb.ADD_NOTE, "NOTE_ADDED", COMPLAINT, (CLERK, REVIEWER, AGENCY, DIVISION), ANY,
         "Catatan internal", "Catatan hanya dibaca petugas."),
    Move(Verb.REVEAL_IDENTITY, "IDENTITY_REVEALED", COMPLAINT, (CLERK, REVIEWER, AGENCY), ANY,
         "Lihat identitas", "Pembukaan identitas dicatat beserta keperluannya."),
    Move(Verb.ERASE_IDENTITY, "IDENTITY_ERASED", COMPLAINT, (CITIZEN, REVIEWER, SYSTEM),
         (C.CLOSED, C.REJECTED, C.WITHDRAWN, C.MERGED),
         "Hapus data pribadi", "Data pribadi dihapus; angka dan rantai catatan tetap."),
    Move(Verb.DISPUTE_PHOTO, "PHOTO_DISPUTED", COMPLAINT, (CITIZEN,),
         (C.REFERRED, C.ANSWERED, C.CLOSED),
         "Sanggah foto", "Petugas diminta memeriksa foto yang menurut pengadu tidak benar."),
    Move(Verb.CORRECT_IDENTITY, "IDENTITY_CORRECTED", COMPLAINT, (CITIZEN,), ANY,
         "Perbaiki data diri", "Data diri diganti; kontak baru perlu dipastikan lagi."),
    Move(Verb.RESTRICT_PROCESSING, "PROCESSING_RESTRICTED", COMPLAINT, (CITIZEN, REVIEWER), ANY,
         "Batasi pemakaian data", "Data hanya disimpan; aduan tidak tampil untuk umum."),
    Move(Verb.ESCALATE, "ESCALATED", COMPLAINT, (SYSTEM,), (*LIVE, C.REJECTED),
         "Eskalasi", "Atasan diberi tahu bahwa langkah hampir atau sudah terlambat."),
    Move(Verb.DECLARE_ABNORMAL_PERIOD, "ABNORMAL_PERIOD_DECLARED", COMPLAINT, (REVIEWER, ADMIN),
         ANY, "Nyatakan keadaan tidak normal", "Keterlambatan pada masa itu ditandai dimaklumi."),
    Move(Verb.RECOMPUTE_DEADLINES, "DEADLINES_RECOMPUTED", COMPLAINT, (SYSTEM, ADMIN), ANY,
         "Hitung ulang batas waktu", "Batas waktu langkah terbuka mengikuti kalender yang baru."),
)
# fmt: on

WAITS: dict[str, str] = {
    "publish": "Terbitkan atau kembalikan dahulu jawaban yang menunggu diterbitkan.",
}
"""What must be done first, by the open step that stands in a move's way."""

MOVE: dict[Verb, Move] = {move.verb: move for move in MOVES}


def refusal(verb: Verb, facts: Facts) -> str | None:
    """Why the move is refused now, as an Indonesian sentence; None when it is allowed."""
    move = MOVE[verb]
    if facts.erased:
        return "Data aduan ini sudah dihapus; yang tersisa hanya angka dan catatannya."
    if not facts.roles & frozenset(_actors(move, facts)):
        return f"“{move.label}” tidak termasuk wewenang Anda pada aduan ini."
    if move.states and facts.state not in move.states:
        return f"“{move.label}” tidak dapat dilakukan pada aduan yang {STATE_TITLE[facts.state]}."
    if move.subject is REFERRAL and facts.referral_state not in move.referral_states:
        return f"“{move.label}” tidak dapat dilakukan: instansi ini tidak sedang menanganinya."
    if move.steps and not facts.open_steps & set(move.steps):
        return f"“{move.label}” belum atau tidak lagi dapat dilakukan pada langkah ini."
    waiting = next((step for step in move.not_while if step in facts.open_steps), None)
    if waiting:
        return f"“{move.label}” belum dapat dilakukan. {WAITS[waiting]}"
    return None


def _actors(move: Move, facts: Facts) -> Iterable[Role]:
    """Actors of the move, narrowed by whom the procedure file lets do the open step."""
    named = facts.step_actors.get(move.verb, move.actors)
    return [role for role in move.actors if role in named]


def check(verb: Verb, facts: Facts) -> None:
    """Refuse a move that the table does not allow.

    Raises:
        MoveRefused: with a sentence for the officer.
    """
    sentence = refusal(verb, facts)
    if sentence:
        raise MoveRefused(sentence)


def may(verb: Verb, facts: Facts) -> bool:
    """Whether the move is allowed; the twin of `check`."""
    return refusal(verb, facts) is None
