"""What a refusal says to a citizen, in the citizen's language."""

from django.utils.translation import gettext

from ulas.complaints.casefile import MoveRefused
from ulas.look.time_words import told_in


def said(refused: MoveRefused) -> str:
    """The sentence of a refusal.

    The case file speaks Indonesian; a sentence made up of names and states has no entry in
    the catalogue, so that a reader of another language gets a general one.
    """
    sentence = str(refused)
    translated = gettext(sentence)
    if translated != sentence or told_in() == "id":
        return translated
    return gettext(
        "Hal ini tidak dapat dilakukan sekarang. Muat ulang halaman untuk melihat keadaan aduan."
    )
