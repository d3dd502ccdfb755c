"""What starts and ends steps: verbs, and verbs with a qualifier such as `publish_answer.last`.

A verb emits its own name on every subject that it touches, and each qualified form that is
true of that subject. An SOP file may name these triggers and no others.
"""

from ulas.sop.moves import MOVE
from ulas.sop.terms import Verb

# fmt: off
QUALIFIERS: dict[Verb, dict[str, str]] = {
    Verb.SUBMIT_ANSWER: {
        "complete": "lengkap",               # nothing is outstanding: it can be published
    },
    Verb.PUBLISH_ANSWER: {
        "interim": "sementara",              # with a promised date
        "final": "akhir",                    # this agency has answered
        "last": "akhir dari semua",          # and no other agency is still handling it
    },
    Verb.WITHDRAW_REFERRAL: {
        "last": "tanpa jawaban",             # no agency handles it any more, none answered
        "answered": "yang lain menjawab",    # no agency handles it any more, another answered
    },
    Verb.RETURN_ASSIGNMENT: {
        "last": "semua bidang",              # no division holds an open assignment any more
    },
    Verb.UNMERGE: {
        "filed": "belum diterima",           # it had not been accepted when it was merged
        "accepted": "sudah diterima",        # it had been accepted when it was merged
    },
    Verb.REDELEGATE: {
        "old": "tujuan lama",                # the replaced referral emits this and not the
    },                                       # plain verb, which the new referral emits
}
# fmt: on
"""Qualifiers in use with the words that people read for them."""

TRIGGERS: frozenset[str] = frozenset(Verb) | {
    f"{verb}.{qualifier}" for verb, named in QUALIFIERS.items() for qualifier in named
}


def verb_of(trigger: str) -> str:
    """Return the verb of a trigger: `publish_answer` of `publish_answer.last`."""
    return trigger.partition(".")[0]


def go_together(one: str, other: str) -> bool:
    """Whether one and the same happening can emit both triggers."""
    if verb_of(one) != verb_of(other):
        return False
    plain = one == other or "." not in one or "." not in other
    return plain or {one, other} == {"publish_answer.final", "publish_answer.last"}


def label(trigger: str) -> str:
    """Return what people read for a trigger: `Terbitkan jawaban (sementara)`."""
    verb = Verb(verb_of(trigger))
    words = QUALIFIERS.get(verb, {}).get(trigger.partition(".")[2])
    return f"{MOVE[verb].label} ({words})" if words else MOVE[verb].label
