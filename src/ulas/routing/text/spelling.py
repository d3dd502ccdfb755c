"""How far two words are apart: slips of the finger between a typed word and a known one."""

from collections.abc import Iterable

SHORT, LONG = 4, 8
"""Up to SHORT letters a word is taken as typed; from LONG letters on two slips are forgiven."""


def slips_forgiven(word: str) -> int:
    """How many slips a typed word of this length may hold."""
    if len(word) < SHORT:
        return 0
    return 2 if len(word) >= LONG else 1


def slips(typed: str, known: str, most: int) -> int:
    """Letters missing, added, changed or swapped with the next one; `most` + 1 when more.

    The optimal string alignment distance, given up as soon as it must exceed `most`.
    """
    if abs(len(typed) - len(known)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(known) + 1))
    for i, letter in enumerate(typed, start=1):
        before, above, row = row, before, [i] + [0] * len(known)
        for j, other in enumerate(known, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            swapped = i > 1 and j > 1 and letter == known[j - 2] and typed[i - 2] == other
            row[j] = min(best, above[j - 2] + 1) if swapped else best
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def nearest(typed: str, known: Iterable[str], most: int = 8) -> list[str]:
    """The known words that `typed` may have meant, the fewest slips first, at most `most`."""
    forgiven = slips_forgiven(typed)
    found = [(slips(typed, word, forgiven), word) for word in known if word != typed]
    return [word for distance, word in sorted(found) if distance <= forgiven][:most]
