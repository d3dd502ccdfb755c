"""What starts and ends steps: verbs, and verbs with a qualifier such as `publish_answer.last`.

A verb emits its own name on every subject that it touches, and each qualified form that is
true of that subject. An SOP file may name these triggers and no others.
"""

from ulas.sop.terms import Verb

QUALIFIERS: dict[Verb, dict[str, str]] = {
    Verb.SUBMIT_ANSWER: {"complete": "nothing is outstanding: the answer can be published"},
    Verb.PUBLISH_ANSWER: {
        "interim": "an interim answer with a promised date",
        "final": "the final answer of this agency",
        "last": "the final answer of the last agency that was still handling the complaint",
    },
    Verb.WITHDRAW_REFERRAL: {
        "last": "no agency handles the complaint any more and none has answered it",
        "answered": "no agency handles the complaint any more and another has answered it",
    },
    Verb.RETURN_ASSIGNMENT: {"last": "no division holds an open assignment any more"},
    Verb.UNMERGE: {
        "filed": "the complaint had not been accepted when it was merged",
        "accepted": "the complaint had been accepted when it was merged",
    },
    Verb.REDELEGATE: {"old": "the replaced referral emits this alone, the new one the plain verb"},
}
"""Qualifiers in use, with what each says of the subject it is emitted on."""

TRIGGERS: frozenset[str] = frozenset(Verb) | {
    f"{verb}.{qualifier}" for verb, named in QUALIFIERS.items() for qualifier in named
}


def verb_of(trigger: str) -> str:
    """Return the verb of a trigger: `publish_answer` of `publish_answer.last`."""
    return trigger.partition(".")[0]
